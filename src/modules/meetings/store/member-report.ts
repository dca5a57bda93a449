import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { lastDayOf, type Quarter, type ReportFigures } from '../rules/member-report.ts'
import { ofProvince } from '../store.ts'

export type Words = { done: string; difficulties: string; proposals: string[] }
/** A report as it was sent, whole. */
export type Sent = Words & {
  id: number
  on: Day
  personId: string
  holder: string
  figures: ReportFigures
  returnedOn: Day | null
  returnReason: string | null
}

/** What a seat owes or gave for a quarter; `id` null while nobody has begun. */
export type MemberReportRow = {
  seatId: number
  committeeId: number
  committeeNameVi: string
  committeeNameEn: string | null
  committeeUnitId: number
  postVi: string
  postEn: string | null
  /** who sits in the seat now: with an account, or a name alone */
  personId: string | null
  mandateId: number | null
  holder: string | null
  year: number
  quarter: number
  /** days after the quarter's end, as laid down for its last day; 0 where none are */
  days: number
  id: number | null
  version: number
  draft: Words | null
  sendings: { on: Day; returnedOn: Day | null; returnReason: string | null }[]
  last: Sent | null
}

/** Whose reports are read: all that were or are to be sent, or those of seats one holds and what one sent. */
export type Readers = { all: boolean; personId: string; mandateIds: readonly number[] }

/** The setting of the days after a quarter's end, as it holds on a day; none are demanded without it. */
const daysOn = (
  day: RawBuilder<unknown>,
): RawBuilder<number> => sql<number>`coalesce((select (value #>> '{}')::int from setting
  where key = 'meetings.member-report-days' and valid_from <= ${day} order by valid_from desc limit 1), 0)`

/** Seats `q` whose holder reports: members that answered for something at the quarter's end. */
const reports = sql`q.role in ('member', 'standing-member') and q.answers_for > 0 and ${ofProvince}`

// a seat that stands no longer is told by who sat there last
const now = (column: 'person_id' | 'mandate_id' | 'holder') =>
  sql`case when n.seat_id is null then q.${sql.ref(column)} else n.${sql.ref(column)} end`

/** The reports of these quarters that somebody may read, in the order of the committee's seats. One statement. */
export const listReports = async (
  db: Db,
  quarters: readonly Quarter[],
  readers: Readers,
  today: Day,
  seatId?: number,
): Promise<MemberReportRow[]> => {
  const periods = JSON.stringify(quarters.map((one) => ({ ...one, last_day: lastDayOf(one) })))
  const found = await sql<MemberReportRow>`
    select q.seat_id as "seatId", q.committee_id as "committeeId", c.name_vi as "committeeNameVi", c.name_en as "committeeNameEn",
      c.unit_id as "committeeUnitId", q.post_vi as "postVi", q.post_en as "postEn", ${now('person_id')} as "personId",
      ${now('mandate_id')} as "mandateId", ${now('holder')} as holder, p.year, p.quarter, ${daysOn(sql`p.last_day`)} as days,
      r.id, coalesce(r.version, 0) as version,
      case when r.id is not null then jsonb_build_object('done', r.done, 'difficulties', r.difficulties, 'proposals', r.proposals) end as draft,
      coalesce((select jsonb_agg(jsonb_build_object('on', s.on_day, 'returnedOn', s.returned_on, 'returnReason', s.return_reason)
        order by s.id) from member_report_sending s where s.report_id = r.id), '[]') as sendings,
      (select jsonb_build_object('id', s.id, 'on', s.on_day, 'personId', s.person_id, 'holder', s.holder, 'done', s.done,
          'difficulties', s.difficulties, 'proposals', s.proposals, 'figures', s.figures, 'returnedOn', s.returned_on,
          'returnReason', s.return_reason)
        from member_report_sending s where s.report_id = r.id order by s.id desc limit 1) as last
    from jsonb_to_recordset(${periods}::jsonb) as p(year int, quarter int, last_day date)
    cross join lateral committee_seat_on(p.last_day) q
    join committee_name c on c.committee_id = q.committee_id
    left join committee_seat_on(${today}::date) n on n.seat_id = q.seat_id
    left join member_report r on r.seat_id = q.seat_id and r.year = p.year and r.quarter = p.quarter
    where ${reports} and (${seatId ?? null}::bigint is null or q.seat_id = ${seatId ?? null})
      and (${readers.all}::boolean or ${now('person_id')} = ${readers.personId}
        or ${now('mandate_id')} = any(${[...readers.mandateIds]}::bigint[])
        or exists (select from member_report_sending s where s.report_id = r.id and s.person_id = ${readers.personId}))
    order by p.year desc, p.quarter desc, q.committee_id, q.place`.execute(db)
  return found.rows
}

