import { type RawBuilder, sql } from 'kysely'
import type { Actor, Ctx, Role } from '#platform/context.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { SearchRow, SheetPart, WaitingRow } from '#platform/room.ts'
import * as policy from '../policy.ts'
import { type Finding, findingRows } from '../store/finding.ts'
import { findingHits, inspectionHits, type Row, waitingRow } from '../store/offers.ts'
import { inTeam } from '../store/sight.ts'
import { sheetOf } from './units.ts'

const unitsAs = (actor: Actor, ...roles: Role[]): number[] =>
  actor.mandates.filter((m) => m.roles.some((role) => roles.includes(role))).map((m) => m.unitId)
const array = (ids: readonly number[]) => sql`${[...ids]}::bigint[]`

/** What the standing agency prepares, and what the issuer concludes. */
const preparing = (actor: Actor, today: Day): Row[] => [
  ...(policy.mayPlan(actor)
    ? [
        waitingRow(
          'order',
          sql`i.state = 'planned' and p.state = 'issued' and i.from_on <= ${addDays(today, 14)}::date`,
          {
            due: sql`i.from_on`,
          },
        ),
        waitingRow(
          'notice',
          sql`i.state = 'ordered' and i.mode = 'planned' and i.from_on <= ${addDays(today, 14)}::date`,
          { due: sql`i.from_on - 1` },
        ),
      ]
    : []),
  ...(policy.mayDecide(actor)
    ? [
        waitingRow(
          'conclude',
          sql`i.state = 'signed' and i.summary is not null and not i.unit_id = any(${array(actor.mandates.map((m) => m.unitId))})`,
          {},
        ),
      ]
    : []),
]

/** What the team does: visit, minutes, conclusion, verification, closing. Never at a unit of one's own. */
const team = (actor: Actor, today: Day): Row[] => {
  const { mandateIds } = policy.sightOf(actor)
  if (mandateIds.length === 0) return []
  const own = array(actor.mandates.map((m) => m.unitId))
  const mine = sql`${inTeam({ mandateIds })} and not i.unit_id = any(${own})`
  const heads = sql`exists (select from inspection_seat h where h.team_id = i.team_id and h.head and h.mandate_id = any(${array(mandateIds)}))`
  const ready = sql`(i.state in ('noticed', 'reported') or (i.state = 'ordered' and i.mode = 'unannounced'))`
  return [
    waitingRow('visit', sql`${mine} and ${ready} and i.from_on <= ${addDays(today, 7)}::date`, {
      due: sql`i.to_on`,
      url: '/visit',
    }),
    waitingRow('fill-visit', sql`${mine} and i.state = 'visiting'`, { due: sql`i.to_on`, url: '/visit' }),
    waitingRow(
      'sign-minutes',
      sql`${mine} and ${heads} and i.state = 'recorded' and not ${signedSince('team-signed')}`,
      {},
    ),
    waitingRow('write-conclusion', sql`${mine} and i.state = 'signed' and i.summary is null`, {}),
    waitingRow(
      'close',
      sql`${mine} and i.state = 'concluded' and not exists (select from inspection_finding g where g.inspection_id = i.id
        and g.state not in ('withdrawn', 'verified'))`,
      {},
    ),
    waitingRow('verify', sql`${mine} and f.state = 'remedied' and not f.owner_unit_id = any(${own})`, {
      finding: true,
      due: sql`f.due_on`,
    }),
  ]
}

const signedSince = (
  ...kinds: string[]
): RawBuilder<boolean> => sql<boolean>`exists (select from inspection_step s
  where s.inspection_id = i.id and s.kind = any(${kinds}::text[]) and s.id > (select max(r.id) from inspection_step r
    where r.inspection_id = i.id and r.kind = 'recorded'))`

/** What the unit answers: self-report, its side of the minutes, remedies, its own inspections of sub-units. */
const unit = (actor: Actor): Row[] => {
  const [answering, heads] = [unitsAs(actor, 'head', 'focal'), unitsAs(actor, 'head')]
  if (answering.length === 0) return []
  return [
    waitingRow('self-report', sql`i.state = 'noticed' and i.unit_id = any(${array(answering)})`, {
      due: sql`i.report_by`,
    }),
    waitingRow(
      'sign-minutes',
      sql`i.state = 'recorded' and i.unit_id = any(${array(heads)}) and not ${signedSince('unit-signed', 'unit-refused')}`,
      {},
    ),
    waitingRow(
      'remedy',
      sql`f.state in ('open', 'in-progress') and f.owner_unit_id = any(${array(answering)})`,
      { finding: true, due: sql`f.due_on` },
    ),
  ]
}

/** What waits for the actor, each one act away from done. */
export const waitingFor = (actor: Actor, today: Day, lang: Lang): RawBuilder<WaitingRow> | null => {
  if (actor.kind !== 'person') return null
  const rows = [...preparing(actor, today), ...team(actor, today), ...unit(actor)]
  return rows.length === 0
    ? null
    : sql<WaitingRow>`${sql.join(
        rows.map((row) => row(lang)),
        sql` union all `,
      )}`
}

/** Inspections by the unit's name, findings by their words, as far as the actor may know of them. */
export const search = (
  words: string,
  actor: Actor,
  _today: Day,
  lang: Lang,
): RawBuilder<SearchRow> | null => {
  if (!policy.mayEnter(actor)) return null
  const sight = policy.sightOf(actor)
  return sql<SearchRow>`${inspectionHits(words, sight, lang)} union all ${findingHits(words, sight, lang)}`
}

/** A unit's findings for its sheet, as far as they are in sight. */
export const sheetRows = (ctx: Ctx, unitId: number): RawBuilder<Finding> =>
  findingRows(policy.sightOf(ctx.actor), { unitId })

/** The unit's findings on its sheet: closed of all this year and last, those open by name, oldest due first. One statement. */
export const sheet = (ctx: Ctx, unitId: number, day: Day, findings: readonly Finding[]): SheetPart =>
  sheetOf(findings, { unitId, day, lang: ctx.lang })
