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
  type FigureName,
  figuresOf,
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

/** A plan with its annex and figures at one cut; figures only of an issued one. */
export type PlanStanding = {
  plan: store.Plan
  rows: AnnexRow[]
  progress: Progress | undefined
  figures: Record<FigureName, number>
  areas: AreaFigure[]
}
/** All that the page of a plan shows. */
export type PlanReading = PlanStanding & {
  units: Map<number, store.UnitName>
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

/** How a plan and each of its rows stand at a cut. Three statements and a setting when issued, one for a draft. */
export const readStanding = async (ctx: Ctx, planId: number, times: Times = {}): Promise<PlanStanding> => {
  const found = await store.findPlanWithRows(ctx.db, planId)
  if (!found || !policy.maySee(ctx.actor, { ...found, unitId: found.unit_id }))
    throw new Refused('missing', 'page')
  const { annex, ...plan } = found
  if (plan.state === 'draft') return { plan, ...draftOf(annex) }
  const { buckets, ...progress } = await planProgress(ctx, planId, times)
  const lines = await taskLines(wholeSight(ctx), sourceOf(planId), times, most)
  const tasks = Map.groupBy(lines, (task) => task.instruction_id)
  const cut = { asOf: times.asOf ?? ctx.today, year: plan.year }
  const rows = annex.map((row): AnnexRow => {
    const own = tasks.get(row.instructionId ?? 0) ?? []
    const bucket = buckets?.get(row.instructionId ?? 0)
    return {
      ...row,
      standing: bucket && standingOf(bucket, own, cut),
      tasks: own.map((task) => ({ ...task, open: maySeeTask(ctx.actor, row, task) })),
      gaps: [],
    }
  })
  const standing = rows.flatMap((row) => (row.standing ? [row.standing] : []))
  const figures = figuresOf(progress.counts, standing)
  return { plan, rows, progress, figures, areas: areasOf(rows) }
}

/** The same with units' names and figures by lead: two statements more. */
export const readPlan = async (ctx: Ctx, planId: number, times: Times = {}): Promise<PlanReading> => {
  const read = await readStanding(ctx, planId, times)
  const { plan, rows } = read
  const issued = plan.state === 'issued'
  return {
    ...read,
    units: await store.rowUnitNames(ctx.db, planId),
    leads: issued ? leadsOf(await progressBy(wholeSight(ctx), sourceOf(planId), 'lead', times), rows) : [],
    may: mayOf(ctx, plan),
  }
}

const sourceOf = (planId: number) => ({ source: { kind: 'plan', id: planId } })

// A plan has at most 5,000 rows (IMPORT_MAX_ROWS); a few have several leads.
const most = 20_000

const draftOf = (saved: readonly store.SavedRow[]) => ({
  rows: saved.map((row): AnnexRow => ({ ...row, standing: undefined, tasks: [], gaps: gapsOf(row) })),
  progress: undefined,
  figures: figuresOf(none, []),
  areas: [],
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
