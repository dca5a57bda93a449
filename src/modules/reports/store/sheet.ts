import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { PlainFigures } from '../rules/plain.ts'
import type { SheetState } from '../rules/sheet.ts'
import { beforeRow, type HandedInBefore, type Period } from './period.ts'

export type Sheet = {
  id: number
  periodId: number
  unitId: number
  parentUnitId: number | null
  code: string
  name: string
  nameEn: string | null
  kind: string
  asked: boolean
  state: SheetState
  submittedOn: Day | null
  daysLate: number | null
  signedOn: Day | null
  signedBy: string | null
  onPaper: boolean
  acceptedId: number | null
  touchedAt: Date | null
  version: number
  provincial: boolean
  parentProvincial: boolean
  accepted: boolean
}

const columns = sql`s.id, s.period_id as "periodId", s.unit_id as "unitId", s.parent_unit_id as "parentUnitId",
  s.unit_code as code, s.unit_name as name, s.unit_name_en as "nameEn", s.unit_kind as kind, s.asked, s.state, s.submitted_on as "submittedOn",
  s.days_late as "daysLate", s.signed_on as "signedOn", n.name as "signedBy", s.on_paper as "onPaper",
  s.accepted_id as "acceptedId", s.touched_at as "touchedAt", s.version, s.parent_unit_id is null as provincial,
  coalesce((select a.parent_unit_id is null from report_sheet a where a.period_id = s.period_id and a.unit_id = s.parent_unit_id), false)
    as "parentProvincial", s.accepted_id is not null as accepted`
const joins = sql`from report_sheet s left join person_name n on n.person_id = s.signed_by`

type WithPeriod = Sheet & { period: Period }

/** A sheet with its period. One statement. */
export const findSheet = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<WithPeriod | undefined> => {
  const found = await sql<WithPeriod>`
    select ${columns}, jsonb_build_object('id', p.id, 'formId', p.form_id, 'formKind', f.kind, 'formHash', f.content_hash,
      'code', p.code, 'year', p.year, 'title', p.title, 'titleEn', p.title_en, 'from', p.data_from, 'to', p.data_to, 'unitDueOn', p.unit_due_on,
      'ministryDueOn', p.ministry_due_on, 'state', p.state, 'openedOn', p.opened_on,
      'remindedOn', p.reminded_on, 'version', p.version) as period
    ${joins} join report_period p on p.id = s.period_id join report_form f on f.id = p.form_id
    where s.id = ${id} and s.asked ${lock === 'lock' ? sql`for no key update of s` : sql``}`.execute(db)
  return found.rows[0]
}

/** All units of a period's tree. One statement. */
export const sheetsOf = async (db: Db, periodId: number): Promise<Sheet[]> => {
  const found = await sql<Sheet>`select ${columns} ${joins} where s.period_id = ${periodId}
    order by s.unit_kind, s.unit_name collate "vi-x-icu"`.execute(db)
  return found.rows
}

export type FilledCount = { sheetId: number; filled: number }

/** How many fields of each sheet of a period hold a figure. One statement. */
export const filledOf = async (db: Db, periodId: number): Promise<Map<number, number>> => {
  const found = await sql<FilledCount>`select v.sheet_id as "sheetId", count(*)::int as filled
    from report_sheet s join report_value v on v.sheet_id = s.id where s.period_id = ${periodId} and v.value is not null
      and s.state in ('draft', 'returned') group by 1`.execute(db)
  return new Map(found.rows.map((row) => [row.sheetId, row.filled]))
}

export type ValueRow = {
  indicator: string
  value: string | null
  source: 'system' | 'typed' | 'file'
  systemValue: string | null
  reason: string | null
  personName: string | null
  at: Date
}

const values = (sheetId: number) => sql`
    select v.indicator, v.value::text as value, v.source, v.system_value::text as "systemValue", v.reason,
      n.name as "personName", v.at
    from report_value v left join person_name n on n.person_id = v.person_id where v.sheet_id = ${sheetId}`

/** What is saved in a sheet. One statement. */
export const valuesOf = async (db: Db, sheetId: number): Promise<ValueRow[]> =>
  (await values(sheetId).execute(db)).rows as ValueRow[]

export type By = { personId: string | null; officeId: number | null; at: Date }
export type NewValue = {
  sheetId: number
  indicator: string
  before: string | null
  value: string | null
  source: 'system' | 'typed' | 'file'
  systemValue: string | null
  reason: string | null
}

