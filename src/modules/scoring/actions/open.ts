import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { type Outline, outlineOf, type PlacedLeaf } from '../rules/outline.ts'
import { councilOpen, type Stage, stageOpen } from '../rules/phase.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { setOf } from '../store/round.ts'
import { findSheet, type Sheet } from '../store/sheet.ts'

/** A sheet about to be written: locked, in the actor's sight, with its set. */
export type OpenSheet = { sheet: Sheet; set: CriteriaSet; outline: Outline; sight: policy.Sight }

/** Locks a sheet that the actor may see; what they may not see is not found. One statement (and the set, once). */
export async function openSheet(
  ctx: Ctx,
  sheetId: number,
  lock: 'lock' | 'read' = 'lock',
): Promise<OpenSheet> {
  const sheet = await findSheet(ctx.db, sheetId, ctx.today, lock)
  const sight = sheet && policy.sightOf(ctx.actor, sheet, ctx.today)
  if (!sheet || !sight) throw new Refused('missing', 'page')
  const set = await setOf(ctx.db, sheet.setId, sheet.contentHash)
  return { sheet, set, outline: outlineOf(set), sight }
}

/** A leaf of the sheet in the actor's sight; one of a domain they may not see is not found. */
export function needLeaf({ outline, sight }: OpenSheet, code: string): PlacedLeaf {
  const leaf = outline.byCode.get(code)
  if (!leaf || !policy.seesDomain(sight, leaf.domain.code)) throw new Refused('missing', 'page')
  return leaf
}

export function needDomain({ set, sight }: OpenSheet, code: string): void {
  if (!set.domains.some((domain) => domain.code === code) || !policy.seesDomain(sight, code))
    throw new Refused('missing', 'page')
}

/** Refused unless the stage is open on this day. */
export function needOpen(ctx: Ctx, sheet: Sheet, stage: Stage): void {
  if (!stageOpen(sheet.round, sheet.clock, stage, ctx.today))
    throw new Refused('rule', stage === 'self' && sheet.clock.signedOn ? 'sheet-signed' : 'stage-closed')
}

const isOpen = (ctx: Ctx, sheet: Sheet, stage: policy.WriteStage): boolean =>
  stage === 'council'
    ? councilOpen(sheet.round, sheet.clock, ctx.today)
    : stageOpen(sheet.round, sheet.clock, stage, ctx.today)

const finished = (sheet: Sheet, domain: string, stage: policy.WriteStage): boolean =>
  sheet.finished.some((one) => one.domain === domain && one.stage === stage)

export const writeStages: readonly policy.WriteStage[] = ['self', 'second', 'first', 'council']

const feedOpen = (ctx: Ctx, sheet: Sheet, placed: PlacedLeaf, stage: policy.WriteStage): boolean =>
  // figures of surveys and registers do not wait for the unit
  stage === 'first' &&
  placed.assessment !== 'self+appraisal' &&
  sheet.round.state === 'open' &&
  stageOpen(sheet.round, { ...sheet.clock, signedOn: sheet.clock.signedOn ?? ctx.today }, 'first', ctx.today)

/** Whether the actor may write this stage of the leaf now, and under which office; a refusal says why not. */
export function mayWriteNow(
  ctx: Ctx,
  sheet: Sheet,
  placed: PlacedLeaf,
  stage: policy.WriteStage,
): policy.May | Refused {
  const leaf = { domain: placed.domain.code, assessment: placed.assessment }
  const may = policy.mayWrite(ctx.actor, sheet, leaf, stage)
  if (!may) return new Refused('forbidden', 'scoring.values')
  if (finished(sheet, leaf.domain, stage)) return new Refused('rule', 'domain-finished')
  if (!isOpen(ctx, sheet, stage) && !feedOpen(ctx, sheet, placed, stage))
    return new Refused('rule', stage === 'self' && sheet.clock.signedOn ? 'sheet-signed' : 'stage-closed')
  return may
}

/** The stage that this actor writes in a leaf now; undefined when there is none. */
export function stageNow(
  ctx: Ctx,
  sheet: Sheet,
  placed: PlacedLeaf,
): { stage: policy.WriteStage; may: policy.May } | undefined {
  for (const stage of writeStages) {
    const may = mayWriteNow(ctx, sheet, placed, stage)
    if (!(may instanceof Refused)) return { stage, may }
  }
  return undefined
}

/** The stage asked for, or the one that is the actor's now; refused with the best reason when there is none. */
export function needStage(
  ctx: Ctx,
  sheet: Sheet,
  placed: PlacedLeaf,
  asked: policy.WriteStage | undefined,
): { stage: policy.WriteStage; may: policy.May } {
  if (asked === undefined) {
    const now = stageNow(ctx, sheet, placed)
    if (now) return now
    const refusals = writeStages.map((stage) => mayWriteNow(ctx, sheet, placed, stage) as Refused)
    const telling = ['domain-finished', 'sheet-signed', 'stage-closed']
    throw (
      telling.map((reason) => refusals.find((one) => one.reason === reason)).find((one) => one) ?? refusals[0]
    )
  }
  const may = mayWriteNow(ctx, sheet, placed, asked)
  if (may instanceof Refused) throw may
  return { stage: asked, may }
}
