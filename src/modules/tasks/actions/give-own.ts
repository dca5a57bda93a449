import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { NewTaskInput } from '../input.ts'
import { nextOwn } from '../store/give.ts'
import { type Given, giveInstructions, type NewInstruction } from './give.ts'

/** Gives work by hand, without a plan or a directive; its codes run through the year: "NV-12". */
export const giveOwnTask = async (ctx: Ctx, input: NewTaskInput): Promise<Given> =>
  (await giveOwnTasks(ctx, [input]))[0] as Given

/** Gives several pieces of work by hand at once, in their order, in as many statements as one. */
export const giveOwnTasks = (ctx: Ctx, inputs: readonly NewTaskInput[]): Promise<Given[]> =>
  inTransaction(ctx, async (ctx) => {
    const last = await nextOwn(ctx.db, ctx.today)
    return giveInstructions(
      ctx,
      inputs.map((input, i) => workOf(ctx, input, last + 1 + i)),
    )
  })

function workOf(ctx: Ctx, input: NewTaskInput, number: number): NewInstruction {
  return {
    source: { kind: 'own', id: 0, code: 'NV', label: ownLabel(input.documentNo) },
    path: String(number),
    title: input.title,
    body: input.body ?? null,
    product: input.product,
    areaId: input.areaId ?? null,
    basisId: input.basisId ?? null,
    deadline: { kind: input.deadlineKind, on: input.deadlineOn ?? null, reading: input.reading },
    ...(input.every && input.every_day && { recurrence: { every: input.every, day: input.every_day } }),
    issuedOn: ctx.today,
    documentNo: input.documentNo ?? null,
    assignments: input.leadUnitIds.map((leadUnitId) => ({
      leadUnitId,
      coordinators: input.coordinatorUnitIds.map((unitId) => ({ unitId })),
      supervisorMandateId: input.supervisorMandateId ?? null,
    })),
  }
}

const ownLabel = (documentNo: string | undefined): string => documentNo ?? 'Giao trực tiếp'