/** Saves fields, each with its line of history, and notes the sheets as touched. One statement. */
export const saveValues = async (db: Db, values: readonly NewValue[], by: By): Promise<void> => {
  if (values.length === 0) return
  await sql`
    with given as (
      select * from jsonb_to_recordset(${json(values)}::jsonb) as g("sheetId" bigint, indicator text, before numeric,
        value numeric, source text, "systemValue" numeric, reason text)
    ), saved as (
      insert into report_value as v (sheet_id, indicator, value, source, system_value, reason, person_id, office_id, at)
      select "sheetId", indicator, value, source, "systemValue", reason, ${by.personId}, ${by.officeId}::bigint, ${by.at} from given
      on conflict (sheet_id, indicator) do update set value = excluded.value, source = excluded.source,
        system_value = excluded.system_value, reason = excluded.reason, person_id = excluded.person_id,
        office_id = excluded.office_id, at = excluded.at
    ), told as (
      insert into report_history (sheet_id, indicator, before, after, source, reason, person_id, office_id, at)
      select "sheetId", indicator, before, value, source, reason, ${by.personId}, ${by.officeId}::bigint, ${by.at} from given
    )
    update report_sheet set touched_at = ${by.at}, version = version + 1
    where id in (select "sheetId" from given)`.execute(db)
}

export type HistoryRow = {
  indicator: string
  before: string | null
  after: string | null
  source: string
  reason: string | null
  personName: string | null
  at: Date
}

/** What is saved in a sheet beside what was handed in of it and said of that, and what it is compared with. One statement. */
export const wholeOf = async (
  db: Db,
  sheet: Pick<WithPeriod, 'id' | 'unitId' | 'period'>,
): Promise<{
  rows: ValueRow[]
  submissions: (Submission & { notes: Note[] })[]
  before: HandedInBefore | undefined
}> => {
  const found = await sql<{
    rows: (Omit<ValueRow, 'at'> & { at: string })[]
    submissions: (Submission & { notes: Note[] })[]
    before: HandedInBefore | null
  }>`select coalesce((select json_agg(x) from (${values(sheet.id)}) x), '[]') as rows,
    coalesce((select json_agg(y) from (${submissions(sheet.id)}) y), '[]') as submissions,
    (select row_to_json(z) from (${beforeRow(sheet.period, sheet.unitId)}) z) as before`.execute(db)
  const { rows = [], submissions: handed = [], before } = found.rows[0] ?? {}
  return {
    rows: rows.map((row) => ({ ...row, at: new Date(row.at) })),
    submissions: handed,
    before: before ?? undefined,
  }
}

/** Saves of a sheet (or of one field of it), newest first. */
export const historyOf = async (db: Db, sheetId: number, indicator?: string): Promise<HistoryRow[]> => {
  const found = await sql<HistoryRow>`
    select h.indicator, h.before::text as before, h.after::text as after, h.source, h.reason, n.name as "personName", h.at
    from report_history h left join person_name n on n.person_id = h.person_id
    where h.sheet_id = ${sheetId} and (${indicator ?? null}::text is null or h.indicator = ${indicator ?? null})
    order by h.id desc limit 300`.execute(db)
  return found.rows
}

export type Submission = {
  id: number
  no: number
  kind: 'report' | 'correction'
  figures: PlainFigures
  onDay: Day
  personName: string | null
  verdict: 'accepted' | 'returned' | null
  verdictOn: Day | null
  verdictBy: string | null
  verdictReason: string | null
}
export type Note = {
  submissionId: number
  indicator: string
  text: string
  personName: string | null
  at: string
}

/** What was handed in and what was said of it, newest first, with the checker's notes. */
const submissions = (sheetId: number) => sql`
    select b.id, b.no, b.kind, b.figures, b.on_day as "onDay", n.name as "personName", b.verdict,
      b.verdict_on as "verdictOn", v.name as "verdictBy", b.verdict_reason as "verdictReason",
      coalesce((select jsonb_agg(jsonb_build_object('submissionId', t.submission_id, 'indicator', t.indicator, 'text', t.text,
        'personName', w.name, 'at', t.at) order by t.id) from report_note t left join person_name w on w.person_id = t.person_id
        where t.submission_id = b.id), '[]') as notes
    from report_submission b left join person_name n on n.person_id = b.person_id
    left join person_name v on v.person_id = b.verdict_by
    where b.sheet_id = ${sheetId} order by b.no desc`

export type NewSubmission = {
  sheetId: number
  figures: PlainFigures
  on: Day
  kind: 'report' | 'correction'
  daysLate: number
}

/** Keeps what units hand in, with the figures as they are, and marks their sheets as signed. One statement. */
export const addSubmissions = async (
  db: Db,
  list: readonly NewSubmission[],
  by: By & { onPaper: boolean },
): Promise<void> => {
  await sql`
    with given as (
      select * from jsonb_to_recordset(${json(list)}::jsonb) as g("sheetId" bigint, figures jsonb, "on" date, kind text, "daysLate" int)
    ), kept as (
      insert into report_submission (sheet_id, no, kind, figures, on_day, person_id, office_id, at)
      select g."sheetId", coalesce((select max(no) from report_submission b where b.sheet_id = g."sheetId"), 0) + 1, g.kind,
        g.figures::text::json, g."on", ${by.personId}, ${by.officeId}::bigint, ${by.at} from given g
    )
    update report_sheet s set state = 'signed', signed_on = g."on", signed_by = ${by.personId},
      submitted_on = coalesce(s.submitted_on, g."on"), days_late = coalesce(s.days_late, g."daysLate"),
      on_paper = ${by.onPaper}, touched_at = ${by.at}, version = s.version + 1
    from given g where s.id = g."sheetId"`.execute(db)
}

