import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import { enqueueMany } from '#platform/jobs.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { installationUnit } from '../../organisation/facts.ts'
import * as policy from '../policy.ts'
import { type Deadline, lastDayOnTime, type Recurrence } from '../rules/deadline.ts'
import * as store from '../store/give.ts'
import { addRecurrence } from '../store/recurrence.ts'
import { makeOccurrences } from './recurring.ts'

export type SourceKind = 'plan' | 'directive' | 'conclusion' | 'inspection' | 'own'

/** One unit's share of an instruction: it leads, others may take part. */
export type Assignment = {
  leadUnitId: number
  coordinators?: readonly { unitId: number; part?: string | null; dueOn?: Day | null }[]
  supervisorMandateId?: number | null
  focalPersonId?: string | null
}

/** Work to be given: one instruction, one task for each assignment. */
export type NewInstruction = {
  source: { kind: SourceKind; id: number; code: string; label: string }
  /** The number in the source: "27", "4", "2.a". Task codes are made of it: "KH-27", "8867-4-31". */
  path: string
  year?: number
  title: string
  body?: string | null
  product: string
  response?: readonly string[]
  areaId?: number | null
  basisId?: number | null
  deadline: Deadline & { text?: string | null }
  /** With a deadline of kind "recurring": its occurrences are made on the server's clock. */
  recurrence?: Recurrence & { until?: Day | null }
  issuedOn: Day
  documentNo?: string | null
  /** Who decides about it later; the actor's own office when left out. */
  issuer?: { mandateId: number | null; unitId: number | null }
  parentTaskId?: number | null
  assignments: readonly Assignment[]
}

export type Given = { instructionId: number; tasks: { id: number; code: string; leadUnitId: number }[] }

/** Gives one instruction; see `giveInstructions`. */
export async function giveInstruction(ctx: Ctx, work: NewInstruction): Promise<Given> {
  const [given] = await giveInstructions(ctx, [work])
  return given as Given
}

/**
 * Gives work: instructions, their tasks with coordinators, and the events that say so, in a few statements however
 * many there are. Refused: 'no-lead', 'no-product', 'no-date', 'issued-in-future', 'unit-has-ended'.
 */
export async function giveInstructions(ctx: Ctx, all: readonly NewInstruction[]): Promise<Given[]> {
  if (all.length === 0) return []
  return inTransaction(ctx, async (ctx) => {
    const leads = [...new Set(all.flatMap((work) => work.assignments.map((a) => a.leadUnitId)))]
    const may = policy.mayGive(ctx.actor, leads)
    if (!may) throw new Refused('forbidden', 'tasks.give')
    for (const work of all) complete(work, ctx.today)
    await standing(ctx, all)
    return give(ctx, may, all)
  })
}

/**
 * Gives the work of an official document that an issuer has signed: whoever numbers it at the register (the standing
 * agency) issues it, the decision is the signer's, who decides about it later. Refused as in `giveInstructions`. That
 * the work is what the document says is the caller's to have asked.
 */
export async function giveSigned(
  ctx: Ctx,
  all: readonly NewInstruction[],
  signer: { mandateId: number | null; unitId: number },
): Promise<Given[]> {
  if (all.length === 0) return []
  return inTransaction(ctx, async (ctx) => {
    const leads = [...new Set(all.flatMap((work) => work.assignments.map((a) => a.leadUnitId)))]
    const may = policy.mayIssueSigned(ctx.actor, leads, await byIssuer(ctx, signer))
    if (!may) throw new Refused('forbidden', 'tasks.give')
    for (const work of all) complete(work, ctx.today)
    await standing(ctx, all)
    return give(
      ctx,
      may,
      all.map((work) => ({ ...work, issuer: signer })),
    )
  })
}

