import { sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'
import type { WriteStage } from '../policy.ts'
import type { LeafInputs } from '../rules/set.ts'

export type ValueStage = WriteStage | 'correction'

/** Where an input came from when it was not typed: the system's key, what it said, and why it was overridden. */
export type InputSource = { from: string; value: unknown; url?: string | null; reason?: string }

/** What stands in a leaf at a stage. Points are exact text; null while the inputs do not suffice. */
export type ValueFacts = {
  inputs: LeafInputs
  sources: Record<string, InputSource>
  notApplicable: boolean
  handPoints: string | null
  points: string | null
  excluded: boolean
  note: string | null
  reason: string | null
  agreed: boolean
}

export type Value = ValueFacts & {
  leaf: string
  stage: ValueStage
  version: number
  personId: string | null
  personName: string | null
  officeVi: string | null
  officeEn: string | null
  at: Date
}

const columns = sql`v.leaf, v.stage, v.inputs, v.sources, v.not_applicable as "notApplicable",
  v.hand_points::text as "handPoints", v.points::text as points, v.excluded, v.note, v.reason, v.agreed, v.version,
  v.person_id as "personId", n.name as "personName", m.title_vi as "officeVi", m.title_en as "officeEn", v.at`
const joins = sql`from score_value v left join person_name n on n.person_id = v.person_id
  left join mandate_name m on m.mandate_id = v.office_id`

/** All values of a sheet, or of one leaf of it. One statement. */
export const valuesOf = async (db: Db, sheetId: number, leaf?: string): Promise<Value[]> => {
  const found = await sql<Value>`select ${columns} ${joins}
    where v.sheet_id = ${sheetId} and (${leaf ?? null}::text is null or v.leaf = ${leaf ?? null})
    order by v.leaf, array_position(array['self', 'first', 'second', 'council', 'correction'], v.stage)`.execute(
    db,
  )
  return found.rows
}

/** The values of a leaf, and what stood at a stage when its version was the one that somebody saw. One statement. */
export const leafForSaving = async (
  db: Db,
  sheetId: number,
  leaf: string,
  seen: { stage: ValueStage; version: number },
): Promise<{ values: Value[]; seen: ValueFacts | undefined }> => {
  const found = await sql<{ values: (Omit<Value, 'at'> & { at: string })[] | null; seen: ValueFacts | null }>`
    select (select jsonb_agg(to_jsonb(x)) from (select ${columns} ${joins} where v.sheet_id = ${sheetId} and v.leaf = ${leaf}) x) as values,
      (select h.after from score_history h where h.sheet_id = ${sheetId} and h.leaf = ${leaf} and h.stage = ${seen.stage}
        and (h.after ->> 'version')::int = ${seen.version}::int order by h.id desc limit 1) as seen`.execute(
    db,
  )
  const row = found.rows[0]
  return {
    values: (row?.values ?? []).map((value) => ({ ...value, at: new Date(value.at) })),
    seen: row?.seen ?? undefined,
  }
}

export type By = { personId: string | null; officeId: number | null; at: Date }
export type NewValue = ValueFacts & { leaf: string; stage: ValueStage; before: ValueFacts | null }

/** Saves values, each with its line of history, in one statement; gives their new versions by leaf. */
export const saveValues = async (
  db: Db,
  sheetId: number,
  values: readonly NewValue[],
  by: By,
): Promise<Map<string, number>> => {
  const saved = await sql<{ leaf: string; version: number }>`
    with given as (
      select * from jsonb_to_recordset(${json(values)}::jsonb) as g(leaf text, stage text, inputs jsonb, sources jsonb,
        "notApplicable" boolean, "handPoints" numeric, points numeric, excluded boolean, note text, reason text,
        agreed boolean, before jsonb)
    ), saved as (
      insert into score_value as v (sheet_id, leaf, stage, inputs, sources, not_applicable, hand_points, points, excluded,
        note, reason, agreed, person_id, office_id, at)
      select ${sheetId}, leaf, stage, inputs, sources, "notApplicable", "handPoints", points, excluded, note, reason, agreed,
        ${by.personId}, ${by.officeId}, ${by.at} from given
      on conflict (sheet_id, leaf, stage) do update set inputs = excluded.inputs, sources = excluded.sources,
        not_applicable = excluded.not_applicable, hand_points = excluded.hand_points, points = excluded.points,
        excluded = excluded.excluded, note = excluded.note, reason = excluded.reason, agreed = excluded.agreed,
        person_id = excluded.person_id, office_id = excluded.office_id, at = excluded.at, version = v.version + 1
      returning v.leaf, v.stage, v.version
    ), told as (
      insert into score_history (sheet_id, leaf, stage, before, after, reason, person_id, office_id, at)
      select ${sheetId}, g.leaf, g.stage, nullif(g.before, 'null'::jsonb),
        jsonb_build_object('inputs', g.inputs, 'sources', g.sources, 'notApplicable', g."notApplicable",
          'handPoints', g."handPoints"::text, 'points', g.points::text, 'excluded', g.excluded, 'note', g.note,
          'reason', g.reason, 'agreed', g.agreed, 'version', s.version),
        g.reason, ${by.personId}, ${by.officeId}, ${by.at}
      from given g join saved s on s.leaf = g.leaf and s.stage = g.stage order by g.leaf
    )
    select leaf, version from saved`.execute(db)
  return new Map(saved.rows.map((row) => [row.leaf, row.version]))
}

export type HistoryRow = {
  id: number
  stage: ValueStage
  before: ValueFacts | null
  after: ValueFacts & { version: number }
  reason: string | null
  personName: string | null
  officeVi: string | null
  officeEn: string | null
  at: Date
}

/** Every save of a leaf, newest first. */
export const historyOf = async (db: Db, sheetId: number, leaf: string, most = 200): Promise<HistoryRow[]> => {
  const found = await sql<HistoryRow>`
    select h.id, h.stage, h.before, h.after, h.reason, n.name as "personName", m.title_vi as "officeVi",
      m.title_en as "officeEn", h.at
    from score_history h left join person_name n on n.person_id = h.person_id
    left join mandate_name m on m.mandate_id = h.office_id
    where h.sheet_id = ${sheetId} and h.leaf = ${leaf} order by h.id desc limit ${most}`.execute(db)
  return found.rows
}
