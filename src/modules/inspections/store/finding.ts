import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Content } from '../rules/checklist.ts'
import type { EventKind, FindingState, Severity } from '../rules/finding.ts'
import type { Mode, State } from '../rules/flow.ts'
import { type Sight, visibleFinding } from './sight.ts'

export type Finding = {
  id: number
  no: number
  inspectionId: number
  inspectionState: State
  mode: Mode
  year: number
  unitId: number
  unitName: string
  unitNameEn: string | null
  begunOn: Day | null
  /** the checklist that the item is of */
  content: Content
  item: string
  criterion: string | null
  text: string
  severity: Severity
  ownerUnitId: number
  ownerName: string
  ownerNameEn: string | null
  ownerMandateId: number | null
  ownerPerson: string | null
  basis: string | null
  evidence: string | null
  dueOn: Day | null
  state: FindingState
  instructionId: number | null
  seats: { mandateId: number; head: boolean }[]
  version: number
  events: { kind: EventKind; onDay: Day }[]
  /** earlier inspections of the unit, begun before this one, that found the same item wanting */
  earlier: { id: number; begunOn: Day; findingId: number }[]
}

const columns = sql`f.id, f.no, f.inspection_id as "inspectionId", i.state as "inspectionState", i.mode, p.year, i.unit_id as "unitId",
  u.name_vi as "unitName", u.name_en as "unitNameEn", i.begun_on as "begunOn", c.content, f.item, f.criterion, f.text, f.severity,
  f.owner_unit_id as "ownerUnitId", o.name_vi as "ownerName", o.name_en as "ownerNameEn", f.owner_mandate_id as "ownerMandateId",
  m.person_name as "ownerPerson", f.basis, f.evidence, f.due_on as "dueOn", f.state, f.instruction_id as "instructionId",
  coalesce((select jsonb_agg(jsonb_build_object('mandateId', s.mandate_id, 'head', s.head)) from inspection_seat s
    where s.team_id = i.team_id), '[]') as seats, f.version,
  coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'onDay', e.on_day) order by e.id) from finding_event e
    where e.finding_id = f.id), '[]') as events,
  coalesce((select jsonb_agg(jsonb_build_object('id', j.id, 'begunOn', j.begun_on, 'findingId', g.id) order by j.begun_on desc)
    from inspection_finding g join inspection j on j.id = g.inspection_id
    where g.item = f.item and j.unit_id = i.unit_id and j.begun_on < i.begun_on and g.state not in ('draft', 'withdrawn')), '[]') as earlier`
const from = sql`inspection_finding f join inspection i on i.id = f.inspection_id join inspection_plan p on p.id = i.plan_id
  join inspection_checklist c on c.id = p.checklist_id join unit_name u on u.unit_id = i.unit_id
  join unit_name o on o.unit_id = f.owner_unit_id left join mandate_name m on m.mandate_id = f.owner_mandate_id`

export const findFinding = async (db: Db, sight: Sight, id: number): Promise<Finding | undefined> =>
  (
    await sql<Finding>`select ${columns} from ${from} where f.id = ${id} and ${visibleFinding(sight)}`.execute(
      db,
    )
  ).rows[0]

export const lockFinding = async (db: Db, sight: Sight, id: number): Promise<Finding | undefined> => {
  await sql`select id from inspection_finding where id = ${id} for update`.execute(db)
  return findFinding(db, sight, id)
}

export type FindingWish = {
  year?: number | undefined
  inspectionId?: number | undefined
  unitId?: number | undefined
  /** of any of these */
  unitIds?: readonly number[] | undefined
  /** also what is not issued yet, for those who may see it */
  drafts?: boolean
}

const wished = ({
  year,
  inspectionId,
  unitId,
  unitIds = unitId === undefined ? undefined : [unitId],
  drafts,
}: FindingWish): RawBuilder<boolean> => sql<boolean>`
  (${year === undefined} or p.year = ${year ?? 0}) and (${inspectionId === undefined} or i.id = ${inspectionId ?? 0})
  and (${unitIds === undefined} or f.owner_unit_id = any(${[...(unitIds ?? [])]}::bigint[])
    or i.unit_id = any(${[...(unitIds ?? [])]}::bigint[]))
  and f.state <> 'withdrawn' and (${drafts ?? false} or f.state <> 'draft')`

/** The findings in sight, newest inspection first. At most 2,000: a season has some hundreds. */
export const listFindings = async (db: Db, sight: Sight, wish: FindingWish): Promise<Finding[]> =>
  (await findingRows(sight, wish).execute(db)).rows

/** The same as a SELECT. */
export const findingRows = (sight: Sight, wish: FindingWish): RawBuilder<Finding> =>
  sql<Finding>`select ${columns} from ${from} where ${wished(wish)} and ${visibleFinding(sight)}
    order by i.begun_on desc nulls first, f.inspection_id, f.no limit 2000`

export type NewFinding = {
  item: string
  criterion: string | null
  text: string
  severity: Severity
  ownerUnitId: number
  ownerMandateId: number | null
  basis: string | null
  evidence: string | null
  dueOn: Day | null
}

