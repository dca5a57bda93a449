import { type RawBuilder, sql } from 'kysely'
import type { Actor, Ctx, Role } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { SearchRow, SheetPart, WaitingRow } from '#platform/room.ts'
import * as policy from '../policy.ts'
import { type Punctuality, punctualityRow } from '../store/punctuality.ts'
import { reportTexts } from '../texts/reports.ts'

const unitsAs = (actor: Actor, ...roles: Role[]): number[] =>
  actor.mandates.filter((m) => m.roles.some((role) => roles.includes(role))).map((m) => m.unitId)
const array = (ids: readonly number[]) => sql`${[...ids]}::bigint[]`

/** What a period `p` and a unit of its `s` are called in a language. */
const titleIn = (lang: Lang): RawBuilder<string> =>
  lang === 'en' ? sql`coalesce(nullif(p.title_en, ''), p.title)` : sql`p.title`
const unitIn = (lang: Lang): RawBuilder<string> =>
  lang === 'en' ? sql`coalesce(s.unit_name_en, s.unit_name)` : sql`s.unit_name`

const sheetRow = (act: RawBuilder<unknown>, lang: Lang) => sql`
  select 'reports'::text as room, (${act})::text as act, s.id as subject_id, (${titleIn(lang)} || ' · ' || ${unitIn(lang)})::text as title,
    null::text as detail, ('/reports/sheets/' || s.id)::text as url, p.unit_due_on as due_on, p.opened_on as since
  from report_period p join report_sheet s on s.period_id = p.id
  where p.state = 'open' and s.asked and s.state in ('draft', 'returned')`

/** One line a period for who runs it: reports that came and wait, reports whose document is signed, corrections. */
const runnerRows = (units: readonly number[], lang: Lang) => sql`
  select 'reports'::text, 'report-check'::text, p.id, (${titleIn(lang)})::text, count(*)::text, ('/reports/periods/' || p.id || '?state=signed')::text,
    null::date, min(s.signed_on)
  from report_period p join report_sheet s on s.period_id = p.id
  where p.state = 'open' and s.state = 'signed' and not (s.unit_id = any(${array(units)})) group by p.id
  union all
  select 'reports'::text, 'report-correction'::text, c.id, (${titleIn(lang)} || ' · ' || ${unitIn(lang)})::text, null::text,
    ('/reports/corrections/' || c.id)::text, null::date, c.on_day
  from report_correction c join report_sheet s on s.id = c.sheet_id join report_period p on p.id = s.period_id
  where c.state = 'proposed'
  union all
  select 'reports'::text, 'report-issue'::text, i.id, (${titleIn(lang)})::text, null::text, ('/reports/issues/' || i.id)::text,
    p.ministry_due_on, i.submitted_at::date
  from report_issue i join report_period p on p.id = i.period_id
  join document_name n on n.document_id = i.document_id
  where i.state = 'submitted' and n.state in ('signed', 'issued')`

/** What waits: reports to fill in, to correct, to sign, to check; corrections to decide; a signed report to issue. */
export function waitingFor(actor: Actor, _today: Day, lang: Lang = 'vi'): RawBuilder<WaitingRow> | null {
  if (actor.kind !== 'person' || actor.mandates.length === 0) return null
  const parts: RawBuilder<unknown>[] = []
  const [focals, heads, issuing] = [unitsAs(actor, 'focal'), unitsAs(actor, 'head'), unitsAs(actor, 'issuer')]
  const act = sql`case s.state when 'returned' then 'report-redo' else 'report-enter' end`
  if (focals.length > 0) parts.push(sql`${sheetRow(act, lang)} and s.unit_id = any(${array(focals)})`)
  if (heads.length > 0)
    parts.push(
      sql`${sheetRow(sql`'report-sign'`, lang)} and s.unit_id = any(${array(heads)}) and s.parent_unit_id is not null`,
    )
  if (issuing.length > 0)
    parts.push(sql`${sheetRow(sql`'report-sign'`, lang)} and s.unit_id = any(${array(issuing)}) and s.parent_unit_id is null
      and s.touched_at is not null`)
  if (policy.mayRun(actor)) {
    parts.push(sql`${sheetRow(act, lang)} and s.parent_unit_id is null`)
    parts.push(
      runnerRows(
        actor.mandates.map((m) => m.unitId),
        lang,
      ),
    )
  }
  return parts.length === 0 ? null : sql<WaitingRow>`${sql.join(parts, sql` union all `)}`
}

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)

/**
 * Periods by words of their title, in both languages: for who oversees all of them, for a unit those that ask it. Issued
 * reports by their number, for whoever enters the room.
 */
export function search(
  words: string,
  actor: Actor,
  _today: Day,
  lang: Lang = 'vi',
): RawBuilder<SearchRow> | null {
  if (!policy.mayEnterRoom(actor)) return null
  const like = sql`folded(${`%${escaped(words)}%`})`
  const own = sql`exists (select from report_sheet s where s.period_id = p.id and s.asked
    and s.unit_id = any(${array(policy.ownUnits(actor))}))`
  return sql<SearchRow>`
    select 'reports'::text as room, 'period'::text as kind, (${titleIn(lang)})::text as title, p.year::text as detail,
      ('/reports/periods/' || p.id)::text as url, 2::int as rank
    from report_period p where (folded(p.title) like ${like} or folded(p.title_en) like ${like})
      and ${policy.mayOversee(actor) ? sql`true` : own}
    union all
    select 'reports'::text, 'report'::text, (${titleIn(lang)})::text, i.cited::text, ('/reports/issues/' || i.id)::text, 1::int
    from report_issue i join report_period p on p.id = i.period_id
    where i.state = 'issued' and folded(i.cited) like ${like}`
}

/** How a unit hands in its reports in the year of a day: one row for its sheet. */
export const sheetRows = (_: Ctx, unitId: number, day: Day): RawBuilder<Punctuality> =>
  punctualityRow(unitId, yearOf(day), day)

/** The unit's discipline in reporting, on its sheet. */
export function sheet(ctx: Ctx, _: number, day: Day, [found]: readonly Punctuality[]): SheetPart {
  const t = reportTexts[ctx.lang]
  const year = yearOf(day)
  const url = policy.mayEnterRoom(ctx.actor) ? `/reports?of=${year}` : null
  return {
    room: 'reports',
    title: t.part,
    figures:
      !found || found.due === 0
        ? []
        : [
            { name: t.onTime(year), value: found.onTime, of: found.due, percent: null, url },
            { name: t.sentReports(year), value: found.sent, of: found.due, percent: null, url },
          ],
    lists: [],
  }
}
