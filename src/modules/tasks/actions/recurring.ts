import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays, type Day, yearOf } from '#platform/day.ts'
import { enqueueMany } from '#platform/jobs.ts'
import { record } from '#platform/record.ts'
import { occurrencesBetween, periodStart } from '../rules/deadline.ts'
import * as store from '../store/give.ts'
import * as recurrences from '../store/recurrence.ts'

export type Occurrence = { id: number; code: string; leadUnitId: number }

/**
 * Makes the occurrences whose period has begun by today and that are not made yet; once, whatever restarts: the
 * recurrence is locked, remembers how far it came, and an occurrence has a unique key. Inside a transaction.
 */
export async function makeOccurrences(ctx: Ctx, recurrenceId: number): Promise<Occurrence[]> {
  const r = await recurrences.findRecurrenceForUpdate(ctx.db, recurrenceId)
  if (!r) return []
  const days = begun(r, ctx.today)
  const last = days.at(-1)
  if (!last) return []
  const leads = await standingLeads(ctx, r.leadUnitIds)
  const flat = days.flatMap((day) => leads.map((lead) => ({ day, lead, n: r.leadUnitIds.indexOf(lead) + 1 })))
  const ids = await store.takeIds(ctx.db, 'task', flat.length)
  const tasks = flat.map(({ day, lead, n }, i) => ({
    id: ids[i] as number,
    instruction_id: r.instructionId,
    code: `${r.code}${r.leadUnitIds.length > 1 ? `-${n}` : ''}-${day.slice(2).replaceAll('-', '')}`,
    title: r.title,
    source_kind: r.sourceKind,
    source_id: r.sourceId,
    area_id: r.areaId,
    basis_id: r.basisId,
    year: yearOf(day),
    lead_unit_id: lead,
    focal_person_id: null,
    supervisor_mandate_id: r.supervisorMandateId,
    parent_id: null,
    recurrence_id: r.id,
    occurrence_on: day,
    state: 'issued' as const,
    due_on: day,
    given_on: ctx.today,
    issued_by: ctx.actor.id,
    mandate_id: r.issuerMandateId,
    document_no: r.documentNo,
    made_at: ctx.now,
  }))
  const parts = tasks.flatMap((task) =>
    r.coordinatorUnitIds
      .filter((unit) => unit !== task.lead_unit_id)
      .map((unit) => ({ task_id: task.id, unit_id: unit, part: null, due_on: null })),
  )
  const added = new Set(await store.addTasks(ctx.db, tasks, parts))
  await recurrences.saveMadeUntil(ctx.db, r.id, last)
  return tasks
    .filter((task) => added.has(task.id))
    .map((task) => ({ id: task.id, code: task.code, leadUnitId: task.lead_unit_id }))
}

/** Due days not made yet whose period has begun; those before the work was given are nobody's. */
function begun(r: recurrences.RecurrenceRow, today: Day): Day[] {
  const from = r.madeUntil ? addDays(r.madeUntil, 1) : r.validFrom
  const horizon = addDays(today, 366)
  const to = r.validTo && r.validTo < horizon ? r.validTo : horizon
  if (from > to) return []
  return occurrencesBetween(r, from, to).filter((day) => periodStart(r, day) <= today)
}

async function standingLeads(ctx: Ctx, leads: readonly number[]): Promise<number[]> {
  const ended = new Set(await store.notStanding(ctx.db, leads, ctx.today))
  return leads.filter((lead) => !ended.has(lead))
}

/** The daily job: occurrences of every recurrence that runs, each in its own transaction. Gives how many were made. */
export async function makeRecurring(ctx: Ctx): Promise<number> {
  let made = 0
  for (const id of await recurrences.runningRecurrences(ctx.db, ctx.today)) {
    made += await inTransaction(ctx, async (ctx) => {
      const tasks = await makeOccurrences(ctx, id)
      if (tasks.length === 0) return 0
      record(
        ctx,
        'task.occurrences-made',
        { kind: 'recurrence', id },
        { after: { tasks: tasks.map((t) => t.id) } },
      )
      await enqueueMany(
        ctx,
        'tasks.tell',
        tasks.map((task) => ({ taskId: task.id, kind: 'issued' })),
      )
      return tasks.length
    })
  }
  return made
}
