import { type Actor, holds, type Mandate, mayReadAs, type Role } from '#platform/context.ts'

/** An account as far as the question goes who may manage it: the units and roles of its offices. */
export type AccountFacts = { unitIds: readonly number[]; roles: readonly Role[] }

const ofUnits: ReadonlySet<Role> = new Set(['head', 'focal', 'unit-administrator'])

/** Makes accounts at all: the administrator anywhere, a unit's administrator inside the unit. */
export const mayMakeAccounts = (actor: Actor, unitId?: number): Mandate | undefined =>
  holds(actor, 'administrator') ?? holds(actor, 'unit-administrator', unitId)

/** The administrator of everything, whose offices have no bounds. */
export const mayManageAll = (actor: Actor): Mandate | undefined => holds(actor, 'administrator')

/**
 * Manages this account: the administrator; a unit's administrator when all its offices lie inside the unit and none
 * reaches beyond it (else a reset password would lend an issuer's or an auditor's powers).
 */
export const mayManageAccount = (actor: Actor, account: AccountFacts): Mandate | undefined => {
  const all = mayManageAll(actor)
  if (all || actor.readOnly || account.unitIds.length === 0) return all
  if (!account.roles.every((role) => ofUnits.has(role))) return undefined
  return actor.mandates.find(
    (m) => m.roles.includes('unit-administrator') && account.unitIds.every((id) => m.reach.includes(id)),
  )
}

/** Whose accounts this actor may see: all (null), those of these units, or none (undefined). */
export const accountsSeen = (actor: Actor): readonly number[] | null | undefined => {
  if (actor.kind === 'system' || (mayReadAs(actor, 'administrator') ?? mayReadAs(actor, 'auditor')))
    return null
  const units = actor.mandates.filter((m) => m.roles.includes('unit-administrator')).flatMap((m) => m.reach)
  return units.length > 0 ? [...new Set(units)] : undefined
}

/** Names a deputy for a mandate: the administrator; its own holder, when it is the head's or an issuer's. */
export const mayNameDeputy = (
  actor: Actor,
  mandate: { id: number; personId: string; roles: readonly Role[] } & AccountFacts,
): Mandate | undefined => {
  const leads = mandate.roles.some((role) => role === 'head' || role === 'issuer')
  const own = actor.id === mandate.personId && leads && !actor.readOnly
  return own ? actor.mandates.find((m) => m.id === mandate.id) : mayManageAccount(actor, mandate)
}
