import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type Case, needCase } from '../facts/cases.ts'
import * as policy from '../policy.ts'
import { findRound, type Round } from '../store/round.ts'

export { type Case, caseOf } from '../facts/cases.ts'

/** A round in sight, locked; missing for everybody else. */
export const lockedRound = async (ctx: Ctx, roundId: number, version?: number): Promise<Round> => {
  const round = await findRound(ctx.db, roundId, 'lock')
  if (!round || round.state === 'imported' || !policy.mayReadRound(ctx.actor, round))
    throw new Refused('missing', 'page')
  if (version !== undefined && version !== round.version) throw new Refused('rule', 'changed-meanwhile')
  return round
}

/** A case in sight with its round, locked to be written. */
export const lockedCase = (ctx: Ctx, id: number): Promise<Case> => needCase(ctx, id, 'lock')

/** Only while a round runs: before its decision. */
export const needOpen = (round: Round): void => {
  if (round.state !== 'open') throw new Refused('rule', 'rating-round-not-open')
}
