import type { Day } from '#platform/day.ts'

export type RecipientKind = 'all-departments' | 'all-districts' | 'all-communes' | 'unit' | 'condition'
export type Response = 'report' | 'product' | 'explanation'

/** Who an item is addressed to; a condition counts once its units are named. */
export type Recipient = { kind: RecipientKind; unitId: number | null; resolvedUnitIds: number[] | null }

export type DeadlineKind = 'day' | 'period-end' | 'recurring' | 'regular' | 'none'
/** What a task that comes back can be made of; the reader may know less ("hằng tháng" names no day). */
export type Recurrence = { every: string; day: number | null; month?: number | undefined }

/** An item of work as a draft keeps it. */
export type Item = {
  number: string
  text: string
  title: string
  product: string | null
  response: readonly Response[]
  deadlineKind: DeadlineKind
  deadlineOn: Day | null
  recurrence: Recurrence | null
  leadUnitIds: readonly number[]
  recipients: readonly Recipient[]
  unmatched: readonly { field: string; name: string }[]
  confirmed: boolean
}

export type ItemGap =
  | 'text-missing'
  | 'result-missing'
  | 'names-unmatched'
  | 'recipients-missing'
  | 'recipient-unknown'
  | 'condition-open'
  | 'deadline-missing'
  | 'recurrence-incomplete'
  | 'unconfirmed'

const periods = new Set(['week', 'month', 'quarter', 'half-year', 'year'])

/** True where the occurrences of a recurring item can be counted out: a period, and a day in it. */
export const isCountable = (
  r: Recurrence | null,
): r is { every: 'week' | 'month' | 'quarter' | 'half-year' | 'year'; day: number } =>
  r !== null && periods.has(r.every) && r.day !== null && r.day >= 1 && r.day <= (r.every === 'week' ? 7 : 31)

/** What an item lacks before a person may confirm it: clear person, work, time, result (governance 1.2). */
export function gapsOf(item: Omit<Item, 'confirmed'>): ItemGap[] {
  const gaps: ItemGap[] = []
  if (!item.text.trim() || !item.title.trim()) gaps.push('text-missing')
  if (!item.product?.trim() && item.response.length === 0) gaps.push('result-missing')
  if (item.unmatched.some((found) => found.field !== 'recipients')) gaps.push('names-unmatched')
  gaps.push(...recipientGaps(item), ...deadlineGaps(item))
  return gaps
}

function recipientGaps({ leadUnitIds, recipients }: Pick<Item, 'leadUnitIds' | 'recipients'>): ItemGap[] {
  const gaps: ItemGap[] = []
  if (leadUnitIds.length === 0 && recipients.length === 0) gaps.push('recipients-missing')
  if (recipients.some((r) => r.kind === 'unit' && r.unitId === null)) gaps.push('recipient-unknown')
  if (recipients.some((r) => r.kind === 'condition' && !r.resolvedUnitIds)) gaps.push('condition-open')
  return gaps
}

function deadlineGaps(item: Pick<Item, 'deadlineKind' | 'deadlineOn' | 'recurrence'>): ItemGap[] {
  if ((item.deadlineKind === 'day' || item.deadlineKind === 'period-end') && !item.deadlineOn)
    return ['deadline-missing']
  return item.deadlineKind === 'recurring' && !isCountable(item.recurrence) ? ['recurrence-incomplete'] : []
}

/** What the reader left to a person's judgement: `assumed` by the reader, or several items made of one paragraph. */
export type Doubt = 'gaps' | 'assumed' | 'shared-paragraph' | 'typed'

/**
 * Why an item is not confirmed together with all that the reader is sure about; undefined where nothing is in doubt:
 * it lacks nothing, nothing was assumed, it has a sentence in the document, and its paragraph is its alone.
 */
export function doubtOf(
  item: Omit<Item, 'confirmed'> & {
    evidence: { sentence?: string; assumed?: readonly string[]; paragraphs?: readonly number[] }
  },
  others: readonly { evidence: { paragraphs?: readonly number[] } }[],
): Doubt | undefined {
  if (gapsOf(item).length > 0 || item.unmatched.length > 0) return 'gaps'
  if (item.evidence.assumed?.length) return 'assumed'
  if (!item.evidence.sentence) return 'typed'
  const own = new Set(item.evidence.paragraphs)
  return others.some((other) => other.evidence.paragraphs?.some((p) => own.has(p)))
    ? 'shared-paragraph'
    : undefined
}

/** The response that closing lines ask of everybody goes to the items that name neither product nor response. */
export const withDefaultResponse = <T extends Pick<Item, 'response' | 'product'>>(
  item: T,
  asked: readonly Response[],
): T => (item.response.length > 0 || item.product?.trim() ? item : { ...item, response: asked })

/** Paths for task codes, each once: an item without a number goes by its place, a second "4" becomes "4b". */
export function pathsOf(items: readonly { number: string }[]): string[] {
  const used = new Set<string>()
  return items.map(({ number }, i) => {
    const base = number.trim() || `(${i + 1})`
    let path = base
    for (let n = 1; used.has(path); n++)
      path = n < 26 ? `${base}${String.fromCharCode(97 + n)}` : `${base}_${n}`
    used.add(path)
    return path
  })
}

/** "8867" of "8867/UBND-TH": what task codes of a document begin with. Undefined where the number has no such part. */
export const codeOf = (documentNo: string): string | undefined =>
  /^[\p{L}\p{N}.-]{1,20}/u.exec(documentNo.trim())?.[0]
