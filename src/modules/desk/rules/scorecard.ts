import type { Day } from '#platform/day.ts'
import { exact } from '#platform/exact.ts'
import type { MeasurePoint } from '#platform/measure.ts'

export type Direction = 'increase' | 'decrease' | 'never'
/** What is asked of a measure: its line's direction, which way is good, the year, whether it is a share or a count. */
export type Asked = { direction: Direction; better: 'more' | 'less'; year: number; share: boolean }
export type Wanted = { value: string; dueOn: Day }

export type Unmeasured = 'no-value' | 'suppressed'
export type Verdict = 'met' | 'met-late' | 'not-yet' | 'missed' | 'no-target' | 'unmeasured'

export type Judgement = {
  verdict: Verdict
  /** why there is no figure of the year */
  why: Unmeasured | undefined
  /** the newest figure of the year, else of the years before it */
  now: MeasurePoint | undefined
  /** the figure of the end of the year before, which `now` is compared with */
  before: MeasurePoint | undefined
  change: 'better' | 'worse' | 'same' | undefined
}

const reaches = (value: string, wanted: string, better: 'more' | 'less'): boolean => {
  const by = exact(value).compare(exact(wanted))
  return better === 'more' ? by >= 0 : by <= 0
}

const changed = (now: string, before: string, better: 'more' | 'less'): Judgement['change'] => {
  const by = exact(now).compare(exact(before))
  if (by === 0) return 'same'
  return by > 0 === (better === 'more') ? 'better' : 'worse'
}

/**
 * Against its day: once that is past, what counts is the last figure up to it; a figure that came to it afterwards is met
 * late. What shall never be is wanted at zero, and only a figure says that it is.
 */
const verdictOf = (
  asked: Asked,
  measured: readonly (MeasurePoint & { value: string })[],
  target: Wanted | undefined,
  today: Day,
): Verdict => {
  const last = measured.at(-1)
  if (!last) return 'unmeasured'
  const end = `${asked.year}-12-31` as Day
  const wanted = asked.direction === 'never' ? { value: '0', dueOn: end } : target
  if (!wanted) return 'no-target'
  const better = asked.direction === 'never' ? 'less' : asked.better
  const ok = (point: { value: string }) => reaches(point.value, wanted.value, better)
  // what happened once cannot be taken back: a count above zero is not "not yet"
  if (asked.direction === 'never') return ok(last) ? 'met' : 'missed'
  if (today <= wanted.dueOn) return ok(last) ? 'met' : 'not-yet'
  const atDay = measured.findLast((point) => point.on <= wanted.dueOn)
  if (atDay && ok(atDay)) return 'met'
  return ok(last) ? 'met-late' : 'missed'
}

/** How a measure of a line stands: nothing measured in the year is never met, whatever the year before said. */
export const judge = (
  asked: Asked,
  points: readonly MeasurePoint[],
  target: Wanted | undefined,
  today: Day,
): Judgement => {
  const told = points.filter((one): one is MeasurePoint & { value: string } => one.value !== null)
  const ofYear = told.filter((one) => one.year === asked.year)
  const before = told.findLast((one) => one.year < asked.year)
  const last = ofYear.at(-1)
  const verdict = verdictOf(asked, ofYear, target, today)
  const hidden = points.some((one) => one.year === asked.year && one.value === null)
  const better = asked.direction === 'never' ? 'less' : asked.better
  // a count that still runs is not held against a whole year's
  const comparable = last && before?.year === asked.year - 1 && (asked.share || last.on.endsWith('12-31'))
  return {
    verdict,
    why: verdict === 'unmeasured' ? (hidden ? 'suppressed' : 'no-value') : undefined,
    now: last ?? before,
    before: last ? before : undefined,
    change: comparable ? changed(last.value, before.value, better) : undefined,
  }
}
