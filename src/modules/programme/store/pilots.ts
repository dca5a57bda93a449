import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { WaitingRow } from '#platform/room.ts'
import { type ReportState, type ReportText, usualDue } from '../rules/pilot.ts'

export type ReportStep = {
  kind: 'sent' | 'returned' | 'accepted'
  onDay: Day
  content: ReportText | null
  reason: string | null
  person: string | null
}
export type PilotReport = ReportText & {
  state: ReportState
  firstSentOn: Day | null
  version: number
  steps: ReportStep[]
}
export type PilotTask = { id: number; text: string; taskId: number | null }
export type Pilot = {
  year: number
  unitId: number
  name: string
  nameEn: string | null
  endedOn: Day | null
  decisionNo: string | null
  keyTasks: string | null
  conclusionId: number | null
  reportDueOn: Day
  tasks: PilotTask[]
  report: PilotReport | null
}

const pilots = sql`
  select p.year, p.unit_id as "unitId", n.name_vi as name, n.name_en as "nameEn", n.ended_on as "endedOn",
    p.decision_no as "decisionNo", p.key_tasks as "keyTasks", p.conclusion_id as "conclusionId",
    p.report_due_on as "reportDueOn",
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'text', t.text, 'taskId', t.task_id) order by t.id)
      from pilot_task t where t.year = p.year and t.unit_id = p.unit_id), '[]') as tasks,
    (select jsonb_build_object('state', r.state, 'done', r.done, 'result', r.result, 'lessons', r.lessons,
      'proposal', r.proposal, 'firstSentOn', r.first_sent_on, 'version', r.version,
      'steps', coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'onDay', s.on_day, 'content', s.content,
        'reason', s.reason, 'person', w.name) order by s.id)
        from pilot_report_step s left join person_name w on w.person_id = s.person_id
        where s.year = p.year and s.unit_id = p.unit_id), '[]'))
      from pilot_report r where r.year = p.year and r.unit_id = p.unit_id) as report
  from pilot_unit p join unit_name n on n.unit_id = p.unit_id`

/** The pilot units of a year with their key tasks and reports, by name. One statement. */
export const pilotsOf = async (db: Db, year: number): Promise<Pilot[]> =>
  (await sql<Pilot>`${pilots} where p.year = ${year} order by n.name_vi collate "vi-x-icu"`.execute(db)).rows

