import { type RawBuilder, sql } from 'kysely'
import { type Actor, mayReadAs } from '#platform/context.ts'

/** The installation's unit, whose directives are the province's. */
export const home = sql<number>`(select (value #>> '{}')::bigint from setting where key = 'installation.unit' order by valid_from desc limit 1)`

/** What `policy.maySee` says, in SQL, of the row `d` (proved equal by a test). */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind === 'system' || mayReadAs(actor, 'auditor')) return sql<boolean>`true`
  const own = actor.mandates
    .filter((m) => m.roles.some((role) => role === 'head' || role === 'focal' || role === 'issuer'))
    .map((m) => m.unitId)
  const all = actor.sees.all ? sql`(d.state <> 'draft' or d.unit_id = ${home})` : sql`false`
  return sql<boolean>`(${all} or d.unit_id = any(${own}::bigint[])
    or (d.state = 'issued' and d.participant_unit_ids && ${[...actor.sees.unitIds]}::bigint[]))`
}
