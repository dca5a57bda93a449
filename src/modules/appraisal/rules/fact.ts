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
  /** of a typed value that stands in the place of a measured one: that one, and why */
  measured?: Value
  reason?: string
  /** the page that shows it */
  url?: string
  /** rank, class and the like, in figures */
  note?: string
}
export type KeptFacts = Readonly<Record<string, KeptFact | undefined>>

/** What was measured, also where a typed value stands in its place; null where nothing was. */
export const measuredOf = (fact: KeptFact | undefined): Value =>
  (fact?.from === 'typed' ? fact.measured : fact?.value) ?? null

/**
 * What counts of a measured and a typed value: what is measured, unless a reason was given to put the typed one in its
 * place; the typed one where nothing was measured.
 */
export const countingFact = (measured: KeptFact | undefined, typed: KeptFact): KeptFact => {
  if (!measured || (measured.value === null && typed.value !== null)) return typed
  if (typed.value === null || !typed.reason) return measured
  return { ...typed, measured: measured.value, ...(measured.url && { url: measured.url }) }
}

/** The bare values of kept facts. */
export const valuesOf = (facts: KeptFacts): Values =>
  Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, fact?.value ?? null]))
