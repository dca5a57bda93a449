import type { RouteEntry } from '#platform/http.ts'
import { addressFor, bodyFor } from './bodies.ts'
import type { ActorName } from './cast.ts'
import { expected, firstOf } from './expected.ts'
import { knock } from './knock.ts'
import type { Subjects } from './subjects.ts'
import { keyOf, type World } from './world.ts'

/** What stands where a number belongs and is none that a row can have. */
export const noNumbers = ['0', '-1', 'abc', '%00', '9'.repeat(40)]

/** Somebody for whom this route does what it is for. */
export const welcome = (entry: RouteEntry): ActorName => firstOf(expected[keyOf(entry)] ?? { shows: '' })

/** Asks a route for what is not there (the last thing its address names); says what it answered when that was not 404. */
export const found404 = async (
  world: World,
  subjects: Subjects,
  entry: RouteEntry,
  id: string,
): Promise<string | undefined> => {
  const as = welcome(entry)
  const last = [...entry.path.matchAll(/:(\w+)/g)].at(-1)?.[1] ?? ''
  const address = addressFor(entry, subjects, as, { [last]: '~' })?.replace('~', id) ?? ''
  const body = entry.method === 'POST' ? bodyFor(entry, subjects, as).body : undefined
  const answer = await world.rolledBack(() => knock(world, entry, address, { as, body }))
  return answer.status === 404 ? undefined : `${entry.method} ${address}: ${answer.status}`
}
