import { type Actor, holds, holdsIn, type Mandate } from '#platform/context.ts'

/** Whose activity or request: a unit's, or the province's (`provincial`). */
export type Owned = { unitId: number; provincial: boolean }

/** Whoever sees any unit's content has a part here; for others there is no such page. */
export const mayEnter = ({ sees }: Actor): boolean => sees.all || sees.unitIds.length > 0

/** Records, corrects, withdraws activities: a unit's head and focal officer, for the province the standing agency. */
export const mayRecord = (actor: Actor, { unitId, provincial }: Owned): Mandate | undefined =>
  provincial ? holds(actor, 'standing-agency') : holdsIn(actor, ['head', 'focal'], unitId)

/** Whether somebody records activities of any unit; `homeId` is the province's own. */
export const recordsAny = (actor: Actor, homeId: number | undefined): boolean =>
  !actor.readOnly &&
  (holds(actor, 'standing-agency') !== undefined || ownUnits(actor).some((unitId) => unitId !== homeId))

/** Asks, extends, reminds, takes back: for the province the standing agency, a unit's own by exactly its head. */
export const mayRun = (actor: Actor, { unitId, provincial }: Owned): Mandate | undefined =>
  provincial ? holds(actor, 'standing-agency') : holdsIn(actor, ['head'], unitId)

/** The units for which somebody may ask others, each with what it reaches; none for whoever asks nobody. */
export const asksFor = (actor: Actor): Mandate[] =>
  actor.readOnly ? [] : actor.mandates.filter((held) => held.roles.includes('head'))

/** Whether somebody asks any units; `homeId` is the province's own, for which the standing agency asks. */
export const asksAny = (actor: Actor, homeId: number | undefined): boolean =>
  holds(actor, 'standing-agency') !== undefined || asksFor(actor).some((held) => held.unitId !== homeId)

/** Acknowledges for a unit: its head or focal officer. */
export const mayAcknowledge = (actor: Actor, unitId: number): Mandate | undefined =>
  holdsIn(actor, ['head', 'focal'], unitId)

/** Gives an acknowledgement back: who asked, or the standing agency; never one of one's own unit. */
export const mayReturn = (actor: Actor, owned: Owned, ackUnitId: number): Mandate | undefined =>
  actor.mandates.some((held) => held.unitId === ackUnitId)
    ? undefined
    : (mayRun(actor, owned) ?? holds(actor, 'standing-agency'))

/** Keeps the list of channels. */
export const mayKeepChannels = (actor: Actor): Mandate | undefined => holds(actor, 'standing-agency')

/** The units of which somebody is head or focal officer. */
export const ownUnits = (actor: Actor): number[] => [
  ...new Set(
    actor.mandates
      .filter((held) => held.roles.some((role) => role === 'head' || role === 'focal'))
      .map((held) => held.unitId),
  ),
]
