import { type Actor, holds, type Mandate, mayReadAs, type Role } from '#platform/context.ts'
import type { Eyes } from './rules/checks.ts'
import type { NominationState } from './rules/nomination.ts'

/** A seat of a round's council, named by person. */
export type Seat = { personId: string; seat: 'head' | 'member' }

/** What the policy must know of a nomination. */
export type Nominated = {
  fromUnitId: number | null
  unitId: number | null
  personId: string | null
  origin: 'result' | 'unit' | 'imported'
  state: NominationState
}

const within = (actor: Actor, unitId: number | null, roles: readonly Role[]): Mandate | undefined =>
  actor.mandates.find((m) => m.unitId === unitId && m.roles.some((role) => roles.includes(role)))

const acting = (actor: Actor, office: Mandate | undefined): Mandate | undefined =>
  actor.readOnly ? undefined : office

const readers: readonly Role[] = ['standing-agency', 'issuer', 'auditor']
const insiders: readonly Role[] = [...readers, 'head', 'focal', 'member', 'appraiser', 'inspector']

/** Who finds the rounds and what they honoured; an administrator gains no content by being one. */
export const mayEnter = (actor: Actor): boolean =>
  insiders.some((role) => mayReadAs(actor, role) !== undefined)

/** Who sees rounds whole, drafts of them as well. */
export const mayOversee = (actor: Actor): boolean =>
  readers.some((role) => mayReadAs(actor, role) !== undefined)

/** Rounds are drafted, run and put before the council by the standing agency. */
export const mayRun = (actor: Actor): Mandate | undefined => holds(actor, 'standing-agency')

/** Only an issuer decides and revokes. */
export const mayDecide = (actor: Actor): Mandate | undefined => holds(actor, 'issuer')

const drafters: readonly Role[] = ['head', 'focal', 'standing-agency']

/** A unit's own officers draft what it nominates: itself, its people, bodies and persons outside. */
export const mayNominate = (actor: Actor, fromUnitId: number | null): Mandate | undefined =>
  acting(actor, within(actor, fromUnitId, drafters))

/** The units that this actor may nominate for. */
export const nominatingUnits = (actor: Actor): { unitId: number; name: string }[] =>
  actor.mandates
    .filter((m) => !actor.readOnly && m.roles.some((role) => drafters.includes(role)))
    .map((m) => ({ unitId: m.unitId, name: m.unitName }))
    .filter((unit, i, all) => all.findIndex((other) => other.unitId === unit.unitId) === i)

/** Only the head of the unit confirms the report and sends the nomination. */
export const mayConfirm = (actor: Actor, fromUnitId: number | null): Mandate | undefined =>
  acting(actor, within(actor, fromUnitId, ['head']))

/** One's own nomination, or one of a unit that one belongs to or leads from above (an issuer leads all and none). */
export const isOwn = (
  actor: Actor,
  nomination: Pick<Nominated, 'fromUnitId' | 'unitId' | 'personId'>,
): boolean => {
  const { fromUnitId, unitId, personId } = nomination
  if (personId !== null && personId === actor.id) return true
  return actor.mandates.some((m) => {
    if (m.unitId === fromUnitId || m.unitId === unitId) return true
    const leads = m.roles.includes('head') && !m.roles.includes('issuer')
    return leads && [fromUnitId, unitId].some((id) => id !== null && m.reach.includes(id))
  })
}

/**
 * The standing agency checks nominations and lists them, never those of its own unit, which an issuer does: no setting
 * opens this (docs/domain/roles.md).
 */
export const mayCheck = (actor: Actor, nomination: Nominated): Mandate | undefined =>
  isOwn(actor, nomination) ? undefined : (holds(actor, 'standing-agency') ?? holds(actor, 'issuer'))

/** Taken back by who nominated; by the standing agency or an issuer with the reason. */
export const mayWithdraw = (actor: Actor, nomination: Nominated): Mandate | undefined =>
  ['draft', 'returned', 'sent'].includes(nomination.state)
    ? (mayConfirm(actor, nomination.fromUnitId) ?? holds(actor, 'standing-agency') ?? holds(actor, 'issuer'))
    : mayCheck(actor, nomination)

const seatOf = (actor: Actor, seats: readonly Seat[], seat?: Seat['seat']): Mandate | undefined =>
  actor.id !== null &&
  !actor.readOnly &&
  seats.some((one) => one.personId === actor.id && (seat === undefined || one.seat === seat))
    ? actor.mandates[0]
    : undefined

/** Members of the council vote; their office is whatever they hold. */
export const mayVote = (actor: Actor, seats: readonly Seat[]): Mandate | undefined => seatOf(actor, seats)

/** The council's head gives its reasons and closes the vote. */
export const mayChair = (actor: Actor, seats: readonly Seat[]): Mandate | undefined =>
  seatOf(actor, seats, 'head')

export const sitsIn = (actor: Actor, seats: readonly Seat[]): boolean =>
  seats.some((one) => one.personId === actor.id)

const atDesk: readonly NominationState[] = ['draft', 'returned']
const beforeCouncil: readonly NominationState[] = [...atDesk, 'sent', 'withdrawn']

/**
 * Whether a nomination is there for this actor: its unit and the auditor see it always, standing agency and issuer
 * once it is sent (what was proposed from a result from the beginning), the council from its list on.
 */
export const maySee = (actor: Actor, nomination: Nominated, seats: readonly Seat[]): boolean => {
  if (within(actor, nomination.fromUnitId, drafters)) return true
  if (mayReadAs(actor, 'auditor')) return true
  const runs = mayReadAs(actor, 'standing-agency') ?? mayReadAs(actor, 'issuer')
  if (runs) return nomination.origin !== 'unit' || nomination.state !== 'draft'
  return sitsIn(actor, seats) && !beforeCouncil.includes(nomination.state)
}

/**
 * What the checks may tell: a measure of discipline is for who checks, votes, decides or audits and the unit's head; a
 * level of rating for who votes, decides or audits (docs/domain/roles.md), the standing agency learns the outcome.
 */
export const eyesOf = (actor: Actor, nomination: Nominated, seats: readonly Seat[]): Eyes => {
  const whole = ['issuer', 'auditor'].some((role) => mayReadAs(actor, role as Role)) || sitsIn(actor, seats)
  if (whole) return { discipline: 'all', rating: 'all' }
  if (mayReadAs(actor, 'standing-agency')) return { discipline: 'all', rating: 'outcome' }
  return { discipline: within(actor, nomination.fromUnitId, ['head']) ? 'all' : 'hidden', rating: 'hidden' }
}

/** How the council voted is for who runs, decides, audits or sits in it; the unit hears with the decision. */
export const toldOutcome = (actor: Actor, seats: readonly Seat[], decided: boolean): boolean =>
  decided || mayOversee(actor) || sitsIn(actor, seats)

/** Certificates are printed by who keeps the register, decides or audits; a unit may have those it nominated. */
export const mayPrint = (actor: Actor, fromUnitId: number | null): boolean =>
  mayOversee(actor) || within(actor, fromUnitId, drafters) !== undefined
