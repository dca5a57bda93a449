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
  /** of what shall never be: when it was in the year, though the newest figure says none */
  broken: MeasurePoint | undefined
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

const none = (point: { value: string }): boolean => reaches(point.value, '0', 'less')

/**
 * Against its day: once that is past, what counts is the last figure up to it; a figure that came to it afterwards is met
 * late. What shall never be is wanted at zero in every figure of the year, and only a figure says that it is.
 */
const verdictOf = (
  asked: Asked,
  measured: readonly (MeasurePoint & { value: string })[],
  target: Wanted | undefined,
  today: Day,
): Verdict => {
  const last = measured.at(-1)
  if (!last) return 'unmeasured'
  // what happened once cannot be taken back: above zero is not "not yet", and zero since does not mend it
  if (asked.direction === 'never') return measured.every(none) ? 'met' : 'missed'
  if (!target) return 'no-target'
  const ok = (point: { value: string }) => reaches(point.value, target.value, asked.better)
  if (today <= target.dueOn) return ok(last) ? 'met' : 'not-yet'
  const atDay = measured.findLast((point) => point.on <= target.dueOn)
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
  const known = told.findLast((one) => one.year < asked.year)
  const before = known?.year === asked.year - 1 ? known : undefined
  const last = ofYear.at(-1)
  const verdict = verdictOf(asked, ofYear, target, today)
  const hidden = points.some((one) => one.year === asked.year && one.value === null)
  const better = asked.direction === 'never' ? 'less' : asked.better
  // a count that still runs is not held against a whole year's
  const comparable = last && before && (asked.share || last.on.endsWith('12-31'))
  return {
    verdict,
    why: verdict === 'unmeasured' ? (hidden ? 'suppressed' : 'no-value') : undefined,
    now: last ?? known,
    before: last ? before : undefined,
    change: comparable ? changed(last.value, before.value, better) : undefined,
    broken:
      asked.direction === 'never' && last && none(last) ? ofYear.findLast((one) => !none(one)) : undefined,
  }
}
