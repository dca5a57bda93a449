import type { Ctx, Mandate } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { itemsOf } from '../rules/checklist.ts'
import { type Act, decide, isKnown, type Standing, type State } from '../rules/flow.ts'
import { findChecklist } from '../store/checklist.ts'
import {
  addStep,
  countsOf,
  type Fields,
  type Inspection,
  lockInspection,
  type NewStep,
  type StepKind,
  saveInspection,
} from '../store/inspection.ts'

/** An inspection in the actor's sight, its row locked; what one may not see is not found. */
export const lockedInspection = async (ctx: Ctx, id: number): Promise<Inspection> => {
  const found = await lockInspection(ctx.db, policy.sightOf(ctx.actor), id)
  if (!found) throw new Refused('missing', 'page')
  return found
}

/** Whose record an act belongs to: the unit's as soon as it may know of the inspection, before that nobody's. */
export const subjectOf = (i: Pick<Inspection, 'id' | 'unitId' | 'mode' | 'begunOn' | 'planIssued'>) => ({
  kind: 'inspection',
  id: i.id,
  unitId: isKnown(i) ? i.unitId : null,
})

/** What the rule of the flow must know of an inspection; its checklist and counts are two statements. */
export const standingOf = async (ctx: Ctx, i: Inspection): Promise<Standing> => {
  const checklist = await findChecklist(ctx.db, i.checklistId)
  const counts = await countsOf(ctx.db, i.id)
  const items = checklist ? itemsOf(checklist.content).map((item) => item.code) : []
  return {
    mode: i.mode,
    state: i.state,
    planIssued: i.planIssued,
    team: { members: i.seats.length, hasHead: i.seats.some((seat) => seat.head) },
    visit: {
      items: items.length,
      answered: items.filter((code) => counts.answered.includes(code)).length,
      timed: i.startedAt !== null && i.endedAt !== null,
      attended: i.attendance !== null,
    },
    signed: { team: counts.teamSigned, unit: counts.unitSigned },
    summary: i.summary !== null,
    findings: { all: counts.findings, incomplete: counts.incomplete, verified: counts.verified },
  }
}

/** Asks the rule; gives the state the act leads to, or refuses with the figures its sentence tells. */
export const decided = async (ctx: Ctx, i: Inspection, act: Act): Promise<State> => {
  const standing = await standingOf(ctx, i)
  const decision = decide(standing, act)
  if (decision.ok) return decision.value
  const { visit, findings } = standing
  throw new Refused('rule', decision.reason, [], {
    left: visit.items - visit.answered,
    incomplete: findings.incomplete,
    open: findings.all - findings.verified,
  })
}

/** One step forward: the row, its step and nothing else; the caller records it. */
export const stepTo = async (
  ctx: Ctx,
  i: Inspection,
  office: Mandate,
  kind: StepKind,
  fields: Fields,
  step: Partial<Pick<NewStep, 'onDay' | 'documentNo' | 'note' | 'fileId' | 'hash'>> = {},
): Promise<void> => {
  await saveInspection(ctx.db, i.id, fields)
  await addStep(ctx.db, i.id, {
    kind,
    onDay: ctx.today,
    ...step,
    personId: ctx.actor.id,
    mandateId: office.id,
    at: ctx.now,
  })
}

/** Records an act on an inspection; the room's one way to do so, so that nothing unknown to the unit gets into its record. */
export const noted = (ctx: Ctx, verb: string, i: Inspection, facts: Parameters<typeof record>[3]): void =>
  record(ctx, verb, subjectOf(i), facts)

export const forbidden = (): Refused => new Refused('forbidden', 'forbidden')
