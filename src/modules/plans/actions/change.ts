import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { actOnTask, giveInstructions } from '../../tasks/actions.ts'
import { type TaskLine, taskLines } from '../../tasks/facts.ts'
import { wholeSight } from '../facts.ts'
import type { AddChangeInput, DropInput, MergeInput } from '../input.ts'
import { change, type PlanRow, type Touched } from '../rules.ts'
import type { Change, SavedRow } from '../store.ts'
import * as store from '../store.ts'
import { completeRow, lockedPlan, rowOf } from './draft.ts'
import { issuing, workOf } from './issue.ts'

type Plan = Awaited<ReturnType<typeof lockedPlan>>
type Decision = Pick<Change, 'decisionNo' | 'decidedOn' | 'reason'>
type Taken = { row: SavedRow; tasks: TaskLine[] }

/** Adds a task to an issued plan by a decision; it counts from today on, whatever the decision's day. */
export const addByDecision = (ctx: Ctx, planId: number, input: AddChangeInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { plan, office } = await changing(ctx, planId)
    const row = rowOf(input)
    decide(ctx, plan, input, { row })
    await completeRow(ctx, row)
    const changeId = await noted(ctx, plan, 'add', input, { number: row.number })
    await giveRow(ctx, plan, row, changeId, input.decisionNo)
    told(ctx, plan, 'plan.task-added', office, input, { after: { ...row } })
  })

/** Drops a task of an issued plan by a decision: its tasks are recalled today; figures of past days stay. */
export const dropByDecision = (ctx: Ctx, planId: number, rowId: number, input: DropInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { plan, office } = await changing(ctx, planId)
    const taken = await takenRows(ctx, planId, [rowId])
    decide(ctx, plan, input, { touched: taken.map(touchedOf) })
    const number = taken[0]?.row.number ?? ''
    const changeId = await noted(ctx, plan, 'drop', input, { number })
    await takeOut(ctx, taken, changeId, input)
    told(ctx, plan, 'plan.task-dropped', office, input, {
      before: { number, title: taken[0]?.row.title },
    })
  })

/**
 * Merges tasks of an issued plan into one by a decision: they are recalled today, the new one counts from today on.
 * What they were late by stays in their own ledgers.
 */
export const mergeByDecision = (ctx: Ctx, planId: number, input: MergeInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { plan, office } = await changing(ctx, planId)
    const taken = await takenRows(ctx, planId, input.rows)
    const row = rowOf(input)
    decide(ctx, plan, input, { row, touched: taken.map(touchedOf), least: 2 })
    await completeRow(ctx, row)
    const merged = taken.map(({ row }) => row.number)
    const changeId = await noted(ctx, plan, 'merge', input, { number: row.number, merged })
    await takeOut(ctx, taken, changeId, input)
    await giveRow(ctx, plan, row, changeId, input.decisionNo)
    told(ctx, plan, 'plan.tasks-merged', office, input, { before: { merged }, after: { ...row } })
  })

const changing = async (ctx: Ctx, planId: number) => {
  const plan = await lockedPlan(ctx, planId)
  return { plan, office: issuing(ctx, plan) }
}

const decide = (
  ctx: Ctx,
  plan: Plan,
  { decidedOn }: Decision,
  wish: { row?: PlanRow; touched?: Touched[]; least?: number },
): void => {
  const state = { state: plan.state, issuedOn: plan.issued_on }
  const decision = change(state, { decidedOn, ...wish }, ctx.today)
  if (!decision.ok) throw new Refused('rule', decision.reason)
}

/** The rows of a plan that a change takes out, each with all of its tasks; refused as missing when one is not there. */
const takenRows = async (ctx: Ctx, planId: number, rowIds: readonly number[]): Promise<Taken[]> => {
  const rows = (await store.planRows(ctx.db, planId)).filter((row) => rowIds.includes(row.id))
  if (rows.length < new Set(rowIds).size) throw new Refused('missing', 'page')
  const lines = await taskLines(wholeSight(ctx), { source: { kind: 'plan', id: planId } }, {}, 20_000)
  const tasks = Map.groupBy(lines, (task) => task.instruction_id)
  return rows.map((row) => ({ row, tasks: tasks.get(row.instructionId ?? 0) ?? [] }))
}

const isOver = ({ state }: TaskLine): boolean => state === 'completed' || state === 'recalled'

const touchedOf = ({ row, tasks }: Taken): Touched => ({
  dropped: row.droppedBy !== null,
  completed: tasks.length > 0 && tasks.every(isOver) && tasks.some((task) => task.state === 'completed'),
})

/** Marks the rows as taken out by a change and recalls what is open of them. */
const takeOut = async (
  ctx: Ctx,
  taken: readonly Taken[],
  changeId: number,
  { reason, decisionNo }: Decision,
): Promise<void> => {
  await store.markDropped(
    ctx.db,
    taken.map(({ row }) => row.id),
    changeId,
  )
  for (const task of taken.flatMap(({ tasks }) => tasks).filter((task) => !isOver(task)))
    await actOnTask(ctx, task.id, 'recall', { reason, documentNo: decisionNo })
}

/** Adds a row and gives its work today: given on the decision's own day, it would change the figures since then. */
const giveRow = async (
  ctx: Ctx,
  plan: Plan,
  row: PlanRow,
  changeId: number,
  documentNo: string,
): Promise<void> => {
  const [rowId] = await store.addRows(ctx.db, plan.id, [row], changeId)
  const [given] = await giveInstructions(ctx, [workOf(plan, row, { documentNo, issuedOn: ctx.today })])
  await store.bindRows(ctx.db, [{ rowId: rowId as number, instructionId: given?.instructionId ?? 0 }])
}

const noted = (
  ctx: Ctx,
  plan: Plan,
  kind: Change['kind'],
  { decisionNo, decidedOn, reason }: Decision,
  facts: Change['facts'],
): Promise<number> =>
  store.addChange(
    ctx.db,
    plan.id,
    { kind, decisionNo, decidedOn, reason, facts },
    ctx.actor.id ?? '',
    ctx.now,
  )

const told = (
  ctx: Ctx,
  plan: Plan,
  verb: string,
  office: Mandate | undefined,
  { decisionNo, reason }: Decision,
  facts: { before?: Record<string, unknown>; after?: Record<string, unknown> },
): void =>
  record(
    ctx,
    verb,
    { kind: 'plan', id: plan.id, unitId: plan.unit_id },
    { office, ...facts, reason: `${decisionNo}: ${reason}` },
  )
