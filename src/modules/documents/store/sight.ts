import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/context.ts'

/** One actor and the units where they work on documents, worked out by the policy. */
export type Sight = { actor: Actor; deskUnits: readonly number[] }

/**
 * The documents `d` in sight: issued ones for everybody signed in, unless they are sealed; drafts and sealed ones for
 * whoever drafted them, for their unit, and once sent for those who see all; what came in for those in whose sight the
 * unit is that it came to.
 */
export const visible = ({ actor, deskUnits }: Sight): RawBuilder<boolean> => {
  if (actor.kind === 'guest') return sql<boolean>`false`
  if (actor.kind === 'system') return sql<boolean>`true`
  return sql<boolean>`((d.state = 'issued' and not exists (select from document_seal x
      where x.document_id = d.id and x.lifted_at is null))
    or d.person_id = ${actor.id} or d.unit_id = any(${[...deskUnits]}::bigint[])
    or (d.direction = 'in' and d.unit_id = any(${[...actor.sees.unitIds]}::bigint[]))
    or (${actor.sees.all} and (d.provincial or d.state not in ('draft', 'withdrawn'))))`
}