/** Whether the signer is an issuer. One who signs by name alone is, for the province's documents (documents' policy). */
async function byIssuer(ctx: Ctx, signer: { mandateId: number | null; unitId: number }): Promise<boolean> {
  if (signer.mandateId !== null) return store.isIssuer(ctx.db, signer.mandateId, ctx.today)
  return (await installationUnit(ctx.db))?.unitId === signer.unitId
}

/** Clear person, work, time and result, or it cannot be issued (governance 1.2). */
function complete(work: NewInstruction, today: Day): void {
  if (work.assignments.length === 0) throw new Refused('rule', 'no-lead')
  if (!work.product.trim()) throw new Refused('rule', 'no-product')
  const dated = work.deadline.kind === 'day' || work.deadline.kind === 'period-end'
  if (dated && !work.deadline.on) throw new Refused('rule', 'no-date')
  if (work.deadline.kind === 'recurring' && !work.recurrence) throw new Refused('rule', 'no-date')
  if (work.issuedOn > today) throw new Refused('rule', 'issued-in-future')
}

async function standing(ctx: Ctx, all: readonly NewInstruction[]): Promise<void> {
  const units = all.flatMap((work) =>
    work.assignments.flatMap((a) => [a.leadUnitId, ...(a.coordinators ?? []).map((c) => c.unitId)]),
  )
  const ended = await store.notStanding(ctx.db, [...new Set(units)], ctx.today)
  if (ended.length > 0) throw new Refused('rule', 'unit-has-ended', [], { unit: ended[0] as number })
}

// A plan has up to 5,000 rows, each helped by dozens: written in parts, so that this process stays free for others.
const atOnce = 500

/** Writes instructions and tasks whose rules have been asked. Also for parts of a task (parts.ts). */
export async function give(ctx: Ctx, may: policy.May, all: readonly NewInstruction[]): Promise<Given[]> {
  const ids = await store.takeIds(ctx.db, 'instruction', all.length)
  const numbered = all.map((work, n) => ({ work, id: ids[n] as number }))
  const given: Given[] = []
  for (let at = 0; at < numbered.length; at += atOnce)
    given.push(...(await giveSome(ctx, may, numbered.slice(at, at + atOnce))))
  return given
}

async function giveSome(ctx: Ctx, may: policy.May, numbered: readonly Numbered[]): Promise<Given[]> {
  await store.addInstructions(
    ctx.db,
    numbered.map(({ work, id }) => instructionRow(ctx, may, work, id)),
  )
  const once = numbered.filter(({ work }) => work.deadline.kind !== 'recurring')
  const given = await giveTasks(ctx, may, once)
  for (const { work, id } of numbered) {
    if (work.deadline.kind === 'recurring') given.set(id, await giveRecurring(ctx, work, id))
    const tasks = given.get(id) ?? []
    record(
      ctx,
      'instruction.given',
      { kind: 'instruction', id, unitId: tasks[0]?.leadUnitId ?? null },
      {
        office: may.office,
        after: { code: `${work.source.code}-${work.path}`, title: work.title, tasks: tasks.map((t) => t.id) },
      },
    )
  }
  const told = [...given.values()].flat().map((task) => ({ taskId: task.id, kind: 'issued' }))
  await enqueueMany(ctx, 'tasks.tell', told)
  return numbered.map(({ id }) => ({ instructionId: id, tasks: given.get(id) ?? [] }))
}

function instructionRow(ctx: Ctx, may: policy.May, work: NewInstruction, id: number): store.InstructionRow {
  return {
    id,
    source_kind: work.source.kind,
    source_id: work.source.id,
    source_code: work.source.code,
    source_label: work.source.label,
    path: work.path,
    year: work.year ?? yearOf(work.issuedOn),
    title: work.title,
    body: work.body ?? null,
    product: work.product,
    response: [...(work.response ?? [])],
    area_id: work.areaId ?? null,
    basis_id: work.basisId ?? null,
    deadline_kind: work.deadline.kind,
    deadline_text: work.deadline.text ?? null,
    deadline_reading: work.deadline.reading,
    deadline_on: work.deadline.on,
    issued_on: work.issuedOn,
    document_no: work.documentNo ?? null,
    issuer_mandate_id: work.issuer ? work.issuer.mandateId : (may.office?.id ?? null),
    issuer_unit_id: work.issuer ? work.issuer.unitId : (may.office?.unitId ?? null),
    made_at: ctx.now,
  }
}

