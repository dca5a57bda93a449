import type { Ctx } from '#platform/context.ts'
import type { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { type Stage, stageOpen } from '../rules/phase.ts'
import type { Sheet } from '../store/sheet.ts'

export { needDomain, needLeaf, type OpenSheet, openSheet } from '../facts/open.ts'

/** Refused when something else stands there than the form was made from; a caller that names nothing overwrites. */
export function needSeen(seen: string | undefined, now: string): void {
  if (seen !== undefined && seen !== now) throw new Refused('rule', 'changed-meanwhile')
}

type Subject = Parameters<typeof record>[2]

/** The sheet in the record, for an act of its unit, or one that the unit hears of at once: its head reads it there. */
export const ofUnit = (sheet: Sheet): Subject => ({
  kind: 'score-sheet',
  id: sheet.id,
  unitId: sheet.unitId,
})

/** The sheet in the record, for an act of its appraisers: no head of the unit reads there what has its day to come. */
export const ofAppraisers = (sheet: Sheet): Subject => ({ kind: 'score-sheet', id: sheet.id })

/** Refused unless the stage is open on this day. */
export function needOpen(ctx: Ctx, sheet: Sheet, stage: Stage): void {
  if (!stageOpen(sheet.round, sheet.clock, stage, ctx.today))
    throw new Refused('rule', stage === 'self' && sheet.clock.signedOn ? 'sheet-signed' : 'stage-closed')
}
