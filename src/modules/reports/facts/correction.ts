import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { consolidateAt } from '../rules/at.ts'
import { figureChanges } from '../rules/compare-figures.ts'
import type { Plain, PlainFigures } from '../rules/plain.ts'
import { figuresOfSnapshot } from '../rules/snapshot.ts'
import * as store from '../store/issue.ts'
import { sheetsOf } from '../store/sheet.ts'
import { consolidatedOf } from './period.ts'
import { openSheet } from './sheet.ts'

/** A correction of a sheet that this actor finds. */
export const needCorrection = async (
  ctx: Ctx,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<store.Correction> => {
  const found = await store.findCorrection(ctx.db, id, lock)
  if (!found) throw new Refused('missing', 'page')
  await openSheet(ctx, found.sheetId)
  return found
}

const withChanges = (figures: PlainFigures, changes: store.Correction['changes']): PlainFigures => {
  const now: Record<string, Plain> = { ...figures }
  for (const [code, value] of Object.entries(changes))
    if (value === null) delete now[code]
    else now[code] = value
  return now
}

/**
 * What a correction that waits would change: the unit's own figures, and at each level above it the figures that follow,
 * those of the issued report among them. Six statements.
 */
export const readCorrection = async (ctx: Ctx, id: number) => {
  const correction = await store.findCorrection(ctx.db, id)
  if (!correction) throw new Refused('missing', 'page')
  const { sheet, form } = await openSheet(ctx, correction.sheetId)
  const sheets = await sheetsOf(ctx.db, sheet.periodId)
  const whole = await consolidatedOf(ctx.db, sheet.period, sheets)
  const own = whole.sent.get(sheet.code) ?? {}
  const proposed = correction.state === 'proposed'
  const corrected = new Map(whole.sent).set(sheet.code, withChanges(own, correction.changes))
  const byId = new Map(sheets.map((s) => [s.unitId, s]))
  const above: (typeof sheets)[number][] = []
  for (
    let at = proposed ? byId.get(sheet.unitId) : undefined;
    at;
    at = at.parentUnitId === null ? undefined : byId.get(at.parentUnitId)
  )
    above.push(at)
  const issued = await store.lastIssued(ctx.db, sheet.periodId)
  const levels = above.map((unit) => {
    const after = consolidateAt(whole.tree, form, corrected, unit.code, sheet.period.to)
    const printed =
      unit.parentUnitId === null && issued?.figures ? figuresOfSnapshot(issued.figures) : undefined
    return {
      unit,
      changes: figureChanges(printed ?? whole.at(unit.code), after),
      printed: printed !== undefined,
    }
  })
  return {
    correction,
    sheet,
    form,
    levels,
    may: { decide: proposed && policy.mayCheck(ctx.actor, sheet) !== undefined },
  }
}
export type CorrectionReading = Awaited<ReturnType<typeof readCorrection>>

/** Corrections of a period that this actor finds. One statement. */
export const readCorrections = async (
  ctx: Ctx,
  { period, sheets }: { period: { id: number }; sheets: readonly { id: number }[] },
): Promise<store.Correction[]> => {
  const seen = new Set(sheets.map((s) => s.id))
  return (await store.correctionsOf(ctx.db, period.id)).filter((one) => seen.has(one.sheetId))
}