type Numbered = { work: NewInstruction; id: number }

async function giveTasks(
  ctx: Ctx,
  may: policy.May,
  all: readonly Numbered[],
): Promise<Map<number, Given['tasks']>> {
  const flat = all.flatMap(({ work, id }) =>
    work.assignments.map((a, n) => ({ work, instructionId: id, a, n })),
  )
  if (flat.length === 0) return new Map()
  const ids = await store.takeIds(ctx.db, 'task', flat.length)
  const tasks = flat.map((f, n) => taskRow(ctx, may, f, ids[n] as number))
  const coordinators = flat.flatMap(({ a }, n) => coordinatorRows(a, ids[n] as number))
  await store.addTasks(ctx.db, tasks, coordinators)
  const given = new Map<number, Given['tasks']>(all.map(({ id }) => [id, []]))
  for (const t of tasks)
    given.get(t.instruction_id)?.push({ id: t.id, code: t.code, leadUnitId: t.lead_unit_id })
  return given
}

/** Those who take part, each once; the lead is none of them. */
const coordinatorRows = (a: Assignment, taskId: number): store.NewCoordinator[] => {
  const byUnit = new Map((a.coordinators ?? []).toReversed().map((c) => [c.unitId, c]))
  byUnit.delete(a.leadUnitId)
  return [...byUnit.values()]
    .toReversed()
    .map((c) => ({ task_id: taskId, unit_id: c.unitId, part: c.part ?? null, due_on: c.dueOn ?? null }))
}

type Flat = { work: NewInstruction; instructionId: number; a: Assignment; n: number }

function taskRow(ctx: Ctx, may: policy.May, { work, instructionId, a, n }: Flat, id: number): store.NewTask {
  const base = `${work.source.code}-${work.path}`
  return {
    id,
    instruction_id: instructionId,
    code: work.assignments.length > 1 ? `${base}-${n + 1}` : base,
    title: work.title,
    source_kind: work.source.kind,
    source_id: work.source.id,
    area_id: work.areaId ?? null,
    basis_id: work.basisId ?? null,
    year: work.year ?? yearOf(work.issuedOn),
    lead_unit_id: a.leadUnitId,
    focal_person_id: a.focalPersonId ?? null,
    supervisor_mandate_id: a.supervisorMandateId ?? null,
    parent_id: work.parentTaskId ?? null,
    recurrence_id: null,
    occurrence_on: null,
    state: 'issued',
    due_on: lastDayOnTime(work.deadline),
    given_on: work.issuedOn,
    issued_by: ctx.actor.id,
    mandate_id: may.office?.id ?? null,
    document_no: work.documentNo ?? null,
    made_at: ctx.now,
  }
}

/** The template of a recurring task, and at once the occurrences whose period has begun. */
async function giveRecurring(ctx: Ctx, work: NewInstruction, instructionId: number): Promise<Given['tasks']> {
  if (!work.recurrence) return []
  const id = await addRecurrence(ctx.db, {
    instructionId,
    every: work.recurrence.every,
    day: work.recurrence.day,
    leadUnitIds: work.assignments.map((a) => a.leadUnitId),
    coordinatorUnitIds: [
      ...new Set(work.assignments.flatMap((a) => (a.coordinators ?? []).map((c) => c.unitId))),
    ],
    supervisorMandateId: work.assignments[0]?.supervisorMandateId ?? null,
    validFrom: work.issuedOn,
    validTo: work.recurrence.until ?? null,
  })
  return makeOccurrences(ctx, id)
}
