import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type Case, needCase } from '../facts/cases.ts'
import * as policy from '../policy.ts'
import type { Scheme } from '../rules/scheme.ts'
import { findRound, lockRoundOf, type Round } from '../store/round.ts'

export { type Case, caseOf } from '../facts/cases.ts'

/** A round in sight, locked; missing for everybody else. */
export const lockedRound = async (ctx: Ctx, roundId: number, version?: number): Promise<Round> => {
  const round = await findRound(ctx.db, roundId, 'lock')
  if (!round || round.state === 'imported' || !policy.mayReadRound(ctx.actor, round))
    throw new Refused('missing', 'page')
  if (version !== undefined && version !== round.version) throw new Refused('rule', 'changed-meanwhile')
  return round
}

/** A case in sight. Its round is locked before it is read, as by whoever writes to all of its cases. */
export const lockedCase = async (ctx: Ctx, id: number): Promise<Case> => {
  await lockRoundOf(ctx.db, id)
  return needCase(ctx, id)
}

/** Only while a round runs: before its decision. */
export const needOpen = (round: Round): void => {
  if (round.state !== 'open') throw new Refused('rule', 'rating-round-not-open')
}

/** While its council has not met, facts and causes may still change. */
export const beforeDecision = (round: Round): void => {
  needOpen(round)
  if (round.meetingClosedAt) throw new Refused('rule', 'meeting-held')
}

/** The scheme that a round is rated by. */
export const schemeOf = (round: Round): Scheme => {
  if (!round.scheme) throw new Refused('rule', 'rating-round-not-open')
  return round.scheme
}
