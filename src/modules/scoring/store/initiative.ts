import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** An initiative, model or good practice on the register. */
export type Initiative = {
  id: number
  year: number
  unitId: number
  unitName: string
  title: string
  description: string
  benefit: string
  areaId: number | null
  areaName: string | null
  recognisedNo: string | null
  recognisedOn: Day | null
  recognisedBy: string | null
  adopted: number
  version: number
  by: string
  at: Date
}
export type Adoption = { unitId: number; unitName: string; adoptedOn: Day; note: string | null; by: string }

const columns = sql`i.id, i.year, i.unit_id as "unitId", u.name_vi as "unitName", i.title, i.description, i.benefit,
  i.area_id as "areaId", a.name_vi as "areaName", i.recognised_no as "recognisedNo", i.recognised_on as "recognisedOn",
  i.recognised_by as "recognisedBy", (select count(*)::int from initiative_adoption d where d.initiative_id = i.id) as adopted,
  i.version, p.name as by, i.at`
const tables = sql`initiative i join unit_name u on u.unit_id = i.unit_id join person_name p on p.person_id = i.person_id
  left join area_name a on a.area_id = i.area_id`

export type InitiativeFilter = { year?: number | undefined; unitId?: number | undefined }

/** A page of the register, newest first, with how many there are in all. */
export const listInitiatives = async (
  db: Db,
  { year, unitId }: InitiativeFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<(Initiative & { total: number })[]> =>
  (
    await sql<Initiative & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${tables}
      where i.withdrawn_at is null and (${year ?? null}::int is null or i.year = ${year ?? null}::int)
        and (${unitId ?? null}::bigint is null or i.unit_id = ${unitId ?? null}::bigint)
      order by i.year desc, i.id desc limit ${limit} offset ${offset}`.execute(db)
  ).rows

export const findInitiative = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Initiative | undefined> =>
  (
    await sql<Initiative>`select ${columns} from ${tables} where i.id = ${id} and i.withdrawn_at is null
      ${lock === 'lock' ? sql`for update of i` : sql``}`.execute(db)
  ).rows[0]

export const adoptionsOf = async (db: Db, id: number): Promise<Adoption[]> =>
  (
    await sql<Adoption>`select d.unit_id as "unitId", u.name_vi as "unitName", d.adopted_on as "adoptedOn", d.note,
        p.name as by from initiative_adoption d join unit_name u on u.unit_id = d.unit_id
      join person_name p on p.person_id = d.person_id where d.initiative_id = ${id} order by d.adopted_on, d.id`.execute(
      db,
    )
  ).rows

export type Words = { title: string; description: string; benefit: string; areaId: number | null }

export const addInitiative = async (
  db: Db,
  unitId: number,
  year: number,
  words: Words,
  by: { personId: string; at: Date },
): Promise<number> => {
  const added = await sql<{ id: number }>`
    insert into initiative (year, unit_id, title, description, benefit, area_id, person_id, at)
    values (${year}, ${unitId}, ${words.title}, ${words.description}, ${words.benefit}, ${words.areaId}, ${by.personId},
      ${by.at}) returning id`.execute(db)
  const id = added.rows[0]?.id
  if (id === undefined) throw new Error('no initiative kept')
  return id
}

export const changeInitiative = async (db: Db, id: number, words: Words): Promise<void> => {
  await sql`update initiative set title = ${words.title}, description = ${words.description}, benefit = ${words.benefit},
    area_id = ${words.areaId}, version = version + 1 where id = ${id}`.execute(db)
}

export const recognise = async (db: Db, id: number, no: string, on: Day, by: string): Promise<void> => {
  await sql`update initiative set recognised_no = ${no}, recognised_on = ${on}::date, recognised_by = ${by},
    version = version + 1 where id = ${id}`.execute(db)
}

export const withdraw = async (db: Db, id: number, at: Date): Promise<void> => {
  await sql`update initiative set withdrawn_at = ${at}, version = version + 1 where id = ${id}`.execute(db)
}

/** False where the unit has taken it over before. */
export const adopt = async (
  db: Db,
  id: number,
  unitId: number,
  on: Day,
  note: string | null,
  by: { personId: string; at: Date },
): Promise<boolean> => {
  const added =
    await sql`insert into initiative_adoption (initiative_id, unit_id, adopted_on, note, person_id, at)
    values (${id}, ${unitId}, ${on}::date, ${note}, ${by.personId}, ${by.at})
    on conflict (initiative_id, unit_id) do nothing returning id`.execute(db)
  return added.rows.length === 1
}

/** How many initiatives of a unit and year are recognised. */
export const countRecognised = async (db: Db, of: { unitId: number; year: number }): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from initiative
    where unit_id = ${of.unitId} and year = ${of.year} and recognised_on is not null and withdrawn_at is null`.execute(
    db,
  )
  return found.rows[0]?.n ?? 0
}
