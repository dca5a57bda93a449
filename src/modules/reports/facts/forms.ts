import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { type FormFinding, readForm } from '../input/form.ts'
import * as policy from '../policy.ts'
import type { Form, Indicator } from '../rules/form.ts'
import * as store from '../store/form.ts'

/** A form that this actor finds: issued ones everybody of the room, drafts those who draft. */
export const needForm = async (
  ctx: Ctx,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<store.FormRow> => {
  const row = policy.mayEnterRoom(ctx.actor) ? await store.findForm(ctx.db, id, lock) : undefined
  if (!row || (row.state === 'draft' && !policy.mayRun(ctx.actor))) throw new Refused('missing', 'page')
  return row
}

/** A draft's content, whatever is wrong in it. */
export const draftContent = (content: unknown): Form => {
  const { periods = [], areas = [], indicators = [] } = (content ?? {}) as Partial<Form>
  return { periods, areas, indicators: indicators as Indicator[] }
}

export const readForms = async (ctx: Ctx) => {
  if (!policy.mayEnterRoom(ctx.actor)) throw new Refused('missing', 'page')
  const mayRun = policy.mayRun(ctx.actor) !== undefined
  return { forms: await store.listForms(ctx.db, mayRun), mayRun }
}

/** A form with what its checks find. One statement. */
export const readOneForm = async (ctx: Ctx, id: number) => {
  const row = await needForm(ctx, id)
  const read = readForm(row.content)
  const findings: FormFinding[] = read.ok ? [] : read.findings
  return { row, content: draftContent(row.content), findings, mayRun: policy.mayRun(ctx.actor) !== undefined }
}
export type FormReading = Awaited<ReturnType<typeof readOneForm>>
