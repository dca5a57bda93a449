import type { RouteEntry } from '#platform/http.ts'
import type { Body } from './bodies.ts'
import { hostileFor, namesOf, rawBodies } from './hostile.ts'
import type { Knock } from './knock.ts'

/** The next `count` of a list that is gone through again and again, for each key from where it stopped. */
const dealer = <T>() => {
  const at = new Map<string, number>()
  return (key: string, from: readonly T[], count: number): T[] => {
    const start = at.get(key) ?? 0
    at.set(key, start + count)
    return Array.from({ length: count }, (_, i) => from[(start + i) % from.length] as T)
  }
}

/**
 * Requests for each door in which one thing is wrong and the rest right, so that it comes as deep as it can. The
 * hostile values are dealt out: each name of a field meets each value at one of its doors, and each door at least
 * `least` values a field and as many bodies that are none, instead of every value in every field of every door.
 */
export const dealt = (
  doors: readonly { entry: RouteEntry; right: Body }[],
  least: number,
): Map<RouteEntry, Knock[]> => {
  const keyed = doors.map(({ entry, right }) => ({ entry, right, names: namesOf(entry, right) }))
  const times = new Map<string, number>()
  const keyOf = (entry: RouteEntry, name: string) => `${entry.door} ${name}`
  for (const { entry, names } of keyed)
    for (const name of names) times.set(keyOf(entry, name), (times.get(keyOf(entry, name)) ?? 0) + 1)
  const [values, raws] = [dealer<unknown>(), dealer<Knock>()]
  return new Map(
    keyed.map(({ entry, right, names }) => {
      const all = hostileFor(entry.door)
      const wrong = names.flatMap((name) => {
        const key = keyOf(entry, name)
        const count = Math.max(least, Math.ceil(all.length / (times.get(key) ?? 1)))
        return values(key, all, count).map((value): Knock => ({ body: { ...right, [name]: value } }))
      })
      return [entry, [...wrong, ...raws(entry.door, rawBodies, least)]]
    }),
  )
}
