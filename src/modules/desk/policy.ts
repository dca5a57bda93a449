import { type Actor, holds, type Role } from '#platform/context.ts'

/** Which home a person sees: the widest of what their offices show. */
export type HomeKind = 'province' | 'unit' | 'officer' | 'administrator' | 'inspector' | 'nobody'

const has = (actor: Actor, ...roles: Role[]): boolean =>
  actor.mandates.some((mandate) => mandate.roles.some((role) => roles.includes(role)))

/** The home of an actor: the committee and who sees all, then heads, officers, inspectors, administrators. */
export const homeOf = (actor: Actor): HomeKind => {
  if (actor.sees.all || has(actor, 'member')) return 'province'
  if (has(actor, 'head')) return 'unit'
  if (has(actor, 'focal')) return 'officer'
  if (has(actor, 'inspector', 'appraiser')) return 'inspector'
  if (has(actor, 'administrator', 'unit-administrator')) return 'administrator'
  return 'nobody'
}

/** The unit whose sheet is this person's own: where they are head or focal officer. */
export const ownUnit = (actor: Actor): { id: number; name: string } | undefined => {
  const mandate =
    actor.mandates.find((m) => m.roles.includes('head')) ??
    actor.mandates.find((m) => m.roles.includes('focal'))
  return mandate && { id: mandate.unitId, name: mandate.unitName }
}

/** The standing agency and issuers remind anybody, as the tasks' own policy says. */
export const mayRemindAll = (actor: Actor): boolean =>
  (holds(actor, 'standing-agency') ?? holds(actor, 'issuer')) !== undefined

export const mayGive = (actor: Actor): boolean => holds(actor, 'issuer') !== undefined

export const administers = (actor: Actor): boolean => has(actor, 'administrator')

export const isMember = (actor: Actor): boolean => has(actor, 'member')
