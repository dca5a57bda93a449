/** Levels of a rating, lowest first: the four of NĐ 90/2020 and NĐ 335/2025. */
export const levels = ['not-completed', 'completed', 'good', 'excellent'] as const
export type Level = (typeof levels)[number]

export const isLevel = (value: unknown): value is Level => levels.includes(value as Level)
export const placeOf = (level: Level): number => levels.indexOf(level)
export const lowerOf = (a: Level, b: Level): Level => (placeOf(a) <= placeOf(b) ? a : b)

type Num = number | string

/** Where an input's value comes from: measured by a room, read from the record of discipline, or typed with a source. */
export type InputFrom = 'index' | 'tasks' | 'plans' | 'inspections' | 'discipline' | 'typed'

/** What a scheme looks at. A flag is 0 or 1. `better` says which way is good; every test must go with it. */
export type Input = {
  key: string
  name_vi: string
  name_en: string
  kind: 'percent' | 'count' | 'points' | 'flag'
  better: 'more' | 'less'
  from: InputFrom
  /** which measured figure it is (facts/measures.ts), for what is not typed */
  measure?: string
  min?: Num
  /** the most it can be; a percent's is 100 unless said */
  max?: Num
  /** may be said not to arise, as subordinate units where there are none; a condition on it is then met */
  mayLack?: boolean
}

/** What holds: a bound on an input or on the points, or several at once. `below` and `above` are strict. */
export type Bound = { min: Num } | { max: Num } | { below: Num } | { above: Num }
export type Test = (Bound & ({ input: string } | { points: true })) | { all: Test[] } | { any: Test[] }

/** How far the wording was read: `read` in a source that is named, `memory` must be compared with the text. */
export type Basis = 'read' | 'memory' | 'invented'

type Named = { key: string; name_vi: string; name_en: string; article?: string; basis: Basis }

/** A condition of a level. `liftable`: an objective cause that was confirmed stands in for it. */
export type Condition = Named & { test: Test; liftable?: boolean }

/** What caps a rating whatever the rest: discipline, corruption in the unit, an explanation that is missing. */
export type Veto = Named & { test: Test; at_most: Level }

/** One part of the points: typed as points, or a share of the mean of percents. */
export type Part = { key: string; name_vi: string; name_en: string; max: Num } & (
  | { input: string }
  | { mean: string[] }
)

/**
 * At most `percent` of the number rated `of` may be excellent, for each group of like posts; rounded down.
 * `of`: of those rated good alone, or of the good and the excellent together.
 */
export type Cap = { percent: Num; of: 'good' | 'good-or-better'; article?: string; exception?: Num }

/** A rating scheme as its file keeps it: db/reference/rating-schemes. */
export type Scheme = {
  format: 'canhtan-rating-scheme/1'
  code: string
  version: number
  title_vi: string
  title_en: string
  decision: string
  effective_from: string
  effective_to?: string
  invented?: boolean
  note_vi?: string
  note_en?: string
  sources: string[]
  inputs: Input[]
  points?: { of: Num; parts: Part[] }
  conditions: Condition[]
  levels: { level: Exclude<Level, 'not-completed'>; needs: string[] }[]
  vetoes: Veto[]
  cap?: Cap
  /** inputs by which the excellent are put in order when the cap has fewer places; first counts first */
  order: string[]
}

/** A name of a scheme's part in the reader's language. */
export const named = (one: { name_vi: string; name_en: string }, lang: 'vi' | 'en'): string =>
  lang === 'en' ? one.name_en : one.name_vi

/** All bounds of a test. */
export const boundsOf = (test: Test): Exclude<Test, { all: Test[] } | { any: Test[] }>[] => {
  if ('all' in test) return test.all.flatMap(boundsOf)
  if ('any' in test) return test.any.flatMap(boundsOf)
  return [test]
}

/** The inputs that a test looks at; for points all that the points are made of. */
export const inputsOf = (scheme: Scheme, test: Test): string[] => [
  ...new Set(
    boundsOf(test).flatMap((bound) =>
      'input' in bound
        ? [bound.input]
        : (scheme.points?.parts ?? []).flatMap((part) => ('mean' in part ? part.mean : [part.input])),
    ),
  ),
]

/** A year is rated by a scheme that is in force on its last day; a later one does not reach back. */
export const inForce = (
  scheme: { effectiveFrom: string; effectiveTo: string | null },
  year: number,
): boolean => {
  const last = `${year}-12-31`
  return scheme.effectiveFrom <= last && (scheme.effectiveTo === null || scheme.effectiveTo >= last)
}
