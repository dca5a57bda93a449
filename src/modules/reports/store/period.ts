import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'
import type { TreeUnit } from '../../organisation/facts.ts'
import type { PlainFigures } from '../rules/plain.ts'
import type { PeriodState, SheetState } from '../rules/sheet.ts'

export type Period = {
  id: number
  formId: number
  formKind: 'periodic' | 'thematic'
  formHash: string
  code: string
  year: number
  title: string
  titleEn: string
  from: Day
  to: Day
  unitDueOn: Day
  ministryDueOn: Day | null
  state: PeriodState
  openedOn: Day
  remindedOn: Day | null
  version: number
}

const columns = sql`p.id, p.form_id as "formId", f.kind as "formKind", f.content_hash as "formHash", p.code, p.year,
  p.title, p.title_en as "titleEn", p.data_from as "from", p.data_to as "to", p.unit_due_on as "unitDueOn", p.ministry_due_on as "ministryDueOn",
  p.state, p.opened_on as "openedOn", p.reminded_on as "remindedOn", p.version`
const joins = sql`from report_period p join report_form f on f.id = p.form_id`

export const findPeriod = async (
  db: Db,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<Period | undefined> => {
  const found = await sql<Period>`select ${columns} ${joins} where p.id = ${id}
    ${lock === 'lock' ? sql`for no key update of p` : sql``}`.execute(db)
  return found.rows[0]
}

// one that this goes on from, else the same one of the year before
const before = (period: Period) => sql`
    ((p.data_from = ${period.from}::date and p.data_to < ${period.to}::date)
      or (p.code = ${period.code} and p.year = ${period.year - 1}))
    order by (p.data_from = ${period.from}::date) desc, p.data_to desc limit 1`

export type HandedInBefore = Period & { figures: PlainFigures | null }

/** SELECT of the period that this one is compared with (see `periodBefore`), with what a unit handed in for it. */
export const beforeRow = (period: Period, unitId: number): RawBuilder<HandedInBefore> =>
  sql<HandedInBefore>`select ${columns}, h.figures ${joins}
    join report_form own on own.id = ${period.formId} and own.code = f.code
    left join lateral (select b.figures from report_sheet s join report_submission b on b.sheet_id = s.id
      where s.period_id = p.id and s.unit_id = ${unitId}
      order by (b.id = s.accepted_id) desc nulls last, b.no desc limit 1) h on true
    where ${before(period)}`

/** What a unit handed in for the period that this one is compared with. One statement. */
export const handedInBefore = async (
  db: Db,
  period: Period,
  unitId: number,
): Promise<HandedInBefore | undefined> => (await beforeRow(period, unitId).execute(db)).rows[0]

/** The period of the same form whose figures these are compared with: one that this goes on from, else the year before's. */
export const periodBefore = async (db: Db, period: Period): Promise<Period | undefined> => {
  const found = await sql<Period>`select ${columns} ${joins}
    join report_form own on own.id = ${period.formId} and own.code = f.code
    where ${before(period)}`.execute(db)
  return found.rows[0]
}

export type PeriodLine = Period & {
  asked: number
  accepted: number
  signed: number
  returned: number
  late: number
  own: { id: number; name: string; nameEn: string | null; state: SheetState }[]
  cited: string | null
  issueId: number | null
}

/** The periods of a year, newest first, each with how far it is and the sheets of these units. One statement. */
export const listPeriods = async (
  db: Db,
  { year, units }: { year: number; units: readonly number[] },
): Promise<PeriodLine[]> => {
  const found = await sql<PeriodLine>`
    select ${columns}, n.*, i.cited, i.id as "issueId",
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.unit_name, 'nameEn', o.unit_name_en, 'state', o.state) order by o.unit_code)
        from report_sheet o where o.period_id = p.id and o.asked and o.unit_id = any(${[...units]}::bigint[])), '[]') as own
    ${joins}
    cross join lateral (select count(*)::int as asked, count(*) filter (where s.state = 'accepted')::int as accepted,
      count(*) filter (where s.state = 'signed')::int as signed, count(*) filter (where s.state = 'returned')::int as returned,
      count(*) filter (where s.days_late > 0)::int as late
      from report_sheet s where s.period_id = p.id and s.asked) n
    left join lateral (select i.id, i.cited from report_issue i where i.period_id = p.id and i.state = 'issued'
      order by i.no desc limit 1) i on true
    where p.year = ${year} order by p.data_to desc, p.id desc`.execute(db)
  return found.rows
}

export const yearsOfPeriods = async (db: Db): Promise<number[]> => {
  const found = await sql<{
    year: number
  }>`select distinct year from report_period order by year desc`.execute(db)
  return found.rows.map((row) => row.year)
}

export type NewPeriod = Pick<
  Period,
  | 'formId'
  | 'code'
  | 'year'
  | 'title'
  | 'titleEn'
  | 'from'
  | 'to'
  | 'unitDueOn'
  | 'ministryDueOn'
  | 'openedOn'
> & { by: string | null; at: Date }

/** Adds a period; undefined when the form already has one of this name and year. */
export const addPeriod = async (db: Db, p: NewPeriod): Promise<number | undefined> => {
  const made = await sql<{ id: number }>`
    insert into report_period (form_id, code, year, title, title_en, data_from, data_to, unit_due_on, ministry_due_on, opened_on, opened_by, opened_at)
    values (${p.formId}, ${p.code}, ${p.year}, ${p.title}, ${p.titleEn}, ${p.from}, ${p.to}, ${p.unitDueOn}, ${p.ministryDueOn}, ${p.openedOn}, ${p.by}, ${p.at})
    on conflict do nothing returning id`.execute(db)
  return made.rows[0]?.id
}

export const saveDays = async (
  db: Db,
  id: number,
  days: { unitDueOn: Day; ministryDueOn: Day | null },
): Promise<void> => {
  await sql`update report_period set unit_due_on = ${days.unitDueOn}, ministry_due_on = ${days.ministryDueOn},
    version = version + 1 where id = ${id}`.execute(db)
}

export const setPeriodState = async (db: Db, id: number, state: PeriodState, at: Date): Promise<void> => {
  await sql`update report_period set state = ${state}, locked_at = case when ${state} = 'open' then null else coalesce(locked_at, ${at}) end,
    version = version + 1 where id = ${id}`.execute(db)
}

/** Notes the day on which units without a report were reminded; false when they were reminded that day already. */
export const noteReminded = async (db: Db, id: number, on: Day): Promise<boolean> => {
  const noted = await sql`update report_period set reminded_on = ${on} where id = ${id}
    and reminded_on is distinct from ${on}::date`.execute(db)
  return Boolean(noted.numAffectedRows)
}

/** Makes the period's tree with a sheet for each unit. */
export const addSheets = async (
  db: Db,
  periodId: number,
  units: readonly (TreeUnit & { asked: boolean })[],
): Promise<void> => {
  await sql`insert into report_sheet (period_id, unit_id, parent_unit_id, unit_code, unit_name, unit_name_en, unit_kind, asked)
    select ${periodId}, u."unitId", u."parentUnitId", u.code, u.name, u."nameEn", u.kind, u.asked
    from jsonb_to_recordset(${json(units)}::jsonb) as u("unitId" bigint, "parentUnitId" bigint, code text, name text, "nameEn" text, kind text, asked boolean)`.execute(
    db,
  )
}
