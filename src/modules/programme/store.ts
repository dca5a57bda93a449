import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

export type Area = {
  id: number
  code: string
  name_vi: string
  name_en: string
  position: number
  valid_from: Day
  valid_to: Day | null
  decision_no: string | null
}
export type Basis = {
  id: number
  code: string
  name_vi: string
  name_en: string
  document_no: string | null
  parent_id: number | null
}
export type Programme = {
  year: number
  motto_vi: string | null
  motto_en: string | null
  note: string | null
  targets: {
    id: number
    text_vi: string
    operator: string
    value: string
    unit: string
    source: string | null
    area: string | null
  }[]
  groups: {
    kind: 'task-group' | 'solution-group' | 'slogan'
    position: number
    text_vi: string
    text_en: string | null
  }[]
  pilots: {
    unit_id: number
    name: string
    name_en: string | null
    decision_no: string | null
    key_tasks: string | null
    report_due_on: Day
    /** where its year-end report is, and when it first came */
    report: 'draft' | 'sent' | 'returned' | 'accepted'
    first_sent_on: Day | null
  }[]
}

/** Puts areas and bases of the reference files in place; what exists keeps its number and gets the file's words. */
export const saveReference = async (
  db: Db,
  areas: readonly { code: string; name_vi: string; name_en: string; position: number; valid_from: Day }[],
  bases: readonly { code: string; name_vi: string; name_en: string; document_no: string; valid_from: Day }[],
): Promise<void> => {
  await db
    .insertInto('reform_area')
    .values([...areas])
    .onConflict((oc) =>
      oc
        .columns(['code', 'valid_from'])
        .doUpdateSet((eb) => ({ name_vi: eb.ref('excluded.name_vi'), name_en: eb.ref('excluded.name_en') })),
    )
    .execute()
  await db
    .insertInto('basis')
    .values([...bases])
    .onConflict((oc) =>
      oc
        .column('code')
        .doUpdateSet((eb) => ({ name_vi: eb.ref('excluded.name_vi'), name_en: eb.ref('excluded.name_en') })),
    )
    .execute()
}

/** The reform areas in force on a day, in order. */
export const areasOn = (db: Db, day: Day): Promise<Area[]> =>
  db
    .selectFrom('reform_area')
    .selectAll()
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .orderBy('position')
    .orderBy('id')
    .execute()

/** The bases that a task given on a day may cite. */
export const basesOn = (db: Db, day: Day): Promise<Basis[]> =>
  db
    .selectFrom('basis')
    .select(['id', 'code', 'name_vi', 'name_en', 'document_no', 'parent_id'])
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .orderBy('id')
    .execute()

/** The year with its targets, groups and pilot units, in one statement; undefined before it is opened. */
export const findProgramme = async (db: Db, year: number): Promise<Programme | undefined> => {
  const found = await sql<Programme>`
    select p.year, p.motto_vi, p.motto_en, p.note,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'text_vi', t.text_vi, 'operator', t.operator,
        'value', t.value::text, 'unit', t.unit, 'source', t.source, 'area', a.name_vi) order by t.id)
        from target t left join reform_area a on a.id = t.area_id where t.year = p.year), '[]') as targets,
      coalesce((select jsonb_agg(jsonb_build_object('kind', g.kind, 'position', g.position, 'text_vi', g.text_vi,
        'text_en', g.text_en) order by g.kind, g.position) from programme_group g where g.year = p.year), '[]') as groups,
      coalesce((select jsonb_agg(jsonb_build_object('unit_id', u.unit_id, 'name', n.name_vi,
        'name_en', n.name_en, 'decision_no', u.decision_no, 'key_tasks', u.key_tasks, 'report_due_on', u.report_due_on,
        'report', coalesce(r.state, 'draft'), 'first_sent_on', r.first_sent_on) order by n.name_vi)
        from pilot_unit u join unit_name n on n.unit_id = u.unit_id
        left join pilot_report r on r.year = u.year and r.unit_id = u.unit_id where u.year = p.year), '[]') as pilots
    from programme p where p.year = ${year}`.execute(db)
  return found.rows[0]
}

export const saveProgramme = async (
  db: Db,
  year: number,
  motto: { vi?: string; en?: string; note?: string },
): Promise<void> => {
  const row = { motto_vi: motto.vi ?? null, motto_en: motto.en ?? null, note: motto.note ?? null }
  await db
    .insertInto('programme')
    .values({ year, ...row })
    .onConflict((oc) => oc.column('year').doUpdateSet(row))
    .execute()
}

export const addArea = async (
  db: Db,
  area: { code: string; nameVi: string; nameEn: string; from: Day; decisionNo: string },
): Promise<number> => {
  const row = await db
    .insertInto('reform_area')
    .values((eb) => ({
      code: area.code,
      name_vi: area.nameVi,
      name_en: area.nameEn,
      position: eb
        .selectFrom('reform_area')
        .select((e) => sql<number>`${e.fn.max('position')} + 1`.as('next')),
      valid_from: area.from,
      decision_no: area.decisionNo,
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const addTarget = async (
  db: Db,
  year: number,
  target: { areaId?: number; text: string; operator: string; value: string; unit: string; source?: string },
): Promise<void> => {
  await db
    .insertInto('target')
    .values({
      year,
      area_id: target.areaId ?? null,
      text_vi: target.text,
      operator: target.operator as '>=',
      value: target.value,
      unit: target.unit,
      source: target.source ?? null,
    })
    .execute()
}

export const addGroup = async (
  db: Db,
  year: number,
  group: { kind: 'task-group' | 'solution-group' | 'slogan'; textVi: string; textEn?: string },
): Promise<void> => {
  await sql`
    insert into programme_group (year, kind, position, text_vi, text_en)
    select ${year}, ${group.kind}, coalesce(max(position), 0) + 1, ${group.textVi}, ${group.textEn ?? null}
    from programme_group where year = ${year} and kind = ${group.kind}`.execute(db)
}

/** True when each of these numbers is a unit. */
export const allUnits = async (db: Db, unitIds: readonly number[]): Promise<boolean> => {
  const found = await sql<{ known: boolean }>`
    select not exists (select 1 from unnest(${[...unitIds]}::bigint[]) as w(id)
      where w.id not in (select unit_id from unit_name)) as known`.execute(db)
  return found.rows[0]?.known ?? false
}
