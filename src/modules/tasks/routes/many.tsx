import type { z } from 'zod'
import { type Again, type C, queryIn, show, type Web } from '#platform/http.ts'
import { readInput } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import { withQuery } from '#ui/layout.tsx'
import { formState } from '#ui/refused-form.ts'
import { actOnTasks, type BulkLine } from '../actions.ts'
import { type BulkBody, plural } from '../api.ts'
import { leadChoices } from '../facts/choices.ts'
import { readChosen } from '../facts/list.ts'
import * as input from '../input.ts'
import { ReassignManyView } from '../pages/list/many.tsx'
import { manyActs } from '../policy.ts'
import { bulkActs } from '../rules/acts.ts'

/** So many of each reason are told by name; the rest by number. */
const named = 10

const listAddress = (back: string | undefined): string =>
  back?.startsWith('/tasks?') ? back : '/tasks?programme=all'

/** Where the list was, with what came of it: "reminded-lately.2.12-15"; only addresses of the list are gone back to. */
function backTo(back: string | undefined, act: string, lines: readonly BulkLine[]): string {
  const refused = Map.groupBy(
    lines.filter((line) => line.reason),
    (line) => line.reason ?? '',
  )
  const why = [...refused].map(([reason, of]) => {
    const ids = of.slice(0, named).map((line) => line.id)
    return `${reason}.${of.length}.${ids.join('-')}`
  })
  let address = withQuery(listAddress(back), 'bulk', act)
  address = withQuery(address, 'done', String(lines.filter((line) => line.done).length))
  return withQuery(address, 'why', why.join(',') || undefined)
}

/** What came of an act on several tasks, as the address tells it. */
export const outcomeIn = (query: input.PageQuery) =>
  query.bulk === undefined
    ? undefined
    : {
        act: query.bulk,
        done: query.done ?? 0,
        why: [
          ...(query.why ?? '').matchAll(/([a-z.-]+?)\.(\d{1,3})(?:\.(\d{1,15}(?:-\d{1,15}){0,9}))?(?:,|$)/g),
        ].map(([, reason = '', n, ids = '']) => ({
          reason,
          n: Number(n),
          ids: ids === '' ? [] : ids.split('-').map(Number),
        })),
      }

const typedAgain = ({ typed }: Again): { ids: number[]; back?: string } => {
  const read = readInput(input.chosenQuery, typed)
  return read.ok ? read.value : { ids: [] }
}

/** The tasks that were ticked, and the one form that gives those that were returned to another unit. */
async function showReassignment(c: C, again?: Again): Promise<Response> {
  const { ctx } = c.var
  if (!manyActs(ctx.actor).includes('reassign'))
    throw again ? new Refused('forbidden', 'tasks.reassignment') : new Refused('missing', 'page')
  const { ids, back } = again ? typedAgain(again) : queryIn(c, input.chosenQuery)
  const rows = await readChosen(ctx, ids)
  return show(
    c,
    <ReassignManyView
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'reassign', c.var.sentence, again)}
      units={await leadChoices(ctx)}
      open={rows.filter((task) => task.state === 'returned')}
      closed={rows.filter((task) => task.state !== 'returned')}
      back={listAddress(back)}
    />,
    again?.status,
  )
}

/** The same act on several tasks. */
export function manyTasks(web: Web): void {
  web.get('/tasks/reassignments', (c) => showReassignment(c))
  for (const name of bulkActs) {
    web.post(`/tasks/${plural[name]}`, {
      input: input.bulkInputs[name] as z.ZodType<BulkBody>,
      act: async (ctx, { ids, back, ...wish }) =>
        backTo(back, name, await actOnTasks(ctx, ids, name, wish as never)),
      next: (address) => address,
      ...(name === 'reassign' && { again: showReassignment }),
    })
  }
}
