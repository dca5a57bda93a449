import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'

/** A row of the annex as a draft keeps it: names as written, and the units they were matched with. */
export type PlanRow = {
  number: string
  part: string | null
  areaId: number | null
  basisId: number | null
  title: string
  product: string
  leadUnitIds: readonly number[]
  leadText: string
  coordinatorUnitIds: readonly number[]
  coordinatorText: string
  deadlineKind: 'day' | 'period-end' | 'regular' | 'none'
  deadlineOn: Day | null
  deadlineText: string
  deadlineReading: 'strict' | 'inclusive'
  /** planned: million đồng, where it comes from, and how many people */
  money: string | null
  moneySource: string | null
  staff: number | null
  note: string | null
}

export type RowGap =
  | 'title-missing'
  | 'product-missing'
  | 'lead-missing'
  | 'lead-unknown'
  | 'deadline-missing'

/** What a row still lacks before it can be given: the five clear things (person, work, time, result, responsibility). */
export const gapsOf = (row: PlanRow): RowGap[] => [
  ...(row.title.trim() === '' ? (['title-missing'] as const) : []),
  ...(row.product.trim() === '' ? (['product-missing'] as const) : []),
  ...(row.leadUnitIds.length === 0
    ? ([row.leadText.trim() === '' ? 'lead-missing' : 'lead-unknown'] as const)
    : []),
  ...((row.deadlineKind === 'day' || row.deadlineKind === 'period-end') && row.deadlineOn === null
    ? (['deadline-missing'] as const)
    : []),
]

export type NoIssue =
  | 'already-issued'
  | 'no-rows'
  | 'rows-incomplete'
  | 'issued-in-future'
  | 'other-plan-issued'

/** A plan is issued once, with every row complete, under a document number, not before its day. */
export const issue = (
  plan: { state: 'draft' | 'issued'; otherIssued: boolean },
  rows: readonly PlanRow[],
  wish: { documentNo: string; issuedOn: Day },
  today: Day,
): Decision<{ documentNo: string; issuedOn: Day }, NoIssue> => {
  if (plan.state === 'issued') return no('already-issued')
  if (plan.otherIssued) return no('other-plan-issued')
  if (rows.length === 0) return no('no-rows')
  if (rows.some((row) => gapsOf(row).length > 0)) return no('rows-incomplete')
  if (wish.issuedOn > today) return no('issued-in-future')
  return yes(wish)
}

export type NoChange =
  | 'not-issued'
  | 'decided-in-future'
  | 'decided-before-issue'
  | 'rows-incomplete'
  | 'already-dropped'
  | 'already-completed'
  | 'too-few-to-merge'

/** How a row stands that a change takes out of the plan. */
export type Touched = { dropped: boolean; completed: boolean }

/**
 * A change of an issued plan: by a decision with its number and day, not before the plan and not in the future
 * (governance 2.3). What is done stays in the plan; what was dropped is not dropped twice; a merger takes two or more.
 */
export const change = (
  plan: { state: 'draft' | 'issued'; issuedOn: Day | null },
  wish: { decidedOn: Day; row?: PlanRow; touched?: readonly Touched[]; least?: number },
  today: Day,
): Decision<null, NoChange> => {
  const { touched = [] } = wish
  if (plan.state !== 'issued') return no('not-issued')
  if (wish.decidedOn > today) return no('decided-in-future')
  if (plan.issuedOn !== null && wish.decidedOn < plan.issuedOn) return no('decided-before-issue')
  if (wish.row && gapsOf(wish.row).length > 0) return no('rows-incomplete')
  if (touched.length < (wish.least ?? 0)) return no('too-few-to-merge')
  if (touched.some((row) => row.dropped)) return no('already-dropped')
  if (touched.some((row) => row.completed)) return no('already-completed')
  return yes(null)
}

const joined = (texts: readonly string[], most: number): string =>
  [...new Set(texts.map((text) => text.replace(/[.;\s]+$/, '')))].join('; ').slice(0, most)

const once = (ids: readonly number[]): number[] => [...new Set(ids)]

/**
 * Several rows as one, to begin a merger with: their words together, all of their leads, the earliest deadline (so
 * that a merger alone gives nobody more time), a number that the annex does not have yet.
 */
export const togetherOf = (rows: readonly PlanRow[], numbers: readonly string[]): PlanRow => {
  const dated = rows.filter((row) => row.deadlineOn !== null)
  const first = rows[0] as PlanRow
  const due = dated.sort((a, b) => ((a.deadlineOn ?? '') < (b.deadlineOn ?? '') ? -1 : 1))[0] ?? first
  const leads = once(rows.flatMap((row) => row.leadUnitIds))
  const whole = numbers.filter((number) => /^\d{1,6}$/.test(number)).map(Number)
  return {
    ...first,
    number: String(Math.max(0, ...whole) + 1),
    basisId: rows.find((row) => row.basisId !== null)?.basisId ?? null,
    title: joined(
      rows.map((row) => row.title),
      2000,
    ),
    product: joined(
      rows.map((row) => row.product),
      1000,
    ),
    leadUnitIds: leads,
    coordinatorUnitIds: once(rows.flatMap((row) => row.coordinatorUnitIds)).filter(
      (id) => !leads.includes(id),
    ),
    deadlineKind: due.deadlineKind,
    deadlineOn: due.deadlineOn,
    deadlineText: due.deadlineText,
    deadlineReading: due.deadlineReading,
    money: null,
    moneySource: null,
    staff: null,
    note: null,
  }
}

// as annexes shorten the names of the areas
const letters: Record<string, string> = {
  tthc: 'thu tuc hanh chinh',
  tcbm: 'to chuc bo may',
  cdcv: 'che do cong vu',
  tcc: 'tai chinh cong',
  cqdt: 'chinh quyen dien tu',
  cqs: 'chinh quyen so',
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/^\s*(phan\s+)?[ivxlc]+\s*[.)\-/:]\s*/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b[a-z]{3,5}\b/g, (word) => letters[word] ?? word)
    .replace(/\b(cong tac|cai cach|xay dung|va|ve|nhiem vu)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The reform area that a part's heading means ("III. Cải cách thủ tục hành chính"): the one whose words it holds. */
export const areaOfPart = (
  part: string,
  areas: readonly { id: number; name_vi: string }[],
): number | null => {
  const words = plain(part)
  const fits = areas
    .map(({ id, name_vi }) => ({ id, name: plain(name_vi) }))
    .filter(({ name }) => name !== '' && (words.includes(name) || (words.length > 3 && name.includes(words))))
  return fits.sort((a, b) => b.name.length - a.name.length)[0]?.id ?? null
}
