import type { Ctx } from '#platform/context.ts'
import type { NewTaskInput } from '../input.ts'
import { countOwn } from '../store/give.ts'
import { type Given, giveInstruction, type NewInstruction } from './give.ts'

/** Gives work by hand, without a plan or a directive; its codes run through the year: "NV-12". */
export async function giveOwnTask(ctx: Ctx, input: NewTaskInput): Promise<Given> {
  const number = (await countOwn(ctx.db, ctx.today)) + 1
  const work: NewInstruction = {
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
  return giveInstruction(ctx, work)
}

const ownLabel = (documentNo: string | undefined): string => documentNo ?? 'Giao trực tiếp'
