import { type Actor, holds, holdsIn, type Mandate } from '#platform/context.ts'
import type { ReportState } from './rules/pilot.ts'

/** The programme is drafted by the standing agency and decided by the issuer (docs/domain/roles.md). */
export const mayShapeProgramme = (actor: Actor): Mandate | undefined =>
  holds(actor, 'issuer') ?? holds(actor, 'standing-agency')

/** The key tasks and the year-end report are written by the pilot unit itself. */
export const mayWritePilot = (actor: Actor, unitId: number): Mandate | undefined =>
  holdsIn(actor, ['head', 'focal'], unitId)

/** The head signs and sends the year-end report. */
export const maySendPilot = (actor: Actor, unitId: number): Mandate | undefined =>
  holdsIn(actor, ['head'], unitId)

/** The standing agency accepts or returns, of its own unit's report an issuer: nobody decides on their own unit's. */
export const mayJudgePilot = (actor: Actor, unitId: number): Mandate | undefined => {
  const own = actor.mandates.some((held) => held.unitId === unitId && !held.roles.includes('issuer'))
  return own ? undefined : (holds(actor, 'standing-agency') ?? holds(actor, 'issuer'))
}

/** A unit reads its own draft; who sees all what was sent; everybody signed in what was accepted. */
export const seesOfReport = (
  actor: Actor,
  unitId: number,
  state: ReportState,
): 'draft' | 'sent' | undefined => {
  const own = actor.mandates.some(
    (held) => held.unitId === unitId && held.roles.some((role) => role === 'head' || role === 'focal'),
  )
  if (own) return 'draft'
  return actor.sees.all || state === 'accepted' ? 'sent' : undefined
}
