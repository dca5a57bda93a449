import type { Ctx } from '#platform/context.ts'
import { sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { documentsFrom } from '../../documents/facts.ts'
import { unitChoices } from '../../organisation/facts.ts'
import { taskLines } from '../../tasks/facts.ts'
import * as policy from '../policy.ts'
import { itemsOf } from '../rules/checklist.ts'
import { lotOf } from '../rules/draw.ts'
import { dueActs, isKnown } from '../rules/flow.ts'
import { findChecklist, listChecklists, newestChecklist } from '../store/checklist.ts'
import { eventsOf, type Finding, findFinding, listFindings } from '../store/finding.ts'
import { countsOf, findInspection, type Inspection, listInspections, stepsOf } from '../store/inspection.ts'
import { officersOf } from '../store/owner.ts'
import {
  countUnits,
  drawsOf,
  findPlan,
  inspectors,
  listPlans,
  type Plan,
  planOfYear,
  shareOf,
  teamsOf,
} from '../store/plan.ts'
import { answersOf, photosOf, selfReports } from '../store/visit.ts'

/** The page of somebody who has a part in inspections; for others there is none. */
export const needPart = (ctx: Ctx): void => {
  if (!policy.mayEnter(ctx.actor)) throw new Refused('missing', 'page')
}

/** An inspection in sight; missing otherwise. */
export const needInspection = async (ctx: Ctx, id: number): Promise<Inspection> => {
  const found = await findInspection(ctx.db, policy.sightOf(ctx.actor), id)
  if (!found) throw new Refused('missing', 'page')
  return found
}

/** A finding in sight; missing otherwise. */
export const needFinding = async (ctx: Ctx, id: number): Promise<Finding> => {
  const found = await findFinding(ctx.db, policy.sightOf(ctx.actor), id)
  if (!found) throw new Refused('missing', 'page')
  return found
}

/** Whether the actor sees a visit before its minutes are drawn up: those who prepare, and the team. */
export const seesInside = (ctx: Ctx, i: Pick<Inspection, 'seats'>): boolean =>
  policy.mayOversee(ctx.actor) ||
  i.seats.some((seat) => policy.sightOf(ctx.actor).mandateIds.includes(seat.mandateId))

const fixed = ['recorded', 'signed', 'concluded', 'closed']

/** Whether what was filled in at the visit may be read: by the unit once the minutes are drawn up. */
export const seesVisit = (ctx: Ctx, i: Inspection): boolean => seesInside(ctx, i) || fixed.includes(i.state)

/** What this actor may do to an inspection now, for its page; the actions ask again. */
export const mayDo = (ctx: Ctx, i: Inspection) => {
  const due = dueActs(i.mode, i.state)
  const team = policy.mayCarryOut(ctx.actor, i) !== undefined
  const head = policy.mayCarryOut(ctx.actor, i, true) !== undefined
  const plans = policy.mayPlan(ctx.actor) !== undefined
  const decides = policy.mayDecide(ctx.actor) !== undefined && !policy.isOwnUnit(ctx.actor, i.unitId)
  const has = (act: (typeof due)[number], may: boolean) => may && due.includes(act)
  return {
    order: has('order', plans),
    notice: has('notice', plans),
    report: has('report', policy.mayAnswer(ctx.actor, i.unitId) !== undefined),
    begin: has('begin', team),
    visit: team && (due.includes('begin') || i.state === 'visiting'),
    record: has('record', team),
    signTeam: has('sign-team', head),
    signUnit: has('sign-unit', policy.maySignFor(ctx.actor, i.unitId) !== undefined),
    refuseUnit: has('refuse-unit', head),
    reopen: has('reopen', head),
    findings: team && ['visiting', 'recorded', 'signed'].includes(i.state),
    summary: (team || plans) && ['visiting', 'recorded', 'signed'].includes(i.state),
    conclude: has('conclude', decides),
    close: has('close', team),
    cancel: has('cancel', plans),
    papers: plans,
  }
}
export type MayDo = ReturnType<typeof mayDo>

/** An inspection with all that its page shows. Six statements, one more for who plans. */
export const readInspection = async (ctx: Ctx, id: number) => {
  const inspection = await needInspection(ctx, id)
  const checklist = await findChecklist(ctx.db, inspection.checklistId)
  const counts = await countsOf(ctx.db, id)
  const due = mayDo(ctx, inspection)
  const may = { ...due, close: due.close && counts.verified === counts.findings }
  const documents = await documentsFrom(ctx.db, { kind: 'inspection', id })
  return {
    inspection,
    checklist,
    may,
    inside: seesInside(ctx, inspection),
    seesVisit: seesVisit(ctx, inspection),
    counts,
    steps: await stepsOf(ctx.db, id),
    findings: await listFindings(ctx.db, policy.sightOf(ctx.actor), { inspectionId: id, drafts: true }),
    documents: policy.mayOversee(ctx.actor)
      ? documents
      : documents.filter((doc) => doc.state === 'issued' && isKnown(inspection)),
    teams: may.order ? await teamsOf(ctx.db, inspection.planId, ctx.today) : [],
  }
}
export type InspectionReading = Awaited<ReturnType<typeof readInspection>>

/** What was or is to be filled in at a visit: checklist, answers, photos. For whoever may look into it. */
export const readVisit = async (ctx: Ctx, id: number) => {
  const inspection = await needInspection(ctx, id)
  const may = mayDo(ctx, inspection)
  if (!seesVisit(ctx, inspection)) throw new Refused('missing', 'page')
  return {
    inspection,
    may,
    checklist: await findChecklist(ctx.db, inspection.checklistId),
    answers: await answersOf(ctx.db, id),
    photos: await photosOf(ctx.db, id),
    findings: seesInside(ctx, inspection)
      ? await listFindings(ctx.db, policy.sightOf(ctx.actor), { inspectionId: id, drafts: true })
      : [],
  }
}
export type VisitReading = Awaited<ReturnType<typeof readVisit>>

/** What the form of a finding offers: items of the checklist, units, officers of the unit. */
export const findingChoices = async (ctx: Ctx, i: Pick<Inspection, 'checklistId'>, unitId: number) => ({
  checklist: await findChecklist(ctx.db, i.checklistId),
  units: await unitChoices(ctx.db, ctx.today),
  officers: await officersOf(ctx.db, unitId, ctx.today),
})

/** A finding with what happened to it, and the task it became. */
export const readFinding = async (ctx: Ctx, id: number) => {
  const finding = await needFinding(ctx, id)
  const answers = policy.mayAnswer(ctx.actor, finding.ownerUnitId) !== undefined
  const carries = policy.mayCarryOut(ctx.actor, finding) !== undefined
  const open = finding.state === 'open' || finding.state === 'in-progress'
  const [task] =
    finding.instructionId === null
      ? []
      : await taskLines(ctx, { instructionId: finding.instructionId }, {}, 1)
  const draft = finding.state === 'draft' && carries && finding.inspectionState !== 'cancelled'
  return {
    finding,
    task,
    events: await eventsOf(ctx.db, id),
    choices: draft
      ? await findingChoices(ctx, await needInspection(ctx, finding.inspectionId), finding.ownerUnitId)
      : undefined,
    may: {
      change: draft,
      start: answers && finding.state === 'open',
      remedy: answers && open,
      verify:
        policy.mayVerify(ctx.actor, finding, finding.ownerUnitId) !== undefined &&
        finding.state === 'remedied',
      task: policy.mayDecide(ctx.actor) !== undefined && open && finding.instructionId === null,
    },
  }
}
export type FindingReading = Awaited<ReturnType<typeof readFinding>>

/** The plan that the actor may see: an issued one, a draft for those who prepare it. */
export const needPlan = async (ctx: Ctx, id: number): Promise<Plan> => {
  needPart(ctx)
  const plan = await findPlan(ctx.db, id)
  if (!plan || (plan.state === 'draft' && !policy.mayOversee(ctx.actor))) throw new Refused('missing', 'page')
  return plan
}

/** The day a plan's units are counted on: today, or the last day of its year. */
const countedOn = (ctx: Ctx, year: number) => (ctx.today < `${year}-12-31` ? ctx.today : `${year}-12-31`)

/** Units of the plan against all units of its blocks. */
export type Share = { visits: number; unannounced: number; units: number; inspected: number; of: number }

const readShare = async (ctx: Ctx, plan: Plan): Promise<Share> => ({
  ...(await shareOf(ctx.db, plan.id)),
  of: await countUnits(ctx.db, plan.blocks, countedOn(ctx, plan.year)),
})

/** A plan with teams, visits, draws and what units told of their own inspections. Seven statements. */
export const readPlan = async (ctx: Ctx, id: number) => {
  const plan = await needPlan(ctx, id)
  const oversees = policy.mayOversee(ctx.actor)
  const plans = policy.mayPlan(ctx.actor) !== undefined
  const own = ctx.actor.mandates.filter((m) => policy.mayAnswer(ctx.actor, m.unitId))
  const seen = policy.sightOf(ctx.actor).unitIds
  return {
    plan,
    share: await readShare(ctx, plan),
    teams: await teamsOf(ctx.db, id, ctx.today),
    visits: await listInspections(ctx.db, policy.sightOf(ctx.actor), { planId: id }),
    draws: (await drawsOf(ctx.db, id, oversees)).map((draw) => ({
      ...draw,
      frame: draw.frame
        .map((unit) => ({ ...unit, lot: lotOf(sha256, draw.seed, unit.code) }))
        .toSorted((a, b) => (a.lot < b.lot ? -1 : 1)),
    })),
    selfReports: await selfReports(ctx.db, id, oversees ? undefined : seen),
    ownUnits: [...new Map(own.map((m) => [m.unitId, { id: m.unitId, name: m.unitName }])).values()],
    mayPlan: plans,
    mayDecide: policy.mayDecide(ctx.actor) !== undefined,
    oversees,
  }
}
export type PlanReading = Awaited<ReturnType<typeof readPlan>>

/** What the forms that prepare a plan offer: inspectors for a team; units for a visit; the papers drafted for its decision. */
export const readPreparing = async (ctx: Ctx, planId: number) => ({
  plan: await needPreparing(ctx, planId),
  teams: await teamsOf(ctx.db, planId, ctx.today),
  mayDecide: policy.mayDecide(ctx.actor) !== undefined,
  inspectors: await inspectors(ctx.db, ctx.today),
  units: (await unitChoices(ctx.db, ctx.today, ['department', 'district', 'commune'])).map((unit) => ({
    id: unit.unit_id,
    name: unit.name_vi,
    nameEn: unit.name_en,
  })),
  documents: await documentsFrom(ctx.db, { kind: 'inspection-plan', id: planId }),
})
export type Preparing = Awaited<ReturnType<typeof readPreparing>>

/** The plan for those who prepare it; for others there is no such page. */
const needPreparing = async (ctx: Ctx, planId: number): Promise<Plan> => {
  const plan = await needPlan(ctx, planId)
  if (!policy.mayPlan(ctx.actor)) throw new Refused('missing', 'page')
  return plan
}

/** The year's plan with its inspections in sight, and the plans of other years. */
export const readYear = async (ctx: Ctx, year: number) => {
  needPart(ctx)
  const oversees = policy.mayOversee(ctx.actor)
  const found = await planOfYear(ctx.db, year)
  const plan = found && (found.state === 'issued' || oversees) ? found : undefined
  return {
    plan,
    plans: await listPlans(ctx.db, oversees),
    share: plan ? await readShare(ctx, plan) : undefined,
    inspections: await listInspections(ctx.db, policy.sightOf(ctx.actor), { year }),
    findings: await listFindings(ctx.db, policy.sightOf(ctx.actor), { year }),
    mayPlan: policy.mayPlan(ctx.actor) !== undefined,
  }
}
export type YearReading = Awaited<ReturnType<typeof readYear>>

/** Checklists: drafts for those who prepare them. */
export const readChecklists = async (ctx: Ctx) => {
  needPart(ctx)
  const all = await listChecklists(ctx.db)
  return all.filter((one) => one.state === 'issued' || policy.mayOversee(ctx.actor))
}

export const readChecklist = async (ctx: Ctx, id: number) => {
  needPart(ctx)
  const checklist = await findChecklist(ctx.db, id)
  if (!checklist || (checklist.state === 'draft' && !policy.mayOversee(ctx.actor)))
    throw new Refused('missing', 'page')
  return { checklist, mayPlan: policy.mayPlan(ctx.actor) !== undefined }
}

/** The codes of the items of the newest issued checklist, in order. */
export const newestItems = async (ctx: Ctx): Promise<string[]> =>
  itemsOf((await newestChecklist(ctx.db))?.content ?? { blocks: [] }).map((item) => item.code)
