import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type Stage, stageOpen } from '../rules/phase.ts'
import type { Sheet } from '../store/sheet.ts'

export { needDomain, needLeaf, type OpenSheet, openSheet } from '../facts/open.ts'

/** Refused unless the stage is open on this day. */
export function needOpen(ctx: Ctx, sheet: Sheet, stage: Stage): void {
  if (!stageOpen(sheet.round, sheet.clock, stage, ctx.today))
    throw new Refused('rule', stage === 'self' && sheet.clock.signedOn ? 'sheet-signed' : 'stage-closed')
}
