import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import type { CaseFacts } from '../policy.ts'
import * as policy from '../policy.ts'
import { findRated, type Rated } from '../store/rated.ts'
import { findRound, type Round } from '../store/round.ts'

/** What the policy asks of a case. */
export const caseOf = (rated: Rated, round: Pick<Round, 'seats' | 'state'>): CaseFacts => ({
  personId: rated.personId,
  unitId: rated.unitId,
  below: rated.below,
  tops: rated.tops,
  seats: round.seats,
  roundState: round.state,
})

export type Case = { rated: Rated; round: Round; about: CaseFacts; sight: 'all' | 'own' | 'comment' }

/** A case in sight with its round; missing for everybody else. Two statements. */
export const needCase = async (ctx: Ctx, id: number): Promise<Case> => {
  const rated = await findRated(ctx.db, id, ctx.today)
  const round = rated && (await findRound(ctx.db, rated.roundId))
  if (!rated || !round) throw new Refused('missing', 'page')
  const about = caseOf(rated, round)
  const sight = policy.sightOf(ctx.actor, about)
  if (!sight) throw new Refused('missing', 'page')
  return { rated, round, about, sight }
}
