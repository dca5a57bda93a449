import type { Ctx } from '#platform/context.ts'
import type { Linked, LinkOffer } from '#platform/measure.ts'
import { Refused } from '#platform/refused.ts'
import { mayJudgePilot, maySendPilot, mayShapeProgramme, mayWritePilot, seesOfReport } from '../policy.ts'
import { daysLateOf, decideReport, type ReportText } from '../rules/pilot.ts'
import { findPilot, type Pilot } from '../store/pilots.ts'

/** What rooms to the right let a pilot unit link to. */
export type PilotLinks = { tasks: LinkOffer | undefined; conclusions: LinkOffer | undefined }

export type PilotReading = {
  pilot: Pilot
  /** as far as this reader may see it: the unit's own draft, or what it last sent */
  report: ReportText | undefined
  seesReport: boolean
  daysLate: number
  /** the linked rows that this reader may see, by number */
  linkedTasks: Map<number, Linked>
  conclusion: Linked | undefined
  choices: { tasks: Linked[]; conclusions: Linked[] }
  may: {
    shape: boolean
    tasks: boolean
    write: boolean
    send: boolean
    judge: boolean
  }
}

const byId = (rows: readonly Linked[]) => new Map(rows.map((row) => [row.id, row]))

const toldOf = (ctx: Ctx, pilot: Pilot): { seesReport: boolean; report: ReportText | undefined } => {
  const { report } = pilot
  const sees = report ? seesOfReport(ctx.actor, pilot.unitId, report.state) : undefined
  if (!report || !sees) return { seesReport: sees !== undefined, report: undefined }
  if (sees === 'draft') return { seesReport: true, report }
  const sent = report.steps.findLast((step) => step.kind === 'sent')?.content
  return { seesReport: sent !== undefined, report: sent ?? undefined }
}

/** A pilot unit of a year with its key tasks and its report, as this reader may see them. At most five statements. */
export const readPilot = async (
  ctx: Ctx,
  of: { year: number; unitId: number },
  links: PilotLinks,
): Promise<PilotReading> => {
  const pilot = await findPilot(ctx.db, of.year, of.unitId)
  if (!pilot) throw new Refused('missing', 'page')
  const { report } = pilot
  const shape = mayShapeProgramme(ctx.actor) !== undefined
  const write = mayWritePilot(ctx.actor, of.unitId) !== undefined
  const open = (act: 'save' | 'accept') => (report ? decideReport(report, act).ok : act === 'save')
  const taskIds = pilot.tasks.flatMap(({ taskId }) => taskId ?? [])
  const ids = pilot.conclusionId === null ? [] : [pilot.conclusionId]
  const conclusions = ids.length > 0 ? await links.conclusions?.(ctx, { ids }) : []
  return {
    pilot,
    ...toldOf(ctx, pilot),
    daysLate: daysLateOf(pilot.reportDueOn, report?.firstSentOn ?? null, ctx.today),
    linkedTasks: byId(taskIds.length > 0 ? ((await links.tasks?.(ctx, { ids: taskIds })) ?? []) : []),
    conclusion: conclusions?.[0],
    choices: {
      tasks: shape || write ? ((await links.tasks?.(ctx, of)) ?? []) : [],
      conclusions: shape ? ((await links.conclusions?.(ctx, of)) ?? []) : [],
    },
    may: {
      shape,
      tasks: shape || write,
      write: write && open('save'),
      send: open('save') && maySendPilot(ctx.actor, of.unitId) !== undefined,
      judge: open('accept') && report !== null && mayJudgePilot(ctx.actor, of.unitId) !== undefined,
    },
  }
}
