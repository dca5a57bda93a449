import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Fate, Paragraph } from '../rules/coverage.ts'
import type { DeadlineKind, RecipientKind, Recurrence, Response } from '../rules/item.ts'
import type { ResolvedFrom } from './condition.ts'

export type Quote = { paragraph: number; sentence: string }
/** Where an item comes from; `paragraphs` are all it is made of. */
export type Evidence = Partial<Quote> & { paragraphs?: number[] } & Partial<
    Record<'recipients' | 'lead' | 'coordinators' | 'deadline' | 'route' | 'response', Quote>
  > & { assumed?: string[] }

export type SavedRecipient = {
  id: number
  kind: RecipientKind
  text: string
  unitId: number | null
  resolvedBy: 'hand' | 'tasks' | 'register' | null
  resolvedFrom: ResolvedFrom | null
  resolvedUnitIds: number[] | null
}

export type ItemFacts = {
  number: string
  text: string
  title: string
  product: string | null
  response: Response[]
  areaId: number | null
  basisId: number | null
  deadlineKind: DeadlineKind
  deadlineOn: Day | null
  deadlineText: string
  deadlineReading: 'strict' | 'inclusive'
  recurrence: Recurrence | null
  leadUnitIds: number[]
  coordinatorUnitIds: number[]
  routeUnitIds: number[]
  evidence: Evidence
  unmatched: { field: string; name: string }[]
}

export type SavedItem = ItemFacts & {
  id: number
  directiveId: number
  position: number
  confirmed: boolean
  confirmedBy: string | null
  instructionId: number | null
  recipients: SavedRecipient[]
}

/** The items of a directive in order, each with its recipients. One statement. */
export const itemsOf = async (db: Db, directiveId: number): Promise<SavedItem[]> => {
  const found = await sql<SavedItem>`
    select i.id, i.directive_id as "directiveId", i.position, i.number, i.text, i.title, i.product, i.response,
      i.area_id as "areaId", i.basis_id as "basisId", i.deadline_kind as "deadlineKind", i.deadline_on as "deadlineOn",
      i.deadline_text as "deadlineText", i.deadline_reading as "deadlineReading", i.recurrence, i.lead_unit_ids as "leadUnitIds",
      i.coordinator_unit_ids as "coordinatorUnitIds", i.route_unit_ids as "routeUnitIds", i.evidence, i.unmatched,
      i.confirmed_by is not null as confirmed, p.name as "confirmedBy", i.instruction_id as "instructionId",
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'text', r.text, 'unitId', r.unit_id,
        'resolvedBy', r.resolved_by, 'resolvedFrom', r.resolved_from, 'resolvedUnitIds', r.resolved_unit_ids) order by r.position, r.id)
        from directive_recipient r where r.item_id = i.id), '[]') as recipients
    from directive_item i left join person_name p on p.person_id = i.confirmed_by
    where i.directive_id = ${directiveId} order by i.position`.execute(db)
  return found.rows
}

export type NewRecipient = Omit<SavedRecipient, 'id'>
export type NewItem = ItemFacts & { recipients: NewRecipient[] }

/** Adds items with their recipients after the `after`-th place (default: at the end); gives their numbers in order. */
export const addItems = async (
  db: Db,
  directiveId: number,
  items: readonly NewItem[],
  after?: number,
): Promise<number[]> => {
  if (items.length === 0) return []
  if (after !== undefined) {
    await sql`set constraints directive_item_directive_id_position_key deferred`.execute(db)
    await sql`update directive_item set position = position + ${items.length}
      where directive_id = ${directiveId} and position > ${after}`.execute(db)
  }
  const start = after ?? (await lastPosition(db, directiveId))
  const values = items.map((item, n) => ({ ...item, position: start + n + 1 }))
  const added = await sql<{ id: number }>`
    insert into directive_item (directive_id, position, number, text, title, product, response, area_id, basis_id, deadline_kind,
      deadline_on, deadline_text, deadline_reading, recurrence, lead_unit_ids, coordinator_unit_ids, route_unit_ids, evidence, unmatched)
    select ${directiveId}, position, number, text, title, product, array(select jsonb_array_elements_text(response)),
      "areaId", "basisId", "deadlineKind", "deadlineOn", "deadlineText", "deadlineReading", nullif(recurrence, 'null'::jsonb),
      array(select jsonb_array_elements_text("leadUnitIds")::bigint),
      array(select jsonb_array_elements_text("coordinatorUnitIds")::bigint),
      array(select jsonb_array_elements_text("routeUnitIds")::bigint), evidence, unmatched
    from jsonb_to_recordset(${json(values)}::jsonb) as v(position int, number text, text text, title text, product text,
      response jsonb, "areaId" bigint, "basisId" bigint, "deadlineKind" text, "deadlineOn" date, "deadlineText" text,
      "deadlineReading" text, recurrence jsonb, "leadUnitIds" jsonb, "coordinatorUnitIds" jsonb, "routeUnitIds" jsonb,
      evidence jsonb, unmatched jsonb)
    order by position returning id`.execute(db)
  const ids = added.rows.map((row) => row.id)
  await addRecipients(
    db,
    items.flatMap((item, n) =>
      item.recipients.map((r, position) => ({ ...r, position, itemId: ids[n] as number })),
    ),
  )
  return ids
}

