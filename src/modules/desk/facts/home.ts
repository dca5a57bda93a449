import type { Ctx } from '#platform/context.ts'
import { type JobQueue, readJobQueue } from '#platform/job-queue.ts'
import { readAnchored } from '../../audit/facts.ts'
import { type ListedDirective, listDirectives } from '../../directives/facts.ts'
import { type AccountCounts, countAccounts } from '../../identity/facts/answering.ts'
import { countStanding, standingNames } from '../../organisation/facts/standing.ts'
import { type PlanStanding, planStanding } from '../../plans/facts/standing.ts'
import { issuedPlan, type Plan } from '../../plans/facts.ts'
import { type LeadOverdue, overdueByLead, recentOf } from '../../tasks/facts/desk.ts'
import { type Progress, progress, type TaskLine } from '../../tasks/facts.ts'
import type { Rooms, WaitingLine } from '../facts.ts'
import { readWaiting } from '../facts.ts'
import { ownUnit } from '../policy.ts'

/** The province on one page. */
export type ProvinceHome = {
  year: number
  plan: Plan | undefined
  standing: PlanStanding | undefined
  overdue: LeadOverdue[]
  directives: { worst: ListedDirective[]; total: number }
  waiting: WaitingLine[]
}

/** The year's issued directives, those with most overdue first. */
const readDirectives = async (ctx: Ctx, year: number): Promise<ProvinceHome['directives']> => {
  const { rows, total } = await listDirectives(ctx, { year, state: 'issued', limit: 200, offset: 0 })
  const left = ({ answers }: ListedDirective) => (answers ? answers.of - answers.answered : 0)
  const late = ({ answers }: ListedDirective) => answers?.overdue ?? 0
  return { worst: rows.sort((a, b) => late(b) - late(a) || left(b) - left(a)).slice(0, 4), total }
}

/** What the committee sees of the year: seven statements. */
export const readProvince = async (ctx: Ctx, rooms: Rooms, year: number): Promise<ProvinceHome> => {
  const plan = await issuedPlan(ctx.db, year)
  return {
    year,
    plan,
    standing: plan && (await planStanding(ctx, plan)),
    overdue: await overdueByLead(ctx),
    directives: await readDirectives(ctx, year),
    waiting: await readWaiting(ctx, rooms),
  }
}

/** A unit's own page, for its officers and its head. */
export type UnitHome = {
  unit: { id: number; name: string }
  progress: Progress
  waiting: WaitingLine[]
  submitted: TaskLine[]
  closed: TaskLine[]
}

/** What an officer or a head sees: four statements. */
export const readUnitHome = async (ctx: Ctx, rooms: Rooms): Promise<UnitHome | undefined> => {
  const unit = ownUnit(ctx.actor)
  if (!unit) return undefined
  return {
    unit,
    progress: await progress(ctx, { unitId: unit.id }),
    waiting: await readWaiting(ctx, rooms),
    ...(await recentOf(ctx, unit.id)),
  }
}

export type Installation = {
  accounts: AccountCounts
  units: number
  plan: Plan | undefined
  jobs: JobQueue
  anchored: boolean
  backed: boolean
}

/** What an administrator looks after: five statements. */
export const readInstallation = async (ctx: Ctx, year: number): Promise<Installation> => {
  const { anchored, backed } = await readAnchored(ctx.db)
  return {
    accounts: await countAccounts(ctx.db),
    units: await countStanding(ctx.db, ctx.today),
    plan: await issuedPlan(ctx.db, year),
    jobs: await readJobQueue(ctx.db),
    anchored,
    backed,
  }
}

/** The units that an inspector was given to look at, by name. */
export const readInspected = (ctx: Ctx): Promise<{ unit_id: number; name_vi: string }[]> =>
  standingNames(ctx.db, ctx.actor.sees.unitIds, ctx.today)
