import { type RawBuilder, sql } from 'kysely'
import type { Actor, Ctx, Role } from '#platform/context.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { SearchRow, SheetFigure, SheetList, SheetPart, WaitingRow } from '#platform/room.ts'
import { showDecimal } from '#ui/format.ts'
import * as policy from '../policy.ts'
import { phaseOf } from '../rules/phase.ts'
import { setHits } from '../store/sets.ts'
import { indexOfUnits, sheetsOfUnit, type UnitIndex } from '../store/unit-part.ts'
import { roundTexts } from '../texts/round.ts'
import { blindRows } from './offers-blind.ts'
import { resultHits, resultRows } from './offers-result.ts'

const unitsAs = (actor: Actor, ...roles: Role[]): number[] =>
  actor.mandates.filter((m) => m.roles.some((role) => roles.includes(role))).map((m) => m.unitId)

const array = (ids: readonly number[]) => sql`${[...ids]}::bigint[]`

const row = (
  act: RawBuilder<unknown>,
  detail: RawBuilder<unknown>,
  url: RawBuilder<unknown>,
  due: RawBuilder<unknown>,
) => sql`
  select 'scoring'::text as room, (${act})::text as act, s.id as subject_id, (r.title || ' · ' || s.unit_name)::text as title,
    (${detail})::text as detail, (${url})::text as url, (${due})::date as due_on, r.opens_on as since
  from scoring_round r join score_sheet s on s.round_id = r.id`

const again = (stage: string, today: Day) => sql`
  exists (select 1 from scoring_reopening o where o.sheet_id = s.id and o.stage = ${stage} and o.until >= ${today}::date)`
const lastDay = (stage: string, day: RawBuilder<unknown>) => sql`
  greatest(${day}, (select max(o.until) from scoring_reopening o where o.sheet_id = s.id and o.stage = ${stage}))`

const sheetUrl = sql`'/scoring/sheets/' || s.id`

/** Sheets that the unit has to fill in and to sign; the head may sign, late, until the first appraisal ends. */
const selfRows = (actor: Actor, today: Day): RawBuilder<unknown> => {
  const open = sql`r.state = 'open' and r.opens_on <= ${today}::date and s.signed_at is null`
  const due = lastDay('self', sql`r.self_by`)
  return sql`
    ${row(sql`'self-score'`, sql`null`, sheetUrl, due)}
      where ${open} and (r.self_by >= ${today}::date or ${again('self', today)})
        and s.unit_id = any(${array(unitsAs(actor, 'focal'))})
    union all ${row(sql`'sign-off'`, sql`null`, sql`${sheetUrl} || '/sign-off'`, due)}
      where ${open} and (r.first_by >= ${today}::date or ${again('self', today)})
        and s.unit_id = any(${array(unitsAs(actor, 'head'))})`
}

const explainRows = (actor: Actor, today: Day): RawBuilder<unknown> => sql`
  ${row(sql`'explain'`, sql`q.leaves`, sql`${sheetUrl} || '/requests'`, lastDay('explain', sql`r.explain_by`))}
    join lateral (select string_agg(q.leaf, ', ' order by q.id) as leaves from score_request q
      where q.sheet_id = s.id and q.withdrawn_at is null and q.answer is null) q on q.leaves is not null
    where r.state = 'open' and s.explained_at is null and s.unit_id = any(${array(unitsAs(actor, 'head', 'focal'))})
      and ((r.first_by < ${today}::date and r.explain_by >= ${today}::date) or ${again('explain', today)})`