export const addFinding = async (db: Db, inspectionId: number, f: NewFinding, at: Date): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into inspection_finding (inspection_id, no, item, criterion, text, severity, owner_unit_id, owner_mandate_id, basis,
        evidence, due_on, made_at)
      select ${inspectionId}, coalesce(max(no), 0) + 1, ${f.item}, ${f.criterion}::text, ${f.text}::text, ${f.severity}::text, ${f.ownerUnitId}::bigint,
        ${f.ownerMandateId}::bigint, ${f.basis}::text, ${f.evidence}::text, ${f.dueOn}::date, ${at}::timestamptz
      from inspection_finding where inspection_id = ${inspectionId} returning id`.execute(db)
  ).rows[0]?.id ?? 0

export const changeFinding = async (db: Db, id: number, f: NewFinding): Promise<void> => {
  await sql`update inspection_finding set item = ${f.item}, criterion = ${f.criterion}, text = ${f.text}, severity = ${f.severity},
      owner_unit_id = ${f.ownerUnitId}, owner_mandate_id = ${f.ownerMandateId}, basis = ${f.basis}, evidence = ${f.evidence},
      due_on = ${f.dueOn}, version = version + 1 where id = ${id}`.execute(db)
}

/** The draft finding of an inspection to an item; the visit's form writes one for each item at most. */
export const draftOfItem = async (
  db: Db,
  inspectionId: number,
  items: readonly string[],
): Promise<{ id: number; item: string; text: string }[]> =>
  (
    await sql<{ id: number; item: string; text: string }>`select id, item, text from inspection_finding
      where inspection_id = ${inspectionId} and item = any(${[...items]}::text[]) and state = 'draft' order by id`.execute(
      db,
    )
  ).rows

export const setFindingText = async (db: Db, id: number, text: string): Promise<void> => {
  await sql`update inspection_finding set text = ${text}, version = version + 1 where id = ${id}`.execute(db)
}

export const setFindingState = async (
  db: Db,
  id: number,
  state: FindingState,
  instructionId?: number,
): Promise<void> => {
  await sql`update inspection_finding set state = ${state}, instruction_id = coalesce(${instructionId ?? null}, instruction_id),
    version = version + 1 where id = ${id}`.execute(db)
}

/** Opens the draft findings of an inspection: those without a day of their own are due on `dueOn`. Gives their numbers. */
export const openFindings = async (
  db: Db,
  inspectionId: number,
  dueOn: Day,
): Promise<{ id: number; ownerUnitId: number }[]> =>
  (
    await sql<{
      id: number
      ownerUnitId: number
    }>`update inspection_finding set state = 'open', due_on = coalesce(due_on, ${dueOn}),
        version = version + 1
      where inspection_id = ${inspectionId} and state = 'draft' returning id, owner_unit_id as "ownerUnitId"`.execute(
      db,
    )
  ).rows

export type NewEvent = {
  kind: EventKind
  onDay: Day
  note?: string | null | undefined
  documentNo?: string | null | undefined
  personId: string | null
  mandateId: number | null
  at: Date
}

/** Adds one event to each of these findings; gives the first event's number. */
export const addEvents = async (db: Db, findingIds: readonly number[], e: NewEvent): Promise<number> => {
  if (findingIds.length === 0) return 0
  const added = await sql<{ id: number }>`
    insert into finding_event (finding_id, kind, on_day, note, document_no, person_id, mandate_id, at)
    select f, ${e.kind}, ${e.onDay}, ${e.note ?? null}, ${e.documentNo ?? null}, ${e.personId}, ${e.mandateId}, ${e.at}
    from unnest(${[...findingIds]}::bigint[]) f returning id`.execute(db)
  return added.rows[0]?.id ?? 0
}

export const addFindingFile = async (db: Db, eventId: number, fileId: number): Promise<void> => {
  await sql`insert into finding_file (event_id, file_id) values (${eventId}, ${fileId})`.execute(db)
}

export type EventLine = {
  kind: EventKind
  onDay: Day
  note: string | null
  documentNo: string | null
  personName: string | null
  titleVi: string | null
  titleEn: string | null
  at: Date
  files: { fileId: number; name: string }[]
}

/** What happened to a finding, oldest first, with the files of each event. */
export const eventsOf = async (db: Db, findingId: number): Promise<EventLine[]> =>
  (
    await sql<EventLine>`
      select e.kind, e.on_day as "onDay", e.note, e.document_no as "documentNo", n.name as "personName", m.title_vi as "titleVi",
        m.title_en as "titleEn", e.at, coalesce((select jsonb_agg(jsonb_build_object('fileId', x.file_id, 'name', k.name) order by x.id)
          from finding_file x join file_name k on k.file_id = x.file_id where x.event_id = e.id), '[]') as files
      from finding_event e left join person_name n on n.person_id = e.person_id left join mandate_name m on m.mandate_id = e.mandate_id
      where e.finding_id = ${findingId} order by e.id`.execute(db)
  ).rows

export const findingFile = async (db: Db, findingId: number, fileId: number): Promise<number | undefined> =>
  (
    await sql<{
      file_id: number
    }>`select x.file_id from finding_file x join finding_event e on e.id = x.event_id
      where e.finding_id = ${findingId} and x.file_id = ${fileId}`.execute(db)
  ).rows[0]?.file_id
