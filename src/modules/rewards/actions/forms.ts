import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { changeOf, codeAfter, codeFor } from '../rules/form.ts'
import * as store from '../store/forms.ts'
import { allowed, refusedAt } from './open.ts'

const runnerOf = (ctx: Ctx) => {
  if (!policy.mayOversee(ctx.actor)) throw new Refused('missing', 'page')
  return allowed(policy.mayRun(ctx.actor))
}

const about = (code: string) => ({ kind: 'reward-form', id: code })
const by = (ctx: Ctx) => ({ personId: ctx.actor.id, at: ctx.now })

/** A form of reward of the province's own, in force from its day on. Gives its code. */
export const addRewardForm = (ctx: Ctx, form: store.FormWords): Promise<string> =>
  inTransaction(ctx, async (ctx) => {
    const office = runnerOf(ctx)
    await store.lockForms(ctx.db)
    const { codes, last } = await store.takenCodes(ctx.db, '')
    const code = codeFor(form.nameVi, codes)
    await store.addForms(ctx.db, [{ ...form, code, position: last + 10, replaces: null }], by(ctx))
    record(ctx, 'rewards.form-added', about(code), { office, after: { code, ...form } })
    return code
  })

const lockedForm = async (ctx: Ctx, code: string, version?: number): Promise<store.RewardForm> => {
  await store.lockForms(ctx.db)
  await store.holdForm(ctx.db, code, 'change')
  const form = await store.findForm(ctx.db, code)
  if (!form) throw new Refused('missing', 'page')
  if (version !== undefined && version !== form.version) throw new Refused('rule', 'changed-meanwhile')
  return form
}

/** Changes a form: itself while no round uses it, else by a new one from a day on. Gives the code of the form as changed. */
export const changeRewardForm = (
  ctx: Ctx,
  code: string,
  wish: store.FormWords,
  version?: number,
): Promise<string> =>
  inTransaction(ctx, async (ctx) => {
    const office = runnerOf(ctx)
    const form = await lockedForm(ctx, code, version)
    const change = changeOf(form, wish.validFrom)
    if (!change.ok) {
      if (change.reason === 'form-begins-later') throw refusedAt('validFrom', change.reason)
      throw new Refused('rule', change.reason)
    }
    const { inPlace, endsOn } = change.value
    const { codes } = await store.takenCodes(ctx.db, code.replace(/\.\d+$/, ''))
    const next = inPlace ? code : codeAfter(code, codes)
    if (inPlace) await store.saveForm(ctx.db, code, wish)
    else {
      await store.endForm(ctx.db, code, endsOn)
      await store.addForms(
        ctx.db,
        [{ ...wish, code: next, position: form.position, replaces: code }],
        by(ctx),
      )
    }
    const { rounds: _, ...before } = form
    record(ctx, 'rewards.form-changed', about(code), { office, before, after: { code: next, ...wish } })
    return next
  })

/** Ends a form after a day: no round is made with it any more. */
export const endRewardForm = (ctx: Ctx, code: string, last: Day, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = runnerOf(ctx)
    const form = await lockedForm(ctx, code)
    if (form.validTo !== null) throw new Refused('rule', 'form-ended')
    if (last < form.validFrom) throw refusedAt('last', 'form-begins-later')
    await store.endForm(ctx.db, code, last)
    record(ctx, 'rewards.form-ended', about(code), {
      office,
      before: { code },
      after: { code, last },
      reason,
    })
  })
