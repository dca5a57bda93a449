import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { documentsFrom } from '../../documents/facts.ts'
import * as policy from '../policy.ts'
import * as store from '../store/decision.ts'
import { needRound, type RoundReading, readRound } from './rounds.ts'

export type DecisionReading = RoundReading & {
  /** lines of every version, newest first */
  lines: store.DecisionRow[]
  documents: { id: number; state: string; cited: string | null }[]
  draft: store.Decision | undefined
}

/** The decision on a round in all its versions, for those who see the round whole. Eight statements. */
export const readDecision = async (ctx: Ctx, roundId: number): Promise<DecisionReading> => {
  const reading = await readRound(ctx, roundId)
  if (!reading.may.oversee && !policy.isSeated(ctx.actor, reading.round.seats))
    throw new Refused('missing', 'page')
  const draft = reading.decisions.find((one) => one.state === 'draft')
  const shown = draft ?? reading.decisions[0]
  const seen = new Set(reading.rows.filter((row) => row.sight === 'all').map((row) => row.rated.id))
  const lines = await store.rowsOf(
    ctx.db,
    reading.decisions.map((one) => one.id),
  )
  return {
    ...reading,
    draft,
    lines: lines.filter((line) => seen.has(line.ratedId)),
    documents: shown ? await documentsFrom(ctx.db, { kind: 'rating-decision', id: shown.id }) : [],
  }
}

/** The round of a decision that this actor may see. */
export const roundOfDecision = async (ctx: Ctx, id: number): Promise<number> => {
  const decision = await store.findDecision(ctx.db, id)
  if (!decision) throw new Refused('missing', 'page')
  return (await needRound(ctx, decision.roundId)).id
}
