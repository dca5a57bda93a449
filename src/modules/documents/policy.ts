import { type Actor, holds, holdsIn, type Mandate, type Role } from '#platform/context.ts'

/** Whose document: a unit's own, or the province's (`provincial`), for which standing agency and issuers act. */
export type Owned = { unitId: number; provincial: boolean }
export type Signer = { mandateId: number | null }

const within = (actor: Actor, roles: readonly Role[], unitId?: number): Mandate | undefined =>
  roles.map((role) => holds(actor, role, unitId)).find((mandate) => mandate !== undefined)

const acting = (actor: Actor, doc: Owned, provincial: readonly Role[], own: readonly Role[]) =>
  doc.provincial ? within(actor, provincial) : holdsIn(actor, own, doc.unitId)

/**
 * The province's documents are drafted by the standing agency or an issuer, a unit's by its own head, focal officer or
 * clerk.
 */
export const mayDraft = (actor: Actor, doc: Owned): Mandate | undefined =>
  acting(actor, doc, ['standing-agency', 'issuer'], ['focal', 'standing-agency', 'head'])

/** Reviewed by an issuer or another clerk of the standing agency, a unit's by its head; never by who drafted it. */
export const mayReview = (actor: Actor, doc: Owned & { personId: string }): Mandate | undefined =>
  doc.personId === actor.id ? undefined : acting(actor, doc, ['issuer', 'standing-agency'], ['head'])

/** Signed under the signer's own mandate or by their deputy; where the signer is a name alone, by issuer or head. */
export const maySign = (actor: Actor, doc: Owned, signer: Signer | undefined): Mandate | undefined => {
  if (actor.readOnly) return undefined
  if (!signer?.mandateId) return acting(actor, doc, ['issuer'], ['head'])
  return actor.mandates.find(
    (held) =>
      held.id === signer.mandateId ||
      (held.deputyFor !== null && held.deputyFor.mandateId === signer.mandateId && signs(held)),
  )
}

const signs = (held: Mandate): boolean => held.roles.includes('issuer') || held.roles.includes('head')

/** Numbers, days and the incoming register are the clerk's (văn thư): standing agency, or the unit's focal officer. */
export const mayKeepRegister = (actor: Actor, doc: Owned): Mandate | undefined =>
  acting(actor, doc, ['standing-agency'], ['focal', 'standing-agency', 'head'])

/**
 * Letterheads, signers and recipient lists: whoever drafts on them, and for nobody else's unit, though it lie below;
 * they are no setting of the administrator's. The page (`draftingUnits`) and its forms ask the same.
 */
export const mayShapePapers = (actor: Actor, unit: Owned): Mandate | undefined => mayDraft(actor, unit)

/** Returned by whoever may act next on it. */
export const mayReturn = (
  actor: Actor,
  doc: Owned & { personId: string; state: string },
  signer: Signer | undefined,
): Mandate | undefined => {
  if (doc.state === 'in-review') return mayReview(actor, doc)
  if (doc.state === 'approved') return maySign(actor, doc, signer) ?? mayReview(actor, doc)
  return mayKeepRegister(actor, doc) ?? maySign(actor, doc, signer)
}

/** Units whose drafts this actor sees: where they work on documents, not all that they reach. */
export const deskUnits = (actor: Actor): number[] =>
  unitsAs(actor, ['head', 'focal', 'issuer', 'standing-agency'])

const unitsAs = (actor: Actor, roles: readonly Role[]): number[] => [
  ...new Set(
    actor.mandates
      .filter((held) => held.roles.some((role) => roles.includes(role)))
      .map((held) => held.unitId),
  ),
]

/** Whose next step each act is, for "waiting for me"; the same roles as in the functions above. */
export const dutiesOf = (actor: Actor) => ({
  actor,
  reviewsProvincial: within(actor, ['issuer', 'standing-agency']) !== undefined,
  signsProvincial: within(actor, ['issuer']) !== undefined,
  registersProvincial: within(actor, ['standing-agency']) !== undefined,
  headOf: unitsAs(actor, ['head']),
  clerkOf: unitsAs(actor, ['focal', 'standing-agency']),
  mandates: actor.mandates.map((held) => held.id),
  deputyFor: actor.mandates
    .filter(signs)
    .flatMap((held) => (held.deputyFor ? [held.deputyFor.mandateId] : [])),
})

/** Units for which this actor drafts and shapes the papers; the province's when standing agency or issuer. */
export const draftingUnits = (actor: Actor, provinceId: number | undefined): number[] => {
  const own = actor.mandates
    .filter((held) => held.roles.some((role) => ['head', 'focal', 'standing-agency'].includes(role)))
    .map((held) => held.unitId)
  const province =
    within(actor, ['standing-agency', 'issuer']) && provinceId !== undefined ? [provinceId] : []
  return [...new Set([...province, ...own])].filter((id) =>
    mayDraft(actor, { unitId: id, provincial: id === provinceId }),
  )
}
