import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { Passage } from '../rules/route.ts'

export const addStations = async (
  db: Db,
  stations: readonly { itemId: number; position: number; unitId: number }[],
  days: number,
): Promise<void> => {
  if (stations.length === 0) return
  await sql`insert into route_station (item_id, position, unit_id, days)
    select "itemId", position, "unitId", ${days} from jsonb_to_recordset(${json(stations)}::jsonb) as s("itemId" bigint, position int, "unitId" bigint)`.execute(
    db,
  )
}

export type Arrival = {
  stationId: number
  unitId: number
  directiveId: number
  cited: string
  taskId: number
  answer: number
  arrivedOn: Day
  days: number
}

/** Answers given (submitted or completed) whose way has not begun: each with its first station. One statement. */
export const arrivals = async (db: Db): Promise<Arrival[]> => {
  const found = await sql<Arrival>`
    select s.id as "stationId", s.unit_id as "unitId", d.id as "directiveId", coalesce(d.document_no, d.subject) as cited,
      t.task_id as "taskId", a.answer, a.submitted_on as "arrivedOn", s.days
    from route_station s join directive_item i on i.id = s.item_id join directive d on d.id = i.directive_id
    join task_standing t on t.instruction_id = i.instruction_id cross join lateral task_answers(t.task_id) a
    where s.position = 1 and t.state in ('submitted', 'completed') and a.ended_on is null
      and not exists (select from route_passage p where p.station_id = s.id and p.task_id = t.task_id and p.answer = a.answer)
    order by s.id, t.task_id`.execute(db)
  return found.rows
}

/** What was given back (or recalled) while it lay at a station waits there no more. Gives how many. */
export const endPassages = async (db: Db): Promise<number> => {
  const ended = await sql<{ id: number }>`
    update route_passage p set ended_on = greatest(a.ended_on, p.arrived_on) from route_passage q cross join lateral task_answers(q.task_id) a
    where q.id = p.id and p.forwarded_on is null and p.ended_on is null and a.answer = p.answer and a.ended_on is not null
    returning p.id`.execute(db)
  return ended.rows.length
}

/** Opens passages; one that another process has opened meanwhile is left as it is. Gives how many were opened. */
export const openPassages = async (
  db: Db,
  passages: readonly { stationId: number; taskId: number; answer: number; arrivedOn: Day; dueOn: Day }[],
): Promise<number> => {
  if (passages.length === 0) return 0
  const added = await sql<{ id: number }>`
    insert into route_passage (station_id, task_id, answer, arrived_on, due_on)
    select "stationId", "taskId", answer, "arrivedOn", "dueOn" from jsonb_to_recordset(${json(passages)}::jsonb)
      as p("stationId" bigint, "taskId" bigint, answer int, "arrivedOn" date, "dueOn" date)
    on conflict do nothing returning id`.execute(db)
  return added.rows.length
}

export type Station = {
  id: number
  itemId: number
  directiveId: number
  position: number
  unitId: number
  unitName: string
  days: number
  nextId: number | null
  nextDays: number | null
  nextUnitId: number | null
}

/** The stations of a directive's items, each with the one after it. */
export const stationsOf = async (db: Db, directiveId: number): Promise<Station[]> => {
  const found = await sql<Station>`
    select s.id, s.item_id as "itemId", i.directive_id as "directiveId", s.position, s.unit_id as "unitId", n.name_vi as "unitName", s.days,
      lead(s.id) over w as "nextId", lead(s.days) over w as "nextDays", lead(s.unit_id) over w as "nextUnitId"
    from route_station s join directive_item i on i.id = s.item_id
    join lateral (select name_vi from unit_name u where u.unit_id = s.unit_id) n on true
    where i.directive_id = ${directiveId} window w as (partition by s.item_id order by s.position)
    order by i.position, s.position`.execute(db)
  return found.rows
}

export const directiveOfStation = async (db: Db, stationId: number): Promise<number | undefined> => {
  const found = await sql<{ directive_id: number }>`
    select i.directive_id from route_station s join directive_item i on i.id = s.item_id where s.id = ${stationId}`.execute(
    db,
  )
  return found.rows[0]?.directive_id
}

export type SavedPassage = Passage & {
  id: number
  stationId: number
  taskId: number
  answer: number
  code: string
  leadUnitId: number
  leadName: string
  person: string | null
  note: string | null
}

const passageColumns = sql`p.id, p.station_id as "stationId", p.task_id as "taskId", p.arrived_on as "arrivedOn", p.due_on as "dueOn",
  p.received_on as "receivedOn", p.synthesised_on as "synthesisedOn", p.forwarded_on as "forwardedOn", p.ended_on as "endedOn",
  p.answer, p.note,
  t.code, t.lead_unit_id as "leadUnitId", n.name_vi as "leadName", w.name as person`
const passageTables = sql`route_passage p join task_standing t on t.task_id = p.task_id
  join lateral (select name_vi from unit_name u where u.unit_id = t.lead_unit_id) n on true
  left join person_name w on w.person_id = p.person_id`

/** The answers at a directive's stations. */
export const passagesOf = async (db: Db, directiveId: number): Promise<SavedPassage[]> => {
  const found = await sql<SavedPassage>`
    select ${passageColumns} from ${passageTables} join route_station s on s.id = p.station_id
    join directive_item i on i.id = s.item_id where i.directive_id = ${directiveId} order by s.position, t.code, p.answer, p.id`.execute(
    db,
  )
  return found.rows
}

/** The answers at one station, held for a change: those that lie there, or the last ones of the tasks named. */
export const lockPassages = async (
  db: Db,
  stationId: number,
  taskIds: readonly number[],
): Promise<SavedPassage[]> => {
  const some =
    taskIds.length > 0
      ? sql`p.task_id = any(${[...taskIds]}::bigint[]) and not exists (select from route_passage l
          where l.station_id = p.station_id and l.task_id = p.task_id and l.answer > p.answer)`
      : sql`p.forwarded_on is null and p.ended_on is null`
  const found = await sql<SavedPassage>`
    select ${passageColumns} from ${passageTables} where p.station_id = ${stationId} and ${some} order by p.id for update of p`.execute(
    db,
  )
  return found.rows
}

export const savePassages = async (
  db: Db,
  passages: readonly (Passage & { id: number })[],
  by: { personId: string | null; note: string | null },
): Promise<void> => {
  await sql`
    update route_passage p set received_on = v."receivedOn", synthesised_on = v."synthesisedOn", forwarded_on = v."forwardedOn",
      person_id = ${by.personId}, note = coalesce(${by.note}, p.note)
    from jsonb_to_recordset(${json(passages)}::jsonb) as v(id bigint, "receivedOn" date, "synthesisedOn" date, "forwardedOn" date)
    where p.id = v.id`.execute(db)
}