/** One pilot unit of a year; `lock` holds it until the transaction ends. */
export const findPilot = async (
  db: Db,
  year: number,
  unitId: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Pilot | undefined> => {
  if (lock === 'lock')
    await sql`select from pilot_unit where year = ${year} and unit_id = ${unitId} for update`.execute(db)
  return (await sql<Pilot>`${pilots} where p.year = ${year} and p.unit_id = ${unitId}`.execute(db)).rows[0]
}

export type NewPilots = {
  unitIds: readonly number[]
  decisionNo: string
  keyTasks: string | null
  /** null: that of before, else the year's usual day */
  reportDueOn: Day | null
}

/** Chooses units, or chooses them again with another decision: what they wrote stays, and what is not said anew. */
export const savePilots = async (db: Db, year: number, chosen: NewPilots): Promise<void> => {
  const { unitIds, decisionNo, keyTasks, reportDueOn } = chosen
  await sql`insert into pilot_unit as p (year, unit_id, decision_no, key_tasks, report_due_on)
    select ${year}, u, ${decisionNo}, ${keyTasks}, coalesce(${reportDueOn}::date, ${usualDue(year)}::date)
    from unnest(${[...unitIds]}::bigint[]) u
    on conflict (year, unit_id) do update set decision_no = excluded.decision_no,
      key_tasks = coalesce(excluded.key_tasks, p.key_tasks), report_due_on = coalesce(${reportDueOn}::date, p.report_due_on)`.execute(
    db,
  )
}

type Of = { year: number; unitId: number }

export const addPilotTask = async (
  db: Db,
  { year, unitId }: Of,
  task: { text: string; taskId: number | null },
): Promise<void> => {
  await sql`insert into pilot_task (year, unit_id, text, task_id)
    values (${year}, ${unitId}, ${task.text}, ${task.taskId})`.execute(db)
}

export const removePilotTask = async (db: Db, id: number): Promise<void> => {
  await sql`delete from pilot_task where id = ${id}`.execute(db)
}

export const saveConclusion = async (db: Db, { year, unitId }: Of, id: number | null): Promise<void> => {
  await sql`update pilot_unit set conclusion_id = ${id} where year = ${year} and unit_id = ${unitId}`.execute(
    db,
  )
}

/** Keeps the report's text; the first save makes it. */
export const saveReport = async (db: Db, { year, unitId }: Of, text: ReportText): Promise<void> => {
  const { done, result, lessons, proposal } = text
  await sql`insert into pilot_report (year, unit_id, done, result, lessons, proposal)
    values (${year}, ${unitId}, ${done}, ${result}, ${lessons}, ${proposal})
    on conflict (year, unit_id) do update set done = excluded.done, result = excluded.result, lessons = excluded.lessons,
      proposal = excluded.proposal, version = pilot_report.version + 1`.execute(db)
}

/** Moves the report on and notes the step. */
export const stepReport = async (
  db: Db,
  { year, unitId }: Of,
  state: ReportState,
  step: Omit<ReportStep, 'person'> & { personId: string | null; officeId: number | null; at: Date },
): Promise<void> => {
  await sql`update pilot_report set state = ${state}, version = version + 1,
      first_sent_on = case when ${step.kind} = 'sent' then coalesce(first_sent_on, ${step.onDay}::date) else first_sent_on end
    where year = ${year} and unit_id = ${unitId}`.execute(db)
  const content = step.content === null ? null : json(step.content)
  await sql`insert into pilot_report_step (year, unit_id, kind, on_day, content, reason, person_id, office_id, at)
    values (${year}, ${unitId}, ${step.kind}, ${step.onDay}, ${content}::jsonb, ${step.reason}, ${step.personId},
      ${step.officeId}, ${step.at})`.execute(db)
}

// so many days before its last the report begins to wait for its unit
const waitsBefore = 45

/** Reports to write or to send, of units where one is focal officer or head; reports sent, for who judges them. */
export const waitingPilots = (
  units: { heads: readonly number[]; focals: readonly number[] },
  judges: { agency: boolean; issuer: boolean; notOf: readonly number[] },
  today: Day,
): RawBuilder<WaitingRow> => {
  const ids = (list: readonly number[]) => sql`${[...list]}::bigint[]`
  const row = (act: RawBuilder<unknown>, due: RawBuilder<unknown>, since: RawBuilder<unknown>) => sql`
    select 'programme'::text as room, (${act})::text as act, p.unit_id as subject_id, n.name_vi::text as title,
      p.year::text as detail, ('/programmes/' || p.year || '/pilots/' || p.unit_id)::text as url,
      (${due})::date as due_on, (${since})::date as since
    from pilot_unit p join unit_name n on n.unit_id = p.unit_id
    left join pilot_report r on r.year = p.year and r.unit_id = p.unit_id`
  const mine = sql`(case when p.unit_id = any(${ids(units.heads)}) and r.done is not null and r.result is not null
    and r.lessons is not null and r.proposal is not null and r.state = 'draft' then 'pilot-send'
    when r.state = 'returned' then 'pilot-redo' else 'pilot-write' end)`
  return sql<WaitingRow>`
    ${row(mine, sql`p.report_due_on`, sql`null`)}
    where p.unit_id = any(${ids([...units.heads, ...units.focals])}) and coalesce(r.state, 'draft') in ('draft', 'returned')
      and p.report_due_on - ${waitsBefore}::int <= ${today}::date and (n.ended_on is null or n.ended_on >= ${today}::date)
    union all
    ${row(
      sql`'pilot-judge'`,
      sql`null`,
      sql`(select max(on_day) from pilot_report_step s
      where s.year = p.year and s.unit_id = p.unit_id and s.kind = 'sent')`,
    )}
    where r.state = 'sent' and not (p.unit_id = any(${ids(judges.notOf)})) and (${judges.agency} or ${judges.issuer}
      and exists (select from mandate_on(${today}::date) m where m.unit_id = p.unit_id and 'standing-agency' = any(m.roles)))`
}
