import type { Exact } from './exact.ts'

/** A fact a reason rests on: an exact number, or a word, day, flag. */
export type Fact = Exact | string | number | boolean | null
export type Facts = Readonly<Record<string, Fact>>

/** What a rule gives for one unit. `facts` are all that is needed to find the points again. */
export type Outcome =
  | { state: 'scored'; points: Exact; reason: string; facts: Facts }
  /** set aside: the leaf leaves the applicable maximum */
  | { state: 'excluded'; points: null; reason: string; facts: Facts }
  /** not handed in yet: nothing earned, the maximum stays */
  | { state: 'missing'; points: null; reason: string; facts: Facts }
  /** a value that cannot be right: nothing earned, the unit is not ranked */
  | { state: 'invalid'; points: null; reason: string; facts: Facts }

export const scored = (points: Exact, reason: string, facts: Facts): Outcome => ({
  state: 'scored',
  points,
  reason,
  facts,
})
export const excluded = (reason: string, facts: Facts = {}): Outcome => ({
  state: 'excluded',
  points: null,
  reason,
  facts,
})
export const missing = (input: string): Outcome => ({
  state: 'missing',
  points: null,
  reason: 'missing-input',
  facts: { input },
})
export const invalid = (reason: string, facts: Facts = {}): Outcome => ({
  state: 'invalid',
  points: null,
  reason,
  facts,
})