/** The report's row, made when there is none, held until the transaction ends. */
export const holdReport = async (
  db: Db,
  { seatId, year, quarter }: Quarter & { seatId: number },
  at: Date,
): Promise<void> => {
  await sql`insert into member_report (seat_id, year, quarter, version, made_at)
    values (${seatId}, ${year}, ${quarter}, 0, ${at}) on conflict do nothing`.execute(db)
  await sql`select from member_report where seat_id = ${seatId} and year = ${year} and quarter = ${quarter} for update`.execute(
    db,
  )
}

export const saveWords = async (db: Db, id: number, words: Words): Promise<void> => {
  await sql`update member_report set done = ${words.done}, difficulties = ${words.difficulties},
    proposals = ${[...words.proposals]}::text[], version = version + 1 where id = ${id}`.execute(db)
}

export const addSending = async (
  db: Db,
  id: number,
  one: Words & {
    on: Day
    at: Date
    personId: string
    mandateId: number | null
    holder: string
    figures: ReportFigures
  },
): Promise<void> => {
  await sql`insert into member_report_sending (report_id, on_day, at, person_id, mandate_id, holder, done, difficulties,
      proposals, figures)
    values (${id}, ${one.on}, ${one.at}, ${one.personId}, ${one.mandateId}, ${one.holder}, ${one.done}, ${one.difficulties},
      ${[...one.proposals]}::text[], ${JSON.stringify(one.figures)}::jsonb)`.execute(db)
}

export const returnSending = async (
  db: Db,
  sendingId: number,
  one: { on: Day; personId: string | null; reason: string },
): Promise<void> => {
  await sql`update member_report_sending set returned_on = ${one.on}, returned_by = ${one.personId},
    return_reason = ${one.reason} where id = ${sendingId}`.execute(db)
}

// the quarters of the last two years that have come to their last day, each with the seats of that day that stand today
const quarterSeats = (today: Day) => sql`
  (select extract(year from d)::int as year, extract(quarter from d)::int as quarter, d::date as last_day
    from generate_series(0, 8) g, lateral (select date_trunc('quarter', ${today}::date + 1) - g * interval '3 months' - interval '1 day' as d) e) p
  cross join lateral committee_seat_on(p.last_day) q
  join committee_seat_on(${today}::date) n on n.seat_id = q.seat_id
  join committee_name c on c.committee_id = q.committee_id
  left join member_report r on r.seat_id = q.seat_id and r.year = p.year and r.quarter = p.quarter`

export type OwedReport = Quarter & { seatId: number; personId: string; dueOn: Day }

/** Reports with a due day that were never sent, of seats that somebody with an account holds today. One statement. */
export const owedReports = async (db: Db, today: Day): Promise<OwedReport[]> => {
  const found = await sql<OwedReport>`
    select n.seat_id as "seatId", n.person_id as "personId", p.year, p.quarter,
      (p.last_day + ${daysOn(sql`p.last_day`)})::date as "dueOn"
    from ${quarterSeats(today)}
    where ${reports} and ${daysOn(sql`p.last_day`)} > 0 and n.person_id is not null
      and not exists (select from member_report_sending s where s.report_id = r.id)
    order by p.last_day, n.seat_id`.execute(db)
  return found.rows
}

/** Quarters of the last two years that this person's seats owe a report for, or have one back, whose day its first sending decides. */
export const waitingReports = (personId: string, today: Day): RawBuilder<unknown> => sql`
  select 'meetings'::text as room,
    (case when l.id is null then 'write-member-report' else 'mend-member-report' end)::text as act, n.seat_id as subject_id,
    ((array['I', 'II', 'III', 'IV'])[p.quarter] || '/' || p.year || ' · ' || c.name_vi)::text as title,
    l.return_reason::text as detail, ('/meetings/member-reports/' || n.seat_id || '/' || p.year || '-' || p.quarter)::text as url,
    case when l.id is null then (p.last_day + ${daysOn(sql`p.last_day`)})::date end as due_on, coalesce(l.returned_on, p.last_day)::date as since
  from ${quarterSeats(today)}
  left join lateral (select s.id, s.returned_on, s.return_reason from member_report_sending s where s.report_id = r.id
    order by s.id desc limit 1) l on true
  where n.person_id = ${personId} and ${reports} and ${daysOn(sql`p.last_day`)} > 0
    and (l.id is null or l.returned_on is not null)`
