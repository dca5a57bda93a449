import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { consolidatedOf, needPeriod, sheetsOf } from '../src/modules/reports/facts.ts'
import { readForm } from '../src/modules/reports/input/form.ts'
import { loadReportsReference } from '../src/modules/reports/reference.ts'
import { askedOf } from '../src/modules/reports/rules/asked.ts'
import type { Form } from '../src/modules/reports/rules/form.ts'
import { projectRoot } from '../src/platform/root.ts'
import { type Bench, systemContext } from './bench.ts'
import { atMost, inTurns, type Line, time } from './measure.ts'

const first = 3_000_000
const [departments, districts, communes] = [20, 21, 460]
const codes = ['Q1', 'H1', 'Q3', 'Y']

/** The official form with every figure asked of every kind of unit, so that all 501 send all of it. */
const wholeForm = (): Form => {
  const form: Form = JSON.parse(
    readFileSync(join(projectRoot, 'db/reference/report-indicators.json'), 'utf8'),
  )
  const indicators = form.indicators.map((i) => ({
    ...i,
    reported_by: ['province', 'department', 'commune'],
    aggregation: i.aggregation === 'none' && i.kind === 'count' ? ('sum' as const) : i.aggregation,
  }))
  return { ...form, indicators }
}

/** A province of 20 departments, 21 districts and 460 communes with 125 figures of each in 4 periods of 5 years. */
const seed = async (bench: Bench, years: number): Promise<number[]> => {
  const { db } = bench
  await loadReportsReference(db)
  const read = readForm(wholeForm())
  if (!read.ok) throw new Error('the form of the bench cannot be read')
  const form = await sql<{
    id: number
  }>`insert into report_form (code, state, title_vi, content, content_hash, made_at)
    values ('bench', 'issued', 'Đo', ${JSON.stringify(wholeForm())}::jsonb, 'bench', now()) returning id`.execute(
    db,
  )
  const total = 1 + departments + districts + communes
  await sql`insert into unit (id, founded_on) overriding system value
    select ${first}::bigint + i, '2000-01-01' from generate_series(0, ${total - 1}::int) i`.execute(db)
  const asked = askedOf(read.form, 'commune', '2025-01-01').map((i) => i.code)
  const every = read.form.form.indicators.map((i) => i.code)
  const periods = await sql<{ id: number }>`
    insert into report_period (form_id, code, year, title, data_from, data_to, unit_due_on, opened_on, opened_at)
    select ${form.rows[0]?.id ?? 0}, c, y, c || ' ' || y, make_date(y - 1, 12, 15), make_date(y, 3, 14), make_date(y, 3, 15),
      make_date(y, 3, 1), now()
    from generate_series(2025 - ${years}::int, 2024) y, unnest(${codes}::text[]) c returning id`.execute(db)
  const ids = periods.rows.map((row) => row.id)
  await sql`insert into report_sheet (period_id, unit_id, parent_unit_id, unit_code, unit_name, unit_kind, asked)
    select p, ${first}::bigint + i,
      case when i = 0 then null when i <= ${departments + districts} then ${first}::bigint
        else ${first}::bigint + ${departments} + 1 + i % ${districts} end,
      'B' || lpad(i::text, 4, '0'), 'Đơn vị đo ' || i,
      case when i = 0 then 'province' when i <= ${departments} then 'department'
        when i <= ${departments + districts} then 'district' else 'commune' end,
      i = 0 or i <= ${departments} or i > ${departments + districts}
    from unnest(${ids}::bigint[]) p, generate_series(0, ${total - 1}::int) i order by p, i`.execute(db)
  await sql`insert into report_value (sheet_id, indicator, value, source, at)
    select s.id, c, (s.id * 7 + length(c) * 13) % 900, 'typed', now() from report_sheet s, unnest(${every}::text[]) c
    where s.period_id = any(${ids}::bigint[]) order by s.id, c`.execute(db)
  await sql`insert into report_submission (sheet_id, no, figures, on_day, at, verdict)
    select s.id, 1, (select json_object_agg(v.indicator, v.value::int) from report_value v where v.sheet_id = s.id
      and v.indicator = any(${asked}::text[])), '2024-03-10', now(), 'accepted'
    from report_sheet s where s.period_id = any(${ids}::bigint[]) and s.asked`.execute(db)
  await sql`update report_sheet s set state = 'accepted', accepted_id = b.id from report_submission b where b.sheet_id = s.id`.execute(
    db,
  )
  await sql`vacuum analyze report_value, report_sheet, report_submission`.execute(db)
  return ids
}

/** The province's figures of a period as its page computes them, each with the units behind it. */
const ours = async (bench: Bench, periodId: number): Promise<number> => {
  const ctx = systemContext(bench)
  const period = await needPeriod(ctx, periodId)
  const sheets = await sheetsOf(bench.db, periodId)
  const whole = await consolidatedOf(bench.db, period, sheets)
  return whole.at('B0000').size
}

/** The same rows summed by the database alone, without percents, without who is missing, without the units behind. */
const bare = async (bench: Bench, periodId: number): Promise<number> => {
  const found = await sql`select v.indicator, sum(v.value) as total, count(*) as units
    from report_value v join report_sheet s on s.id = v.sheet_id
    where s.period_id = ${periodId} and s.state = 'accepted' group by v.indicator`.execute(bench.db)
  return found.rows.length
}

/** Periodic reports: one period of 501 units with 125 figures each, among 20 such periods. */
export const reports = async (bench: Bench): Promise<Line[]> => {
  const ids = await seed(bench, bench.seconds > 2 ? 5 : 1)
  const id = ids[Math.floor(ids.length / 2)] ?? 0
  const figures = await ours(bench, id)
  if (figures !== 125) throw new Error(`${figures} figures of 125`)
  const turn = (work: (bench: Bench, id: number) => Promise<number>) => () =>
    time(async () => {
      for (let i = 0; i < 5; i++) await work(bench, id)
    })
  const ratio = await inTurns(turn(ours), turn(bare), 5)
  return [atMost('consolidating-a-period-of-the-sql-that-sums-it', ratio, 2)]
}
