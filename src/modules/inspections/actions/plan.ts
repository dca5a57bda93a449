import { randomBytes } from 'node:crypto'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { installationUnit, settingsOn, unitChoices, unitsToScore } from '../../organisation/facts.ts'
import type { DrawInput, PaperInput, PlanInput, SelfInput, TeamInput, VisitsInput } from '../input.ts'
import * as policy from '../policy.ts'
import { drawUnits } from '../rules/draw.ts'
import { newestChecklist } from '../store/checklist.ts'
import * as store from '../store/plan.ts'
import { addSelfReport } from '../store/visit.ts'
import { forbidden } from './locked.ts'
import { paperOf } from './papers.ts'

// what no source fixes for the province; see the room's README
const fallbacks = {
  'inspections.target-percent': 30,
  'inspections.self-percent': 50,
  'inspections.remedy-days': 15,
}

const plans = (id: number) => ({ kind: 'inspection-plan', id })

const lockedPlan = async (ctx: Ctx, id: number): Promise<store.Plan> => {
  const plan = await store.findPlan(ctx.db, id, true)
  if (!plan || !policy.mayEnter(ctx.actor)) throw new Refused('missing', 'page')
  if (plan.state === 'draft' && !policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
  return plan
}

/** Opens a year's plan on the newest issued checklist; target, self-inspection and days are the settings as they hold today. */
export const draftPlan = (ctx: Ctx, input: PlanInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayPlan(ctx.actor)
    if (!office) throw forbidden()
    const checklist = await newestChecklist(ctx.db)
    if (!checklist) throw new Refused('rule', 'no-checklist')
    const set = await settingsOn(ctx.db, ctx.today, fallbacks)
    const plan = {
      ...input,
      blocks: ['department', 'district'],
      checklistId: checklist.id,
      targetPercent: set['inspections.target-percent'],
      selfPercent: set['inspections.self-percent'],
      remedyDays: set['inspections.remedy-days'],
    }
    const id = await store.addPlan(ctx.db, plan, { personId: ctx.actor.id, at: ctx.now })
    if (id === undefined) throw new Refused('rule', 'year-has-plan', [], { year: input.year })
    record(ctx, 'inspection-plan.drafted', plans(id), { office, after: plan })
    return id
  })

/** Sets up a team: a head and members, each holding an inspector's mandate today. */
export const addTeam = (ctx: Ctx, planId: number, input: TeamInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = policy.mayPlan(ctx.actor)
    if (!office) throw forbidden()
    const may = new Set((await store.inspectors(ctx.db, ctx.today)).map((one) => one.mandateId))
    const seats = [...new Set([input.headId, ...input.memberIds])].map((mandateId) => ({
      mandateId,
      head: mandateId === input.headId,
    }))
    const field = may.has(input.headId) ? 'memberIds' : 'headId'
    if (seats.some((seat) => !may.has(seat.mandateId)))
      throw new Refused('input', 'not-an-inspector', [{ field, reason: 'not-an-inspector' }])
    const id = await store.addTeam(ctx.db, plan.id, input.name, seats)
    if (id === undefined)
      throw new Refused('rule', 'team-name-taken', [{ field: 'name', reason: 'team-name-taken' }])
    record(ctx, 'inspection-plan.team-added', plans(planId), {
      office,
      after: { id, name: input.name, seats },
    })
    return id
  })

/** The team of a plan for these units: nobody of it holds an office in one of them. */
const fitTeam = async (ctx: Ctx, planId: number, teamId: number | undefined, units: readonly number[]) => {
  if (teamId === undefined) return
  const team = await store.teamIn(ctx.db, planId, teamId)
  if (!team) throw new Refused('input', 'not-one-of-these', [{ field: 'teamId', reason: 'not-one-of-these' }])
  if (team.unitIds.some((unit) => units.includes(unit)))
    throw new Refused('rule', 'team-of-own-unit', [{ field: 'teamId', reason: 'team-of-own-unit' }])
}

const fitDays = ({ from, to }: { from: string; to: string }) => {
  if (to < from) throw new Refused('input', 'days-reversed', [{ field: 'to', reason: 'days-reversed' }])
}

