import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { removeView, saveView } from '../actions.ts'
import { listQueryOf, readAll, readChosen, readListPage } from '../facts/list.ts'
import * as input from '../input.ts'
import type { BulkOutcome } from '../pages/list/shape.ts'
import { TaskListView } from '../pages/list.tsx'
import { manyActs, mayGiveAtAll } from '../policy.ts'
import { csvOf } from '../sheet.ts'
import { outcomeIn } from './many.tsx'

/** What came of an act on several tasks, with the names of those that were refused. One statement where there are any. */
async function told(c: C, query: input.PageQuery): Promise<BulkOutcome | undefined> {
  const outcome = outcomeIn(query)
  if (!outcome) return undefined
  const rows = await readChosen(
    c.var.ctx,
    outcome.why.flatMap(({ ids }) => ids),
  )
  const byId = new Map(rows.map(({ id, code, title }) => [id, { id, code, title }]))
  const why = outcome.why.map(({ ids, ...rest }) => ({
    ...rest,
    tasks: ids.map((id) => byId.get(id)).filter((task) => task !== undefined),
  }))
  return { ...outcome, why }
}

const showList = async (c: C, again?: Again) => {
  const { ctx, year } = c.var
  const query = queryIn(c, input.pageQuery)
  // the plain address is the year of the top bar; every other address says what it is about
  if (Object.keys(c.req.queries()).length === 0) return c.redirect(`/tasks?programme=${year}`, 303)
  const list = await readListPage(ctx, listQueryOf(query))
  return show(
    c,
    <TaskListView
      frame={await c.var.frame()}
      query={query}
      list={list}
      may={{ give: mayGiveAtAll(ctx.actor), many: manyActs(ctx.actor) }}
      viewForm={formState(ctx.lang, 'view', c.var.sentence, again)}
      bulkTold={await told(c, query)}
      say={c.var.sentence}
    />,
    again?.status,
  )
}

/** Exactly the rows that the list shows, in its order; at most 50,000. */
const exportList = async (c: C) => {
  const query = queryIn(c, input.pageQuery)
  const rows = await readAll(c.var.ctx, listQueryOf(query), 50_000)
  return c.body(csvOf(rows, c.var.ctx.lang), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="nhiem-vu.csv"',
  })
}

/** The list, its export, and the reader's saved views. */
export function taskList(web: Web): void {
  web.get('/tasks', (c) => showList(c))
  web.get('/tasks/export', exportList)
  web.post('/tasks/views', {
    input: input.viewInput,
    act: async (ctx, body) => {
      await saveView(ctx, { name: body.name, query: body.query ?? 'programme=all' })
      return body.query ?? 'programme=all'
    },
    next: (query) => `/tasks?${query}`,
  })
  web.post('/tasks/views/:id/removal', {
    input: input.nothingInput,
    act: (ctx, _, c) => removeView(ctx, idIn(c)),
    next: () => '/tasks',
  })
}
