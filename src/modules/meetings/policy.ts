import { type Actor, holds, holdsIn, type Mandate, type Role } from '#platform/context.ts'

/** Whose committee met: the province's, or a unit's own. */
export type Owned = { unitId: number; provincial: boolean }
export type Invited = { personId: string | null; unitId: number | null }

/** Calls and prepares meetings, keeps minutes, issues the notice, says who answers a recommendation: the standing agency, for a unit its head and focal officer. */
export const mayPrepare = (actor: Actor, { unitId, provincial }: Owned): Mandate | undefined =>
  provincial ? holds(actor, 'standing-agency') : holdsIn(actor, ['head', 'focal'], unitId)

/** Approves the minutes: who chairs (an issuer; a unit's head), never who wrote them. */
export const mayChair = (
  actor: Actor,
  { unitId, provincial }: Owned,
  minutesBy: string | null,
): Mandate | undefined => {
  if (actor.id !== null && actor.id === minutesBy) return undefined
  return provincial ? holds(actor, 'issuer') : holdsIn(actor, ['head'], unitId)
}

/** Answers an invitation and speaks: whose it is, a unit's by its head or focal officer. */
export const isInvited = (actor: Actor, invited: Invited): boolean =>
  (invited.personId !== null && invited.personId === actor.id) ||
  (invited.unitId !== null && unitsOf(actor).includes(invited.unitId))

/** The units for which this actor answers: as head or focal officer of exactly these. */
export const unitsOf = (actor: Actor, roles: readonly Role[] = ['head', 'focal']): number[] => [
  ...new Set(
    actor.mandates
      .filter((held) => held.roles.some((role) => roles.includes(role)))
      .map((held) => held.unitId),
  ),
]

/** The office under which somebody takes part and makes recommendations: a member's, else a head's or focal officer's. */
export const takesPart = (actor: Actor): Mandate | undefined =>
  holds(actor, 'member') ?? holds(actor, 'head') ?? holds(actor, 'focal')

/** Answers a recommendation: the head or focal officer of exactly the unit it was given to. */
export const mayAnswer = (actor: Actor, ownerUnitId: number): Mandate | undefined =>
  holdsIn(actor, ['head', 'focal'], ownerUnitId)

export const isMember = (actor: Actor): boolean =>
  actor.mandates.some((held) => held.roles.includes('member'))

/** Whose report it is: an account, or a name alone; and the mandate that the seat gave. */
export type Reporter = { personId: string | null; mandateId: number | null }

/** Acts for a seat: whoever sits in it, under the seat's own mandate where it gave one; or stands in for them. */
const seated = (actor: Actor, { personId, mandateId }: Reporter): Mandate | undefined => {
  if (actor.readOnly) return undefined
  const stand = actor.mandates.find((held) => mandateId !== null && held.deputyFor?.mandateId === mandateId)
  if (personId === null || personId !== actor.id) return stand
  return actor.mandates.find((held) => held.id === mandateId) ?? holds(actor, 'member') ?? stand
}

/** Writes and sends a member's report: the member; for one without an account, whose report is on paper, the standing agency. */
export const mayWriteReport = (actor: Actor, reporter: Reporter): Mandate | undefined =>
  seated(actor, reporter) ?? (reporter.personId === null ? holds(actor, 'standing-agency') : undefined)

/** Makes a proposal a recommendation: the member alone, since it is theirs. */
export const mayRecommendFrom = (actor: Actor, reporter: Reporter): Mandate | undefined =>
  seated(actor, reporter)

/** Gives reports back: the standing agency, through which they go to the head. */
export const mayReturnReports = (actor: Actor): Mandate | undefined => holds(actor, 'standing-agency')

/** Lays down by when reports are due, in the settings: issuers and administrators. */
export const maySetDays = (actor: Actor): boolean =>
  (holds(actor, 'issuer') ?? holds(actor, 'administrator')) !== undefined
