import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { DirectiveState } from '../rules/issue.ts'
import type { Response } from '../rules/item.ts'
import { home, visibleTo } from './visible.ts'

export type Directive = {
  id: number
  origin: 'made' | 'received'
  unitId: number
  unitName: string
  provincial: boolean
  issuerName: string
  code: string | null
  documentNo: string | null
  issuedOn: Day | null
  receivedOn: Day | null
  subject: string
  state: DirectiveState
  documentId: number | null
  fileId: number | null
  parentId: number | null
  recipientsText: string[]
  defaultResponse: Response[]
  participantUnitIds: number[]
  year: number
  version: number
  sentAt: Date | null
  madeAt: Date
  items: number
  uncovered: number
  /** how often all were reminded at once, and when last */
  reminded: number
  lastReminded: Date | null
}

const columns = sql`d.id, d.origin, d.unit_id as "unitId", n.name_vi as "unitName", coalesce(d.unit_id = ${home}, false) as provincial,
  d.issuer_name as "issuerName", d.code, d.document_no as "documentNo", d.issued_on as "issuedOn", d.received_on as "receivedOn",
  d.subject, d.state, d.document_id as "documentId", d.file_id as "fileId", d.parent_id as "parentId",
  d.recipients_text as "recipientsText", d.default_response as "defaultResponse",
  d.participant_unit_ids as "participantUnitIds", d.year, d.version, d.sent_at as "sentAt", d.made_at as "madeAt",
  (select count(*) from directive_item i where i.directive_id = d.id)::int as items,
  (select count(*) from directive_paragraph p where p.directive_id = d.id and p.fate = 'uncovered')::int as uncovered,
  (select count(*) from directive_reminder r where r.directive_id = d.id)::int as reminded,
  (select max(r.at) from directive_reminder r where r.directive_id = d.id) as "lastReminded"`

const one = async (db: Db, condition: RawBuilder<unknown>): Promise<Directive | undefined> => {
  const found = await sql<Directive>`
    select ${columns} from directive d join lateral (select name_vi from unit_name u where u.unit_id = d.unit_id) n on true
    where ${condition}`.execute(db)
  return found.rows[0]
}

/** A directive by number, whoever asks. */
export const findDirective = (db: Db, directiveId: number): Promise<Directive | undefined> =>
  one(db, sql`d.id = ${directiveId}`)

/** A directive held for a change until the transaction ends. */
export const lockDirective = async (db: Db, directiveId: number): Promise<Directive | undefined> => {
  await sql`select 1 from directive where id = ${directiveId} for update`.execute(db)
  return findDirective(db, directiveId)
}

/** The directive an item belongs to. */
export const directiveOfItem = async (db: Db, itemId: number): Promise<number | undefined> => {
  const row = await db
    .selectFrom('directive_item')
    .select('directive_id')
    .where('id', '=', itemId)
    .executeTakeFirst()
  return row?.directive_id
}

export type ListWish = {
  year?: number | undefined
  state?: DirectiveState | undefined
  origin?: 'made' | 'received' | undefined
  words?: string | undefined
  limit: number
  offset: number
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`)

const matching = (actor: Actor, wish: Omit<ListWish, 'limit' | 'offset'>): RawBuilder<unknown> =>
  sql.join(
    [
      visibleTo(actor),
      ...(wish.year === undefined ? [] : [sql`d.year = ${wish.year}`]),
      ...(wish.state ? [sql`d.state = ${wish.state}`] : []),
      ...(wish.origin ? [sql`d.origin = ${wish.origin}`] : []),
      ...(wish.words ? [byWords(wish.words)] : []),
    ],
    sql` and `,
  )

/** By words of the subject or the issuer, with or without marks, or by the number's beginning. */
export const byWords = (words: string): RawBuilder<unknown> =>
  sql`(folded(d.subject) like '%' || folded(${escaped(words)}) || '%' or folded(d.issuer_name) like '%' || folded(${escaped(words)}) || '%'
    or lower(d.document_no) like lower(${escaped(words)}) || '%')`

/** A page of the directives an actor may see, newest first, and how many there are in all. One statement. */
export const listDirectives = async (
  db: Db,
  actor: Actor,
  wish: ListWish,
): Promise<{ rows: Directive[]; total: number }> => {
  const found = await sql<Directive & { total: number }>`
    select ${columns}, count(*) over ()::int as total
    from directive d join lateral (select name_vi from unit_name u where u.unit_id = d.unit_id) n on true
    where ${matching(actor, wish)}
    order by (d.state in ('draft', 'sent')) desc, coalesce(d.issued_on, d.received_on, d.made_at::date) desc, d.id desc
    limit ${wish.limit} offset ${wish.offset}`.execute(db)
  return { rows: found.rows, total: found.rows[0]?.total ?? 0 }
}

/** How many directives an actor may see, by state and origin: for the filters. One statement. */
export const countDirectives = async (
  db: Db,
  actor: Actor,
  wish: Pick<ListWish, 'year' | 'words'>,
): Promise<{ state: DirectiveState; origin: 'made' | 'received'; n: number }[]> => {
  const found = await sql<{ state: DirectiveState; origin: 'made' | 'received'; n: number }>`
    select d.state, d.origin, count(*)::int as n from directive d where ${matching(actor, wish)} group by 1, 2`.execute(
    db,
  )
  return found.rows
}

/** The numbers of all issued directives of a year that an actor may see. */
export const issuedIds = async (db: Db, actor: Actor, year: number): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select d.id from directive d where d.state = 'issued' and d.year = ${year} and ${visibleTo(actor)}`.execute(
    db,
  )
  return found.rows.map((row) => row.id)
}

