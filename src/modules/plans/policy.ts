import { type Actor, holds, holdsIn, type Mandate } from '#platform/context.ts'

export type PlanKind = 'peoples-committee' | 'committee' | 'unit'
export type Owned = { kind: PlanKind; unitId: number }

/** Provincial plans are drafted by the standing agency or the issuer, a unit's own by its head or focal officer. */
export const mayDraft = (actor: Actor, plan: Owned): Mandate | undefined =>
  plan.kind === 'unit'
    ? holdsIn(actor, ['head', 'focal'], plan.unitId)
    : (holds(actor, 'issuer') ?? holds(actor, 'standing-agency'))

/** Provincial plans are issued and changed by the issuer, a unit's own by its head. */
export const mayIssue = (actor: Actor, plan: Owned): Mandate | undefined =>
  plan.kind === 'unit' ? holdsIn(actor, ['head'], plan.unitId) : holds(actor, 'issuer')

/** An issued plan is read by everybody signed in; a draft by who sees all, a unit's own by its head and focal officer, too. */
export const maySee = (actor: Actor, plan: Owned & { state: string }): boolean =>
  plan.state === 'issued' ||
  actor.sees.all ||
  (plan.kind === 'unit' && unitsOfDrafts(actor).includes(plan.unitId))

/** The units whose own drafts this actor sees. */
export const unitsOfDrafts = (actor: Actor): number[] =>
  actor.mandates.flatMap((m) => (m.roles.includes('head') || m.roles.includes('focal') ? m.reach : []))

/** The kinds of plan that this actor may open, and the units whose own plan it may be. */
export const draftable = (actor: Actor): { kinds: PlanKind[]; unitIds: number[] } => {
  const unitIds = actor.mandates
    .filter((m) => m.roles.includes('head') || m.roles.includes('focal'))
    .map((m) => m.unitId)
    .filter((unitId) => mayDraft(actor, { kind: 'unit', unitId }) !== undefined)
  const provincial = mayDraft(actor, { kind: 'committee', unitId: 0 }) !== undefined
  return {
    kinds: [
      ...(provincial ? (['peoples-committee', 'committee'] as const) : []),
      ...(unitIds.length > 0 ? (['unit'] as const) : []),
    ],
    unitIds: [...new Set(unitIds)],
  }
}
