import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Framed } from '../rules/draw.ts'

export type Plan = {
  id: number
  year: number
  title: string
  blocks: string[]
  checklistId: number
  targetPercent: number
  selfPercent: number
  remedyDays: number
  state: 'draft' | 'issued'
  decisionNo: string | null
  decidedOn: Day | null
  version: number
}
export type NewPlan = Omit<Plan, 'id' | 'state' | 'decisionNo' | 'decidedOn' | 'version'>

const columns = sql`p.id, p.year, p.title, p.blocks, p.checklist_id as "checklistId", p.target_percent as "targetPercent",
  p.self_percent as "selfPercent", p.remedy_days as "remedyDays", p.state, p.decision_no as "decisionNo",
  p.decided_on as "decidedOn", p.version`

export const findPlan = async (db: Db, id: number, lock = false): Promise<Plan | undefined> =>
  (
    await sql<Plan>`select ${columns} from inspection_plan p where p.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  ).rows[0]

export const planOfYear = async (db: Db, year: number): Promise<Plan | undefined> =>
  (await sql<Plan>`select ${columns} from inspection_plan p where p.year = ${year}`.execute(db)).rows[0]

/** All plans, newest first; issued ones alone for those who do not prepare them. */
export const listPlans = async (db: Db, all: boolean): Promise<Plan[]> =>
  (
    await sql<Plan>`select ${columns} from inspection_plan p where ${all} or p.state = 'issued' order by p.year desc`.execute(
      db,
    )
  ).rows

/** Adds a year's plan; undefined when the year has one. */
export const addPlan = async (
  db: Db,
  p: NewPlan,
  by: { personId: string | null; at: Date },
): Promise<number | undefined> => {
  const made = await sql<{ id: number }>`
    insert into inspection_plan (year, title, blocks, checklist_id, target_percent, self_percent, remedy_days, made_by, made_at)
    values (${p.year}, ${p.title}, ${[...p.blocks]}::text[], ${p.checklistId}, ${p.targetPercent}, ${p.selfPercent},
      ${p.remedyDays}, ${by.personId}, ${by.at}) on conflict (year) do nothing returning id`.execute(db)
  return made.rows[0]?.id
}

export const issuePlan = async (db: Db, id: number, no: string, on: Day): Promise<void> => {
  await sql`update inspection_plan set state = 'issued', decision_no = ${no}, decided_on = ${on}, version = version + 1
    where id = ${id}`.execute(db)
}

export type Seat = {
  mandateId: number
  personName: string
  unitName: string
  head: boolean
  standing: boolean
}
export type Team = { id: number; name: string; seats: Seat[] }

/** The teams of a plan with who sits in them; `standing`: the mandate is held on the day. */
export const teamsOf = async (db: Db, planId: number, day: Day): Promise<Team[]> =>
  (
    await sql<Team>`
      select t.id, t.name, coalesce(jsonb_agg(jsonb_build_object('mandateId', s.mandate_id, 'head', s.head,
        'personName', m.person_name, 'unitName', u.name_vi, 'standing', h.mandate_id is not null)
        order by s.head desc, m.person_name) filter (where s.mandate_id is not null), '[]') as seats
      from inspection_team t left join inspection_seat s on s.team_id = t.id
      left join mandate_name m on m.mandate_id = s.mandate_id
      left join mandate_on(${day}::date) h on h.mandate_id = s.mandate_id
      left join unit_name u on u.unit_id = m.unit_id
      where t.plan_id = ${planId} group by t.id order by t.id`.execute(db)
  ).rows

/** People who may sit in a team on a day: they hold an inspector's mandate themselves. */
export const inspectors = async (
  db: Db,
  day: Day,
): Promise<{ mandateId: number; personName: string; unitId: number; unitName: string }[]> =>
  (
    await sql<{ mandateId: number; personName: string; unitId: number; unitName: string }>`
      select m.mandate_id as "mandateId", m.person_name as "personName", m.unit_id as "unitId", u.name_vi as "unitName"
      from mandate_on(${day}::date) m join unit_name u on u.unit_id = m.unit_id
      where 'inspector' = any(m.roles) and m.for_mandate_id is null order by m.person_name, m.mandate_id`.execute(
      db,
    )
  ).rows

/** Adds a team; undefined when the plan has one of this name. */
export const addTeam = async (
  db: Db,
  planId: number,
  name: string,
  seats: readonly { mandateId: number; head: boolean }[],
): Promise<number | undefined> => {
  const made = await sql<{ id: number }>`
    insert into inspection_team (plan_id, name) values (${planId}, ${name}) on conflict do nothing returning id`.execute(
    db,
  )
  const id = made.rows[0]?.id
  if (id !== undefined)
    await sql`insert into inspection_seat (team_id, mandate_id, head)
      select ${id}, mandate_id, head from jsonb_to_recordset(${JSON.stringify(seats.map((s) => ({ mandate_id: s.mandateId, head: s.head })))}::jsonb)
        as s(mandate_id bigint, head boolean)`.execute(db)
  return id
}

export const teamIn = async (
  db: Db,
  planId: number,
  teamId: number,
): Promise<{ id: number; unitIds: number[] } | undefined> =>
  (
    await sql<{ id: number; unitIds: number[] }>`
      select t.id, coalesce((select array_agg(distinct m.unit_id) from inspection_seat s
        join mandate_name m on m.mandate_id = s.mandate_id where s.team_id = t.id), '{}') as "unitIds"
      from inspection_team t where t.id = ${teamId} and t.plan_id = ${planId}`.execute(db)
  ).rows[0]

export type NewInspection = {
  planId: number
  unitIds: readonly number[]
  mode: 'planned' | 'unannounced'
  teamId: number | null
  drawId: number | null
  from: Day
  to: Day
  at: Date
}

/** Adds an inspection for each unit; gives their numbers. A unit twice in a plan is left out. */
export const addInspections = async (db: Db, n: NewInspection): Promise<number[]> => {
  const made = await sql<{ id: number }>`
    insert into inspection (plan_id, unit_id, mode, team_id, draw_id, from_on, to_on, made_at)
    select ${n.planId}, u, ${n.mode}, ${n.teamId}, ${n.drawId}, ${n.from}, ${n.to}, ${n.at}
    from unnest(${[...n.unitIds]}::bigint[]) with ordinality as u(u, place) order by place
    on conflict (plan_id, unit_id, mode) where state <> 'cancelled' do nothing returning id`.execute(db)
  return made.rows.map((row) => row.id)
}

/** Units of the plan's inspections that are not cancelled. */
export const unitsOfPlan = async (db: Db, planId: number): Promise<number[]> =>
  (
    await sql<{
      unit_id: number
    }>`select distinct unit_id from inspection where plan_id = ${planId} and state <> 'cancelled'`.execute(db)
  ).rows.map((row) => row.unit_id)

export type Draw = {
  id: number
  seed: string
  frame: Framed[]
  take: number
  takenUnitIds: number[]
  onDay: Day
  personName: string
}

export const addDraw = async (
  db: Db,
  planId: number,
  d: { seed: string; frame: readonly Framed[]; taken: readonly number[]; take: number },
  by: { personId: string; day: Day; at: Date },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into inspection_draw (plan_id, seed, frame, take, taken_unit_ids, on_day, person_id, at)
    values (${planId}, ${d.seed}, ${JSON.stringify(d.frame)}::jsonb, ${d.take}, ${[...d.taken]}::bigint[], ${by.day}, ${by.personId},
      ${by.at}) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

/** The draws of a plan; for those who do not oversee only the ones whose visits have all begun or were called off. */
export const drawsOf = async (db: Db, planId: number, all: boolean): Promise<Draw[]> =>
  (
    await sql<Draw>`
      select d.id, d.seed, d.frame, d.take, d.taken_unit_ids as "takenUnitIds", d.on_day as "onDay", n.name as "personName"
      from inspection_draw d join person_name n on n.person_id = d.person_id
      where d.plan_id = ${planId} and (${all} or not exists (select from inspection i where i.draw_id = d.id
        and i.begun_on is null and i.state <> 'cancelled')) order by d.id`.execute(db)
  ).rows

/** How many units of these blocks stand below the installation's unit on a day. */
export const countUnits = async (db: Db, blocks: readonly string[], day: Day): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from unit_on(${day}::date) u
      join unit_subtree((select (value #>> '{}')::bigint from setting where key = 'installation.unit'
        order by valid_from desc limit 1), ${day}::date) s on s.unit_id = u.unit_id
      where u.block = any(${[...blocks]}::text[])`.execute(db)
  ).rows[0]?.n ?? 0

/** Visits of a plan that are not called off, those unannounced, their units, and units where a visit has begun. */
export const shareOf = async (
  db: Db,
  planId: number,
): Promise<{ visits: number; unannounced: number; units: number; inspected: number }> => {
  const found = await sql<{ visits: number; unannounced: number; units: number; inspected: number }>`
    select count(*)::int as visits, (count(*) filter (where mode = 'unannounced'))::int as unannounced,
      count(distinct unit_id)::int as units, (count(distinct unit_id) filter (where begun_on is not null))::int as inspected
    from inspection where plan_id = ${planId} and state <> 'cancelled'`.execute(db)
  return found.rows[0] ?? { visits: 0, unannounced: 0, units: 0, inspected: 0 }
}
