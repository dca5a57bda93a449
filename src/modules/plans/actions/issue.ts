import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { actOnTask, giveInstructions, type NewInstruction } from '../../tasks/actions.ts'
import { taskLines } from '../../tasks/facts.ts'
import type { AddChangeInput, DropInput, IssueInput, SpendingInput } from '../input.ts'
import * as policy from '../policy.ts'
import { change, issue, type PlanRow } from '../rules.ts'
import * as store from '../store.ts'
import { completeRow, lockedPlan, rowOf } from './draft.ts'

type Locked = Awaited<ReturnType<typeof lockedPlan>>

const sourceCode: Record<policy.PlanKind, string> = {
  'peoples-committee': 'KH',
  committee: 'BCĐ',
  unit: 'KHĐV',
}

const workOf = (
  plan: Locked,
  row: PlanRow,
  issued: { documentNo: string; issuedOn: Day },
): NewInstruction => ({
  source: { kind: 'plan', id: plan.id, code: sourceCode[plan.kind], label: plan.title },
  path: row.number,
  year: plan.year,
  title: row.title,
  product: row.product,
  areaId: row.areaId,
  basisId: row.basisId,
  deadline: {
    kind: row.deadlineKind,
    on: row.deadlineOn,
    reading: row.deadlineReading,
    text: row.deadlineText,
  },
  issuedOn: issued.issuedOn,
  documentNo: issued.documentNo,
  assignments: row.leadUnitIds.map((leadUnitId) => ({
    leadUnitId,
    coordinators: row.coordinatorUnitIds.map((unitId) => ({ unitId })),
  })),
})

const issuing = (ctx: Ctx, plan: Locked) => {
  const office = policy.mayIssue(ctx.actor, { kind: plan.kind, unitId: plan.unit_id })
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
  return office
}

/** Issues a draft: every row becomes an instruction with a task for each lead, in the same transaction. */
export const issuePlan = (ctx: Ctx, planId: number, input: IssueInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = issuing(ctx, plan)
    if (plan.version !== input.version) throw new Refused('rule', 'changed-meanwhile')
    const rows = await store.planRows(ctx.db, planId)
    const decision = issue(plan, rows, input, ctx.today)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    const given = await giveInstructions(
      ctx,
      rows.map((row) => workOf(plan, row, decision.value)),
    )
    const bound = rows.map((row, i) => ({ rowId: row.id, instructionId: given[i]?.instructionId ?? 0 }))
    await store.markIssued(ctx.db, planId, decision.value, bound)
    record(
      ctx,
      'plan.issued',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { ...decision.value, rows: rows.length } },
    )
  })

/** Adds a task to an issued plan by a decision; it counts from the day of the decision on. */
export const addByDecision = (ctx: Ctx, planId: number, input: AddChangeInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = issuing(ctx, plan)
    const row = rowOf(input)
    const decision = change(plan, { decidedOn: input.decidedOn, row }, ctx.today)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    await completeRow(ctx, row)
    const changeId = await store.addChange(
      ctx.db,
      planId,
      { kind: 'add', ...input, facts: { number: row.number } },
      ctx.actor.id ?? '',
      ctx.now,
    )
    const [rowId] = await store.addRows(ctx.db, planId, [row], changeId)
    const issued = { documentNo: input.decisionNo, issuedOn: input.decidedOn }
    const [given] = await giveInstructions(ctx, [workOf(plan, row, issued)])
    await store.bindRows(ctx.db, [{ rowId: rowId as number, instructionId: given?.instructionId ?? 0 }])
    record(
      ctx,
      'plan.task-added',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { ...row }, reason: input.decisionNo },
    )
  })

/** Drops a task of an issued plan by a decision: its tasks are recalled today; figures of past days stay. */
export const dropByDecision = (ctx: Ctx, planId: number, rowId: number, input: DropInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = issuing(ctx, plan)
    const row = (await store.planRows(ctx.db, planId)).find((r) => r.id === rowId)
    if (!row) throw new Refused('missing', 'page')
    const decision = change(plan, { decidedOn: input.decidedOn, dropped: row.droppedBy !== null }, ctx.today)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    const changeId = await store.addChange(
      ctx.db,
      planId,
      { kind: 'drop', ...input, facts: { number: row.number } },
      ctx.actor.id ?? '',
      ctx.now,
    )
    await store.markDropped(ctx.db, rowId, changeId)
    const tasks = row.instructionId === null ? [] : await taskLines(ctx, { instructionId: row.instructionId })
    for (const task of tasks.filter((t) => t.state !== 'recalled' && t.state !== 'completed'))
      await actOnTask(ctx, task.id, 'recall', { reason: input.reason, documentNo: input.decisionNo })
    record(
      ctx,
      'plan.task-dropped',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      {
        office,
        before: { number: row.number, title: row.title },
        reason: `${input.decisionNo}: ${input.reason}`,
      },
    )
  })

/** Puts money spent in a period on record; it is added, never overwritten. */
export const addSpending = (ctx: Ctx, planId: number, rowId: number, input: SpendingInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = policy.mayDraft(ctx.actor, { kind: plan.kind, unitId: plan.unit_id })
    if (!office) throw new Refused('forbidden', 'forbidden')
    if (!(await store.planRows(ctx.db, planId)).some((row) => row.id === rowId))
      throw new Refused('missing', 'page')
    await store.addSpending(ctx.db, { rowId, ...input, personId: ctx.actor.id ?? '', at: ctx.now })
    record(
      ctx,
      'plan.spent',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { rowId, ...input } },
    )
  })