/** Plans a visit at each of these units. Units that the plan has already are left out; refused when there is no other. */
export const planVisits = (ctx: Ctx, planId: number, input: VisitsInput): Promise<number[]> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = policy.mayPlan(ctx.actor)
    if (!office) throw forbidden()
    fitDays(input)
    const standing = new Set((await unitChoices(ctx.db, ctx.today)).map((unit) => unit.unit_id))
    if (input.unitIds.some((unit) => !standing.has(unit)))
      throw new Refused('input', 'not-one-of-these', [{ field: 'unitIds', reason: 'not-one-of-these' }])
    await fitTeam(ctx, planId, input.teamId, input.unitIds)
    const ids = await store.addInspections(ctx.db, {
      planId: plan.id,
      unitIds: input.unitIds,
      mode: 'planned',
      teamId: input.teamId ?? null,
      drawId: null,
      from: input.from,
      to: input.to,
      at: ctx.now,
    })
    if (ids.length === 0) throw new Refused('rule', 'units-planned-already')
    record(ctx, 'inspection-plan.visits-planned', plans(planId), { office, after: { ids, ...input } })
    return ids
  })

/** The units that may be drawn: of the block, standing today, with no inspection in the plan yet, and nobody's of the team. */
const frameOf = async (ctx: Ctx, plan: store.Plan, input: DrawInput) => {
  const home = await installationUnit(ctx.db)
  const units = await unitsToScore(ctx.db, {
    rootId: home?.unitId ?? 0,
    block: input.block,
    kinds: [],
    day: ctx.today,
  })
  const team = input.teamId === undefined ? undefined : await store.teamIn(ctx.db, plan.id, input.teamId)
  const out = new Set([...(await store.unitsOfPlan(ctx.db, plan.id)), ...(team?.unitIds ?? [])])
  return units.filter((unit) => !out.has(unit.unitId))
}

/** Draws units for unannounced visits at random; seed and frame are kept, so that anybody can draw again and compare. */
export const drawVisits = (
  ctx: Ctx,
  planId: number,
  input: DrawInput,
  seed = randomBytes(12).toString('hex'),
): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = policy.mayPlan(ctx.actor)
    if (!office || ctx.actor.id === null) throw forbidden()
    fitDays(input)
    await fitTeam(ctx, planId, input.teamId, [])
    const frame = await frameOf(ctx, plan, input)
    if (frame.length < input.take)
      throw new Refused('input', 'frame-too-small', [
        { field: 'take', reason: 'frame-too-small', params: { units: frame.length } },
      ])
    const taken = drawUnits(sha256, seed, frame, input.take).map((unit) => unit.unitId)
    const by = { personId: ctx.actor.id, day: ctx.today, at: ctx.now }
    const drawId = await store.addDraw(ctx.db, planId, { seed, frame, taken, take: input.take }, by)
    await store.addInspections(ctx.db, {
      planId,
      unitIds: taken,
      mode: 'unannounced',
      teamId: input.teamId ?? null,
      drawId,
      from: input.from,
      to: input.to,
      at: ctx.now,
    })
    record(ctx, 'inspection-plan.drawn', plans(planId), {
      office,
      after: { drawId, seed, take: input.take, of: frame.length, taken },
    })
    return drawId
  })

/** Puts the plan in force under the number and day of its decision. */
export const issuePlan = (ctx: Ctx, planId: number, input: PaperInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = policy.mayDecide(ctx.actor)
    if (!office) throw forbidden()
    if (plan.state === 'issued') throw new Refused('rule', 'plan-issued')
    if ((await store.unitsOfPlan(ctx.db, planId)).length === 0) throw new Refused('rule', 'plan-empty')
    const { documentNo, onDay } = await paperOf(ctx, 'plan', planId, input)
    await store.issuePlan(ctx.db, planId, documentNo, onDay)
    record(ctx, 'inspection-plan.issued', plans(planId), { office, after: { documentNo, onDay } })
  })

/** A unit tells what it inspected itself of its sub-units; told again, the newest word counts. */
export const tellSelfInspection = (ctx: Ctx, planId: number, input: SelfInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const { unitId, file, note, ...told } = input
    const office = policy.mayAnswer(ctx.actor, unitId)
    if (!office || ctx.actor.id === null) throw forbidden()
    if (plan.state !== 'issued') throw new Refused('rule', 'inspection-plan-not-issued')
    if (told.inspected > told.subUnits)
      throw new Refused('input', 'more-than-all', [{ field: 'inspected', reason: 'more-than-all' }])
    const kept = file ? await uploadFile(ctx, file, { unitId }) : undefined
    const row = { ...told, unitId, note: note ?? null, fileId: kept?.id ?? null }
    const by = { personId: ctx.actor.id, mandateId: office.id, day: ctx.today, at: ctx.now }
    await addSelfReport(ctx.db, planId, row, by)
    record(ctx, 'inspection-plan.self-told', { ...plans(planId), unitId }, { office, after: row })
  })
