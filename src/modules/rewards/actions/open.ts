import type { Ctx, Mandate } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { askAct, type NominationAct } from '../rules/nomination.ts'
import { findNomination, type Nomination } from '../store/nomination.ts'
import { findRound, type Round } from '../store/round.ts'

/** A round that this actor finds, locked; the version is the one they saw. */
export const lockedRound = async (ctx: Ctx, id: number, version?: number): Promise<Round> => {
  const round = policy.mayEnter(ctx.actor) ? await findRound(ctx.db, id, 'lock') : undefined
  if (!round || (round.state === 'draft' && !policy.mayOversee(ctx.actor)))
    throw new Refused('missing', 'page')
  if (version !== undefined && version !== round.version) throw new Refused('rule', 'changed-meanwhile')
  return round
}

export const allowed = (office: Mandate | undefined): Mandate => {
  if (!office) throw new Refused('forbidden', 'forbidden')
  return office
}

/**
 * A nomination that this actor may see, its round locked before it, so that no vote opens or closes meanwhile. The
 * policy gives the office, the rule says whether the act fits how both stand.
 */
export const lockedNomination = async (
  ctx: Ctx,
  id: number,
  act: NominationAct,
  officeFor: (nomination: Nomination, round: Round) => Mandate | undefined,
  version?: number,
): Promise<{ nomination: Nomination; round: Round; office: Mandate }> => {
  const known = policy.mayEnter(ctx.actor) ? await findNomination(ctx.db, id) : undefined
  if (!known) throw new Refused('missing', 'page')
  const round = await lockedRound(ctx, known.roundId)
  const nomination = await findNomination(ctx.db, id, 'lock')
  if (!nomination || !policy.maySee(ctx.actor, nomination, round.council))
    throw new Refused('missing', 'page')
  const office = allowed(officeFor(nomination, round))
  if (version !== undefined && version !== nomination.version) throw new Refused('rule', 'changed-meanwhile')
  const decision = askAct(act, nomination.state, round.state)
  if (!decision.ok) throw new Refused('rule', decision.reason)
  return { nomination, round, office }
}

export const ofRound = (id: number) => ({ kind: 'reward-round', id })
export const ofNomination = ({ id, fromUnitId }: Pick<Nomination, 'id' | 'fromUnitId'>) => ({
  kind: 'reward-nomination',
  id,
  unitId: fromUnitId,
})

export const refusedAt = (field: string, reason: string, params?: Record<string, string | number>): Refused =>
  new Refused('input', 'bad-input', [{ field, reason, ...(params && { params }) }])
