import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { unitsByAnyCode } from '../../organisation/facts.ts'
import * as policy from '../policy.ts'
import { type earlierHeads, type TriedAward, tryEarlier } from '../rules/earlier.ts'
import * as store from '../store/earlier.ts'
import { allowed } from './open.ts'

type Line = { line: number; row: Record<keyof typeof earlierHeads, string> }

/**
 * Tries a table of awards that were decided elsewhere or before; `save` takes them over, all or none, so that a nomination
 * for the same act is seen. They get no certificate and no number: the paper that they have is their proof.
 */
export const enterEarlier = (
  ctx: Ctx,
  lines: readonly Line[],
  { source, save }: { source: string; save: boolean },
): Promise<{ lines: TriedAward[]; saved: boolean }> =>
  inTransaction(ctx, async (ctx) => {
    if (!policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
    const office = allowed(policy.mayRun(ctx.actor))
    if (save) await store.lockEarlier(ctx.db)
    const column = (key: keyof Line['row']) => [...new Set(lines.map(({ row }) => row[key]))]
    const units = await unitsByAnyCode(ctx.db, column('unit'))
    const tried = tryEarlier(lines, units, await store.knownBy(ctx.db, column('decisionNo')), ctx.today)
    const good = tried.flatMap(({ award }) => award ?? [])
    const saved = save && good.length > 0 && good.length === tried.length
    if (!saved || ctx.actor.id === null) return { lines: tried, saved: false }
    const by = { personId: ctx.actor.id, officeId: office.id, at: ctx.now }
    const id = await store.addEarlier(ctx.db, good, { source, ...by })
    const decisions = [...new Set(good.map(({ decisionNo }) => decisionNo))]
    const after = { awards: good.length, decisions: decisions.slice(0, 50), source }
    record(ctx, 'rewards.earlier-entered', { kind: 'reward-earlier', id }, { office, after })
    return { lines: tried, saved }
  })

/** Takes back an earlier award that was entered wrongly, with the reason; it stays on record. */
export const withdrawEarlier = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    if (!policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
    const office = allowed(policy.mayRun(ctx.actor))
    const award = await store.findEarlier(ctx.db, id, 'lock')
    if (!award) throw new Refused('missing', 'page')
    if (award.withdrawnReason !== null) throw new Refused('rule', 'earlier-withdrawn')
    await store.withdrawEarlier(ctx.db, id, { reason, personId: ctx.actor.id, at: ctx.now })
    const { name, decisionNo } = award
    record(
      ctx,
      'rewards.earlier-withdrawn',
      { kind: 'reward-earlier', id },
      { office, before: { name, decisionNo }, reason },
    )
  })
