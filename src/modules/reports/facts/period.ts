import type { Ctx } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { consolidateAt } from '../rules/at.ts'
import type { ReadyForm } from '../rules/computed.ts'
import type { Figure } from '../rules/consolidate.ts'
import type { PlainFigures } from '../rules/plain.ts'
import { standingOf } from '../rules/sheet.ts'
import { isWithin, readTree, type Tree } from '../rules/tree.ts'
import { findIssues, type Issue } from '../store/issue.ts'
import * as store from '../store/period.ts'
import { acceptedOf, filledOf, type Sheet, sheetsOf } from '../store/sheet.ts'
import { unsentOf } from '../store/telling.ts'
import { readyFormOf } from './form.ts'

export type { Period } from '../store/period.ts'

/** A period with its tree and what was accepted of it: all that its figures are made of. Two statements. */
export type Consolidated = {
  form: ReadyForm
  tree: Tree
  sent: Map<string, PlainFigures>
  sources: Map<string, number>
  /** the figures of the unit with this code */
  at: (code: string) => Map<string, Figure>
}

type Placed = Pick<Sheet, 'unitId' | 'parentUnitId' | 'code' | 'kind'>

/** The tree that a period's sheets stand in. Throws for units that are no tree. */
export const treeOf = (sheets: readonly Placed[]): Tree => {
  const codes = new Map(sheets.map((s) => [s.unitId, s.code]))
  const read = readTree(
    sheets.map((s) => ({
      code: s.code,
      parent: s.parentUnitId === null ? null : (codes.get(s.parentUnitId) ?? null),
      kind: s.kind,
    })),
  )
  if (!read.ok) throw new Error(`the units of a period are no tree: ${read.faults[0]?.reason}`)
  return read.tree
}

/** What the accepted reports of a period come to, over its sheets. */
export const consolidatedOf = async (
  db: Db,
  period: store.Period,
  sheets: readonly Sheet[],
  instead?: ReadonlyMap<string, PlainFigures>,
): Promise<Consolidated> => {
  const form = await readyFormOf(db, period.formId, period.formHash)
  const tree = treeOf(sheets)
  const rows = await acceptedOf(db, period.id)
  const sent = new Map(rows.map((row) => [row.code, instead?.get(row.code) ?? row.figures]))
  const sources = new Map(rows.map((row) => [row.code, row.submissionId]))
  return { form, tree, sent, sources, at: (code) => consolidateAt(tree, form, sent, code, period.to) }
}

export const needPeriod = async (
  ctx: Ctx,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<store.Period> => {
  if (!policy.mayEnterRoom(ctx.actor)) throw new Refused('missing', 'page')
  const period = await store.findPeriod(ctx.db, id, lock)
  if (!period) throw new Refused('missing', 'page')
  return period
}

/** The periods of a year with the actor's own sheets. Two statements. */
export const readPeriods = async (ctx: Ctx, year: number) => {
  if (!policy.mayEnterRoom(ctx.actor)) throw new Refused('missing', 'page')
  const units = policy.ownUnits(ctx.actor)
  const provincial = policy.mayRun(ctx.actor) !== undefined
  return {
    periods: await store.listPeriods(ctx.db, { year, units: units.length > 60 ? [] : units }),
    years: await store.yearsOfPeriods(ctx.db),
    mayRun: provincial,
    oversees: policy.mayOversee(ctx.actor),
  }
}

export type PeriodWish = { at?: string | undefined }

/**
 * A period with every unit's standing and the figures of one unit of its tree (the province's, or `at`), with what the
 * units within it sent. Who does not oversee sees units of their own alone. Six statements, two more where there is a period before.
 */
export const readPeriod = async (ctx: Ctx, id: number, { at }: PeriodWish) => {
  const period = await needPeriod(ctx, id)
  const all = await sheetsOf(ctx.db, id)
  const oversees = policy.mayOversee(ctx.actor)
  const own = new Set(policy.ownUnits(ctx.actor))
  const seen = oversees ? all : all.filter((s) => own.has(s.unitId))
  if (seen.length === 0) throw new Refused('missing', 'page')
  const root = all.find((s) => s.parentUnitId === null)
  const tops = seen.filter((s) => !seen.some((o) => o.unitId === s.parentUnitId))
  const unit = at === undefined ? (oversees ? root : tops[0]) : seen.find((s) => s.code === at)
  if (!unit) throw new Refused('missing', 'page')
  const whole = await consolidatedOf(ctx.db, period, all)
  const figures = whole.at(unit.code)
  const within = (code: string) => isWithin(whole.tree, unit.code, code)
  const earlier = await store.periodBefore(ctx.db, period)
  const before = earlier && (await figuresBefore(ctx.db, earlier, unit))
  const filled = period.state === 'open' ? await filledOf(ctx.db, id) : new Map<number, number>()
  return {
    period,
    form: whole.form,
    tree: whole.tree,
    sent: new Map([...whole.sent].filter(([code]) => within(code))),
    unit,
    root,
    sheets: seen.filter((s) => s.asked),
    names: new Map(all.filter((s) => within(s.code)).map((s) => [s.code, s])),
    standing: (sheet: Sheet) => standingOf(sheet, period.unitDueOn, ctx.today),
    /** whether the reader finds the report behind a unit's name */
    opens: (sheet: Sheet) => policy.maySeeSheet(ctx.actor, sheet),
    figures,
    before: before ? { period: earlier as store.Period, figures: before } : undefined,
    filled,
    issues: await findIssues(ctx.db, id),
    oversees,
    may: { run: policy.mayRun(ctx.actor) !== undefined },
  }
}
export type PeriodReading = Awaited<ReturnType<typeof readPeriod>>

/** Units of a period without a report that have nobody to hear of it; told to who runs periods alone. One statement. */
export const readUnheard = async (ctx: Ctx, periodId: number) => {
  if (!policy.mayRun(ctx.actor)) throw new Refused('missing', 'page')
  return (await unsentOf(ctx.db, periodId, ctx.today)).filter((one) => one.personIds.length === 0)
}

/** The figures of the same unit in the earlier period, whatever its code was then. */
const figuresBefore = async (
  db: Db,
  period: store.Period,
  unit: Sheet,
): Promise<Map<string, Figure> | undefined> => {
  const sheets = await sheetsOf(db, period.id)
  const then = sheets.find((s) => s.unitId === unit.unitId)
  return then && (await consolidatedOf(db, period, sheets)).at(then.code)
}

export type { Issue }
