import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

/** How the number of people reached is known. */
export const reachHows = ['measured', 'estimated'] as const
export type ReachHow = (typeof reachHows)[number]

/** What is told of an activity. */
export type Told = {
  channelId: number
  title: string
  fromOn: Day
  toOn: Day
  items: number
  reach: number | null
  reachHow: ReachHow | null
  stateMoney: number | null
  otherMoney: number | null
  taskId: number | null
  link: string | null
  note: string | null
}
type Needed = 'channelId' | 'title' | 'fromOn' | 'items'
type Typed = Pick<Told, Needed> & { [name in Exclude<keyof Told, Needed>]?: Told[name] | undefined }

/** What was typed as it is kept: without a last day it took one day. */
export const toldOf = (typed: Typed): Told => ({
  channelId: typed.channelId,
  title: typed.title,
  fromOn: typed.fromOn,
  toOn: typed.toOn ?? typed.fromOn,
  items: typed.items,
  reach: typed.reach ?? null,
  reachHow: typed.reachHow ?? null,
  stateMoney: typed.stateMoney ?? null,
  otherMoney: typed.otherMoney ?? null,
  taskId: typed.taskId ?? null,
  link: typed.link ?? null,
  note: typed.note ?? null,
})

export type Span = { from: Day; to: Day | null }

/** Whether a channel is in force on a day. */
export const isOpen = (channel: Span, day: Day): boolean =>
  channel.from <= day && (channel.to === null || channel.to >= day)

export type ActivityFacts = Pick<Told, 'fromOn' | 'toOn' | 'reach' | 'reachHow'>
export type NoActivity =
  | 'ends-before-it-begins'
  | 'day-in-future'
  | 'reach-without-how'
  | 'how-without-reach'
  | 'channel-not-open'
type Wrong = { field: string; reason: NoActivity }

/** What was typed against the rules: an activity is recorded once it has been done, in a channel open on its first day. */
export const faultsOf = (one: ActivityFacts, channel: Span | undefined, today: Day): Wrong[] => {
  const faults: Wrong[] = []
  if (one.toOn < one.fromOn) faults.push({ field: 'toOn', reason: 'ends-before-it-begins' })
  if (one.fromOn > today) faults.push({ field: 'fromOn', reason: 'day-in-future' })
  else if (one.toOn > today) faults.push({ field: 'toOn', reason: 'day-in-future' })
  if (one.reach !== null && one.reachHow === null)
    faults.push({ field: 'reachHow', reason: 'reach-without-how' })
  if (one.reach === null && one.reachHow !== null)
    faults.push({ field: 'reach', reason: 'how-without-reach' })
  if (!channel || !isOpen(channel, one.fromOn))
    faults.push({ field: 'channelId', reason: 'channel-not-open' })
  return faults
}

export type NoChange = 'activity-withdrawn' | 'nothing-changed'

/** A correction says something else than stands, of an activity that still counts; gives what differs, before and after. */
export const askCorrection = <T extends Record<string, unknown>>(
  withdrawn: boolean,
  before: T,
  after: T,
): Decision<{ before: Partial<T>; after: Partial<T> }, NoChange> => {
  if (withdrawn) return no('activity-withdrawn')
  const changed = (Object.keys(after) as (keyof T)[]).filter((key) => before[key] !== after[key])
  if (changed.length === 0) return no('nothing-changed')
  const part = (of: T) => Object.fromEntries(changed.map((key) => [key, of[key]])) as Partial<T>
  return yes({ before: part(before), after: part(after) })
}

/** What some activities come to. `reachKnown`, `moneyKnown`: of how many it is told; what is not told adds nothing. */
export type Sums = {
  n: number
  items: number
  reach: number
  reachKnown: number
  estimated: number
  stateMoney: number
  otherMoney: number
  moneyKnown: number
}
export type SumName = keyof Sums

export const noSums: Sums = {
  n: 0,
  items: 0,
  reach: 0,
  reachKnown: 0,
  estimated: 0,
  stateMoney: 0,
  otherMoney: 0,
  moneyKnown: 0,
}

/** Sums of parts that share no activity. */
export const added = (parts: readonly Sums[]): Sums =>
  parts.reduce(
    (all, one) =>
      Object.fromEntries(
        (Object.keys(noSums) as SumName[]).map((name) => [name, all[name] + one[name]]),
      ) as Sums,
    noSums,
  )

/** The figures a table of the year may show. */
export const measures = ['count', 'items', 'reach', 'money'] as const
export type Measure = (typeof measures)[number]

/** A measure of some activities; money is of both sources. */
export const measured = (sums: Sums, measure: Measure): number =>
  ({
    count: sums.n,
    items: sums.items,
    reach: sums.reach,
    money: sums.stateMoney + sums.otherMoney,
  })[measure]

export type Cell = { channelId: number; quarter: number } & Sums

/** Channel × quarter with its margins; every activity stands in one cell, by the quarter in which it began. */
export const crossOf = (cells: readonly Cell[], channelIds: readonly number[]) => {
  const at = (channelId: number, quarter: number): Sums =>
    added(cells.filter((cell) => cell.channelId === channelId && cell.quarter === quarter))
  const quarters = [1, 2, 3, 4] as const
  return {
    rows: channelIds.map((channelId) => ({
      channelId,
      cells: quarters.map((quarter) => at(channelId, quarter)),
      total: added(cells.filter((cell) => cell.channelId === channelId)),
    })),
    foot: quarters.map((quarter) => added(cells.filter((cell) => cell.quarter === quarter))),
    total: added(cells),
  }
}
