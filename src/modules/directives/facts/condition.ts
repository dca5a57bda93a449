import type { Ctx } from '#platform/context.ts'
import { issuedWith } from '../../documents/facts.ts'
import { findUnitsByName, installationUnit } from '../../organisation/facts.ts'
import type { ConditionQuery } from '../input.ts'
import { type Blocks, meetingCondition } from '../rules.ts'
import * as store from '../store.ts'

type Which = 'open' | 'done'
export type RegisterWish = {
  subject: string
  type?: string | undefined
  blocks: readonly (keyof Blocks)[]
  from?: string | undefined
  to?: string | undefined
  which: Which
}

/** The leads of an instruction's tasks that are (not) completed today; undefined for an instruction out of sight. */
export const byTasks = async (
  ctx: Ctx,
  instructionId: number,
  which: Which,
): Promise<{ unitIds: number[]; from: store.ResolvedFrom } | undefined> => {
  const [line] = await store.instructionsLike(ctx.db, ctx.actor, { instructionId })
  if (!line) return undefined
  const { code, title } = line
  return { unitIds: line[which], from: { kind: 'tasks', instructionId, code, title, which, on: ctx.today } }
}

/** The units of these blocks that have (not) issued a document whose subject holds the words. Four statements. */
export const byRegister = async (
  ctx: Ctx,
  ownUnitId: number,
  wish: RegisterWish,
): Promise<{ unitIds: number[]; from: store.ResolvedFrom; issued: Map<number, string> }> => {
  const to = wish.to ?? ctx.today
  const lines = await issuedWith(ctx, { subject: wish.subject, type: wish.type, from: wish.from, to })
  const home = await installationUnit(ctx.db)
  const blocks = await store.blocksBelow(ctx.db, home?.unitId ?? ownUnitId, ctx.today)
  const senders = [
    ...new Set(
      lines.flatMap((line) => (line.direction === 'in' && line.issuerName ? [line.issuerName] : [])),
    ),
  ]
  const named = new Map(
    (await findUnitsByName(ctx.db, senders, ctx.today)).map((found) => [found.name, found.unitIds]),
  )
  const issued = new Map<number, string>()
  for (const line of lines) {
    const unitIds = line.direction === 'out' ? [line.unitId] : (named.get(line.issuerName ?? '') ?? [])
    if (unitIds.length === 1 && unitIds[0] !== undefined) issued.set(unitIds[0], line.cited ?? '')
  }
  const asked = wish.blocks.flatMap((block) => blocks[block])
  return {
    issued,
    unitIds: meetingCondition(asked, new Set(issued.keys()), wish.which),
    from: {
      kind: 'register',
      subject: wish.subject,
      type: wish.type ?? null,
      blocks: [...wish.blocks],
      from: wish.from ?? null,
      to,
      which: wish.which,
      on: ctx.today,
    },
  }
}

/** What the page of a condition shows for what was asked there. At most six statements. */
export const readCondition = async (ctx: Ctx, ownUnitId: number, query: ConditionQuery) => {
  const { tasks, subject, blocks } = query
  const instructions = tasks ? await store.instructionsLike(ctx.db, ctx.actor, { words: tasks }) : undefined
  const register =
    subject && blocks.length > 0 ? await byRegister(ctx, ownUnitId, { ...query, subject }) : undefined
  const named = register ? [...register.unitIds] : []
  return { query, instructions, register, names: await store.unitNames(ctx.db, named) }
}
export type ConditionReading = Awaited<ReturnType<typeof readCondition>>
