import type { Role, Sight } from '#platform/context.ts'

/** What a mandate brings to its holder's sight. */
export type Reaching = {
  roles: readonly Role[]
  reach: readonly number[]
  scopeUnits: readonly number[]
  scopeAreas: readonly number[]
}

const seesAll: ReadonlySet<Role> = new Set(['standing-agency', 'issuer', 'auditor'])
const scoped: ReadonlySet<Role> = new Set(['member', 'inspector', 'appraiser'])
const ofUnit: ReadonlySet<Role> = new Set(['head', 'focal'])

const holdsAny = (mandate: Reaching, roles: ReadonlySet<Role>): boolean =>
  mandate.roles.some((role) => roles.has(role))

/**
 * The units a mandate reaches: its unit's subtree; for an office of members, inspectors or appraisers the units
 * assigned to it, since theirs is often the province itself (docs/domain/roles.md).
 */
export const reachOf = (mandate: Reaching): readonly number[] => {
  const assignedOnly = mandate.roles.length > 0 && mandate.roles.every((role) => scoped.has(role))
  if (assignedOnly) return mandate.scopeUnits
  return holdsAny(mandate, scoped) ? [...new Set([...mandate.reach, ...mandate.scopeUnits])] : mandate.reach
}

/** Whose content these mandates show. Administrators gain no content by their role: no setting opens that. */
export const sightOf = (mandates: readonly Reaching[]): Sight => {
  if (mandates.some((m) => holdsAny(m, seesAll))) return { all: true, unitIds: [], areaIds: [] }
  const units = mandates.flatMap((m) => [
    ...(holdsAny(m, ofUnit) ? m.reach : []),
    ...(holdsAny(m, scoped) ? m.scopeUnits : []),
  ])
  const areas = mandates.flatMap((m) => (holdsAny(m, scoped) ? m.scopeAreas : []))
  return { all: false, unitIds: [...new Set(units)], areaIds: [...new Set(areas)] }
}
