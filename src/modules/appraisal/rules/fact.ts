import type { Day } from '#platform/day.ts'
import type { Value, Values } from './interval.ts'
import type { InputFrom } from './scheme.ts'

/** A value as it was when the proposal was computed, with where it comes from. */
export type KeptFact = {
  value: Value
  from: InputFrom
  /** the fraction behind a percent */
  parts?: readonly [number, number]
  /** of a typed value: what paper it was taken from, by whom, on which day */
  source?: string
  by?: string
  on?: Day
  /** the page that shows it */
  url?: string
  /** rank, class and the like, in figures */
  note?: string
}
export type KeptFacts = Readonly<Record<string, KeptFact | undefined>>

/** The bare values of kept facts. */
export const valuesOf = (facts: KeptFacts): Values =>
  Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, fact?.value ?? null]))
