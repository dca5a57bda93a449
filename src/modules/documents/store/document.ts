import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { ReadyDocument } from '../layout/model.ts'
import type { DocumentState } from '../rules/signing.ts'
import { type Sight, visible } from './sight.ts'

export type DocumentRow = {
  id: number
  direction: 'out' | 'in'
  unitId: number
  unitName: string
  provincial: boolean
  type: string
  subject: string
  state: DocumentState
  body: ReadyDocument | null
  letterheadId: number | null
  signerId: number | null
  signerMandateId: number | null
  recipients: string[]
  signerName: string | null
  copies: number | null
  series: string | null
  number: number | null
  year: number | null
  symbol: string | null
  cited: string | null
  issuedOn: Day | null
  issuerName: string | null
  arrivedOn: Day | null
  dueOn: Day | null
  note: string | null
  docxFileId: number | null
  pdfFileId: number | null
  bodyHash: string | null
  correctsId: number | null
  sourceKind: string | null
  sourceId: number | null
  replyToId: number | null
  version: number
  personId: string
  personName: string
  madeAt: Date
}

const columns = sql`d.id, d.direction, d.unit_id as "unitId", n.name_vi as "unitName", d.provincial, d.type, d.subject, d.state,
  d.body, d.letterhead_id as "letterheadId", d.signer_id as "signerId", s.mandate_id as "signerMandateId",
  d.recipients, d.signer_name as "signerName", d.copies, d.series, d.number, d.year, d.symbol,
  c.cited, d.issued_on as "issuedOn", d.issuer_name as "issuerName", d.arrived_on as "arrivedOn",
  d.due_on as "dueOn", d.note, d.docx_file_id as "docxFileId", d.pdf_file_id as "pdfFileId", d.body_hash as "bodyHash",
  d.corrects_id as "correctsId", d.source_kind as "sourceKind", d.source_id as "sourceId", d.reply_to_id as "replyToId",
  d.version, d.person_id as "personId", p.name as "personName", d.made_at as "madeAt"`

const joined = sql`official_document d join unit_name n on n.unit_id = d.unit_id join person_name p on p.person_id = d.person_id
  join document_name c on c.document_id = d.id
  left join signer s on s.id = d.signer_id`

/** A document in sight, with its model. */
export const findDocument = async (db: Db, sight: Sight, id: number): Promise<DocumentRow | undefined> => {
  const found = await sql<DocumentRow>`
    select ${columns} from ${joined} where d.id = ${id} and ${visible(sight)}`.execute(db)
  return found.rows[0]
}

/** The same, its row locked for an act. */
export const lockDocument = async (db: Db, sight: Sight, id: number): Promise<DocumentRow | undefined> => {
  await sql`select 1 from official_document where id = ${id} for update`.execute(db)
  return findDocument(db, sight, id)
}

export type NewDraft = {
  unitId: number
  provincial: boolean
  type: string
  subject: string
  body: ReadyDocument
  letterheadId: number | null
  signerId: number | null
  recipients: readonly string[]
  signerName: string
  copies: number | null
  series: string
  symbol: string
  correctsId: number | null
  replyToId: number | null
}

/** Adds a draft; gives its number. */
export const addDraft = async (
  db: Db,
  draft: NewDraft & { source?: { kind: string; id: number } | undefined; personId: string; at: Date },
): Promise<number> => {
  const added = await sql<{ id: number }>`
    insert into official_document (direction, unit_id, provincial, type, subject, state, body, letterhead_id, signer_id,
      recipients, signer_name, copies, series, symbol, corrects_id, reply_to_id, source_kind, source_id, person_id, made_at)
    values ('out', ${draft.unitId}, ${draft.provincial}, ${draft.type}, ${draft.subject}, 'draft', ${json(draft.body)}::jsonb,
      ${draft.letterheadId}, ${draft.signerId}, ${[...draft.recipients]}::text[], ${draft.signerName}, ${draft.copies},
      ${draft.series}, ${draft.symbol}, ${draft.correctsId}, ${draft.replyToId}, ${draft.source?.kind ?? null},
      ${draft.source?.id ?? null}, ${draft.personId}, ${draft.at}) returning id`.execute(db)
  return added.rows[0]?.id ?? 0
}

/** Puts other words into a draft. */
export const saveDraft = async (db: Db, id: number, draft: NewDraft): Promise<void> => {
  await sql`
    update official_document set type = ${draft.type}, subject = ${draft.subject}, body = ${json(draft.body)}::jsonb,
      letterhead_id = ${draft.letterheadId}, signer_id = ${draft.signerId}, recipients = ${[...draft.recipients]}::text[],
      signer_name = ${draft.signerName}, copies = ${draft.copies}, series = ${draft.series}, symbol = ${draft.symbol},
      corrects_id = ${draft.correctsId}, reply_to_id = ${draft.replyToId}, version = version + 1
    where id = ${id}`.execute(db)
}

export const setState = async (db: Db, id: number, state: DocumentState): Promise<void> => {
  await sql`update official_document set state = ${state}, version = version + 1 where id = ${id}`.execute(db)
}

export type Issue = {
  number: number
  year: number
  issuedOn: Day
  body: ReadyDocument
  bodyHash: string
  docxFileId: number
  pdfFileId: number
}

/** The last change of a document: from here on the database refuses any other. */
export const markIssued = async (db: Db, id: number, issue: Issue): Promise<void> => {
  await sql`
    update official_document set state = 'issued', number = ${issue.number}, year = ${issue.year}, issued_on = ${issue.issuedOn},
      body = ${json(issue.body)}::jsonb, body_hash = ${issue.bodyHash}, docx_file_id = ${issue.docxFileId},
      pdf_file_id = ${issue.pdfFileId}, version = version + 1
    where id = ${id}`.execute(db)
}

