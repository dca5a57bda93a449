import type { Ctx } from '#platform/context.ts'
import { named as inLang } from '#platform/lang.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { named } from '../rules/scheme.ts'
import { ratedOfRound } from '../store/rated.ts'
import type { Round } from '../store/round.ts'
import { caseOf } from './cases.ts'
import { needRound } from './rounds.ts'

/** A round before its meeting is over, for who may enter its facts; there is no such page for others. One statement. */
export const roundToFill = async (ctx: Ctx, id: number): Promise<Round> => {
  const round = await needRound(ctx, id)
  const open = round.state === 'open' && round.meetingClosedAt === null
  if (!open || !policy.mayCompute(ctx.actor)) throw new Refused('missing', 'page')
  return round
}

/**
 * The rows to fill in: for each person whom this actor prepares what no room measured, as far as the last proposal tells
 * (before one was computed, what a scheme has typed). Unit and name of the fact; the rest is empty. One statement.
 */
export const rowsToFill = async (ctx: Ctx, round: Round): Promise<[unit: string, fact: string][]> => {
  const persons = await ratedOfRound(ctx.db, round.id, ctx.today)
  return persons
    .filter((one) => one.rated && policy.mayPrepare(ctx.actor, caseOf(one, round)))
    .flatMap((one) =>
      (round.scheme?.inputs ?? [])
        .filter(({ from }) => from !== 'discipline')
        .filter(({ key, from }) => (one.facts ? (one.facts[key]?.value ?? null) === null : from === 'typed'))
        .map((input): [string, string] => [
          inLang(ctx.lang, one.unitName, one.unitNameEn),
          named(input, ctx.lang),
        ]),
    )
}
