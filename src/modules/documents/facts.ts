import type { RawBuilder } from 'kysely'
import type { Config } from '#platform/config.ts'
import type { Actor, Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { SearchRow, WaitingRow } from '#platform/room.ts'
import { installationUnit } from '../organisation/facts.ts'
import { fileStore } from './files/kept.ts'
import type { CardsSheet } from './layout/cards.ts'
import type { CertificateSheet } from './layout/certificate.ts'
import type { OfficialDocument } from './layout/model.ts'
import { deskUnits, draftingUnits, dutiesOf } from './policy.ts'
import type { Format } from './render/asked.ts'
import { printed, printedCards, printedCertificates } from './render/render.ts'
import * as documents from './store/document.ts'
import * as files from './store/files.ts'
import * as offers from './store/offers.ts'
import * as papers from './store/papers.ts'
import * as register from './store/register.ts'
import type { Sight } from './store/sight.ts'

export { fileField, optionalFileField } from './files/field.ts'
export { fileStore } from './files/kept.ts'
export { type KeptFile, serveBytes, serveFile, serveXlsx } from './files/serve.ts'
export type { FileRow } from './store/files.ts'

/** An upload by its number; undefined when there is none. Who may have it is asked by the room that names it. */
export const findFile = (db: Db, fileId: number): Promise<files.FileRow | undefined> =>
  files.findUpload(db, fileId)

/** The PDF of an issued document; whether everybody may have it is said by the room that publishes what it decides. */
export const issuedPdf = (db: Db, documentId: number): Promise<files.FileRow | undefined> =>
  files.issuedPdf(db, documentId)

/** An upload of this very actor; undefined for another's, which nobody puts into a row of their own by its number. */
export const findOwnUpload = async (ctx: Ctx, fileId: number): Promise<files.FileRow | undefined> => {
  const file = await files.findUpload(ctx.db, fileId)
  return file && file.personId === ctx.actor.id ? file : undefined
}

/** An upload and the versions before it, newest first. */
export const fileVersions = (db: Db, fileId: number): Promise<files.FileRow[]> =>
  files.uploadVersions(db, fileId)

/** All bytes of an upload, checked. */
export const readFileBytes = async (config: Config, file: { hash: string }): Promise<Uint8Array> =>
  (await fileStore(config)).get(file.hash)

export type { Certificate } from './layout/certificate.ts'
export type { BlockInput, OfficialDocument } from './layout/model.ts'
export { type SheetTableInput, type SheetValue, toXlsx } from './layout/xlsx.ts'
export type { DocumentFile, DocumentRow, SignedFile, StepRow } from './store/document.ts'
export type { Letterhead, RecipientList, SignerRow } from './store/papers.ts'
export type { RegisterFilter, RegisterRow } from './store/register.ts'

/** The document as a Word file (NĐ 30/2020), written outside this process. Refused (rule, not-printable) when it cannot be. */
export const docxOf = (doc: OfficialDocument): Promise<Uint8Array> => printed('docx', doc)

/** The document as a PDF, written outside this process. Refused (rule, not-printable) when it cannot be. */
export const pdfOf = (doc: OfficialDocument): Promise<Uint8Array> => printed('pdf', doc)

/** Certificates as one PDF, each on a landscape A4 page; refused (rule, not-printable) when it cannot be. */
export const certificatesPdf = (sheet: CertificateSheet): Promise<Uint8Array> => printedCertificates(sheet)

/** Answer cards as one PDF, ten to a page; what stands on them is kept nowhere. */
export const cardsPdf = (sheet: CardsSheet): Promise<Uint8Array> => printedCards(sheet)

const sightOf = (ctx: Ctx): Sight => ({ actor: ctx.actor, deskUnits: deskUnits(ctx.actor) })

/** A document that this actor may see, with its model and state; undefined otherwise. */
export const findDocument = (ctx: Ctx, id: number): Promise<documents.DocumentRow | undefined> =>
  documents.findDocument(ctx.db, sightOf(ctx), id)

/** A document with everything its page shows; undefined when this actor may not see it. Five statements. */
export const readDocument = async (ctx: Ctx, id: number) => {
  const document = await findDocument(ctx, id)
  if (!document) return undefined
  return {
    document,
    steps: await documents.stepsOf(ctx.db, id),
    files: await documents.filesOf(ctx.db, id),
    signed: await documents.signedFiles(ctx.db, id),
    linked: await register.linkedTo(ctx.db, sightOf(ctx), id),
  }
}
export type ReadDocument = NonNullable<Awaited<ReturnType<typeof readDocument>>>

/** A file that a document in sight names, for the route that serves it. */
export const findDocumentFile = async (
  ctx: Ctx,
  id: number,
  fileId: number,
): Promise<documents.DocumentFile | undefined> => {
  if (!(await findDocument(ctx, id))) return undefined
  return (await documents.filesOf(ctx.db, id)).find((file) => file.id === fileId)
}

/** A draft's paper as it would be printed now; of an issued document the kept file is served instead. */
export const previewOf = async (
  document: documents.DocumentRow,
  format: Format,
): Promise<{ bytes: Uint8Array; name: string } | undefined> => {
  if (!document.body) return undefined
  const bytes = await printed(format, document.body)
  return { bytes, name: `du-thao-${document.id}.${format}` }
}

/** Rows of a register that this actor may see, newest first, and how many there are in all. */
export const listDocuments = async (
  ctx: Ctx,
  filter: register.RegisterFilter,
  page: { limit: number; offset: number },
): Promise<{ rows: register.RegisterRow[]; total: number }> => {
  const rows = await register.listRegister(ctx.db, sightOf(ctx), filter, page)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Issued documents whose subject holds these words, of our units and of those that sent them in. One statement. */
export const issuedWith = (
  ctx: Ctx,
  wish: { subject: string; type?: string | undefined; from?: Day | undefined; to: Day },
): Promise<register.IssuedLine[]> => register.issuedWith(ctx.db, sightOf(ctx), wish)

/** How many rows each register has for this actor in a year. */
export const documentCounts = (ctx: Ctx, year: number): Promise<Record<'out' | 'in' | 'drafts', number>> =>
  register.registerCounts(ctx.db, sightOf(ctx), year)

/** Letterheads, signers and recipient lists in force today, of these units (all without). */
export const papersOf = async (ctx: Ctx, unitIds?: readonly number[]) => ({
  letterheads: await papers.lettersOn(ctx.db, ctx.today, unitIds),
  signers: await papers.signersOn(ctx.db, ctx.today, unitIds),
  lists: await papers.recipientLists(ctx.db, unitIds),
})
export type Papers = Awaited<ReturnType<typeof papersOf>>

/** Heads and issuers whose mandate may stand behind a signer of these units today. */
export const possibleSigners = (ctx: Ctx, unitIds?: readonly number[]): Promise<papers.Holder[]> =>
  papers.possibleSigners(ctx.db, ctx.today, unitIds)

/** Documents made from something of another room ("directive", 12), whatever their state. */
export const documentsFrom = async (
  db: Db,
  source: { kind: string; id: number },
): Promise<documents.DocumentFrom[]> => documents.documentsFrom(db, source)

/** The units this actor drafts for, with their names: the province's first. */
export const unitsToDraftFor = async (ctx: Ctx): Promise<{ id: number; name: string }[]> => {
  const home = await installationUnit(ctx.db)
  const named = new Map(ctx.actor.mandates.map((held) => [held.unitId, held.unitName]))
  if (home) named.set(home.unitId, home.nameVi)
  return draftingUnits(ctx.actor, home?.unitId).map((id) => ({ id, name: named.get(id) ?? String(id) }))
}

/** Documents waiting for this actor: to review, sign, number, change, or answer. */
export const waitingFor = (actor: Actor): RawBuilder<WaitingRow> | null =>
  actor.mandates.length === 0 ? null : offers.waitingRows(dutiesOf(actor))

/** Documents in sight with these words in number or subject. */
export const search = (words: string, actor: Actor): RawBuilder<SearchRow> =>
  offers.hits({ actor, deskUnits: deskUnits(actor) }, words)
