import { type Actor, holds, holdsIn, type Mandate, mayReadAs } from '#platform/context.ts'

/** What the policy must know of an inspection: the unit, and the mandates of its team. */
export type Seats = readonly { mandateId: number; head: boolean }[]
export type Held = { unitId: number; seats: Seats }

/** The standing agency and the issuer prepare; the auditor reads along. */
export const mayOversee = (actor: Actor): boolean =>
  actor.kind === 'system' ||
  (['standing-agency', 'issuer', 'auditor'] as const).some((role) => mayReadAs(actor, role) !== undefined)

/** Whoever has a part in inspections at all: those who plan and inspect, units that answer, members that look on. */
export const mayEnter = (actor: Actor): boolean =>
  mayOversee(actor) ||
  (['inspector', 'member', 'head', 'focal'] as const).some((role) => mayReadAs(actor, role) !== undefined)

/** Plans, teams, checklists, orders and notices are prepared by the standing agency or the issuer. */
export const mayPlan = (actor: Actor): Mandate | undefined =>
  holds(actor, 'standing-agency') ?? holds(actor, 'issuer')

/** The plan, the conclusion and what becomes a task are decided by the issuer. */
export const mayDecide = (actor: Actor): Mandate | undefined => holds(actor, 'issuer')

const ofTeam = (held: Mandate, seats: Seats, headOnly: boolean): boolean =>
  seats.some(
    (seat) =>
      (!headOnly || seat.head) &&
      (seat.mandateId === held.id || seat.mandateId === held.deputyFor?.mandateId),
  )

/** Nobody inspects, verifies or closes for a unit in which they hold an office themselves. */
export const isOwnUnit = (actor: Actor, ...unitIds: readonly number[]): boolean =>
  actor.mandates.some((m) => unitIds.includes(m.unitId))

/** The mandate under which somebody of the team acts: an inspector seated in it (or the deputy of one), never of the unit. */
export const mayCarryOut = (actor: Actor, { unitId, seats }: Held, headOnly = false): Mandate | undefined =>
  actor.readOnly || isOwnUnit(actor, unitId)
    ? undefined
    : actor.mandates.find((m) => m.roles.includes('inspector') && ofTeam(m, seats, headOnly))

/** A remedy is looked at by the team, never by somebody of the unit that owns the finding. */
export const mayVerify = (actor: Actor, held: Held, ownerUnitId: number): Mandate | undefined =>
  isOwnUnit(actor, ownerUnitId) ? undefined : mayCarryOut(actor, held)

/** The unit answers by its head or focal officer: self-report, remedies, its own inspections. */
export const mayAnswer = (actor: Actor, unitId: number): Mandate | undefined =>
  holdsIn(actor, ['head', 'focal'], unitId)

/** The unit's side of the minutes is signed by its head. */
export const maySignFor = (actor: Actor, unitId: number): Mandate | undefined =>
  holdsIn(actor, ['head'], unitId)

/** What of the inspections an actor sees; the store turns it into a condition. */
export type Sight = {
  all: boolean
  /** the actor's mandates as an inspector (those stood in for, too): their teams' inspections */
  mandateIds: readonly number[]
  /** units that answer, or that a member looks after: what is known of them */
  unitIds: readonly number[]
}

export const sightOf = (actor: Actor): Sight => ({
  all: mayOversee(actor),
  mandateIds: actor.mandates
    .filter((m) => m.roles.includes('inspector'))
    .flatMap((m) => [m.id, ...(m.deputyFor ? [m.deputyFor.mandateId] : [])]),
  unitIds: [
    ...new Set(
      actor.mandates
        .filter((m) => m.roles.some((role) => role === 'head' || role === 'focal' || role === 'member'))
        .flatMap((m) => [...m.reach]),
    ),
  ],
})
