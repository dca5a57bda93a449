import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

export type Span = { from: number; to: number }

/** An indicator of the province as the newest issued report of a period says it. */
export type IssuedFigure = {
  issueId: number
  year: number
  form: string
  period: string
  on: Day
  code: string
  value: string | null
}

/** The newest issued report of each period of these forms, with these indicators of it. One statement. */
export const issuedFigures = async (
  db: Db,
  wanted: { forms: readonly string[]; codes: readonly string[] },
  span: Span,
): Promise<IssuedFigure[]> => {
  const found = await sql<IssuedFigure>`
    select i.id as "issueId", p.year, f.code as form, p.code as period, p.data_to as "on", c.code,
      i.figures -> 'figures' -> c.code ->> 'value' as value
    from report_period p join report_form f on f.id = p.form_id
    join lateral (select id, figures from report_issue where period_id = p.id and state = 'issued'
      order by no desc limit 1) i on true
    cross join unnest(${[...wanted.codes]}::text[]) as c(code)
    where f.code = any(${[...wanted.forms]}::text[]) and p.year between ${span.from} and ${span.to}
    order by p.data_to`.execute(db)
  return found.rows
}

export type SentInTime = { year: number; due: number; onTime: number }

/** Of all reports whose day is over, or that came before it, how many came in time, by year. One statement. */
export const sentInTime = async (db: Db, span: Span, today: Day): Promise<SentInTime[]> => {
  const found = await sql<SentInTime>`
    select year, count(*)::int as due, count(*) filter (where submitted_on <= ${today}::date and days_late = 0)::int as "onTime"
    from report_punctuality where year between ${span.from} and ${span.to}
      and (due_on < ${today}::date or submitted_on <= ${today}::date) group by year order by year`.execute(db)
  return found.rows
}

export type UnitFigure = { unitId: number; year: number; value: string | null }

/** What units' accepted reports of a period say of one indicator, by unit and year. One statement. */
export const acceptedFigures = async (
  db: Db,
  of: { form: string; period: string; code: string },
  span: Span,
): Promise<UnitFigure[]> => {
  const found = await sql<UnitFigure>`
    select s.unit_id as "unitId", p.year, u.figures ->> ${of.code}::text as value
    from report_sheet s join report_period p on p.id = s.period_id join report_form f on f.id = p.form_id
    join report_submission u on u.id = s.accepted_id
    where f.code = ${of.form} and p.code = ${of.period} and p.year between ${span.from} and ${span.to}`.execute(
    db,
  )
  return found.rows
}

/** The newest issued version of each form. One statement. */
export const issuedForms = async (
  db: Db,
): Promise<{ code: string; titleVi: string; titleEn: string; content: unknown }[]> => {
  const found = await sql<{ code: string; titleVi: string; titleEn: string; content: unknown }>`
    select distinct on (code) code, title_vi as "titleVi", title_en as "titleEn", content from report_form
    where state = 'issued' order by code, version desc`.execute(db)
  return found.rows
}
