import { addDays, type Day } from '#platform/day.ts'

/** How near a thing's date is, in the order of the list. */
export const nearnesses = ['overdue', 'today', 'week', 'later', 'undated'] as const
export type Nearness = (typeof nearnesses)[number]

/** The deadline day itself is not overdue; the week is the seven days after it. */
export const nearnessOf = (due: Day | null, today: Day): Nearness => {
  if (due === null) return 'undated'
  if (due < today) return 'overdue'
  if (due === today) return 'today'
  return due <= addDays(today, 7) ? 'week' : 'later'
}

/** Lines in groups by nearness, each group in the order given; empty groups are left out. */
export const byNearness = <Line extends { due_on: Day | null }>(
  lines: readonly Line[],
  today: Day,
): { nearness: Nearness; lines: Line[] }[] => {
  const groups = Map.groupBy(lines, (line) => nearnessOf(line.due_on, today))
  return nearnesses.flatMap((nearness) => {
    const own = groups.get(nearness)
    return own ? [{ nearness, lines: own }] : []
  })
}

// What somebody else waits for: how long they have waited is worth saying. For one's own work the deadline says enough.
const othersWait = /^(accept|check|decide|reassign|confirm|review|sign|receive|synthesise|forward)/

/** Whether a line says how long it has waited: where somebody else waits for it, or no date says how pressing it is. */
export const saysHowLong = ({ act, due_on }: { act: string; due_on: Day | null }): boolean =>
  due_on === null || othersWait.test(act)

/** Fewer letters than this find too much. */
export const shortestSearch = 2

/** The words of a search, or nothing when there are too few letters to search by. */
export const wordsOf = (q: string | undefined): string | undefined => {
  const words = (q ?? '').replace(/\s+/g, ' ').trim()
  return [...words.replace(/[^\p{L}\p{N}]/gu, '')].length < shortestSearch ? undefined : words
}
