import { type Decision, no, yes } from '#platform/decision.ts'

/** A rule of the province that is a number with a day from which it holds; provinces differ, so it is no constant. */
export type Setting = { key: string; fallback: number; least: number; most: number }

/**
 * The dated settings. At most one extension is Đồng Tháp's rule (docs/domain/glossary.md); three days of "soon" is what
 * state systems show. Working days of a station on a route are the province's own rule; five is no law's.
 */
export const settings: readonly Setting[] = [
  { key: 'tasks.max-extensions', fallback: 1, least: 0, most: 10 },
  { key: 'tasks.explain-first', fallback: 0, least: 0, most: 1 },
  { key: 'tasks.due-soon-days', fallback: 3, least: 0, most: 30 },
  { key: 'directives.station-days', fallback: 5, least: 1, most: 60 },
  { key: 'scoring.near-days', fallback: 3, least: 0, most: 30 },
  // days within which a request for review of an index result is answered; no source sets one
  { key: 'scoring.objection-days', fallback: 15, least: 1, most: 90 },
  // doubts under which ranks are drawn anew, in percent of a maximum (docs/decisions/015-intervals-of-ranks.md)
  { key: 'scoring.interval-draws', fallback: 10_000, least: 1_000, most: 100_000 },
  { key: 'scoring.interval-weights', fallback: 10, least: 0, most: 50 },
  { key: 'scoring.interval-appraisal', fallback: 5, least: 0, most: 50 },
  { key: 'scoring.interval-appraisal-least', fallback: 1, least: 0, most: 50 },
  // the council's votes for a reward, in hundredths of its members; how many a round honours unless it says otherwise
  // (Hải Dương honoured 11 collectives and 10 individuals for 2023)
  { key: 'rewards.vote-share', fallback: 80, least: 50, most: 100 },
  { key: 'rewards.most-collectives', fallback: 11, least: 0, most: 500 },
  { key: 'rewards.most-individuals', fallback: 10, least: 0, most: 500 },
  // leaders' ratings: seats that must vote of those that may, days to object, days to answer; no source sets them
  { key: 'appraisal.quorum-percent', fallback: 67, least: 1, most: 100 },
  { key: 'appraisal.objection-days', fallback: 15, least: 1, most: 365 },
  { key: 'appraisal.answer-days', fallback: 15, least: 1, most: 365 },
  // shares of units inspected (the usual threshold of PAR indices) and of sub-units inspected by the unit itself (one
  // published plan of 2025); fifteen days to remedy (one published plan): docs of the room inspections
  { key: 'inspections.target-percent', fallback: 30, least: 1, most: 100 },
  { key: 'inspections.self-percent', fallback: 50, least: 1, most: 100 },
  { key: 'inspections.remedy-days', fallback: 15, least: 1, most: 365 },
  // days before the ministry's day on which units hand in (commonly the 14th to 16th), and before which word goes out
  { key: 'reports.unit-days', fallback: 5, least: 0, most: 60 },
  { key: 'reports.near-days', fallback: 3, least: 0, most: 30 },
  // days after a quarter's end by which committee members report (each quarter: QĐ 57/QĐ-BCĐCCHC of Bình Định, which names
  // no day); 0 where a province asks for no report
  { key: 'meetings.member-report-days', fallback: 0, least: 0, most: 90 },
  // a sheet read for a draft plan and not taken
  { key: 'plans.keep-sheets-days', fallback: 30, least: 1, most: 365 },
]

/** Whether a dated value (null: the fallback) holds today, will hold, or held before. */
export const standing = (
  values: readonly { from: string }[],
  from: string | null,
  today: string,
): 'now' | 'later' | 'before' => {
  if (from !== null && from > today) return 'later'
  const current = values
    .map((value) => value.from)
    .filter((day) => day <= today)
    .sort()
    .at(-1)
  return (current ?? null) === from ? 'now' : 'before'
}

export type NoSetting = 'setting-unknown' | 'setting-out-of-range' | 'setting-in-the-past'

/** A new value from a day on: within its range, and never for a day that has passed, whose figures stand. */
export const changeTo = (
  key: string,
  value: number,
  from: string,
  today: string,
): Decision<{ key: string; value: number; from: string }, NoSetting> => {
  const setting = settings.find((s) => s.key === key)
  if (!setting) return no('setting-unknown')
  if (value < setting.least || value > setting.most) return no('setting-out-of-range')
  if (from < today) return no('setting-in-the-past')
  return yes({ key, value, from })
}
