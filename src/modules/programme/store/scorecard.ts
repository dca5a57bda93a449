import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Bound, Direction } from '../rules/scorecard.ts'

export type Target = { id: number; value: string; dueOn: Day; source: string | null; setOn: Day }
export type Binding = Bound & {
  id: number
  from: Day
  to: Day | null
  /** the newest first */
  targets: Target[]
}
export type Wording = { textVi: string; textEn: string | null; from: Day }
export type Line = {
  id: number
  year: number
  direction: Direction
  position: number
  withdrawnOn: Day | null
  version: number
  textVi: string
  textEn: string | null
  /** the newest first */
  wordings: Wording[]
  bindings: Binding[]
}

const lines = sql`
  select l.id, l.year, l.direction, l.position, l.withdrawn_on as "withdrawnOn", l.version,
    (w.all -> 0 ->> 'textVi') as "textVi", (w.all -> 0 ->> 'textEn') as "textEn", w.all as wordings,
    coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'measure', b.measure, 'part', b.part, 'nameVi', b.name_vi,
      'nameEn', b.name_en, 'unit', b.unit, 'decimals', b.decimals, 'better', b.better, 'from', b.valid_from,
      'to', b.valid_to, 'targets', coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'value', t.value::text,
        'dueOn', t.due_on, 'source', t.source, 'setOn', t.set_on) order by t.id desc)
        from scorecard_target t where t.binding_id = b.id), '[]')) order by b.id)
      from scorecard_binding b where b.line_id = l.id), '[]') as bindings
  from scorecard_line l cross join lateral (
    select jsonb_agg(jsonb_build_object('textVi', w.text_vi, 'textEn', w.text_en, 'from', w.valid_from) order by w.id desc) as all
    from scorecard_wording w where w.line_id = l.id) w`

/** The lines of a year in their order, with everything they were bound to and wanted of; withdrawn ones too. One statement. */
export const linesOf = async (db: Db, year: number): Promise<Line[]> => {
  const found = await sql<Line>`${lines} where l.year = ${year}
    order by array_position(array['increase', 'decrease', 'never'], l.direction), l.position`.execute(db)
  return found.rows
}

/** One line; `lock` holds it until the transaction ends. */
export const findLine = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Line | undefined> => {
  if (lock === 'lock') await sql`select from scorecard_line where id = ${id} for update`.execute(db)
  return (await sql<Line>`${lines} where l.id = ${id}`.execute(db)).rows[0]
}

type Words = { textVi: string; textEn?: string | undefined }
type By = { on: Day; personId: string | null; at: Date }

/** Adds a line at the end of its direction. */
export const addLine = async (
  db: Db,
  line: { year: number; direction: Direction } & Words,
  by: By,
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into scorecard_line (year, direction, position)
    select ${line.year}, ${line.direction}, coalesce(max(position), 0) + 1 from scorecard_line
    where year = ${line.year} and direction = ${line.direction} returning id`.execute(db)
  const id = made.rows[0]?.id ?? 0
  await addWording(db, id, line, by)
  return id
}

const addWording = async (db: Db, lineId: number, words: Words, by: By): Promise<void> => {
  await sql`insert into scorecard_wording (line_id, text_vi, text_en, valid_from, person_id, at)
    values (${lineId}, ${words.textVi}, ${words.textEn ?? null}, ${by.on}, ${by.personId}, ${by.at})`.execute(
    db,
  )
}

const touch = (db: Db, id: number) =>
  sql`update scorecard_line set version = version + 1 where id = ${id}`.execute(db)

export const reword = async (db: Db, id: number, words: Words, by: By): Promise<void> => {
  await addWording(db, id, words, by)
  await touch(db, id)
}

export const withdrawLine = async (db: Db, id: number, on: Day): Promise<void> => {
  await sql`update scorecard_line set withdrawn_on = ${on}, version = version + 1 where id = ${id}`.execute(
    db,
  )
}

export const addBinding = async (db: Db, lineId: number, bound: Bound, by: By): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into scorecard_binding (line_id, measure, part, name_vi, name_en, unit, decimals, better, valid_from, person_id, at)
    values (${lineId}, ${bound.measure}, ${bound.part}, ${bound.nameVi}, ${bound.nameEn}, ${bound.unit}, ${bound.decimals},
      ${bound.better}, ${by.on}, ${by.personId}, ${by.at}) returning id`.execute(db)
  await touch(db, lineId)
  return made.rows[0]?.id ?? 0
}

export const endBinding = async (db: Db, lineId: number, id: number, on: Day): Promise<void> => {
  await sql`update scorecard_binding set valid_to = ${on} where id = ${id} and line_id = ${lineId}`.execute(
    db,
  )
  await touch(db, lineId)
}

export const addTarget = async (
  db: Db,
  lineId: number,
  target: { bindingId: number; value: string; dueOn: Day; source?: string | undefined },
  by: By,
): Promise<void> => {
  await sql`insert into scorecard_target (binding_id, value, due_on, source, set_on, person_id, at)
    values (${target.bindingId}, ${target.value}, ${target.dueOn}, ${target.source ?? null}, ${by.on}, ${by.personId}, ${by.at})`.execute(
    db,
  )
  await touch(db, lineId)
}
