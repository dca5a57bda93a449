import type { Day } from '#platform/day.ts'
import { type FindingEvent, findingThen, type Placed, repeatedOf, timing } from './finding.ts'
import type { Mode } from './flow.ts'

/** An inspection as the measures count it; `cancelledOn` and the like are the days of its steps. */
export type Counted = {
  id: number
  unitId: number
  mode: Mode
  begunOn: Day | null
  concludedOn: Day | null
  cancelledOn: Day | null
}
export type CountedFinding = Placed & {
  ownerUnitId: number
  dueOn: Day | null
  events: readonly FindingEvent[]
}

/** Each figure's meaning is in the room's README; every one has the list behind it (`findingKeys`). */
export type Figures = {
  planned: number
  inspected: number
  unitsInspected: number
  findings: number
  open: number
  overdue: number
  remedied: number
  closed: number
  /** findings whose due day has come, and those of them remedied by it */
  due: number
  fixedOnTime: number
  /** of those due, the ones verified by the day */
  dueClosed: number
  repeated: number
}

export const findingKeys = [
  'findings',
  'open',
  'overdue',
  'remedied',
  'closed',
  'due',
  'fixedOnTime',
  'dueClosed',
  'repeated',
] as const
export type FindingKey = (typeof findingKeys)[number]

/** Which of the figures a finding counts in on a day; none while it is a draft. */
export const keysOf = (f: CountedFinding, repeated: ReadonlySet<number>, asOf: Day): FindingKey[] => {
  const then = findingThen(f.events, asOf)
  if (!then || then.state === 'draft' || then.state === 'withdrawn') return []
  const time = timing(then, f.dueOn, asOf)
  const due = f.dueOn !== null && f.dueOn <= asOf
  const keys: [FindingKey, boolean][] = [
    ['findings', true],
    ['open', then.state === 'open' || then.state === 'in-progress'],
    ['overdue', time.key === 'overdue'],
    ['remedied', then.state === 'remedied'],
    ['closed', then.state === 'verified'],
    ['due', due],
    ['fixedOnTime', due && then.state === 'verified' && time.key === 'on-time'],
    ['dueClosed', due && then.state === 'verified'],
    ['repeated', repeated.has(f.id)],
  ]
  return keys.flatMap(([key, counts]) => (counts ? [key] : []))
}

/** The figures of these inspections and findings on a day. `all` are the findings that say what is repeated. */
export const figuresOf = (
  inspections: readonly Counted[],
  findings: readonly CountedFinding[],
  asOf: Day,
  all: readonly Placed[] = findings,
): Figures => {
  const standing = inspections.filter((i) => i.cancelledOn === null || i.cancelledOn > asOf)
  const begun = standing.filter((i) => i.begunOn !== null && i.begunOn <= asOf)
  const repeated = repeatedOf(all)
  const keys = findings.flatMap((f) => keysOf(f, repeated, asOf))
  const count = (key: FindingKey) => keys.filter((one) => one === key).length
  return {
    planned: standing.length,
    inspected: begun.length,
    unitsInspected: new Set(begun.map((i) => i.unitId)).size,
    findings: count('findings'),
    open: count('open'),
    overdue: count('overdue'),
    remedied: count('remedied'),
    closed: count('closed'),
    due: count('due'),
    fixedOnTime: count('fixedOnTime'),
    dueClosed: count('dueClosed'),
    repeated: count('repeated'),
  }
}
