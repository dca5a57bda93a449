import { type Actor, holds, mayReadAs } from '#platform/context.ts'

/** The scorecard and the pilots beside like units are the province's: for who sees all of it and for the committee's members. */
export const mayReadScorecard = (actor: Actor): boolean =>
  actor.sees.all || mayReadAs(actor, 'member') !== undefined

/** Who is shown the way to the forms: those of the programme's room. */
export const editsScorecard = (actor: Actor): boolean =>
  (holds(actor, 'issuer') ?? holds(actor, 'standing-agency')) !== undefined
