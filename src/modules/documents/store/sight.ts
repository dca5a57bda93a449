import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/context.ts'

/** What one actor's desk and reach are, worked out by the policy. */
export type Sight = { actor: Actor; deskUnits: readonly number[] }

/**
 * The documents `d` in sight: issued ones for everybody signed in, unless they are sealed; drafts and sealed ones for
 * whoever drafted them, for their unit, and once sent for those who see all; what came in for the unit it came to and
 * the units above it.
 */
export const visible = ({ actor, deskUnits }: Sight): RawBuilder<boolean> => {
  if (actor.kind === 'guest') return sql<boolean>`false`
  if (actor.kind === 'system') return sql<boolean>`true`
  const reach = [...new Set(actor.mandates.flatMap((held) => [...held.reach]))]
  return sql<boolean>`((d.state = 'issued' and not exists (select from document_seal x
      where x.document_id = d.id and x.lifted_at is null))
    or d.person_id = ${actor.id} or d.unit_id = any(${[...deskUnits]}::bigint[])
    or (d.direction = 'in' and d.unit_id = any(${reach}::bigint[]))
    or (${actor.sees.all} and (d.provincial or d.state not in ('draft', 'withdrawn'))))`
}
