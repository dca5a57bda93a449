import { type Actor, holds, holdsIn, type Mandate } from '#platform/context.ts'

/** A unit's own officers register and change what it made; the standing agency may for any unit. */
export const mayRegister = (actor: Actor, unitId: number): Mandate | undefined =>
  holdsIn(actor, ['head', 'focal'], unitId) ?? holds(actor, 'standing-agency')

/** Units for which this actor may register or adopt: those where they are head or focal officer. */
export const ownUnits = (actor: Actor): { unitId: number; name: string }[] =>
  actor.mandates
    .filter((m) => m.roles.some((role) => role === 'head' || role === 'focal'))
    .map((m) => ({ unitId: m.unitId, name: m.unitName }))
    .filter((unit, i, all) => all.findIndex((other) => other.unitId === unit.unitId) === i)

/** Recognition is noted by the standing agency from the decision; nobody notes their own unit's. */
export const mayRecognise = (actor: Actor, unitId: number): Mandate | undefined => {
  const office = holds(actor, 'standing-agency') ?? holds(actor, 'issuer')
  return office && office.unitId !== unitId ? office : undefined
}

/** A unit takes over what another one made. */
export const mayAdopt = (actor: Actor, unitId: number): Mandate | undefined =>
  holdsIn(actor, ['head', 'focal'], unitId)

/** The register is open to everybody who has an office. */
export const mayRead = (actor: Actor): boolean =>
  actor.kind === 'system' ||
  actor.mandates.some((m) =>
    m.roles.some((role) => role !== 'administrator' && role !== 'unit-administrator'),
  )
