import { type Actor, holds, holdsIn, type Mandate, mayReadAs, type Role } from '#platform/context.ts'

/** The standing agency runs a round and computes its result. */
export const mayCompute = (actor: Actor): Mandate | undefined => holds(actor, 'standing-agency')

/** Only an issuer decides on a result and publishes it (docs/domain/roles.md: issue, publish). */
export const mayDecide = (actor: Actor): Mandate | undefined => holds(actor, 'issuer')

/** A result that is not published yet is read by those who make it, decide on it, or audit it. */
export const mayReadDraft = (actor: Actor): boolean =>
  (['standing-agency', 'issuer', 'auditor'] as const).some((role) => mayReadAs(actor, role) !== undefined)

/** The head of exactly this unit asks for a second look at its result. */
export const mayObject = (actor: Actor, unitId: number): Mandate | undefined =>
  holdsIn(actor, ['head'], unitId)

/** The standing agency or an issuer answers; nobody decides on an objection of their own unit: no setting opens this. */
export const mayAnswerObjection = (actor: Actor, unitId: number): Mandate | undefined => {
  const ofUnit = actor.mandates.some((m) => m.unitId === unitId && !m.roles.includes('issuer'))
  return ofUnit ? undefined : (holds(actor, 'issuer') ?? holds(actor, 'standing-agency'))
}

const readers: readonly Role[] = ['head', 'focal', 'member']

/** Who reads objections: the unit's officers and the member who supervises it, and those who answer or audit. */
export const mayReadObjection = (actor: Actor, unitId: number): boolean =>
  mayReadDraft(actor) ||
  actor.mandates.some((m) => m.roles.some((role) => readers.includes(role)) && m.reach.includes(unitId))

/** The head of the unit sets its own people to work on a weak criterion; an issuer may for any unit. */
export const mayImprove = (actor: Actor, unitId: number): Mandate | undefined =>
  mayObject(actor, unitId) ?? holds(actor, 'issuer')
