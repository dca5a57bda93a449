import { sql } from 'kysely'
import type { Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { HeldMandate } from '../rules/mandate.ts'

/** A mandate with the words it is shown by. */
export type MandateRow = HeldMandate & {
  roles: Role[]
  title: string
  titleEn: string
  unitName: string
  decisionNo: string | null
  /** whom the deputy stands in for */
  forName: string | null
}

const mandateColumns = sql`
  m.id, m.person_id as "personId", m.office, m.unit_id as "unitId", m.valid_from as "from", m.valid_to as "to",
  m.for_mandate_id as "deputyOf", o.roles, coalesce(m.title, f.title, o.name_vi) as title,
  coalesce(m.title_en, f.title_en, m.title, f.title, o.name_en) as "titleEn", n.name_vi as "unitName", m.decision_no as "decisionNo", fp.name as "forName"`
const mandateTables = sql`
  mandate m join office o on o.code = m.office join unit_name n on n.unit_id = m.unit_id
  left join mandate f on f.id = m.for_mandate_id left join person fp on fp.id = f.person_id`

/** All mandates a person ever had, the newest first. */
export const listMandates = async (db: Db, personId: string): Promise<MandateRow[]> => {
  const found = await sql<MandateRow>`
    select ${mandateColumns} from ${mandateTables} where m.person_id = ${personId}
    order by m.valid_to desc nulls first, m.valid_from desc, m.id desc`.execute(db)
  return found.rows
}

/** Deputies named for a person's mandates, with the deputy's name as `title`. */
export const listDeputies = async (
  db: Db,
  personId: string,
): Promise<
  { id: number; mandateId: number; name: string; from: Day; to: Day; decisionNo: string | null }[]
> => {
  const found = await sql<{
    id: number
    mandateId: number
    name: string
    from: Day
    to: Day
    decisionNo: string | null
  }>`
    select d.id, m.id as "mandateId", p.name, d.valid_from as "from", d.valid_to as "to", d.decision_no as "decisionNo"
    from mandate m join mandate d on d.for_mandate_id = m.id join person p on p.id = d.person_id
    where m.person_id = ${personId} order by d.valid_from desc limit 100`.execute(db)
  return found.rows
}

/** One mandate, as it is. */
export const findMandate = async (db: Db, id: number): Promise<MandateRow | undefined> => {
  const found =
    await sql<MandateRow>`select ${mandateColumns} from ${mandateTables} where m.id = ${id}`.execute(db)
  return found.rows[0]
}

/** One mandate, held until the transaction ends so that two changes do not cross. */
export const findMandateForUpdate = async (db: Db, id: number): Promise<MandateRow | undefined> => {
  const found = await sql<MandateRow>`
    select ${mandateColumns} from ${mandateTables} where m.id = ${id} for update of m`.execute(db)
  return found.rows[0]
}

export type OfficeChoice = { code: string; nameVi: string; nameEn: string; roles: Role[] }

export const listOffices = async (db: Db): Promise<OfficeChoice[]> => {
  const found = await sql<OfficeChoice>`
    select code, name_vi as "nameVi", name_en as "nameEn", roles from office order by position, code`.execute(
    db,
  )
  return found.rows
}

/** Whether a unit stands on a day. */
export const unitStands = async (db: Db, unitId: number, day: Day): Promise<boolean> => {
  const found = await sql`select from unit_on(${day}::date) where unit_id = ${unitId}`.execute(db)
  return found.rows.length > 0
}

export type NewMandate = {
  personId: string
  office: string
  unitId: number
  from: Day
  to: Day | null
  title?: string | null
  titleEn?: string | null
  decisionNo?: string | null
  deputyOf?: number | null
}

/** Adds mandates, in one statement; gives their numbers in order. */
export const addMandates = async (db: Db, mandates: readonly NewMandate[]): Promise<number[]> => {
  const made = await sql<{ id: number }>`
    insert into mandate (person_id, office, unit_id, valid_from, valid_to, title, title_en, decision_no, for_mandate_id)
    select "personId", office, "unitId", "from", "to", title, "titleEn", "decisionNo", "deputyOf"
    from jsonb_to_recordset(${json(mandates)}::jsonb) as m("personId" text, office text, "unitId" bigint, "from" date,
      "to" date, title text, "titleEn" text, "decisionNo" text, "deputyOf" bigint)
    returning id`.execute(db)
  return made.rows.map((row) => row.id)
}

/** Ends a mandate, and the deputies' and scopes that would outlive it, on a day. */
export const endMandate = async (db: Db, id: number, lastDay: Day): Promise<void> => {
  await sql`
    update mandate set valid_to = ${lastDay}::date where id = ${id}
      or (for_mandate_id = ${id} and valid_to > ${lastDay}::date and valid_from <= ${lastDay}::date)`.execute(
    db,
  )
}

export type ScopeRow = {
  id: number
  mandateId: number
  kind: 'unit' | 'area'
  targetId: number
  purpose: 'supervision' | 'inspection' | 'appraisal'
  name: string | null
  from: Day
  to: Day | null
}

/** What the mandates of a person reach beside their units; areas are named by the programme room, so only numbered here. */
export const listScopes = async (db: Db, personId: string): Promise<ScopeRow[]> => {
  const found = await sql<ScopeRow>`
    select s.id, s.mandate_id as "mandateId", s.kind, s.target_id as "targetId", s.purpose, n.name_vi as name,
      s.valid_from as "from", s.valid_to as "to"
    from mandate m join mandate_scope s on s.mandate_id = m.id
    left join unit_name n on s.kind = 'unit' and n.unit_id = s.target_id
    where m.person_id = ${personId} order by s.valid_to desc nulls first, s.id`.execute(db)
  return found.rows
}

export const addScopes = async (
  db: Db,
  scopes: readonly (Pick<ScopeRow, 'mandateId' | 'kind' | 'targetId' | 'purpose' | 'from' | 'to'> & {
    decisionNo: string | null
  })[],
): Promise<void> => {
  await sql`
    insert into mandate_scope (mandate_id, kind, target_id, purpose, valid_from, valid_to, decision_no)
    select "mandateId", kind, "targetId", purpose, "from", "to", "decisionNo"
    from jsonb_to_recordset(${json(scopes)}::jsonb) as s("mandateId" bigint, kind text, "targetId" bigint, purpose text,
      "from" date, "to" date, "decisionNo" text)`.execute(db)
}

/** Ends a scope of a mandate on a day; false when there is none or it has ended. */
export const endScope = async (
  db: Db,
  mandateId: number,
  scopeId: number,
  lastDay: Day,
): Promise<boolean> => {
  const done = await sql`
    update mandate_scope set valid_to = greatest(${lastDay}::date, valid_from)
    where id = ${scopeId} and mandate_id = ${mandateId} and (valid_to is null or valid_to > ${lastDay}::date)`.execute(
    db,
  )
  return Boolean(done.numAffectedRows)
}

/**
 * Ends one stretch of what a mandate supervises; false when it does not run beyond that day. Another seat may have given
 * the same mandate the same unit: its own stretch stays.
 */
export const endSupervision = async (
  db: Db,
  mandateId: number,
  of: { kind: 'unit' | 'area'; targetId: number; from: Day; to: Day | null; lastDay: Day },
): Promise<boolean> => {
  const done = await sql`
    update mandate_scope set valid_to = greatest(${of.lastDay}::date, valid_from)
    where (valid_to is null or valid_to > ${of.lastDay}::date) and id = (select id from mandate_scope
      where mandate_id = ${mandateId} and purpose = 'supervision' and kind = ${of.kind} and target_id = ${of.targetId}
        and valid_from = ${of.from}::date and valid_to is not distinct from ${of.to}::date order by id desc limit 1)`.execute(
    db,
  )
  return Boolean(done.numAffectedRows)
}

/** People with an office in a unit or below it on a day, to choose a deputy from. */
export const peopleBelow = async (
  db: Db,
  unitId: number,
  day: Day,
): Promise<{ id: string; name: string; unitName: string }[]> => {
  const found = await sql<{ id: string; name: string; unitName: string }>`
    select distinct on (t.person_name collate "vi-x-icu", t.person_id) t.person_id as id, t.person_name as name,
      n.name_vi as "unitName"
    from mandate_on(${day}::date) t join unit_name n on n.unit_id = t.unit_id
    join unit_subtree(${unitId}, ${day}::date) b on b.unit_id = t.unit_id
    order by t.person_name collate "vi-x-icu", t.person_id limit 300`.execute(db)
  return found.rows
}

/** Units to choose from as they stand on a day, those above first; `within` limits them. */
export const listUnits = async (
  db: Db,
  within: readonly number[] | null,
  day: Day,
): Promise<{ id: number; name: string }[]> => {
  const found = await sql<{ id: number; name: string }>`
    select u.unit_id as id, u.name_vi || coalesce(', ' || p.name_vi, '') as name
    from unit_on(${day}::date) u left join unit_on(${day}::date) p on p.unit_id = u.parent_id and p.parent_id is not null
    where ${within === null}::boolean or u.unit_id = any(${[...(within ?? [])]}::bigint[])
    order by u.parent_id is not null, u.name_vi collate "vi-x-icu" limit 3000`.execute(db)
  return found.rows
}

/** The unit that stands above all others on a day; of several the oldest. */
export const topUnit = async (db: Db, day: Day): Promise<number | undefined> => {
  const found = await sql<{ unit_id: number }>`
    select unit_id from unit_on(${day}::date) where parent_id is null order by unit_id limit 1`.execute(db)
  return found.rows[0]?.unit_id
}
