import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Assignment, AssignmentKind, SeatRole } from './rules.ts'

export type CommitteeRow = {
  id: number
  unitId: number
  unitName: string
  unitNameEn: string | null
  provincial: boolean
  nameVi: string
  nameEn: string | null
  decisionNo: string
  decidedOn: Day
  standingUnitId: number | null
  standingUnitName: string | null
  source: string | null
}

export type HoldingRow = {
  id: number
  personId: string | null
  name: string
  /** the account is out of use */
  disabled: boolean
  mandateId: number | null
  from: Day
  to: Day | null
  decisionNo: string | null
}
export type AssignmentRow = Assignment & {
  id: number
  name: string
  nameEn: string
  decisionNo: string | null
}

export type SeatRow = {
  id: number
  committeeId: number
  role: SeatRole
  position: number
  postVi: string
  postEn: string | null
  unitId: number | null
  unitName: string | null
  unitNameEn: string | null
  office: string | null
  from: Day
  to: Day | null
  decisionNo: string
  holding: HoldingRow | null
  /** who holds the seat's office on the day; null when nobody */
  exOfficio: { personId: string; name: string } | null
  /** what the seat answers for on the day or later */
  assignments: AssignmentRow[]
}

const committeeColumns = sql`
  c.id, c.unit_id as "unitId", n.name_vi as "unitName", n.name_en as "unitNameEn",
  coalesce(c.unit_id = (select (value #>> '{}')::bigint from setting where key = 'installation.unit'
    order by valid_from desc limit 1), false) as provincial,
  c.name_vi as "nameVi", c.name_en as "nameEn", c.decision_no as "decisionNo", c.decided_on as "decidedOn",
  c.standing_unit_id as "standingUnitId", s.name_vi as "standingUnitName", c.source`
const committeeTables = sql`
  committee c join unit_name n on n.unit_id = c.unit_id left join unit_name s on s.unit_id = c.standing_unit_id`

/** The committees in force on a day, the province's first, with how many seats each has. */
export const listCommittees = async (
  db: Db,
  day: Day,
): Promise<(CommitteeRow & { seats: number; held: number })[]> => {
  const found = await sql<CommitteeRow & { seats: number; held: number }>`
    select ${committeeColumns}, k.seats, k.held from ${committeeTables}
    cross join lateral (select count(*)::int as seats, count(h.id)::int as held
      from committee_seat t left join committee_holding h on h.seat_id = t.id and h.valid_from <= ${day}::date
        and (h.valid_to is null or h.valid_to >= ${day}::date)
      where t.committee_id = c.id and t.valid_from <= ${day}::date and (t.valid_to is null or t.valid_to >= ${day}::date)) k
    where c.decided_on <= ${day}::date and (c.valid_to is null or c.valid_to >= ${day}::date)
    order by provincial desc, n.name_vi collate "vi-x-icu", c.id limit 500`.execute(db)
  return found.rows
}

export const findCommittee = async (db: Db, id: number): Promise<CommitteeRow | undefined> => {
  const found = await sql<CommitteeRow>`
    select ${committeeColumns} from ${committeeTables} where c.id = ${id}`.execute(db)
  return found.rows[0]
}