/** Accepts the last thing that each of these sheets handed in, unless it has its verdict. Gives which were. One statement. */
export const acceptSheets = async (
  db: Db,
  sheetIds: readonly number[],
  by: By & { on: Day; reason: string | null },
): Promise<Set<number>> => {
  const done = await sql<{ id: number }>`
    with last as (
      select distinct on (b.sheet_id) b.id, b.sheet_id from report_submission b
      where b.sheet_id = any(${[...sheetIds]}::bigint[]) order by b.sheet_id, b.no desc
    ), told as (
      update report_submission b set verdict = 'accepted', verdict_on = ${by.on}, verdict_by = ${by.personId},
        verdict_office_id = ${by.officeId}::bigint, verdict_reason = ${by.reason}, verdict_at = ${by.at}
      from last where b.id = last.id and b.verdict is null returning b.id, b.sheet_id
    )
    update report_sheet s set state = 'accepted', accepted_id = told.id, version = s.version + 1
    from told where s.id = told.sheet_id returning s.id`.execute(db)
  return new Set(done.rows.map((row) => row.id))
}

/** Gives a report back with its notes; its figures stay as they are, and fill the fields where it came whole on paper. One statement. */
export const returnSheet = async (
  db: Db,
  sheetId: number,
  notes: readonly { indicator: string; text: string }[],
  by: By & { on: Day; reason: string },
): Promise<void> => {
  await sql`
    with last as (
      select b.id, b.figures from report_submission b where b.sheet_id = ${sheetId} order by b.no desc limit 1
    ), filled as (
      insert into report_value (sheet_id, indicator, value, source, person_id, office_id, at)
      select ${sheetId}, f.key, case f.value when 'true' then 1 when 'false' then 0 else f.value::numeric end, 'file',
        ${by.personId}, ${by.officeId}::bigint, ${by.at}
      from last, json_each_text(last.figures) f on conflict do nothing
    ), told as (
      update report_submission b set verdict = 'returned', verdict_on = ${by.on}, verdict_by = ${by.personId},
        verdict_office_id = ${by.officeId}::bigint, verdict_reason = ${by.reason}, verdict_at = ${by.at}
      from last where b.id = last.id
    ), noted as (
      insert into report_note (submission_id, sheet_id, indicator, text, person_id, at)
      select last.id, ${sheetId}, n.indicator, n.text, ${by.personId}, ${by.at}
      from last, jsonb_to_recordset(${json(notes)}::jsonb) as n(indicator text, text text)
    )
    update report_sheet set state = 'returned', accepted_id = null, version = version + 1 where id = ${sheetId}`.execute(
    db,
  )
}

/** What every unit of a period handed in and was accepted, by the unit's code. One statement. */
export const acceptedOf = async (
  db: Db,
  periodId: number,
): Promise<{ code: string; submissionId: number; figures: PlainFigures }[]> => {
  const found = await sql<{ code: string; submissionId: number; figures: PlainFigures }>`
    select s.unit_code as code, b.id as "submissionId", b.figures
    from report_sheet s join report_submission b on b.id = s.accepted_id where s.period_id = ${periodId}`.execute(
    db,
  )
  return found.rows
}

/** What these submissions held, by the unit's code: the figures behind something issued, whatever was corrected since. */
export const figuresOf = async (
  db: Db,
  submissionIds: readonly number[],
): Promise<{ code: string; figures: PlainFigures }[]> => {
  const found = await sql<{ code: string; figures: PlainFigures }>`
    select s.unit_code as code, b.figures from report_submission b join report_sheet s on s.id = b.sheet_id
    where b.id = any(${[...submissionIds]}::bigint[])`.execute(db)
  return found.rows
}

/** What a unit handed in for another period, the accepted one or else the last. One statement. */
export const handedIn = async (
  db: Db,
  unitId: number,
  periodId: number,
): Promise<PlainFigures | undefined> => {
  const found = await sql<{ figures: PlainFigures }>`
    select b.figures from report_sheet s join report_submission b on b.sheet_id = s.id
    where s.period_id = ${periodId} and s.unit_id = ${unitId} order by (b.id = s.accepted_id) desc nulls last, b.no desc limit 1`.execute(
    db,
  )
  return found.rows[0]?.figures
}

/** What these sheets handed in last, by sheet. One statement. */
export const submittedOf = async (
  db: Db,
  sheetIds: readonly number[],
): Promise<Map<number, PlainFigures>> => {
  const found = await sql<{ sheetId: number; figures: PlainFigures }>`
    select distinct on (b.sheet_id) b.sheet_id as "sheetId", b.figures from report_submission b
    where b.sheet_id = any(${[...sheetIds]}::bigint[]) order by b.sheet_id, b.no desc`.execute(db)
  return new Map(found.rows.map((row) => [row.sheetId, row.figures]))
}
