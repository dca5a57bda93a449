import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A unit's request to look at its published result again, with its answer. */
export type Objection = {
  id: number
  resultId: number
  resultVersion: number
  roundId: number
  roundTitle: string
  sheetId: number
  unitId: number
  unitName: string
  leaf: string | null
  text: string
  fileId: number | null
  fileName: string | null
  filedBy: string
  filedOn: Day
  answerBy: Day
  decision: 'accepted' | 'partly' | 'rejected' | null
  answer: string | null
  answeredBy: string | null
  answeredOn: Day | null
  correctedIn: number | null
}

const columns = sql`o.id, o.result_id as "resultId", s.version as "resultVersion", r.id as "roundId",
  r.title as "roundTitle", o.sheet_id as "sheetId", h.unit_id as "unitId", h.unit_name as "unitName", o.leaf, o.text,
  o.file_id as "fileId", n.name as "fileName", f.name as "filedBy", o.filed_on as "filedOn", o.answer_by as "answerBy",
  o.decision, o.answer, a.name as "answeredBy", o.answered_on as "answeredOn", c.version as "correctedIn"`

const tables = sql`score_objection o join scoring_result s on s.id = o.result_id
  join scoring_round r on r.id = s.round_id join score_sheet h on h.id = o.sheet_id
  join person_name f on f.person_id = o.filed_by left join person_name a on a.person_id = o.answered_by
  left join scoring_result c on c.id = o.corrected_in_id left join file_name n on n.file_id = o.file_id`

/** Objections of a round, or of one sheet, oldest first. */
export const objectionsOf = async (
  db: Db,
  of: { roundId: number } | { sheetId: number },
): Promise<Objection[]> =>
  (
    await sql<Objection>`select ${columns} from ${tables}
      where ${'roundId' in of ? sql`r.id = ${of.roundId}` : sql`o.sheet_id = ${of.sheetId}`}
      order by o.id`.execute(db)
  ).rows

/** One objection, locked when it is to be answered. */
export const findObjection = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Objection | undefined> =>
  (
    await sql<Objection>`select ${columns} from ${tables} where o.id = ${id}
      ${lock === 'lock' ? sql`for update of o` : sql``}`.execute(db)
  ).rows[0]

export type NewObjection = {
  resultId: number
  sheetId: number
  leaf: string | null
  text: string
  fileId: number | null
  by: string
  officeId: number
  on: Day
  at: Date
  answerBy: Day
}

export const addObjection = async (db: Db, o: NewObjection): Promise<number> => {
  const added = await sql<{ id: number }>`
    insert into score_objection (result_id, sheet_id, leaf, text, file_id, filed_by, filed_office_id, filed_on, filed_at,
      answer_by)
    values (${o.resultId}, ${o.sheetId}, ${o.leaf}, ${o.text}, ${o.fileId}, ${o.by}, ${o.officeId}, ${o.on}::date,
      ${o.at}, ${o.answerBy}::date) returning id`.execute(db)
  const id = added.rows[0]?.id
  if (id === undefined) throw new Error('no objection kept')
  return id
}

export type ObjectionAnswer = {
  decision: 'accepted' | 'partly' | 'rejected'
  answer: string
  by: string | null
  officeId: number | null
  on: Day
  at: Date
}

export const answerObjection = async (db: Db, id: number, a: ObjectionAnswer): Promise<void> => {
  await sql`update score_objection set decision = ${a.decision}, answer = ${a.answer}, answered_by = ${a.by},
    answered_office_id = ${a.officeId}, answered_on = ${a.on}::date, answered_at = ${a.at} where id = ${id}`.execute(
    db,
  )
}

/** Founded objections of a round that no version has taken up yet are taken up by this one. */
export const markCorrected = async (db: Db, roundId: number, resultId: number): Promise<void> => {
  await sql`update score_objection o set corrected_in_id = ${resultId} from scoring_result s
    where s.id = o.result_id and s.round_id = ${roundId} and o.decision in ('accepted', 'partly')
      and o.corrected_in_id is null`.execute(db)
}

/** Sets the corrected points of a leaf over what counted before, with the history line. One statement. */
export const saveCorrection = async (
  db: Db,
  c: {
    sheetId: number
    leaf: string
    points: string
    reason: string
    by: string | null
    officeId: number | null
    at: Date
  },
): Promise<void> => {
  await sql`
    with counted as (
      select v.* from score_value v where v.sheet_id = ${c.sheetId} and v.leaf = ${c.leaf} and v.stage <> 'self'
      order by array_position(array['first', 'second', 'council', 'correction'], v.stage) desc limit 1),
    noted as (
      insert into score_history (sheet_id, leaf, stage, before, after, reason, person_id, office_id, at)
      select ${c.sheetId}, ${c.leaf}, 'correction',
        (select jsonb_build_object('inputs', inputs, 'sources', sources, 'notApplicable', not_applicable,
          'handPoints', hand_points::text, 'points', points::text, 'excluded', excluded, 'note', note,
          'reason', reason, 'agreed', agreed) from counted),
        jsonb_build_object('inputs', coalesce((select inputs from counted), '{}'), 'sources', '{}'::jsonb,
          'notApplicable', false, 'handPoints', ${c.points}::text, 'points', ${c.points}::text, 'excluded', false,
          'note', null, 'reason', ${c.reason}::text, 'agreed', false),
        ${c.reason}, ${c.by}, ${c.officeId}, ${c.at})
    insert into score_value (sheet_id, leaf, stage, inputs, hand_points, points, reason, person_id, office_id, at)
    values (${c.sheetId}, ${c.leaf}, 'correction', coalesce((select inputs from counted), '{}'), ${c.points}::numeric,
      ${c.points}::numeric, ${c.reason}, ${c.by}, ${c.officeId}, ${c.at})
    on conflict (sheet_id, leaf, stage) do update set hand_points = excluded.hand_points, points = excluded.points,
      reason = excluded.reason, person_id = excluded.person_id, office_id = excluded.office_id, at = excluded.at,
      not_applicable = false, excluded = false, version = score_value.version + 1`.execute(db)
}
