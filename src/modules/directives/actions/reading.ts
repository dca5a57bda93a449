import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import { installationUnit, resolveUnits, workingCalendar } from '../../organisation/facts.ts'
import { readWhole } from '../reader/file.ts'
import { DirectiveRefused } from '../reader/refused.ts'
import type { DirectiveItem, ReadDirective, Recipient } from '../reader/shape.ts'
import { titleOf } from '../reader/title.ts'
import { fatesOf, issuerWords } from '../rules.ts'
import * as store from '../store.ts'
import { changed, type Drafting, draftDirective, drafting } from './draft.ts'

/** A name in the document that is no unit's, or more than one's; the words are kept. */
export type Finding = { number: string; field: string; name: string }
export type Reading = { items: number; paragraphs: number; uncovered: number; findings: Finding[] }

type Whole = Awaited<ReturnType<typeof readWhole>>
type Matches = Map<string, { unitIds: number[]; known: boolean }>

/** Reads a file's or a text's bytes; what is no document is refused in words. */
export async function readBytes(
  lang: 'vi' | 'en',
  bytes: Uint8Array,
  fileName: string,
  isWorkingDay?: (day: Day) => boolean,
): Promise<Whole> {
  try {
    return await readWhole(bytes, { fileName, ...(isWorkingDay && { isWorkingDay }) })
  } catch (refusal) {
    if (!(refusal instanceof DirectiveRefused)) throw refusal
    throw new Refused('input', 'directive-refused', [], { text: refusal.text[lang], why: refusal.reason })
  }
}

const namesIn = ({ items }: ReadDirective): string[] =>
  items.flatMap((item) => [
    ...item.lead,
    ...item.coordinators,
    ...item.route,
    ...item.recipients.flatMap((r) => (r.unit === null ? [] : [r.unit])),
  ])

const recipientOf = (matches: Matches, { kind, unit, text }: Recipient): store.NewRecipient => {
  const found = unit === null ? undefined : matches.get(unit)
  const unitId = found?.known && found.unitIds.length === 1 ? (found.unitIds[0] ?? null) : null
  return {
    kind,
    text: text || unit || '…',
    unitId,
    resolvedBy: null,
    resolvedFrom: null,
    resolvedUnitIds: null,
  }
}

/** A read item as a draft keeps it: names matched with units; those that match none stay beside it. */
export function itemOf(read: DirectiveItem, matches: Matches): store.NewItem {
  const unmatched: store.ItemFacts['unmatched'] = []
  const ids = (field: string, names: readonly string[]): number[] => [
    ...new Set(
      names.flatMap((name) => {
        const found = matches.get(name)
        if (!found?.known) unmatched.push({ field, name })
        return found?.known ? found.unitIds : []
      }),
    ),
  ]
  const lead = ids('lead', read.lead)
  const recipients = read.recipients.map((r) => recipientOf(matches, r))
  for (const r of recipients)
    if (r.kind === 'unit' && r.unitId === null) unmatched.push({ field: 'recipients', name: r.text })
  const { assumed, ...deadline } = read.deadline
  return {
    number: read.number,
    text: read.text,
    title: titleOf(read.text) || read.number || '…',
    product: null,
    response: read.response,
    areaId: null,
    basisId: null,
    deadlineKind: deadline.kind,
    deadlineOn: deadline.date,
    deadlineText: deadline.text,
    deadlineReading: deadline.reading ?? 'strict',
    recurrence: deadline.recurrence ?? null,
    leadUnitIds: lead,
    coordinatorUnitIds: ids('coordinators', read.coordinators).filter((id) => !lead.includes(id)),
    routeUnitIds: ids('route', read.route),
    evidence: { ...read.evidence, ...(assumed?.length && { assumed }) },
    unmatched,
    recipients,
  }
}

const findingsOf = (items: readonly store.NewItem[]): Finding[] =>
  items.flatMap((item) => item.unmatched.map((found) => ({ number: item.number, ...found })))

