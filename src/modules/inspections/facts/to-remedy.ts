import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { keysOf } from '../rules/measures.ts'
import { planOfYear } from '../store/plan.ts'
import { findingsOwnedBy } from '../store/to-remedy.ts'

/** Findings that a unit has to remedy: those still open on a day, and those of them past their day. */
export type ToRemedy = { open: number; overdue: number }

/**
 * What each of these units still has to remedy of inspections up to a year, as it stood on a day, whichever unit was
 * inspected; nought where nothing is open. Undefined while no plan of the year was issued: then nothing is known here.
 * Two statements, whoever asks.
 */
export const findingsToRemedy = async (
  ctx: Ctx,
  { unitIds, year }: { unitIds: readonly number[]; year: number },
  asOf: Day = ctx.today,
): Promise<Map<number, ToRemedy> | undefined> => {
  const plan = await planOfYear(ctx.db, year)
  if (plan?.state !== 'issued') return undefined
  const found = await findingsOwnedBy(ctx.db, unitIds, year)
  const none = new Set<number>()
  return new Map(
    unitIds.map((unitId) => {
      const keys = found.filter((one) => one.ownerUnitId === unitId).map((one) => keysOf(one, none, asOf))
      const many = (key: 'open' | 'overdue') => keys.filter((own) => own.includes(key)).length
      return [unitId, { open: many('open'), overdue: many('overdue') }]
    }),
  )
}
