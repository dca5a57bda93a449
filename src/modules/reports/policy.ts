import { type Actor, holds, type Mandate, mayReadAs, type Role } from '#platform/context.ts'

/** May, and under which office; without one only the system acts. */
export type May = { office: Mandate | undefined }

/** What the policy must know of a sheet: whose it is, who stands above it, whether it is the province's own. */
export type SheetFacts = {
  unitId: number
  parentUnitId: number | null
  provincial: boolean
  accepted: boolean
}

const acting = (actor: Actor, office: Mandate | undefined): May | undefined =>
  office && !actor.readOnly ? { office } : undefined

const inUnits = (actor: Actor, units: readonly number[], roles: readonly Role[]): Mandate | undefined =>
  actor.mandates.find((m) => units.includes(m.unitId) && m.roles.some((role) => roles.includes(role)))

/** A unit's people, and those of the unit above it, who enter and sign where it has nobody; never the province's for them. */
const kin = (sheet: SheetFacts & { parentProvincial?: boolean }): number[] =>
  sheet.parentUnitId === null || sheet.parentProvincial ? [sheet.unitId] : [sheet.unitId, sheet.parentUnitId]

export type KnownSheet = SheetFacts & { parentProvincial: boolean }

/** Periods are opened, locked and consolidated, forms and narratives drafted, by the standing agency. */
export const mayRun = (actor: Actor): May | undefined =>
  actor.kind === 'system' ? { office: undefined } : acting(actor, holds(actor, 'standing-agency'))

const overseers: readonly Role[] = ['standing-agency', 'issuer', 'auditor', 'member']
const insiders: readonly Role[] = [...overseers, 'head', 'focal']

/** Who finds periodic reports at all; an administrator gains no content by being one. */
export const mayEnterRoom = (actor: Actor): boolean =>
  actor.kind === 'system' || insiders.some((role) => mayReadAs(actor, role) !== undefined)

/** Who sees a whole period: every unit's standing, the province's figures and the units behind them. */
export const mayOversee = (actor: Actor): boolean =>
  actor.kind === 'system' || overseers.some((role) => mayReadAs(actor, role) !== undefined)

/** Units of which this actor sees the figures without overseeing all: their own and those below. */
export const ownUnits = (actor: Actor): number[] => [
  ...new Set(
    actor.mandates.flatMap((m) => (m.roles.some((r) => r === 'head' || r === 'focal') ? m.reach : [])),
  ),
]

/** True when this actor finds the sheet: the unit, those above it, and who oversees; a member once it is accepted. */
export const maySeeSheet = (actor: Actor, sheet: KnownSheet): boolean => {
  if (actor.kind === 'system') return true
  if (ownUnits(actor).includes(sheet.unitId)) return true
  if (['standing-agency', 'issuer', 'auditor'].some((role) => mayReadAs(actor, role as Role) !== undefined))
    return true
  return sheet.accepted && mayReadAs(actor, 'member') !== undefined
}

/** Who enters figures: the unit's own officers, those of the unit above; the province's are the standing agency's. */
export const mayEnter = (actor: Actor, sheet: KnownSheet): May | undefined =>
  acting(
    actor,
    sheet.provincial ? holds(actor, 'standing-agency') : inUnits(actor, kin(sheet), ['focal', 'head']),
  )

/** Who signs a report: the head; the province's own figures are signed by an issuer. */
export const maySign = (actor: Actor, sheet: KnownSheet): May | undefined =>
  acting(actor, sheet.provincial ? holds(actor, 'issuer') : inUnits(actor, kin(sheet), ['head']))

/** Who accepts or gives back: the standing agency, of its own unit's report an issuer. */
export const mayCheck = (actor: Actor, sheet: KnownSheet): May | undefined => {
  if (actor.kind === 'system') return { office: undefined }
  const own = actor.mandates.some((m) => kin(sheet).includes(m.unitId))
  return (
    (own ? undefined : acting(actor, holds(actor, 'standing-agency'))) ??
    (sheet.provincial ? undefined : acting(actor, holds(actor, 'issuer')))
  )
}