/** Puts a reading into a draft in place of what stood there; the document's head fills what is still empty. */
async function putReading(
  ctx: Ctx,
  draft: Drafting,
  { paragraphs, reading }: Whole,
  fileName: string,
): Promise<Reading> {
  const { directive } = draft
  const home = await installationUnit(ctx.db)
  const matches = await resolveUnits(ctx.db, namesIn(reading), home?.unitId ?? directive.unitId, ctx.today)
  const items = reading.items.map((item) => itemOf(item, matches))
  const covering = reading.items.map((item) => item.evidence)
  const fates = fatesOf(paragraphs.length, covering, reading.noWork, reading.uncovered)
  await store.removeItems(
    ctx.db,
    (await store.itemsOf(ctx.db, directive.id)).map((item) => item.id),
  )
  await store.putParagraphs(
    ctx.db,
    directive.id,
    fates.map((p, i) => ({ ...p, text: paragraphs[i]?.text ?? '' })),
  )
  await store.addItems(ctx.db, directive.id, items)
  await fillHead(ctx, directive, reading)
  const uncovered = fates.filter((p) => p.fate === 'uncovered').length
  const findings = findingsOf(items)
  await changed(ctx, draft, 'read', {
    after: { fileName, items: items.length, paragraphs: fates.length, uncovered, findings },
  })
  return { items: items.length, paragraphs: fates.length, uncovered, findings }
}

async function fillHead(
  ctx: Ctx,
  d: store.Directive,
  { header, noWork, items }: ReadDirective,
): Promise<void> {
  const documentNo = d.documentNo ?? header.number?.slice(0, 100) ?? null
  await store.saveHead(ctx.db, d.id, {
    issuerName: d.issuerName,
    subject: d.subject,
    documentNo,
    issuedOn: d.issuedOn ?? header.date,
    receivedOn: d.receivedOn,
    code: d.code,
    year: d.year,
  })
  const asked =
    noWork.some((line) => line.why === 'default-response') || items.some((item) => item.evidence.response)
  await store.saveReading(ctx.db, d.id, {
    recipientsText: header.recipients,
    defaultResponse: asked ? ['report'] : [],
  })
}

/** Reads a document into a draft: paragraphs, proposed items, recipients. What stood there is replaced. */
export const readIntoDraft = async (
  ctx: Ctx,
  directiveId: number,
  bytes: Uint8Array,
  fileName: string,
  version?: number,
): Promise<Reading> => {
  const { isWorkingDay } = await workingCalendar(ctx.db)
  const whole = await readBytes(ctx.lang, bytes, fileName, isWorkingDay)
  return inTransaction(ctx, async (ctx) =>
    putReading(ctx, await drafting(ctx, directiveId, version), whole, fileName),
  )
}

export type FromFile = Omit<Parameters<typeof draftDirective>[1], 'subject' | 'issuerName'> & {
  subject?: string | undefined
  issuerName?: string | undefined
}

/** A draft made of a document at once: what its head says fills what was left empty. */
export const draftFromFile = async (
  ctx: Ctx,
  input: FromFile,
  bytes: Uint8Array,
  fileName: string,
): Promise<Reading & { id: number }> => {
  const { isWorkingDay } = await workingCalendar(ctx.db)
  const whole = await readBytes(ctx.lang, bytes, fileName, isWorkingDay)
  const { header } = whole.reading
  return inTransaction(ctx, async (ctx) => {
    const subject = input.subject ?? header.subject?.slice(0, 500)
    const issuerName =
      input.issuerName ??
      (header.issuer ? issuerWords(header.issuer).slice(0, 300) : undefined) ??
      (await installationUnit(ctx.db))?.nameVi
    if (!subject || !issuerName)
      throw new Refused('input', 'bad-input', [
        { field: subject ? 'issuerName' : 'subject', reason: 'required' },
      ])
    const id = await draftDirective(ctx, {
      ...input,
      subject: subject.charAt(0).toLocaleUpperCase('vi') + subject.slice(1),
      issuerName,
      documentNo: input.documentNo ?? header.number?.slice(0, 100),
      issuedOn: input.issuedOn ?? header.date ?? undefined,
    })
    return { id, ...(await putReading(ctx, await drafting(ctx, id), whole, fileName)) }
  })
}
