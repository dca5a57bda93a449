import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { mayWriteNow } from '../policy/write.ts'
import * as policy from '../policy.ts'
import { stageOpen } from '../rules/phase.ts'
import { unappraised } from '../rules/standing.ts'
import { addFinished } from '../store/sheet.ts'
import { type NewValue, saveValues, valuesOf } from '../store/value.ts'
import { needDomain, needOpen, type OpenSheet, ofAppraisers, openSheet } from './open.ts'

const needAppraiser = (ctx: Ctx, open: OpenSheet, domain: string): policy.May => {
  needDomain(open, domain)
  const may = policy.mayAppraise(ctx.actor, open.sheet, domain)
  if (!may) throw new Refused('forbidden', 'scoring.values')
  return may
}

/**
 * Agrees with the unit's self-score on every leaf of a domain that nobody has appraised yet: each gets a value of its
 * own that names who agreed. Gives how many.
 */
export const agreeWithSelf = (ctx: Ctx, sheetId: number, domain: string): Promise<{ agreed: number }> =>
  inTransaction(ctx, async (ctx) => {
    const open = await openSheet(ctx, sheetId)
    const { sheet, outline } = open
    const { office } = needAppraiser(ctx, open, domain)
    needOpen(ctx, sheet, 'first')
    const values = await valuesOf(ctx.db, sheetId)
    const done = new Set(values.filter((value) => value.stage !== 'self').map((value) => value.leaf))
    const agreed = outline.leaves.flatMap((placed): NewValue[] => {
      const code = placed.leaf.code
      const self = values.find((value) => value.leaf === code && value.stage === 'self')
      const open = placed.domain.code === domain && placed.assessment === 'self+appraisal' && !done.has(code)
      if (!open || !self || (self.points === null && !self.excluded)) return []
      if (mayWriteNow(ctx, sheet, placed, 'first') instanceof Refused) return []
      const { inputs, sources, notApplicable, points, excluded } = self
      return [
        {
          leaf: code,
          stage: 'first',
          inputs,
          sources,
          notApplicable,
          points,
          excluded,
          handPoints: null,
          note: null,
          reason: null,
          agreed: true,
          before: null,
        },
      ]
    })
    if (agreed.length === 0) throw new Refused('rule', 'nothing-to-agree')
    await saveValues(ctx.db, sheetId, agreed, {
      personId: ctx.actor.id,
      officeId: office?.id ?? null,
      at: ctx.now,
    })
    record(ctx, 'scoring.agreed', ofAppraisers(sheet), {
      office,
      after: { domain, leaves: agreed.map((one) => one.leaf) },
    })
    return { agreed: agreed.length }
  })

/** Tells a domain of a sheet as appraised at the stage that is open; from then on it is locked there. */
export const finishDomain = (
  ctx: Ctx,
  sheetId: number,
  domain: string,
): Promise<{ stage: 'first' | 'second' }> =>
  inTransaction(ctx, async (ctx) => {
    const open = await openSheet(ctx, sheetId)
    const { sheet, outline } = open
    const { office } = needAppraiser(ctx, open, domain)
    const stage = openStage(ctx, open)
    const left = unappraised(outline.leaves, await valuesOf(ctx.db, sheetId), domain)
    if (left.length > 0)
      throw new Refused('rule', 'domain-lacks-values', [], {
        n: left.length,
        leaves: left.slice(0, 12).join(', '),
      })
    const by = { personId: ctx.actor.id ?? '', officeId: office?.id ?? null, at: ctx.now }
    if (!(await addFinished(ctx.db, sheetId, { domain, stage, ...by })))
      throw new Refused('rule', 'domain-finished')
    record(ctx, 'scoring.domain-finished', ofAppraisers(sheet), { office, after: { domain, stage } })
    return { stage }
  })

const openStage = (ctx: Ctx, { sheet }: OpenSheet): 'first' | 'second' => {
  if (stageOpen(sheet.round, sheet.clock, 'second', ctx.today)) return 'second'
  needOpen(ctx, sheet, 'first')
  return 'first'
}
