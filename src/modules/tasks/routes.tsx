import type { z } from 'zod'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import type { FormState } from '#ui/form.tsx'
import { withQuery } from '#ui/layout.tsx'
import { formState } from '#ui/refused-form.ts'
import {
  actOnTasks,
  type BulkLine,
  bulkActs,
  giveOwnTask,
  givePart,
  removeView,
  saveView,
} from './actions.ts'
import { type BulkBody, plural } from './api.ts'
import { areaChoices, leadChoices, partChoices, peopleChoices } from './facts/choices.ts'
import { readAll, readListPage, readTask } from './facts/reading.ts'
import * as input from './input.ts'
import { ActView } from './pages/act.tsx'
import { TaskListView } from './pages/list.tsx'
import { NewPartView, NewTaskView } from './pages/new.tsx'
import { TaskView } from './pages/task.tsx'
import { mayActOnMany, mayGiveAtAll } from './policy.ts'
import { actByName, taskPapers } from './routes/papers.ts'
import { type ActName, actNames, acts } from './rules/acts.ts'
import { csvOf } from './sheet.ts'

const state = (c: C, id: string, again?: Again, initial?: FormState['values']): FormState =>
  formState(c.var.ctx.lang, id, c.var.sentence, again, initial)

const listQueryOf = (query: input.PageQuery): input.ListQuery => ({
  ...query,
  year: query.programme && query.programme !== 'all' ? Number(query.programme) : undefined,
})

/** What came of an act on several tasks, told in the address: "reminded-lately.2,not-issued.1". */
const bulkTold = (query: input.PageQuery) =>
  query.bulk === undefined
    ? undefined
    : {
        act: query.bulk,
        done: query.done ?? 0,
        why: [...(query.why ?? '').matchAll(/([a-z.-]+?)\.(\d{1,3})(?:,|$)/g)].map(([, reason = '', n]) => ({
          reason,
          n: Number(n),
        })),
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
      may={{ give: mayGiveAtAll(ctx.actor), bulk: mayActOnMany(ctx.actor) }}
      viewForm={state(c, 'view', again)}
      bulkTold={bulkTold(query)}
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

const mainActs: ActName[] = ['grantExtension', 'reassign', 'accept', 'complete', 'submit']

type TaskForm = 'note' | 'evidence' | 'contribution'
const showTask = async (c: C, form?: TaskForm, again?: Again) => {
  const reading = await readTask(c.var.ctx, idIn(c))
  const formOf = (name: TaskForm) => state(c, name, form === name ? again : undefined)
  return show(
    c,
    <TaskView
      frame={await c.var.frame()}
      reading={reading}
      forms={{ note: formOf('note'), evidence: formOf('evidence'), contribution: formOf('contribution') }}
      next={mainActs.find((name) => reading.acts.includes(name))}
      refused={again && !form ? c.var.sentence(again.reason ?? 'bad-input', again.facts) : undefined}
    />,
    again?.status,
  )
}

const showAct = async (c: C, name: ActName, again?: Again) => {
  const { ctx } = c.var
  const reading = await readTask(ctx, idIn(c))
  if (!again && !reading.acts.includes(name)) throw new Refused('forbidden', `tasks.${acts[name].noun}`)
  const asksUnit = name === 'reassign' || name === 'correct'
  return show(
    c,
    <ActView
      frame={await c.var.frame()}
      reading={reading}
      name={name}
      state={state(c, 'act', again)}
      units={asksUnit ? await leadChoices(ctx) : []}
      people={name === 'delegate' ? await peopleChoices(ctx, reading.page.leadUnitId) : []}
    />,
    again?.status,
  )
}

const showNew = async (c: C, again?: Again) => {
  if (!mayGiveAtAll(c.var.ctx.actor))
    throw again ? new Refused('forbidden', 'tasks.give') : new Refused('missing', 'page')
  const units = await leadChoices(c.var.ctx)
  const areas = await areaChoices(c.var.ctx)
  return show(
    c,
    <NewTaskView frame={await c.var.frame()} state={state(c, 'new', again)} units={units} areas={areas} />,
    again?.status,
  )
}

const showNewPart = async (c: C, again?: Again) => {
  const { page, may } = await readTask(c.var.ctx, idIn(c))
  if (!may.part) throw new Refused('forbidden', 'tasks.parts')
  const units = await partChoices(c.var.ctx, page.leadUnitId)
  return show(
    c,
    <NewPartView frame={await c.var.frame()} state={state(c, 'part', again)} task={page} units={units} />,
    again?.status,
  )
}

/** Where the list was, with what came of it; only addresses of the list are gone back to. */
function backTo(back: string | undefined, act: string, lines: readonly BulkLine[]): string {
  const why = new Map<string, number>()
  for (const { reason } of lines) if (reason) why.set(reason, (why.get(reason) ?? 0) + 1)
  let address = back?.startsWith('/tasks?') ? back : '/tasks?programme=all'
  address = withQuery(address, 'bulk', act)
  address = withQuery(address, 'done', String(lines.filter((line) => line.done).length))
  return withQuery(address, 'why', [...why].map(([reason, n]) => `${reason}.${n}`).join(',') || undefined)
}

function stateChanges(web: Web): void {
  for (const name of actNames) {
    const address = `/tasks/:id/${acts[name].noun}`
    if (name !== 'accept') web.get(address, (c) => showAct(c, name))
    web.post(address, {
      input: (name === 'submit' ? input.submissionForm : input.actInputs[name]) as z.ZodType<
        Record<string, unknown>
      >,
      act: (ctx, body, c) => actByName(ctx, name, idIn(c), body),
      next: (_, c) => `/tasks/${idIn(c)}`,
      again: (c, again) => (name === 'accept' ? showTask(c, undefined, again) : showAct(c, name, again)),
    })
  }
  for (const name of bulkActs) {
    web.post(`/tasks/${plural[name]}`, {
      input: input.bulkInputs[name] as z.ZodType<BulkBody>,
      act: async (ctx, { ids, back, ...wish }) =>
        backTo(back, name, await actOnTasks(ctx, ids, name, wish as never)),
      next: (address) => address,
    })
  }
}

/** Pages and forms of the tasks. */
export const web = (web: Web): void => {
  web.get('/tasks', (c) => showList(c))
  web.get('/tasks/export', exportList)
  web.get('/tasks/new', (c) => showNew(c))
  web.post('/tasks', {
    input: input.newTaskInput,
    act: (ctx, body) => giveOwnTask(ctx, body),
    next: (given) =>
      given.tasks.length === 1 ? `/tasks/${given.tasks[0]?.id}` : `/tasks?instruction=${given.instructionId}`,
    again: (c, again) => showNew(c, again),
  })
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
  web.get('/tasks/:id', (c) => showTask(c))
  web.get('/tasks/:id/parts/new', (c) => showNewPart(c))
  web.post('/tasks/:id/parts', {
    input: input.newPartInput,
    act: (ctx, { version, ...wish }, c) =>
      givePart(ctx, idIn(c), { ...wish, dueOn: wish.dueOn ?? null }, version),
    next: (part) => `/tasks/${part.id}`,
    again: (c, again) => showNewPart(c, again),
  })
  taskPapers(web, showTask)
  stateChanges(web)
}