/** Sheets of others in one's own domains: one's own unit's, those below and those above (but the topmost) are the council's. */
const appraiserRows = (actor: Actor, today: Day): RawBuilder<unknown> => {
  const units = unitsAs(actor, 'head', 'focal', 'standing-agency', 'appraiser')
  const all = actor.mandates.map((m) => m.unitId)
  const mine = sql`a.round_id = r.id and a.seat = 'appraiser' and a.ended_at is null
    and (a.person_id = ${actor.id} or (a.person_id is null and a.unit_id = any(${array(units)})))`
  const notKin = sql`
    s.unit_id not in (select b.unit_id from unit_on(${today}::date) m cross join lateral unit_subtree(m.unit_id, ${today}::date) b
      where m.unit_id = any(${array(all)}) and m.parent_id is not null
      union all (with recursive up as (select u.unit_id, u.parent_id from unit_on(${today}::date) u where u.unit_id = any(${array(all)})
        union all select u.unit_id, u.parent_id from up join unit_on(${today}::date) u on u.unit_id = up.parent_id)
        select up.unit_id from up where up.parent_id is not null))`
  const ended = sql`(s.signed_at is not null or (r.self_by < ${today}::date and not ${again('self', today)}))`
  return sql`
    ${row(sql`'appraise'`, sql`d.domains`, sheetUrl, lastDay('first', sql`r.first_by`))}
      join lateral (select string_agg(distinct a.domain, ', ') as domains from scoring_appointment a where ${mine}
        and not exists (select 1 from score_finished f where f.sheet_id = s.id and f.domain = a.domain and f.stage = 'first')) d
        on d.domains is not null
      where r.state = 'open' and r.opens_on <= ${today}::date and (r.first_by >= ${today}::date or ${again('first', today)})
        and ${ended} and ${notKin}
    union all ${row(sql`'appraise-again'`, sql`q.leaves`, sheetUrl, lastDay('second', sql`r.second_by`))}
      join lateral (select string_agg(distinct q.leaf, ', ') as leaves from score_request q join scoring_appointment a
          on ${mine} and left(q.leaf, length(a.domain) + 1) = a.domain || '.'
        where q.sheet_id = s.id and q.withdrawn_at is null and not exists (select 1 from score_value v
          where v.sheet_id = s.id and v.leaf = q.leaf and v.stage in ('second', 'council'))) q on q.leaves is not null
      where r.state = 'open' and ((r.explain_by < ${today}::date and r.second_by >= ${today}::date)
        or (s.explained_at is not null and r.second_by >= ${today}::date) or ${again('second', today)}) and ${notKin}`
}

const runnerRows = (today: Day): RawBuilder<unknown> => sql`
  select 'scoring'::text as room, 'open-round'::text as act, r.id as subject_id, r.title::text as title, null::text as detail,
    ('/scoring/rounds/' || r.id)::text as url, r.opens_on as due_on, null::date as since
  from scoring_round r where r.state = 'draft' and r.opens_on <= ${addDays(today, 14)}::date`

/**
 * What waits for the actor: to score, to sign, to appraise, to explain, to appraise again, a round to open, a criteria
 * set to issue, a result to compute, decide or publish, a request for review to answer.
 */
export function waitingFor(actor: Actor, today: Day): RawBuilder<WaitingRow> | null {
  if (actor.kind !== 'person' || actor.mandates.length === 0) return null
  const parts: RawBuilder<unknown>[] = []
  if (unitsAs(actor, 'head', 'focal').length > 0)
    parts.push(selfRows(actor, today), explainRows(actor, today))
  if (unitsAs(actor, 'head', 'focal', 'standing-agency', 'appraiser').length > 0)
    parts.push(appraiserRows(actor, today), blindRows(actor))
  if (policy.mayRun(actor)) parts.push(runnerRows(today))
  parts.push(...resultRows(actor, today))
  return parts.length === 0 ? null : sql<WaitingRow>`${sql.join(parts, sql` union all `)}`
}

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Rounds (published ones as their ranking), initiatives, the actor's own sheets, criteria sets in force and their criteria, by words of the title or the name. */
export function search(words: string, actor: Actor, today: Day): RawBuilder<SearchRow> | null {
  if (!policy.mayEnter(actor)) return null
  const like = `%${escaped(words)}%`
  return sql<SearchRow>`
    select 'scoring'::text as room, 'round'::text as kind, r.title::text as title, r.year::text as detail,
      (case when r.state in ('imported', 'published') then '/scoring/rounds/' || r.id || '/ranking'
        else '/scoring/rounds/' || r.id end)::text as url,
      2::int as rank
    from scoring_round r where folded(r.title) like folded(${like}) and (r.state <> 'draft' or ${policy.mayOversee(actor)})
    union all
    select 'scoring'::text, 'sheet'::text, s.unit_name::text, r.title::text, ('/scoring/sheets/' || s.id)::text, 3::int
    from score_sheet s join scoring_round r on r.id = s.round_id
    where folded(s.unit_name) like folded(${like}) and s.unit_id = any(${array(unitsAs(actor, 'head', 'focal'))})
    union all ${setHits(like, today)} ${resultHits(like, actor)}`
}

