import type { Actor } from '#platform/context.ts'
import { unitsOf } from './policy.ts'
import type { Sight } from './store.ts'

/** Whose meetings and recommendations an actor sees. */
export const sightOf = (actor: Actor): Sight => ({
  all: actor.sees.all,
  personId: actor.id ?? '',
  unitIds: unitsOf(actor),
})
