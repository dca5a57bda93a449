import { type RawBuilder, sql } from 'kysely'
import type { Actor, Ctx, Role } from '#platform/context.ts'
import { addDays, type Day, showDay } from '#platform/day.ts'
import type { SearchRow, SheetPart, WaitingRow } from '#platform/room.ts'
import * as policy from '../policy.ts'
import { type CertificateRow, certificatesOfUnit } from '../store/certificate.ts'
import { texts } from '../texts.ts'

const unitsAs = (actor: Actor, ...roles: Role[]): number[] =>
  actor.mandates.filter((m) => m.roles.some((role) => roles.includes(role))).map((m) => m.unitId)

const array = (ids: readonly number[]) => sql`${[...ids]}::bigint[]`

const row = (
  act: string,
  of: { id: RawBuilder<unknown>; title: RawBuilder<unknown>; detail: RawBuilder<unknown> },
  url: RawBuilder<unknown>,
  due: RawBuilder<unknown>,
) => sql`
  select 'rewards'::text as room, ${act}::text as act, ${of.id} as subject_id, (${of.title})::text as title,
    (${of.detail})::text as detail, (${url})::text as url, (${due})::date as due_on, r.opens_on as since`

const nomination = { id: sql`n.id`, title: sql`n.name`, detail: sql`r.title` }
const round = { id: sql`r.id`, title: sql`r.title`, detail: sql`null` }
const nominations = sql`from reward_nomination n join reward_round r on r.id = n.round_id`
const nominationUrl = sql`'/rewards/nominations/' || n.id`
const roundUrl = sql`'/rewards/rounds/' || r.id`

/** Nominations on the unit's desk: the focal officer's without a report, the head's with one. */
const unitRows = (actor: Actor, today: Day) => {
  const open = sql`r.state = 'open' and ((n.state = 'draft' and ${today}::date between r.opens_on and r.nominate_by)
    or n.state = 'returned')`
  const reported = sql`(n.report <> '' or n.report_file_id is not null)`
  return sql`
    ${row('complete-nomination', nomination, nominationUrl, sql`r.nominate_by`)} ${nominations}
      where ${open} and (n.state = 'returned' or not ${reported})
        and n.from_unit_id = any(${array(unitsAs(actor, 'focal'))})
    union all ${row('sign-nomination', nomination, nominationUrl, sql`r.nominate_by`)} ${nominations}
      where ${open} and n.state = 'draft' and ${reported}
        and n.from_unit_id = any(${array(unitsAs(actor, 'head'))})`
}

/** What the standing agency has to check, to open, to put before the council; never its own unit's nominations. */
const runnerRows = (actor: Actor, today: Day) => {
  const own = actor.mandates.map((m) => m.unitId)
  return sql`
    ${row('check-nomination', nomination, nominationUrl, sql`r.council_on`)} ${nominations}
      where r.state = 'open' and n.state = 'sent' and not (coalesce(n.from_unit_id, 0) = any(${array(own)})
        or coalesce(n.unit_id, 0) = any(${array(own)}))
    union all ${row('open-rewards', round, roundUrl, sql`r.opens_on`)} from reward_round r
      where r.state = 'draft' and r.opens_on <= ${addDays(today, 14)}::date
    union all ${row('open-reward-vote', round, roundUrl, sql`r.council_on`)} from reward_round r
      where r.state = 'open' and r.nominate_by < ${today}::date
        and exists (select from reward_nomination n where n.round_id = r.id and n.state = 'listed')
        and not exists (select from reward_nomination n where n.round_id = r.id and n.state = 'sent')`
}

const councilRows = (actor: Actor) => sql`
  ${row('vote-rewards', round, sql`${roundUrl} || '/ballot'`, sql`r.council_on`)}
    from reward_round r join reward_council c on c.round_id = r.id and c.person_id = ${actor.id}
    where r.state = 'voting' and not exists (select from reward_vote v join reward_nomination n on n.id = v.nomination_id
      where n.round_id = r.id and v.person_id = ${actor.id})
  union all ${row('close-reward-vote', round, sql`${roundUrl} || '/ballot'`, sql`r.council_on`)}
    from reward_round r join reward_council c on c.round_id = r.id and c.person_id = ${actor.id} and c.seat = 'head'
    where r.state = 'voting' and r.members = (select count(distinct v.person_id) from reward_vote v
      join reward_nomination n on n.id = v.nomination_id where n.round_id = r.id)`

const issuerRows = () => sql`
  ${row('decide-rewards', round, roundUrl, sql`r.decide_by`)} from reward_round r where r.state = 'voted'
    and exists (select from reward_nomination n where n.round_id = r.id and n.state = 'passed')`

/** What waits for the actor: to draft, to sign, to check, to open, to vote, to close the vote, to decide. */
export function waitingFor(actor: Actor, today: Day): RawBuilder<WaitingRow> | null {
  if (actor.kind !== 'person' || !policy.mayEnter(actor)) return null
  const parts: RawBuilder<unknown>[] = [councilRows(actor)]
  if (unitsAs(actor, 'head', 'focal').length > 0) parts.push(unitRows(actor, today))
  if (policy.mayRun(actor)) parts.push(runnerRows(actor, today))
  if (policy.mayDecide(actor)) parts.push(issuerRows())
  return sql<WaitingRow>`${sql.join(parts, sql` union all `)}`
}

const escaped = (words: string): string => words.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Rounds by title, and who was honoured by name. */
export function search(words: string, actor: Actor): RawBuilder<SearchRow> | null {
  if (!policy.mayEnter(actor)) return null
  const like = `%${escaped(words)}%`
  return sql<SearchRow>`
    select 'rewards'::text as room, 'reward-round'::text as kind, r.title::text as title, r.year::text as detail,
      ('/rewards/rounds/' || r.id)::text as url, 2::int as rank
    from reward_round r where folded(r.title) like folded(${like}) and (r.state <> 'draft' or ${policy.mayOversee(actor)})
    union all
    select 'rewards'::text, 'reward-certificate'::text, c.name::text, r.title::text,
      ('/rewards/certificates/' || c.id)::text, 3::int
    from reward_certificate c join reward_round r on r.id = c.round_id where folded(c.name) like folded(${like})`
}

/** A unit's certificates for its sheet; nothing for who does not enter this room. */
export const sheetRows = (ctx: Ctx, unitId: number, day: Day): RawBuilder<CertificateRow> | null =>
  policy.mayEnter(ctx.actor) ? certificatesOfUnit(unitId, day) : null

/** What a unit and its people were honoured with, on its sheet. */
export function sheet(ctx: Ctx, _: number, __: Day, rows: readonly CertificateRow[]): SheetPart {
  const t = texts[ctx.lang]
  return {
    room: 'rewards',
    title: t.sheetPart,
    figures:
      rows.length > 0
        ? [{ name: t.sheetFigure, value: rows.length, of: null, percent: null, url: null }]
        : [],
    lists:
      rows.length > 0
        ? [
            {
              title: t.sheetPart,
              about: 'figures',
              rows: rows.slice(0, 5).map((one) => ({
                text: one.name,
                url: `/rewards/certificates/${one.id}`,
                due: null,
                note: `${one.number}/${one.year}, ${showDay(one.decidedOn)}`,
              })),
            },
          ]
        : [],
  }
}
