import type { Day } from '#platform/day.ts'
import { type FindingEvent, type FindingThen, findingThen, type Timing, timing } from './finding.ts'
import { type FindingKey, findingKeys, keysOf } from './measures.ts'

/** What of a finding a line needs; `earlier` are inspections before that found the same item wanting in the unit. */
export type Listed = {
  id: number
  unitId: number
  item: string
  inspectionId: number
  begunOn: Day | null
  ownerUnitId: number
  dueOn: Day | null
  events: readonly FindingEvent[]
  earlier: readonly unknown[]
}

/** A finding as it stood on a day, with the figures it counts in. */
export type Line<F extends Listed> = {
  finding: F
  then: FindingThen
  time: Timing
  repeated: boolean
  keys: FindingKey[]
}

/** The line of a finding on a day; none while it had not been noted. */
export const lineOf = <F extends Listed>(finding: F, asOf: Day): Line<F>[] => {
  const then = findingThen(finding.events, asOf)
  if (!then) return []
  const repeated = finding.earlier.length > 0
  const counted = { ...finding, begunOn: finding.begunOn ?? asOf }
  const keys = keysOf(counted, new Set(repeated ? [finding.id] : []), asOf)
  return [{ finding, then, time: timing(then, finding.dueOn, asOf), repeated, keys }]
}

/** How many of these lines count in each figure. */
export const tally = (lines: readonly { keys: readonly FindingKey[] }[]): Record<FindingKey, number> =>
  Object.fromEntries(
    findingKeys.map((key) => [key, lines.filter((line) => line.keys.includes(key)).length]),
  ) as Record<FindingKey, number>