// what each domain gave, each line leading to its place in the explanation
const domainList = ({ year, sheetId, domains }: UnitIndex, lang: Lang): SheetList => ({
  title: roundTexts[lang].indexOf(year),
  about: 'figures',
  rows: domains.map((domain, i) => ({
    text: `${i + 1}. ${lang === 'en' ? (domain.name_en ?? domain.name_vi) : domain.name_vi}`,
    url: `/scoring/sheets/${sheetId}/explanation`,
    due: null,
    note: `${showDecimal(domain.points, lang)}/${showDecimal(domain.max, lang)}`,
  })),
})

/** A unit's newest published index for its sheet. */
export const sheetRows = (_: Ctx, unitId: number, day: Day): RawBuilder<UnitIndex> =>
  indexOfUnits([unitId], day)

const rankFigure = (one: UnitIndex, lang: Lang): SheetFigure => ({
  name: roundTexts[lang].rankFigure(one.year),
  value: one.rank,
  of: one.rankedUnits,
  percent: one.percent,
  url: `/scoring/rounds/${one.roundId}/ranking`,
  ...(one.previousRank !== null && { places: one.previousRank - one.rank }),
})

const domainLists = (index: readonly UnitIndex[], lang: Lang): SheetList[] =>
  index.flatMap((one) => (one.domains.length > 0 ? [domainList(one, lang)] : []))

/** The newest published index of several units as a part of a sheet; a unit without one has none. One statement. */
export async function indexesOfUnits(
  ctx: Ctx,
  unitIds: readonly number[],
  day: Day,
): Promise<Map<number, SheetPart & { figures: [SheetFigure] }>> {
  const { rows } = await indexOfUnits(unitIds, day).execute(ctx.db)
  const title = roundTexts[ctx.lang].sheetPart
  return new Map(
    rows.map((one) => [
      one.unitId,
      { room: 'scoring', title, figures: [rankFigure(one, ctx.lang)], lists: domainLists([one], ctx.lang) },
    ]),
  )
}

/** The unit's index on its sheet: its rank of the last published result, and how far its present sheet is. Two statements. */
export async function sheet(
  ctx: Ctx,
  unitId: number,
  day: Day,
  index: readonly UnitIndex[],
): Promise<SheetPart> {
  const t = roundTexts[ctx.lang]
  const sheets = await sheetsOfUnit(ctx.db, unitId, day)
  const oversees = policy.mayOversee(ctx.actor)
  const own = ctx.actor.mandates.some((m) => m.unitId === unitId)
  const seen = sheets.filter((one) => (oversees || own) && phaseOf(one.round, ctx.today) !== 'before')
  return {
    room: 'scoring',
    title: t.sheetPart,
    figures: [
      ...index.map((one) => rankFigure(one, ctx.lang)),
      ...seen.map((one) => ({
        name: t.selfFigure(one.year),
        value: one.scored,
        of: one.leaves,
        percent: null,
        url: own ? `/scoring/sheets/${one.id}` : `/scoring/rounds/${one.roundId}`,
      })),
    ],
    lists: domainLists(index, ctx.lang),
  }
}
