import { type Actor, holds, holdsIn, type Mandate, mayReadAs } from '#platform/context.ts'

/** Whose committee: a unit's own, or the province's (`provincial`). */
export type Owned = { unitId: number; provincial: boolean }

/**
 * Seats, holders and assignments are recorded by the standing agency or an issuer; those of a unit's own committee also
 * by the head of exactly that unit (docs/domain/roles.md: offices are appointed, then recorded).
 */
export const mayShapeCommittee = (actor: Actor, { unitId, provincial }: Owned): Mandate | undefined => {
  const all = holds(actor, 'issuer') ?? holds(actor, 'standing-agency')
  return all || provincial ? all : holdsIn(actor, ['head'], unitId)
}

/** Founds committees: for the province its standing agency and issuers, for a unit also its head. */
export const mayFoundAny = (actor: Actor): Mandate | undefined =>
  holds(actor, 'issuer') ?? holds(actor, 'standing-agency') ?? holds(actor, 'head')

/** Who sits in a seat: an account (none for a name alone), and the mandate that the seat gave. */
export type Held = { personId: string | null; mandateId: number | null }

/** Whether somebody sits in a seat, or stands in for who does. */
export const sitsIn = (actor: Actor, { personId, mandateId }: Held): boolean =>
  actor.id !== null &&
  (personId === actor.id ||
    (mandateId !== null && actor.mandates.some((held) => held.deputyFor?.mandateId === mandateId)))

/** Follows what a seat's holder answers for, beside who sits in it: the standing agency, issuers, the auditor. */
export const mayFollow = (actor: Actor): boolean =>
  (['standing-agency', 'issuer', 'auditor'] as const).some((role) => mayReadAs(actor, role) !== undefined)