const lastPosition = async (db: Db, directiveId: number): Promise<number> => {
  const row = await sql<{ last: number }>`
    select coalesce(max(position), 0) as last from directive_item where directive_id = ${directiveId}`.execute(
    db,
  )
  return row.rows[0]?.last ?? 0
}

const addRecipients = async (
  db: Db,
  recipients: readonly (NewRecipient & { itemId: number; position: number })[],
): Promise<void> => {
  if (recipients.length === 0) return
  await sql`
    insert into directive_recipient (item_id, position, kind, text, unit_id, resolved_by, resolved_from, resolved_unit_ids)
    select "itemId", position, kind, text, "unitId", "resolvedBy", nullif("resolvedFrom", 'null'::jsonb),
      case when jsonb_typeof("resolvedUnitIds") = 'array' then array(select jsonb_array_elements_text("resolvedUnitIds")::bigint) end
    from jsonb_to_recordset(${json(recipients)}::jsonb) as v("itemId" bigint, position int, kind text, text text, "unitId" bigint,
      "resolvedBy" text, "resolvedFrom" jsonb, "resolvedUnitIds" jsonb)`.execute(db)
}

/** Puts other facts and other recipients into an item; it is unconfirmed then, unless somebody confirms it. */
export const saveItem = async (
  db: Db,
  itemId: number,
  item: NewItem,
  confirmedBy: string | null,
): Promise<void> => {
  await db
    .updateTable('directive_item')
    .set({
      number: item.number,
      text: item.text,
      title: item.title,
      product: item.product,
      response: item.response,
      area_id: item.areaId,
      basis_id: item.basisId,
      deadline_kind: item.deadlineKind,
      deadline_on: item.deadlineOn,
      deadline_text: item.deadlineText,
      deadline_reading: item.deadlineReading,
      recurrence: item.recurrence === null ? null : json(item.recurrence),
      lead_unit_ids: item.leadUnitIds,
      coordinator_unit_ids: item.coordinatorUnitIds,
      route_unit_ids: item.routeUnitIds,
      evidence: json(item.evidence),
      unmatched: json(item.unmatched),
      confirmed_by: confirmedBy,
    })
    .where('id', '=', itemId)
    .execute()
  await db.deleteFrom('directive_recipient').where('item_id', '=', itemId).execute()
  await addRecipients(
    db,
    item.recipients.map((r, position) => ({ ...r, position, itemId })),
  )
}

export const confirmItems = async (
  db: Db,
  itemIds: readonly number[],
  personId: string | null,
): Promise<void> => {
  await sql`update directive_item set confirmed_by = ${personId} where id = any(${[...itemIds]}::bigint[])`.execute(
    db,
  )
}

export const removeItems = async (db: Db, itemIds: readonly number[]): Promise<void> => {
  await sql`delete from directive_item where id = any(${[...itemIds]}::bigint[]) and instruction_id is null`.execute(
    db,
  )
}

/** At issue every recipient's units are written down for good. */
export const freezeRecipients = async (
  db: Db,
  frozen: readonly { id: number; unitIds: readonly number[] }[],
): Promise<void> => {
  if (frozen.length === 0) return
  await sql`
    update directive_recipient r set resolved_unit_ids = array(select jsonb_array_elements_text(f."unitIds")::bigint)
    from jsonb_to_recordset(${json(frozen)}::jsonb) as f(id bigint, "unitIds" jsonb) where r.id = f.id`.execute(
    db,
  )
}

export type SavedParagraph = Paragraph & { text: string; markedBy: string | null }

export const paragraphsOf = async (db: Db, directiveId: number): Promise<SavedParagraph[]> => {
  const found = await sql<SavedParagraph>`
    select p.no, p.text, p.fate, p.why, p.marked_by is not null as "byPerson", n.name as "markedBy"
    from directive_paragraph p left join person_name n on n.person_id = p.marked_by
    where p.directive_id = ${directiveId} order by p.no`.execute(db)
  return found.rows
}

/** Replaces the paragraphs of a draft by those of a new reading. */
export const putParagraphs = async (
  db: Db,
  directiveId: number,
  paragraphs: readonly (Paragraph & { text: string })[],
): Promise<void> => {
  await db.deleteFrom('directive_paragraph').where('directive_id', '=', directiveId).execute()
  await sql`
    insert into directive_paragraph (directive_id, no, text, fate, why)
    select ${directiveId}, no, text, fate, why
    from jsonb_to_recordset(${json(paragraphs)}::jsonb) as p(no int, text text, fate text, why text)`.execute(
    db,
  )
}

/** Copies a document's paragraphs, with what became of them, into one that passes it down. */
export const copyParagraphs = async (db: Db, fromId: number, toId: number): Promise<void> => {
  await sql`insert into directive_paragraph (directive_id, no, text, fate, why, marked_by)
    select ${toId}, no, text, fate, why, marked_by from directive_paragraph where directive_id = ${fromId}`.execute(
    db,
  )
}

/** Writes changed fates, in one statement; `markedBy` stands only where a person marked it. */
export const saveFates = async (
  db: Db,
  directiveId: number,
  changed: readonly { no: number; fate: Fate; why: string | null; markedBy: string | null }[],
): Promise<void> => {
  if (changed.length === 0) return
  await sql`
    update directive_paragraph p set fate = c.fate, why = c.why, marked_by = c."markedBy"
    from jsonb_to_recordset(${json(changed)}::jsonb) as c(no int, fate text, why text, "markedBy" text)
    where p.directive_id = ${directiveId} and p.no = c.no`.execute(db)
}