export type Received = {
  unitId: number
  provincial: boolean
  type: string
  subject: string
  issuerName: string
  symbol: string
  issuedOn: Day
  arrivedOn: Day
  dueOn: Day | null
  recipients: readonly string[]
  note: string | null
  number: number
  year: number
  personId: string
  at: Date
}

/** An entry of the incoming register; its files are added to it. */
export const addReceived = async (db: Db, row: Received, fileIds: readonly number[]): Promise<number> => {
  const added = await sql<{ id: number }>`
    with entry as (
      insert into official_document (direction, unit_id, provincial, type, subject, state, issuer_name, symbol, issued_on,
        arrived_on, due_on, recipients, note, series, number, year, person_id, made_at)
      values ('in', ${row.unitId}, ${row.provincial}, ${row.type}, ${row.subject}, 'received', ${row.issuerName}, ${row.symbol},
        ${row.issuedOn}, ${row.arrivedOn}, ${row.dueOn}, ${[...row.recipients]}::text[], ${row.note}, 'in', ${row.number},
        ${row.year}, ${row.personId}, ${row.at}) returning id
    ), files as (
      insert into document_received_file (document_id, file_id)
      select entry.id, f from entry, unnest(${[...fileIds]}::bigint[]) f
    ) select id from entry`.execute(db)
  return added.rows[0]?.id ?? 0
}

export type StepKind =
  | 'drafted'
  | 'edited'
  | 'sent-for-review'
  | 'returned'
  | 'approved'
  | 'signed'
  | 'issued'
  | 'signed-file-attached'
  | 'withdrawn'
  | 'received'

export type NewStep = {
  kind: StepKind
  personId: string
  mandateId: number | null
  note?: string | undefined
  day: Day
  at: Date
}

export const addStep = async (db: Db, documentId: number, step: NewStep): Promise<void> => {
  await db
    .insertInto('document_step')
    .values({
      document_id: documentId,
      kind: step.kind,
      person_id: step.personId,
      mandate_id: step.mandateId,
      note: step.note?.trim() || null,
      day: step.day,
      at: step.at,
    })
    .execute()
}

export type StepRow = {
  kind: StepKind
  person: string
  title_vi: string | null
  title_en: string | null
  note: string | null
  day: Day
  at: Date
}

/** Who did what with a document, under which office, in order. */
export const stepsOf = async (db: Db, documentId: number): Promise<StepRow[]> => {
  const found = await sql<StepRow>`
    select t.kind, p.name as person, m.title_vi, m.title_en, t.note, t.day, t.at
    from document_step t join person_name p on p.person_id = t.person_id left join mandate_name m on m.mandate_id = t.mandate_id
    where t.document_id = ${documentId} order by t.id`.execute(db)
  return found.rows
}

/** The day a document was signed; undefined before. */
export const signedOn = async (db: Db, documentId: number): Promise<Day | undefined> => {
  const found = await sql<{ day: Day }>`
    select day from document_step where document_id = ${documentId} and kind = 'signed' order by id desc limit 1`.execute(
    db,
  )
  return found.rows[0]?.day
}

export type SignedFile = {
  fileId: number
  words: number | null
  ofWords: number | null
  agrees: boolean
  differences: { missing: string; added: string }[]
  reason: string | null
  person: string
  at: Date
}

export const addSignedFile = async (
  db: Db,
  documentId: number,
  row: Omit<SignedFile, 'person'> & { personId: string },
): Promise<void> => {
  await sql`
    insert into document_signed_file (document_id, file_id, words, of_words, agrees, differences, reason, person_id, at)
    values (${documentId}, ${row.fileId}, ${row.words}, ${row.ofWords}, ${row.agrees}, ${json(row.differences)}::jsonb,
      ${row.reason}, ${row.personId}, ${row.at})`.execute(db)
}

/** Signed copies of a document, newest first. */
export const signedFiles = async (db: Db, documentId: number): Promise<SignedFile[]> => {
  const found = await sql<SignedFile>`
    select f.file_id as "fileId", f.words, f.of_words as "ofWords", f.agrees, f.differences, f.reason, p.name as person, f.at
    from document_signed_file f join person_name p on p.person_id = f.person_id
    where f.document_id = ${documentId} order by f.id desc`.execute(db)
  return found.rows
}

export type DocumentFile = {
  kind: 'docx' | 'pdf' | 'signed' | 'received'
  id: number
  name: string
  mime: string
  size: number
  hash: string
}

/** Every file that a document names. */
export const filesOf = async (db: Db, documentId: number): Promise<DocumentFile[]> => {
  const found = await sql<DocumentFile>`
    select k.kind, f.id, f.name, f.mime, f.size, f.hash from (
      select 'docx' as kind, docx_file_id as file_id from official_document where id = ${documentId}
      union all select 'pdf', pdf_file_id from official_document where id = ${documentId}
      union all select 'signed', file_id from document_signed_file where document_id = ${documentId}
      union all select 'received', file_id from document_received_file where document_id = ${documentId}
    ) k join file_upload f on f.id = k.file_id order by f.id`.execute(db)
  return found.rows
}

/** What a document made from something of another room has come to. */
export type DocumentFrom = {
  id: number
  type: string
  state: DocumentState
  cited: string | null
  issuedOn: Day | null
}

/** Documents made from something of another room, oldest first. */
export const documentsFrom = async (
  db: Db,
  source: { kind: string; id: number },
): Promise<DocumentFrom[]> => {
  const found = await sql<DocumentFrom>`
    select d.id, d.type, d.state, c.cited, d.issued_on as "issuedOn" from official_document d join document_name c on c.document_id = d.id
    where d.source_kind = ${source.kind} and d.source_id = ${source.id} order by d.id`.execute(db)
  return found.rows
}
