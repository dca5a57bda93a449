import { inTransaction } from '#platform/action.ts'
import { canonical } from '#platform/canonical.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { kinds } from '../files/kind.ts'
import { tameFileName } from '../files/name.ts'
import { typeNameOf } from '../layout/format.ts'
import type { ReadyDocument } from '../layout/model.ts'
import { numberText } from '../layout/numbering.ts'
import * as policy from '../policy.ts'
import type { Format } from '../render/asked.ts'
import { printed } from '../render/render.ts'
import { askDocumentAct, askIssueDay } from '../rules/signing.ts'
import * as store from '../store/document.ts'
import { takeNumber } from '../store/series.ts'
import { keepBytes } from './files.ts'
import { type DocumentDone, lockDocument, noteStep } from './signing.ts'
import { tellOf } from './telling.ts'

/** What a document was issued as. */
export type IssuedDocument = DocumentDone & { number: number; symbol: string; cited: string; issuedOn: Day }

/**
 * Issues a signed document: the clerk gives it the next number of its series and the day (default today); Word and
 * PDF are written once and kept by their hashes. From here on nothing about it changes.
 */
export const issueDocument = (
  ctx: Ctx,
  id: number,
  { on = ctx.today, note }: { on?: Day; note?: string } = {},
  version?: number,
): Promise<IssuedDocument> =>
  inTransaction(ctx, async (ctx) => {
    const doc = await lockDocument(ctx, id, version)
    const office = policy.mayKeepRegister(ctx.actor, doc)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const allowed = askDocumentAct('issue', doc.state, note)
    if (!allowed.ok || !doc.body)
      throw new Refused('rule', allowed.ok ? 'document-not-in-state' : allowed.reason)
    const given = await numberFor(ctx, doc, on)
    const symbol = doc.symbol ?? ''
    const cited = `${numberText(given.number)}/${symbol}`
    const body: ReadyDocument = { ...doc.body, number: given.number, date: on }
    const docxFileId = await keepRendered(ctx, doc, 'docx', body, cited)
    const pdfFileId = await keepRendered(ctx, doc, 'pdf', body, cited)
    const bodyHash = sha256(canonical(body))
    await store.markIssued(ctx.db, id, { ...given, issuedOn: on, body, bodyHash, docxFileId, pdfFileId })
    await noteStep(ctx, doc, 'issued', {
      office,
      note,
      after: { cited, issuedOn: on, bodyHash, docxFileId, pdfFileId },
    })
    await tellOf(ctx, doc, 'issued', cited)
    return {
      id,
      version: doc.version + 1,
      state: 'issued',
      number: given.number,
      symbol,
      cited,
      issuedOn: on,
    }
  })

const numberFor = async (
  ctx: Ctx,
  doc: store.DocumentRow,
  on: Day,
): Promise<{ number: number; year: number }> => {
  const signedOn = (await store.signedOn(ctx.db, doc.id)) ?? ctx.today
  const fits = askIssueDay(on, { today: ctx.today, signedOn, last: undefined })
  if (!fits.ok) throw new Refused('rule', fits.reason)
  const { year } = fits.value
  const taken = await takeNumber(ctx.db, { unitId: doc.unitId, year, series: doc.series ?? '' }, on)
  const follows = askIssueDay(on, { today: ctx.today, signedOn, last: taken.lastOn })
  if (!follows.ok) throw new Refused('rule', follows.reason, [], { last: taken.lastOn ?? '' })
  return { number: taken.number, year }
}

const keepRendered = async (
  ctx: Ctx,
  doc: store.DocumentRow,
  format: Format,
  body: ReadyDocument,
  cited: string,
): Promise<number> => {
  const bytes = await printed(format, body)
  const name = tameFileName(`${cited.replaceAll('/', '-')} ${typeNameOf(doc.type) ?? doc.type}.${format}`)
  const facts = { name, kind: format, mime: kinds[format].mime, size: bytes.byteLength }
  return (await keepBytes(ctx, bytes, facts, { unitId: doc.unitId })).id
}
