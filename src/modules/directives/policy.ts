import { type Actor, holds, holdsIn, type Mandate, mayReadAs } from '#platform/context.ts'

/** What the policy must know of a directive; `provincial`: of the installation's own unit. */
export type Owned = { unitId: number; provincial: boolean }
export type Seen = Owned & { state: string; participantUnitIds: readonly number[] }

/** Provincial directives are drafted by the standing agency or the issuer, a unit's own by its head or focal officer. */
export const mayDraft = (actor: Actor, { unitId, provincial }: Owned): Mandate | undefined =>
  provincial
    ? (holds(actor, 'issuer') ?? holds(actor, 'standing-agency'))
    : holdsIn(actor, ['head', 'focal'], unitId)

/** Provincial directives are issued by the issuer (or by delegation), a unit's own by its head. */
export const mayIssue = (actor: Actor, { unitId, provincial }: Owned): Mandate | undefined =>
  provincial ? holds(actor, 'issuer') : holdsIn(actor, ['head'], unitId)

/** A letter is drafted by the standing agency or the issuer, a unit's own by its head. */
export const mayDraftLetter = (actor: Actor, owned: Owned): Mandate | undefined =>
  owned.provincial ? mayDraft(actor, owned) : holdsIn(actor, ['head'], owned.unitId)

/** A station acts by its own head or focal officer; nobody in its place. */
export const mayStation = (actor: Actor, unitId: number): Mandate | undefined =>
  holdsIn(actor, ['head', 'focal'], unitId)

/**
 * A draft is seen by its unit, and by those who see all once it is sent (a provincial one from the start: they
 * prepare it); an issued one by all who take part, too. What one may not see is not found.
 */
export function maySee(actor: Actor, d: Seen): boolean {
  if (actor.kind === 'system' || mayReadAs(actor, 'auditor')) return true
  if (actor.sees.all && (d.provincial || d.state !== 'draft')) return true
  const own = actor.mandates.some(
    (m) =>
      m.unitId === d.unitId &&
      m.roles.some((role) => role === 'head' || role === 'focal' || role === 'issuer'),
  )
  return (
    own || (d.state === 'issued' && d.participantUnitIds.some((unit) => actor.sees.unitIds.includes(unit)))
  )
}

/** The standing agency and the issuer remind everybody, a head whom their own unit gave work (docs/domain/roles.md). */
export const mayRemind = (actor: Actor, { unitId, provincial }: Owned): Mandate | undefined =>
  holds(actor, 'standing-agency') ??
  holds(actor, 'issuer') ??
  (provincial ? undefined : holdsIn(actor, ['head'], unitId))
