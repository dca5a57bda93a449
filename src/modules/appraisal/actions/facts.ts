import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { headKey } from '#platform/table.ts'
import { unitsByAnyCode } from '../../organisation/facts.ts'
import { factsOf } from '../facts/measures.ts'
import type { FactInput } from '../input.ts'
import * as policy from '../policy.ts'
import { type KeptFacts, measuredOf } from '../rules/fact.ts'
import { enteredFact, type FactLine, type TriedFact, tryFacts } from '../rules/fact-table.ts'
import * as store from '../store/rated.ts'
import { beforeDecision, caseOf, lockedCase, lockedRound, schemeOf } from './load.ts'

const at = (field: string, reason: string) => new Refused('input', 'bad-input', [{ field, reason }])

const measuredIn = (facts: KeptFacts | undefined) => (key: string) => measuredOf(facts?.[key])

const keep = async (ctx: Ctx, office: Mandate, facts: readonly store.NewFact[]): Promise<void> => {
  if (ctx.actor.id === null) throw new Refused('forbidden', 'rating.facts')
  await store.addFacts(ctx.db, facts, { by: ctx.actor.id, officeId: office.id, at: ctx.now })
  for (const { ratedId, key, value, source, reason } of facts)
    record(
      ctx,
      'rating.fact-entered',
      { kind: 'rated-person', id: ratedId },
      { office, after: { key, value, source }, ...(reason !== null && { reason }) },
    )
}

/**
 * Enters what no room measures, or has not measured for this unit, with the paper it is taken from; over what is measured
 * only with a reason. The value before stays on record. Discipline is entered in its own record.
 */
export const saveFact = (ctx: Ctx, id: number, input: FactInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { round, rated, about } = await lockedCase(ctx, id)
    const office = policy.mayPrepare(ctx.actor, about)
    if (!office) throw new Refused('forbidden', 'rating.facts')
    beforeDecision(round)
    const scheme = schemeOf(round)
    const known = scheme.inputs.find((one) => one.key === input.key && one.from !== 'discipline')
    if (!known) throw at('key', 'not-one-of-these')
    // asked only of what a room measures
    const facts = known.measure ? await factsOf(ctx, scheme, round.year, [rated]) : undefined
    const found = enteredFact(known, { measured: measuredIn(facts?.get(id)) }, input.value, input.reason)
    if ('fault' in found) throw at(found.fault === 'override-needs-reason' ? 'reason' : 'value', found.fault)
    const { key, source, reason = null } = input
    await keep(ctx, office, [{ ratedId: id, key, value: found.value, source, reason }])
  })

export type FactsTried = { lines: TriedFact[]; saved: boolean }

/**
 * Tries a table of facts of a round's persons; `save` enters them, all or none. Of one's own unit nobody enters anything:
 * an issuer does. Refused lines come back with their reasons.
 */
export const enterFacts = (
  ctx: Ctx,
  roundId: number,
  lines: readonly FactLine[],
  save: boolean,
): Promise<FactsTried> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId)
    const office = policy.mayCompute(ctx.actor)
    if (!office) throw new Refused('forbidden', 'rating.facts')
    beforeDecision(round)
    const scheme = schemeOf(round)
    const persons = await store.ratedOfRound(ctx.db, roundId, ctx.today)
    const facts = await factsOf(ctx, scheme, round.year, persons)
    const people = persons.map((one) => ({
      ratedId: one.id,
      unitId: one.unitId,
      unitName: one.unitName,
      unitNameEn: one.unitNameEn,
      person: one.personName,
      mayPrepare: policy.mayPrepare(ctx.actor, caseOf(one, round)) !== undefined,
      measured: measuredIn(facts.get(one.id)),
    }))
    const units = await unitsByAnyCode(
      ctx.db,
      lines.map(({ row }) => row.unit),
    )
    const tried = tryFacts(lines, scheme.inputs, people, units, headKey)
    const good = tried.flatMap(({ fact }) => fact ?? [])
    const saved = save && good.length > 0 && good.length === tried.length
    if (saved) await keep(ctx, office, good)
    return { lines: tried, saved }
  })
