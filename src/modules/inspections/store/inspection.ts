import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Mode, State } from '../rules/flow.ts'
import { type Sight, visible } from './sight.ts'

export type StepKind =
  | 'ordered'
  | 'noticed'
  | 'reported'
  | 'begun'
  | 'recorded'
  | 'team-signed'
  | 'unit-signed'
  | 'unit-refused'
  | 'reopened'
  | 'concluded'
  | 'closed'
  | 'cancelled'

export type Inspection = {
  id: number
  planId: number
  year: number
  planIssued: boolean
  remedyDays: number
  checklistId: number
  unitId: number
  unitName: string
  unitNameEn: string | null
  mode: Mode
  state: State
  teamId: number | null
  teamName: string | null
  seats: { mandateId: number; head: boolean }[]
  drawId: number | null
  fromOn: Day
  toOn: Day
  reportBy: Day | null
  begunOn: Day | null
  startedAt: string | null
  endedAt: string | null
  attendance: string | null
  summary: string | null
  concludedOn: Day | null
  version: number
  findings: number
}

const columns = sql`i.id, i.plan_id as "planId", p.year, p.state = 'issued' as "planIssued", p.remedy_days as "remedyDays",
  p.checklist_id as "checklistId", i.unit_id as "unitId", u.name_vi as "unitName", u.name_en as "unitNameEn", i.mode, i.state,
  i.team_id as "teamId", t.name as "teamName",
  coalesce((select jsonb_agg(jsonb_build_object('mandateId', s.mandate_id, 'head', s.head)) from inspection_seat s
    where s.team_id = i.team_id), '[]') as seats,
  i.draw_id as "drawId", i.from_on as "fromOn", i.to_on as "toOn", i.report_by as "reportBy", i.begun_on as "begunOn",
  i.started_at as "startedAt", i.ended_at as "endedAt", i.attendance, i.summary, i.concluded_on as "concludedOn", i.version,
  (select count(*) from inspection_finding f where f.inspection_id = i.id and f.state not in ('draft', 'withdrawn'))::int as findings`
const from = sql`inspection i join inspection_plan p on p.id = i.plan_id join unit_name u on u.unit_id = i.unit_id
  left join inspection_team t on t.id = i.team_id`

export const findInspection = async (db: Db, sight: Sight, id: number): Promise<Inspection | undefined> =>
  (await sql<Inspection>`select ${columns} from ${from} where i.id = ${id} and ${visible(sight)}`.execute(db))
    .rows[0]

/** The same with its row locked. */
export const lockInspection = async (db: Db, sight: Sight, id: number): Promise<Inspection | undefined> => {
  await sql`select id from inspection where id = ${id} for update`.execute(db)
  return findInspection(db, sight, id)
}

export type ListWish = { year?: number | undefined; planId?: number | undefined; unitId?: number | undefined }

const wished = ({ year, planId, unitId }: ListWish): RawBuilder<boolean> => sql<boolean>`
  (${year === undefined} or p.year = ${year ?? 0}) and (${planId === undefined} or p.id = ${planId ?? 0})
  and (${unitId === undefined} or i.unit_id = ${unitId ?? 0})`

/** The inspections in sight, by the day they are planned for. At most 500. */
export const listInspections = async (db: Db, sight: Sight, wish: ListWish): Promise<Inspection[]> =>
  (
    await sql<Inspection>`select ${columns} from ${from} where ${wished(wish)} and ${visible(sight)}
      order by p.year desc, i.from_on, i.id limit 500`.execute(db)
  ).rows

export type Step = {
  kind: StepKind
  onDay: Day
  documentNo: string | null
  note: string | null
  fileId: number | null
  fileName: string | null
  hash: string | null
  personName: string | null
  titleVi: string | null
  titleEn: string | null
  at: Date
}

/** What happened to an inspection, oldest first. */
export const stepsOf = async (db: Db, inspectionId: number): Promise<Step[]> =>
  (
    await sql<Step>`
      select s.kind, s.on_day as "onDay", s.document_no as "documentNo", s.note, s.file_id as "fileId", f.name as "fileName",
        s.hash, n.name as "personName", m.title_vi as "titleVi", m.title_en as "titleEn", s.at
      from inspection_step s left join person_name n on n.person_id = s.person_id
      left join mandate_name m on m.mandate_id = s.mandate_id left join file_name f on f.file_id = s.file_id
      where s.inspection_id = ${inspectionId} order by s.id`.execute(db)
  ).rows

export type NewStep = {
  kind: StepKind
  onDay: Day
  documentNo?: string | null | undefined
  note?: string | null | undefined
  fileId?: number | null | undefined
  hash?: string | null
  personId: string | null
  mandateId: number | null
  at: Date
}

export type Fields = {
  state?: State
  teamId?: number | null
  reportBy?: Day | null
  begunOn?: Day
  startedAt?: string | null
  endedAt?: string | null
  attendance?: string | null
  summary?: string
  concludedOn?: Day
}

const names: Record<keyof Fields, string> = {
  state: 'state',
  teamId: 'team_id',
  reportBy: 'report_by',
  begunOn: 'begun_on',
  startedAt: 'started_at',
  endedAt: 'ended_at',
  attendance: 'attendance',
  summary: 'summary',
  concludedOn: 'concluded_on',
}

/** Writes what changed of an inspection. */
export const saveInspection = async (db: Db, id: number, fields: Fields): Promise<void> => {
  const sets = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [sql`${sql.ref(names[key as keyof Fields])} = ${value}`],
  )
  await sql`update inspection set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`.execute(
    db,
  )
}

export const addStep = async (db: Db, id: number, s: NewStep): Promise<void> => {
  await sql`insert into inspection_step (inspection_id, kind, on_day, document_no, note, file_id, hash, person_id, mandate_id, at)
    values (${id}, ${s.kind}, ${s.onDay}, ${s.documentNo ?? null}, ${s.note ?? null}, ${s.fileId ?? null}, ${s.hash ?? null},
      ${s.personId}, ${s.mandateId}, ${s.at})`.execute(db)
}

/** What the flow's rule needs beside the inspection's own row. */
export type Counts = {
  answered: string[]
  teamSigned: boolean
  unitSigned: boolean
  findings: number
  incomplete: number
  verified: number
}

/** Items with a verdict, who signed since the minutes were last drawn up, and how the findings stand. One statement. */
export const countsOf = async (db: Db, id: number): Promise<Counts> => {
  const since = sql`coalesce((select max(r.id) from inspection_step r where r.inspection_id = ${id} and r.kind = 'recorded'), 0)`
  const signed = (
    ...kinds: string[]
  ) => sql`exists (select from inspection_step s where s.inspection_id = ${id}
    and s.kind = any(${kinds}::text[]) and s.id > ${since})`
  const found = await sql<Counts>`
    select coalesce((select array_agg(distinct a.item) from inspection_answer a where a.inspection_id = ${id}), '{}') as answered,
      ${signed('team-signed')} as "teamSigned", ${signed('unit-signed', 'unit-refused')} as "unitSigned",
      count(f.id)::int as findings,
      (count(f.id) filter (where f.basis is null))::int as incomplete,
      (count(f.id) filter (where f.state = 'verified'))::int as verified
    from (select 1) one left join inspection_finding f on f.inspection_id = ${id} and f.state <> 'withdrawn'`.execute(
    db,
  )
  return found.rows[0] as Counts
}
