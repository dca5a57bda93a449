import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { SeatRole } from '../rules.ts'

type Named = { id: number; nameVi: string; nameEn: string | null }

/** A seat on a day: who sits in it, and the units and areas that it answers for. */
export type MemberSeat = {
  id: number
  committeeId: number
  committeeNameVi: string
  committeeNameEn: string | null
  role: SeatRole
  postVi: string
  postEn: string | null
  personId: string | null
  holder: string | null
  mandateId: number | null
  units: (Named & { pilot: boolean; endedOn: Day | null })[]
  areas: Named[]
}

const assigned = (day: Day): RawBuilder<unknown> => sql`from committee_assignment a
  where a.seat_id = s.seat_id and a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to >= ${day}::date)`

/** The seats that answer to a condition on `s` (committee_seat_on), in the order of their committees. One statement. */
const seatsWhere = async (db: Db, day: Day, where: RawBuilder<unknown>): Promise<MemberSeat[]> => {
  const found = await sql<MemberSeat>`
    select s.seat_id as id, s.committee_id as "committeeId", c.name_vi as "committeeNameVi", c.name_en as "committeeNameEn",
      s.role, s.post_vi as "postVi", s.post_en as "postEn", s.person_id as "personId", s.holder, s.mandate_id as "mandateId",
      coalesce((select jsonb_agg(jsonb_build_object('id', u.unit_id, 'nameVi', u.name_vi, 'nameEn', u.name_en,
          'pilot', w.pilot, 'endedOn', u.ended_on) order by u.position, u.name_vi collate "vi-x-icu")
        from (select a.target_id, bool_or(a.kind = 'pilot') as pilot ${assigned(day)} and a.kind <> 'area' group by 1) w
        join unit_name u on u.unit_id = w.target_id), '[]') as units,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.area_id, 'nameVi', r.name_vi, 'nameEn', r.name_en) order by r.name_vi)
        from area_name r where r.area_id in (select a.target_id ${assigned(day)} and a.kind = 'area')), '[]') as areas
    from committee_seat_on(${day}::date) s join committee_name c on c.committee_id = s.committee_id
    where ${where} order by s.committee_id, s.place`.execute(db)
  return found.rows
}

export const findMemberSeat = async (db: Db, id: number, day: Day): Promise<MemberSeat | undefined> =>
  (await seatsWhere(db, day, sql`s.seat_id = ${id}`))[0]

/** The seats of this person, and those under these mandates, which a deputy stands in for. */
export const memberSeatsOf = (
  db: Db,
  holder: { personId: string; mandateIds: readonly number[] },
  day: Day,
): Promise<MemberSeat[]> =>
  seatsWhere(
    db,
    day,
    sql`(s.person_id = ${holder.personId} or s.mandate_id = any(${[...holder.mandateIds]}::bigint[]))`,
  )
