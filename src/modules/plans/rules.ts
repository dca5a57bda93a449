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
  money: string | null
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

export type NoChange = 'not-issued' | 'decided-in-future' | 'rows-incomplete' | 'already-dropped'

/** A change of an issued plan: by a decision with its number and day; the day cannot lie in the future. */
export const change = (
  plan: { state: 'draft' | 'issued' },
  wish: { decidedOn: Day; row?: PlanRow; dropped?: boolean },
  today: Day,
): Decision<null, NoChange> => {
  if (plan.state !== 'issued') return no('not-issued')
  if (wish.decidedOn > today) return no('decided-in-future')
  if (wish.row && gapsOf(wish.row).length > 0) return no('rows-incomplete')
  if (wish.dropped) return no('already-dropped')
  return yes(null)
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/^\s*(phan\s+)?[ivxlc]+\s*[.)\-/:]\s*/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(cong tac|cai cach|xay dung|va|ve|nhiem vu)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The reform area that a part's heading means ("III. Cải cách thủ tục hành chính"): the one whose words it holds. */
export const areaOfPart = (
  part: string,
  areas: readonly { id: number; name_vi: string }[],
): number | null => {
  const words = plain(part)
  const fits = areas.filter((area) => {
    const name = plain(area.name_vi)
    return name !== '' && (words.includes(name) || (words.length > 3 && name.includes(words)))
  })
  return fits.sort((a, b) => plain(b.name_vi).length - plain(a.name_vi).length)[0]?.id ?? null
}
