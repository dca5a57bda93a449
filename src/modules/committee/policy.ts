import { type Actor, holds, type Mandate } from '#platform/context.ts'

/** Whose committee: a unit's own, or the province's (`provincial`). */
export type Owned = { unitId: number; provincial: boolean }

/**
 * Seats, holders and assignments are recorded by the standing agency or an issuer; those of a unit's own committee also
 * by the head of exactly that unit (docs/domain/roles.md: offices are appointed, then recorded).
 */
export const mayShapeCommittee = (actor: Actor, { unitId, provincial }: Owned): Mandate | undefined => {
  const all = holds(actor, 'issuer') ?? holds(actor, 'standing-agency')
  if (all || provincial || actor.readOnly) return all
  return actor.mandates.find((held) => held.unitId === unitId && held.roles.includes('head'))
}

/** Founds committees: for the province its standing agency and issuers, for a unit also its head. */
export const mayFoundAny = (actor: Actor): Mandate | undefined =>
  holds(actor, 'issuer') ?? holds(actor, 'standing-agency') ?? holds(actor, 'head')
