import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import * as store from '../store/forms.ts'

export type { RewardForm } from '../store/forms.ts'

/** All forms of reward, for those who oversee rewards; missing for others. One statement. */
export const readForms = async (ctx: Ctx) => {
  if (!policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
  return {
    forms: await store.allForms(ctx.db, ctx.today),
    mayRun: policy.mayRun(ctx.actor) !== undefined,
  }
}
export type FormsReading = Awaited<ReturnType<typeof readForms>>

/** One form, to be changed; there is no such page for those who may not. One statement. */
export const formToChange = async (ctx: Ctx, code: string): Promise<store.RewardForm> => {
  const form = policy.mayRun(ctx.actor) ? await store.findForm(ctx.db, code) : undefined
  if (!form) throw new Refused('missing', 'page')
  return form
}
