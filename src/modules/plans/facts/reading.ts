import type { Actor, Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import {
  instructionProgress,
  type Progress,
  progressBy,
  type TaskLine,
  type Times,
  taskLines,
} from '../../tasks/facts.ts'
import { findPlan, planProgress, plansOf, wholeSight } from '../facts.ts'
import * as policy from '../policy.ts'
import {
  bucketOfTask,
  type FigureName,
  figuresOf,
  isIn,
  type PartFigure,
  partFigures,
  type Standing,
  standingOf,
} from '../rules/standing.ts'
import { gapsOf, type RowGap } from '../rules.ts'
import * as store from '../store.ts'

/** A row of the annex, with how it stands at the cut (none: a draft, or given after the cut) and its tasks. */
export type AnnexRow = store.SavedRow & {
  standing: Standing | undefined
  tasks: (TaskLine & { open: boolean })[]
  gaps: RowGap[]
}

export type AreaFigure = {
  areaId: number | null
  area: { vi: string; en: string } | null
  figure: PartFigure
}
export type LeadFigure = { unitId: number; name: string; figure: PartFigure }

/** All that the page of a plan shows; figures only of an issued one. */
export type PlanReading = {
  plan: store.Plan
  rows: AnnexRow[]
  units: Map<number, store.UnitName>
  progress: Progress | undefined
  figures: Record<FigureName, number>
  areas: AreaFigure[]
  leads: LeadFigure[]
  may: { draft: boolean; issue: boolean }
}

const maySeeTask = ({ sees }: Actor, row: store.SavedRow, task: TaskLine): boolean =>
  sees.all ||
  [task.lead_unit_id, ...row.coordinatorUnitIds].some((id) => sees.unitIds.includes(id)) ||
  (task.area_id !== null && sees.areaIds.includes(task.area_id))

/** A plan that this actor may see; refused as missing otherwise. */
export const needPlan = async (ctx: Ctx, planId: number): Promise<store.Plan> => {
  const plan = await findPlan(ctx, planId)
  if (!plan) throw new Refused('missing', 'page')
  return plan
}

/** What this actor may do with a plan, as far as its state lets anybody. */
export const mayOf = ({ actor }: Ctx, plan: store.Plan): { draft: boolean; issue: boolean } => {
  const owned = { kind: plan.kind, unitId: plan.unit_id }
  return {
    draft: plan.state === 'draft' && policy.mayDraft(actor, owned) !== undefined,
    issue: policy.mayIssue(actor, owned) !== undefined,
  }
}

/** A plan with its annex and every figure at one cut. Six statements and a setting when issued, three for a draft. */
export const readPlan = async (ctx: Ctx, planId: number, times: Times = {}): Promise<PlanReading> => {
  const plan = await needPlan(ctx, planId)
  const saved = await store.planRows(ctx.db, planId)
  const units = await store.rowUnitNames(ctx.db, planId)
  const seen = { plan, units, may: mayOf(ctx, plan) }
  if (plan.state === 'draft') return { ...seen, ...draftOf(saved) }
  const all = wholeSight(ctx)
  const scope = { source: { kind: 'plan', id: planId } }
  const { buckets, ...progress } = await planProgress(ctx, planId, times)
  const tasks = Map.groupBy(await taskLines(all, scope, times, most), (task) => task.instruction_id)
  const rows = saved.map((row): AnnexRow => {
    const own = tasks.get(row.instructionId ?? 0) ?? []
    const bucket = buckets?.get(row.instructionId ?? 0)
    return {
      ...row,
      standing: bucket && standingOf(bucket, own),
      tasks: own.map((task) => ({ ...task, open: maySeeTask(ctx.actor, row, task) })),
      gaps: [],
    }
  })
  const standing = rows.flatMap((row) => (row.standing ? [row.standing] : []))
  return {
    ...seen,
    rows,
    progress,
    figures: figuresOf(progress.counts, standing),
    areas: areasOf(rows),
    leads: leadsOf(await progressBy(all, scope, 'lead', times), rows),
  }
}

// A plan has at most 5,000 rows (IMPORT_MAX_ROWS); a few have several leads.
const most = 20_000

const draftOf = (saved: readonly store.SavedRow[]) => ({
  rows: saved.map((row): AnnexRow => ({ ...row, standing: undefined, tasks: [], gaps: gapsOf(row) })),
  progress: undefined,
  figures: figuresOf(none, []),
  areas: [],
  leads: [],
})

const none = {
  assigned: 0,
  recalled: 0,
  completed: 0,
  completedOnTime: 0,
  completedLate: 0,
  completedNoDeadline: 0,
  completedObjective: 0,
  open: 0,
  openInTime: 0,
  openOverdue: 0,
  openNoDeadline: 0,
  openObjective: 0,
  openSuspended: 0,
}

/** Plan tasks by area: they add up to the plan's own figure. */
const areasOf = (rows: readonly AnnexRow[]): AreaFigure[] => {
  const given = rows.flatMap((row) =>
    row.standing ? [{ key: row.areaId, bucket: row.standing.bucket }] : [],
  )
  const names = new Map(rows.map((row) => [row.areaId, row.area]))
  return partFigures(given).map(({ key, figure }) => ({ areaId: key, area: names.get(key) ?? null, figure }))
}

/** Assignments by lead, the unit with most overdue first; names as the tasks have them. */
const leadsOf = (by: ReadonlyMap<string | null, Progress>, rows: readonly AnnexRow[]): LeadFigure[] => {
  const names = new Map(rows.flatMap((row) => row.tasks.map((task) => [task.lead_unit_id, task.lead_name])))
  const leads = [...by].flatMap(([key, { counts }]): LeadFigure[] => {
    const figure = {
      done: counts.completed,
      of: counts.assigned - counts.recalled,
      overdue: counts.openOverdue,
      excluded: counts.recalled,
    }
    return key === null ? [] : [{ unitId: Number(key), name: names.get(Number(key)) ?? key, figure }]
  })
  return leads.sort(
    (a, b) =>
      b.figure.overdue - a.figure.overdue || b.figure.of - a.figure.of || a.name.localeCompare(b.name, 'vi'),
  )
}

/** Which rows of the annex a figure, an area or a lead unit opens. */
export type Which = { show?: FigureName; area?: number; lead?: number }

/** The rows behind a figure: as many as the figure says. With a lead, its own assignments are looked at. */
export const rowsBehind = (rows: readonly AnnexRow[], { show, area, lead }: Which): AnnexRow[] =>
  rows.filter((row) => {
    if (area !== undefined && (row.areaId ?? 0) !== area) return false
    if (lead !== undefined) return leadIsIn(row, lead, show)
    return show === undefined || (row.standing !== undefined && isIn(show, row.standing))
  })

const leadIsIn = (row: AnnexRow, unitId: number, show: FigureName | undefined): boolean => {
  const own = row.tasks.filter((task) => task.lead_unit_id === unitId)
  if (show === undefined) return own.length > 0
  return own.some((task) => isIn(show, { bucket: bucketOfTask(task), soon: task.timeliness === 'due-soon' }))
}

/** The plans of a year with the fraction of each issued one. Three statements. */
export const readPlans = async (
  ctx: Ctx,
  year: number,
): Promise<(store.Plan & { figure: PartFigure | undefined })[]> => {
  const plans = await plansOf(ctx, year)
  if (!plans.some((plan) => plan.state === 'issued')) return plans.map((p) => ({ ...p, figure: undefined }))
  const planOf = await store.planInstructions(ctx.db, year)
  const { buckets } = await instructionProgress(wholeSight(ctx), { source: { kind: 'plan' }, year })
  const given = [...buckets].flatMap(([id, bucket]) => {
    const plan = planOf.get(id)
    return plan === undefined ? [] : [{ key: plan, bucket }]
  })
  const figures = new Map(partFigures(given).map(({ key, figure }) => [key, figure]))
  return plans.map((plan) => ({ ...plan, figure: figures.get(plan.id) }))
}