/** The document this one passes down, and those that pass it down, as far as the actor may see them. */
export const lineageOf = async (
  db: Db,
  actor: Actor,
  directive: Pick<Directive, 'id' | 'parentId'>,
): Promise<
  {
    up: boolean
    id: number
    documentNo: string | null
    subject: string
    issuerName: string
    issuedOn: Day | null
    state: DirectiveState
  }[]
> => {
  const found = await sql<Awaited<ReturnType<typeof lineageOf>>[number]>`
    select coalesce(d.id = ${directive.parentId}::bigint, false) as up, d.id, d.document_no as "documentNo", d.subject,
      d.issuer_name as "issuerName", d.issued_on as "issuedOn", d.state
    from directive d where (d.id = ${directive.parentId}::bigint or d.parent_id = ${directive.id}) and ${visibleTo(actor)}
    order by 1 desc, d.id`.execute(db)
  return found.rows
}

export type NewDirective = {
  origin: 'made' | 'received'
  unitId: number
  issuerName: string
  code: string | null
  documentNo: string | null
  issuedOn: Day | null
  receivedOn: Day | null
  subject: string
  year: number
  parentId: number | null
  fileId: number | null
  defaultResponse?: readonly Response[]
  recipientsText?: readonly string[]
  madeBy: string | null
  at: Date
}

export const addDirective = async (db: Db, d: NewDirective): Promise<number> => {
  const row = await db
    .insertInto('directive')
    .values({
      origin: d.origin,
      unit_id: d.unitId,
      issuer_name: d.issuerName,
      code: d.code,
      document_no: d.documentNo,
      issued_on: d.issuedOn,
      received_on: d.receivedOn,
      subject: d.subject,
      year: d.year,
      parent_id: d.parentId,
      file_id: d.fileId,
      default_response: [...(d.defaultResponse ?? [])],
      recipients_text: [...(d.recipientsText ?? [])],
      made_by: d.madeBy,
      made_at: d.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export type Head = {
  issuerName: string
  code: string | null
  documentNo: string | null
  issuedOn: Day | null
  receivedOn: Day | null
  subject: string
  year: number
}

export const saveHead = async (db: Db, directiveId: number, head: Head): Promise<void> => {
  await db
    .updateTable('directive')
    .set({
      issuer_name: head.issuerName,
      code: head.code,
      document_no: head.documentNo,
      issued_on: head.issuedOn,
      received_on: head.receivedOn,
      subject: head.subject,
      year: head.year,
    })
    .where('id', '=', directiveId)
    .execute()
}

export const saveReading = async (
  db: Db,
  directiveId: number,
  read: { recipientsText: readonly string[]; defaultResponse: readonly Response[] },
): Promise<void> => {
  await db
    .updateTable('directive')
    .set({ recipients_text: [...read.recipientsText], default_response: [...read.defaultResponse] })
    .where('id', '=', directiveId)
    .execute()
}

/** Another version: whoever saw the one before is told so. */
export const touch = async (db: Db, directiveId: number): Promise<void> => {
  await sql`update directive set version = version + 1 where id = ${directiveId}`.execute(db)
}

export const markSent = async (
  db: Db,
  directiveId: number,
  sent: { personId: string | null; at: Date } | null,
): Promise<void> => {
  await sql`update directive set state = ${sent ? 'sent' : 'draft'}, sent_by = ${sent?.personId ?? null},
    sent_at = ${sent?.at ?? null}, version = version + 1 where id = ${directiveId}`.execute(db)
}

export const markPassedDown = async (db: Db, directiveId: number): Promise<void> => {
  await sql`update directive set state = 'passed-down', version = version + 1 where id = ${directiveId}`.execute(
    db,
  )
}

/** True when another issued directive of the unit and year has this code. */
export const codeTaken = async (
  db: Db,
  d: Pick<Directive, 'id' | 'unitId'>,
  year: number,
  code: string,
): Promise<boolean> => {
  const found = await sql<{ taken: boolean }>`
    select exists (select 1 from directive where unit_id = ${d.unitId} and year = ${year} and lower(code) = lower(${code})
      and state = 'issued' and id <> ${d.id}) as taken`.execute(db)
  return found.rows[0]?.taken ?? false
}

/** Marks it as issued under its number, with all who take part, and binds its items to their instructions. */
export const markIssued = async (
  db: Db,
  directiveId: number,
  issued: {
    documentNo: string
    issuedOn: Day
    code: string
    year: number
    personId: string | null
    participantUnitIds: readonly number[]
    bound: readonly { itemId: number; instructionId: number }[]
  },
): Promise<void> => {
  await sql`
    update directive set state = 'issued', document_no = ${issued.documentNo}, issued_on = ${issued.issuedOn}, code = ${issued.code},
      year = ${issued.year}, issued_by = ${issued.personId}, participant_unit_ids = ${[...issued.participantUnitIds]}::bigint[],
      version = version + 1
    where id = ${directiveId}`.execute(db)
  await sql`
    update directive_item i set instruction_id = b."instructionId"
    from jsonb_to_recordset(${JSON.stringify(issued.bound)}::jsonb) as b("itemId" bigint, "instructionId" bigint)
    where i.id = b."itemId"`.execute(db)
}
