import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { countedChannels } from '../../communication/facts.ts'
import { type FormFinding, readForm } from '../input/form.ts'
import * as policy from '../policy.ts'
import type { Form, Indicator } from '../rules/form.ts'
import { type SystemChoice, systemChoices, systemFault } from '../rules/system-keys.ts'
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

/** What an indicator may be filled in from by the system itself. One statement. */
export const readSystemChoices = async (ctx: Ctx): Promise<SystemChoice[]> =>
  systemChoices(await countedChannels(ctx.db))

/**
 * What is wrong with a form: its shape and formulas, and in a draft a figure that the system does not know. A form in use
 * is not asked that (no `choices`): it stays readable where a key is gone, and units enter the figure themselves.
 */
export const formFindings = (content: unknown, choices: readonly SystemChoice[] = []): FormFinding[] => {
  const read = readForm(content)
  if (!read.ok) return read.findings
  if (choices.length === 0) return []
  return read.form.form.indicators.flatMap((one, at) => {
    const reason = systemFault(one, choices)
    return reason
      ? [{ path: `indicators.${at}.system`, reason, facts: { code: one.code, key: one.system ?? '' } }]
      : []
  })
}

/** A form with what its checks find, and the figures the system may fill in. Two statements. */
export const readOneForm = async (ctx: Ctx, id: number) => {
  const row = await needForm(ctx, id)
  const choices = await readSystemChoices(ctx)
  return {
    row,
    content: draftContent(row.content),
    choices,
    findings: formFindings(row.content, row.state === 'draft' ? choices : undefined),
    mayRun: policy.mayRun(ctx.actor) !== undefined,
  }
}
export type FormReading = Awaited<ReturnType<typeof readOneForm>>