export const addCommittee = async (
  db: Db,
  row: {
    unitId: number
    nameVi: string
    nameEn: string | null
    decisionNo: string
    decidedOn: Day
    standingUnitId: number | null
    source: string | null
    personId: string | null
    at: Date
  },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into committee (unit_id, name_vi, name_en, decision_no, decided_on, standing_unit_id, source, made_by, made_at)
    values (${row.unitId}, ${row.nameVi}, ${row.nameEn}, ${row.decisionNo}, ${row.decidedOn}, ${row.standingUnitId},
      ${row.source}, ${row.personId}, ${row.at}) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export type DutyRow = { id: number; textVi: string; textEn: string | null; from: Day; decisionNo: string }

export const listDuties = async (db: Db, committeeId: number): Promise<DutyRow[]> => {
  const found = await sql<DutyRow>`
    select id, text_vi as "textVi", text_en as "textEn", valid_from as "from", decision_no as "decisionNo"
    from committee_duty where committee_id = ${committeeId} order by valid_from, id limit 200`.execute(db)
  return found.rows
}

export const addDuty = async (db: Db, committeeId: number, duty: Omit<DutyRow, 'id'>): Promise<void> => {
  await sql`insert into committee_duty (committee_id, text_vi, text_en, valid_from, decision_no)
    values (${committeeId}, ${duty.textVi}, ${duty.textEn}, ${duty.from}, ${duty.decisionNo})`.execute(db)
}

const seatColumns = (day: Day) => sql`
  t.id, t.committee_id as "committeeId", t.role, t.position, t.post_vi as "postVi", t.post_en as "postEn",
  t.unit_id as "unitId", n.name_vi as "unitName", n.name_en as "unitNameEn", t.office, t.valid_from as "from", t.valid_to as "to",
  t.decision_no as "decisionNo",
  (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', coalesce(p.name, h.holder_name),
      'disabled', h.person_id is not null and a.person_id is null, 'mandateId', h.mandate_id, 'from', h.valid_from,
      'to', h.valid_to, 'decisionNo', h.decision_no)
    from committee_holding h left join person_name p on p.person_id = h.person_id
    left join addressee a on a.person_id = h.person_id
    where h.seat_id = t.id and h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to >= ${day}::date)
    order by h.id desc limit 1) as holding,
  (select jsonb_build_object('personId', m.person_id, 'name', m.person_name) from mandate_on(${day}::date) m
    where t.office is not null and m.unit_id = t.unit_id and m.office = t.office and m.for_mandate_id is null
    order by m.mandate_id desc limit 1) as "exOfficio",
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'targetId', s.target_id, 'year', s.year,
      'from', s.valid_from, 'to', s.valid_to, 'decisionNo', s.decision_no,
      'name', case s.kind when 'area' then r.name_vi else w.name_vi end,
      'nameEn', case s.kind when 'area' then r.name_en else coalesce(w.name_en, w.name_vi) end) order by s.kind, s.id)
    from committee_assignment s left join area_name r on s.kind = 'area' and r.area_id = s.target_id
    left join unit_name w on s.kind <> 'area' and w.unit_id = s.target_id
    where s.seat_id = t.id and (s.valid_to is null or s.valid_to >= ${day}::date)), '[]') as assignments`

/** The seats of a committee that stand on a day, with holder and assignments, in the order of the decision. */
export const listSeats = async (db: Db, committeeId: number, day: Day): Promise<SeatRow[]> => {
  const found = await sql<SeatRow>`
    select ${seatColumns(day)} from committee_seat t left join unit_name n on n.unit_id = t.unit_id
    where t.committee_id = ${committeeId} and (t.valid_to is null or t.valid_to >= ${day}::date)
    order by t.position, t.id limit 300`.execute(db)
  return found.rows
}

export const findSeat = async (db: Db, id: number, day: Day): Promise<SeatRow | undefined> => {
  const found = await sql<SeatRow>`
    select ${seatColumns(day)} from committee_seat t left join unit_name n on n.unit_id = t.unit_id
    where t.id = ${id}`.execute(db)
  return found.rows[0]
}

/** Holds a seat until the transaction ends, so that two changes of its holder do not cross. */
export const lockSeat = async (db: Db, id: number): Promise<void> => {
  await sql`select from committee_seat where id = ${id} for update`.execute(db)
}

export const addSeat = async (
  db: Db,
  committeeId: number,
  seat: {
    role: SeatRole
    postVi: string
    postEn: string | null
    unitId: number | null
    office: string | null
    from: Day
    decisionNo: string
  },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into committee_seat (committee_id, role, position, post_vi, post_en, unit_id, office, valid_from, decision_no)
    select ${committeeId}, ${seat.role}, array_position(array['head', 'standing-deputy', 'deputy', 'standing-member',
        'member', 'team-leader', 'team-deputy', 'team-member'], ${seat.role}::text) * 1000 + count(*),
      ${seat.postVi}, ${seat.postEn}, ${seat.unitId}, ${seat.office}, ${seat.from}::date, ${seat.decisionNo}
    from committee_seat where committee_id = ${committeeId} and role = ${seat.role} returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

/** Who sat in a seat, the latest first. */
export const listHoldings = async (db: Db, seatId: number): Promise<HoldingRow[]> => {
  const found = await sql<HoldingRow>`
    select h.id, h.person_id as "personId", coalesce(p.name, h.holder_name) as name,
      h.person_id is not null and a.person_id is null as disabled, h.mandate_id as "mandateId", h.valid_from as "from",
      h.valid_to as "to", h.decision_no as "decisionNo"
    from committee_holding h left join person_name p on p.person_id = h.person_id
    left join addressee a on a.person_id = h.person_id
    where h.seat_id = ${seatId} order by h.valid_from desc, h.id desc limit 100`.execute(db)
  return found.rows
}

export const addHolding = async (
  db: Db,
  seatId: number,
  one: {
    personId: string | null
    name: string | null
    mandateId: number | null
    from: Day
    decisionNo: string
    at: Date
  },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into committee_holding (seat_id, person_id, holder_name, mandate_id, valid_from, decision_no, made_at)
    values (${seatId}, ${one.personId}, ${one.personId === null ? one.name : null}, ${one.mandateId}, ${one.from},
      ${one.decisionNo}, ${one.at}) returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export const endHolding = async (db: Db, id: number, lastDay: Day): Promise<void> => {
  await sql`update committee_holding set valid_to = ${lastDay}::date where id = ${id}`.execute(db)
}

export const noteMandate = async (db: Db, holdingId: number, mandateId: number): Promise<void> => {
  await sql`update committee_holding set mandate_id = ${mandateId} where id = ${holdingId}`.execute(db)
}

/** True when another seat's holder sits under the same mandate, so that it may not end with this one. */
export const mandateElsewhere = async (db: Db, mandateId: number, holdingId: number): Promise<boolean> => {
  const found = await sql`
    select from committee_holding where mandate_id = ${mandateId} and id <> ${holdingId} and valid_to is null`.execute(
    db,
  )
  return found.rows.length > 0
}

export const endSeat = async (db: Db, id: number, lastDay: Day): Promise<void> => {
  await sql`
    with seat as (update committee_seat set valid_to = ${lastDay}::date where id = ${id}),
    held as (update committee_holding set valid_to = greatest(${lastDay}::date, valid_from)
      where seat_id = ${id} and valid_to is null)
    update committee_assignment set valid_to = greatest(${lastDay}::date, valid_from)
    where seat_id = ${id} and (valid_to is null or valid_to > ${lastDay}::date)`.execute(db)
}

export const addAssignment = async (
  db: Db,
  seatId: number,
  one: {
    kind: AssignmentKind
    targetId: number
    year: number | null
    from: Day
    to: Day | null
    decisionNo: string
  },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into committee_assignment (seat_id, kind, target_id, year, valid_from, valid_to, decision_no)
    values (${seatId}, ${one.kind}, ${one.targetId}, ${one.year}, ${one.from}, ${one.to}, ${one.decisionNo})
    returning id`.execute(db)
  return made.rows[0]?.id ?? 0
}

export const endAssignment = async (db: Db, id: number, lastDay: Day): Promise<void> => {
  await sql`update committee_assignment set valid_to = greatest(${lastDay}::date, valid_from) where id = ${id}`.execute(
    db,
  )
}

export type UnitBelow = { id: number; name: string; nameEn: string | null; watched: boolean }

/** The departments, districts and communes directly below a unit on a day, and whether a seat of the committee answers for each. */
export const unitsBelow = async (
  db: Db,
  committee: { id: number; unitId: number },
  day: Day,
): Promise<UnitBelow[]> => {
  const found = await sql<UnitBelow>`
    select u.unit_id as id, u.name_vi as name, u.name_en as "nameEn", exists (select from committee_assignment a
      join committee_seat t on t.id = a.seat_id
      where t.committee_id = ${committee.id} and a.kind <> 'area' and a.target_id = u.unit_id
        and a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to >= ${day}::date)) as watched
    from unit_on(${day}::date) u where u.parent_id = ${committee.unitId} and u.block in ('department', 'district', 'commune', 'division')
    order by u.name_vi collate "vi-x-icu"`.execute(db)
  return found.rows
}

/** Units below a committee's that a seat may answer for, with their block. */
export const unitStandsBelow = async (db: Db, rootId: number, unitId: number, day: Day): Promise<boolean> => {
  const found = await sql`
    select from unit_subtree(${rootId}, ${day}::date) where unit_id = ${unitId} and unit_id <> ${rootId}`.execute(
    db,
  )
  return found.rows.length > 0
}
