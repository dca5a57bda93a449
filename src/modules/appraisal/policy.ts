import { type Actor, holds, type Mandate, mayReadAs, type Role } from '#platform/context.ts'
import type { RoundState } from './rules/round.ts'

/** A seat of the council, as the policy asks for it. */
export type SeatOf = { seat: 'head' | 'member'; personId: string }

/** What the policy must know of a person's case. */
export type CaseFacts = {
  personId: string
  unitId: number
  /** the unit and all below it; and the units above which there is none */
  below: readonly number[]
  tops: readonly number[]
  seats: readonly SeatOf[]
  roundState: RoundState
}

/**
 * What somebody sees of a case: `all`; `own`, as the person rated; `comment`, the name and one's own comment alone.
 * Undefined is "not found".
 */
export type Sight = 'all' | 'own' | 'comment' | undefined

/** Rounds are drafted and run by the standing agency (docs/domain/roles.md: propose). */
export const mayRun = (actor: Actor): Mandate | undefined => holds(actor, 'standing-agency')

/** Schemes are drafted by those who run rounds, issued by an issuer's decision. */
export const mayDraftScheme = (actor: Actor): Mandate | undefined =>
  holds(actor, 'standing-agency') ?? holds(actor, 'issuer')
export const mayIssueScheme = (actor: Actor): Mandate | undefined => holds(actor, 'issuer')

const overseers: readonly Role[] = ['standing-agency', 'issuer', 'auditor']

/** Who sees rounds whole, drafts too: who prepares, decides or audits. */
export const mayOversee = (actor: Actor): boolean =>
  overseers.some((role) => mayReadAs(actor, role) !== undefined)

export const isSeated = (actor: Actor, seats: readonly SeatOf[]): boolean =>
  actor.id !== null && seats.some((seat) => seat.personId === actor.id)

/** A round is found by those who oversee it and by its council. */
export const mayReadRound = (actor: Actor, round: { state: RoundState; seats: readonly SeatOf[] }): boolean =>
  mayOversee(actor) || (round.state !== 'draft' && isSeated(actor, round.seats))

/** Of the same unit, of one below it, or of one above it but the topmost, which is above everybody alike. */
const sharesUnit = (mandate: Mandate, { unitId, below, tops }: CaseFacts): boolean =>
  below.includes(mandate.unitId) || (mandate.reach.includes(unitId) && !tops.includes(mandate.unitId))

/** Own case or own unit: nobody prepares, votes on or decides such a one; no setting opens this. */
export const isKin = (actor: Actor, about: CaseFacts): boolean =>
  actor.id === about.personId || actor.mandates.some((mandate) => sharesUnit(mandate, about))

const inUnit = (actor: Actor, unitId: number, role: Role): Mandate | undefined =>
  actor.mandates.find((m) => m.unitId === unitId && m.roles.includes(role))

/** A member of the committee comments on heads of the units that they supervise. */
export const supervises = (actor: Actor): boolean => mayReadAs(actor, 'member') !== undefined

const supervisor = (actor: Actor, unitId: number): Mandate | undefined =>
  actor.sees.unitIds.includes(unitId) ? mayReadAs(actor, 'member') : undefined

/** What this actor sees of a person's case. The standing agency sees none of its own unit's: an issuer prepares it. */
export const sightOf = (actor: Actor, about: CaseFacts): Sight => {
  if (about.roundState === 'draft') return undefined
  if (actor.id !== null && actor.id === about.personId) return 'own'
  if (mayReadAs(actor, 'auditor') || mayReadAs(actor, 'issuer')) return 'all'
  if (isSeated(actor, about.seats)) return 'all'
  if (mayReadAs(actor, 'standing-agency') && !isKin(actor, about)) return 'all'
  if (inUnit(actor, about.unitId, 'focal') || supervisor(actor, about.unitId)) return 'comment'
  return undefined
}

/** Typed facts, who is not rated: the standing agency, an issuer for the standing agency's own unit. */
export const mayPrepare = (actor: Actor, about: CaseFacts): Mandate | undefined =>
  isKin(actor, about) ? undefined : (holds(actor, 'standing-agency') ?? holds(actor, 'issuer'))

/** Proposals are computed by rule, so whoever runs the round may, whoever is in it. */
export const mayCompute = (actor: Actor): Mandate | undefined =>
  holds(actor, 'standing-agency') ?? holds(actor, 'issuer')

/** An objective cause is confirmed by an issuer, who is competent for it. */
export const mayConfirm = (actor: Actor, about: CaseFacts): Mandate | undefined =>
  isKin(actor, about) ? undefined : holds(actor, 'issuer')

/** The person assesses themselves. */
export const mayAssessSelf = (actor: Actor, about: CaseFacts): Mandate | undefined =>
  actor.readOnly || actor.id !== about.personId ? undefined : actor.mandates[0]

/** As whom somebody comments: the unit's body by its focal officer, an issuer as the superior, a member who supervises. */
export const commentsAs = (
  actor: Actor,
  about: CaseFacts,
): { kind: 'unit' | 'superior' | 'member'; office: Mandate } | undefined => {
  if (actor.readOnly || actor.id === about.personId) return undefined
  const superior = holds(actor, 'issuer')
  if (superior) return { kind: 'superior', office: superior }
  const ofUnit = inUnit(actor, about.unitId, 'focal')
  if (ofUnit) return { kind: 'unit', office: ofUnit }
  const member = supervisor(actor, about.unitId)
  if (member) return { kind: 'member', office: member }
  const seated = isSeated(actor, about.seats) && !isKin(actor, about) ? actor.mandates[0] : undefined
  return seated ? { kind: 'member', office: seated } : undefined
}

/** The council's head opens and closes its meeting. */
export const mayPreside = (actor: Actor, seats: readonly SeatOf[]): Mandate | undefined =>
  !actor.readOnly &&
  actor.id !== null &&
  seats.some((seat) => seat.seat === 'head' && seat.personId === actor.id)
    ? actor.mandates[0]
    : undefined

/** Whether a seated person may vote on a case, by what is known of their units. */
export const mayVote = (actor: Actor, about: CaseFacts): Mandate | undefined =>
  !actor.readOnly && isSeated(actor, about.seats) && !isKin(actor, about) ? actor.mandates[0] : undefined

/** An issuer decides, never with their own case among the rest. */
export const mayDecide = (actor: Actor): Mandate | undefined => holds(actor, 'issuer')

/** The lines of a decision are put together from the votes by those who run the round; an issuer may differ, with a reason. */
export const mayPutTogether = (actor: Actor): Mandate | undefined =>
  holds(actor, 'standing-agency') ?? holds(actor, 'issuer')

/** An issuer answers an objection, never their own. */
export const mayAnswer = (actor: Actor, about: CaseFacts): Mandate | undefined =>
  isKin(actor, about) ? undefined : holds(actor, 'issuer')

/** The record of discipline: entered by the standing agency, read by issuers and auditors as well. */
export const mayReadDiscipline = (actor: Actor): boolean => mayOversee(actor)
export const mayEnterDiscipline = (actor: Actor): Mandate | undefined => holds(actor, 'standing-agency')
