import { type Actor, type Mandate, mayReadAs } from '#platform/context.ts'
import { councillor, isKin, type May, mayRun, type Seat } from '../policy.ts'

const head = (actor: Actor, seats: readonly Seat[]): May | undefined => {
  const office = councillor(
    actor,
    seats.filter((seat) => seat.seat === 'council-head'),
  )
  return office && { office }
}

/** The head of the round's council or the standing agency has the sample drawn. */
export const mayDraw = (actor: Actor, seats: readonly Seat[]): May | undefined => {
  if (actor.readOnly) return undefined
  return head(actor, seats) ?? mayRun(actor)
}

/** How appraisers agree is for the council's head alone; auditors read it. */
export const mayReadFindings = (actor: Actor, seats: readonly Seat[]): boolean =>
  head(actor, seats) !== undefined || mayReadAs(actor, 'auditor') !== undefined

/** Whoever was asked by name opens a blind appraisal, as long as they hold an office and are not of the unit's kin. */
export const mayAppraiseBlind = (
  actor: Actor,
  personId: string,
  kin: readonly number[],
): Mandate | undefined => (personId !== actor.id || isKin(actor, kin) ? undefined : actor.mandates[0])
