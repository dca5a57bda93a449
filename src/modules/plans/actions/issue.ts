import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { giveInstructions, type NewInstruction } from '../../tasks/actions.ts'
import type { IssueInput } from '../input.ts'
import * as policy from '../policy.ts'
import { issue, type PlanRow } from '../rules.ts'
import * as store from '../store.ts'
import { lockedPlan } from './draft.ts'

type Locked = Awaited<ReturnType<typeof lockedPlan>>

const sourceCode: Record<policy.PlanKind, string> = {
  'peoples-committee': 'KH',
  committee: 'BCĐ',
  unit: 'KHĐV',
}

/** A row of the annex as work for its leads. */
export const workOf = (
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

/** The office under which this actor issues and changes a plan; refused to others. */
export const issuing = (ctx: Ctx, plan: Locked) => {
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
    await store.markIssued(ctx.db, planId, decision.value)
    await store.bindRows(ctx.db, bound)
    record(
      ctx,
      'plan.issued',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { ...decision.value, rows: rows.length } },
    )
  })
