import type { Day } from '#platform/day.ts'

/**
 * How answers become figures, as a dated setting; a campaign keeps the one in force on its opening day.
 * `criterion`: what one line's figure is: the share of satisfied answers, the mean as a part of the best step, or the
 * mean of what the answers are worth. All three are computed; this one goes into the factors.
 */
export type Method = {
  since: Day
  source: string
  criterion: 'satisfied' | 'mean' | 'worth'
  /** decimals of a printed figure */
  decimals: number
  sound: Soundness
}

/** When an answer is listed for a second look. A list is no judgement: people decide, with a reason. */
export type Soundness = {
  /** equal answers of several people, and one answer all along, are looked at from so many lines on */
  lines: number
  /** listed when chance brings less than so many such cases in the whole campaign */
  chance: number
  /** filled in faster than so many seconds a line */
  secondsPerLine: number
}

// Newest first. 1001/QĐ-BNV of 11/12/2023 names the aspects, contents and factors; that a criterion's figure is the
// share of 4 and 5, and the means above it, is the customary reading, consistent with Hà Nội's 2024 figures (86.51 and
// 86.49 make 86.50). The settings of soundness are ours.
const methods: readonly Method[] = [
  {
    since: '2023-12-11',
    source: '1001/QĐ-BNV, 11/12/2023',
    criterion: 'satisfied',
    decimals: 2,
    sound: { lines: 10, chance: 0.05, secondsPerLine: 1 },
  },
  {
    since: '2017-10-10',
    source: '2640/QĐ-BNV, 10/10/2017',
    criterion: 'satisfied',
    decimals: 2,
    sound: { lines: 10, chance: 0.05, secondsPerLine: 1 },
  },
]

/** The method in force on a day; a campaign of a day before all of them takes the oldest. */
export const methodOn = (day: Day): Method =>
  methods.find((method) => method.since <= day) ?? (methods.at(-1) as Method)

/** The method a campaign keeps; what it does not say is as in the method of its opening day. */
export const keptMethod = (kept: Partial<Method>, opensOn: Day): Method => {
  const base = methodOn(opensOn)
  return { ...base, ...kept, sound: { ...base.sound, ...kept.sound } }
}
