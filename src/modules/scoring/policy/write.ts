import type { Actor } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import { type May, mayWrite, type SheetFacts, type WriteStage } from '../policy.ts'
import type { PlacedLeaf } from '../rules/outline.ts'
import { councilOpen, stageOpen } from '../rules/phase.ts'

/** A sheet with the domains that were told as finished. */
export type WritableSheet = SheetFacts & {
  finished: readonly { domain: string; stage: 'first' | 'second' }[]
}
/** Who asks, and on which day. */
export type Asking = { actor: Actor; today: Day }

export const writeStages: readonly WriteStage[] = ['self', 'second', 'first', 'council']

const isOpen = ({ today }: Asking, sheet: WritableSheet, stage: WriteStage): boolean =>
  stage === 'council'
    ? councilOpen(sheet.round, sheet.clock, today)
    : stageOpen(sheet.round, sheet.clock, stage, today)

/** Whether somebody may write this stage of the leaf now, and under which office; a refusal says why not. */
export function mayWriteNow(
  asking: Asking,
  sheet: WritableSheet,
  placed: PlacedLeaf,
  stage: WriteStage,
): May | Refused {
  const domain = placed.domain.code
  const may = mayWrite(asking.actor, sheet, { domain, assessment: placed.assessment }, stage)
  if (!may) return new Refused('forbidden', 'scoring.values')
  if (sheet.finished.some((one) => one.domain === domain && one.stage === stage))
    return new Refused('rule', 'domain-finished')
  if (!isOpen(asking, sheet, stage))
    return new Refused('rule', stage === 'self' && sheet.clock.signedOn ? 'sheet-signed' : 'stage-closed')
  return may
}

/** The stage that somebody writes in a leaf now; undefined when there is none. */
export function stageNow(
  asking: Asking,
  sheet: WritableSheet,
  placed: PlacedLeaf,
): { stage: WriteStage; may: May } | undefined {
  for (const stage of writeStages) {
    const may = mayWriteNow(asking, sheet, placed, stage)
    if (!(may instanceof Refused)) return { stage, may }
  }
  return undefined
}

const telling = ['domain-finished', 'sheet-signed', 'stage-closed']

/** The stage asked for, or the one that is theirs now; refused with the most telling reason when there is none. */
export function needStage(
  asking: Asking,
  sheet: WritableSheet,
  placed: PlacedLeaf,
  asked: WriteStage | undefined,
): { stage: WriteStage; may: May } {
  if (asked === undefined) {
    const now = stageNow(asking, sheet, placed)
    if (now) return now
    const refusals = writeStages.map((stage) => mayWriteNow(asking, sheet, placed, stage) as Refused)
    throw (
      telling.map((reason) => refusals.find((one) => one.reason === reason)).find((one) => one) ?? refusals[0]
    )
  }
  const may = mayWriteNow(asking, sheet, placed, asked)
  if (may instanceof Refused) throw may
  return { stage: asked, may }
}
