import { randomUUID } from 'node:crypto'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import type { AccountInput } from '../input.ts'
import * as policy from '../policy.ts'
import type { AccountRow } from '../store/accounts.ts'
import * as store from '../store/accounts.ts'
import { managedAccount } from './managed.ts'
import { placeMandate } from './mandates.ts'
import { readNames } from './names.ts'

const subject = (account: { id: string; unit_ids?: readonly number[] }) => ({
  kind: 'account',
  id: account.id,
  unitId: account.unit_ids?.[0] ?? null,
})

/** Makes an account without a password, with its first office if one is given; its person gets in by a one-time link. */
export const makeAccount = (
  ctx: Ctx,
  input: AccountInput & { id?: string; demo?: boolean },
): Promise<{ id: string }> =>
  inTransaction(ctx, async (ctx) => {
    const byCommand = ctx.actor.kind === 'system'
    const office = policy.mayMakeAccounts(ctx.actor, input.unitId)
    if (!office && !byCommand) throw new Refused('forbidden', 'account-beyond-own')
    const withOffice = input.unitId !== undefined && input.office !== undefined
    if (!withOffice && (input.unitId ?? input.office ?? (!byCommand && !policy.mayManageAll(ctx.actor))))
      throw new Refused('input', 'bad-input', [
        { field: input.unitId ? 'office' : 'unitId', reason: 'required' },
      ])
    const names = await readNames(ctx.db, input)
    const id = input.id ?? randomUUID()
    await store.addPersons(ctx.db, [{ id, ...names, phone: input.phone ?? null, demo: input.demo ?? false }])
    record(
      ctx,
      'account.made',
      { ...subject({ id }), unitId: input.unitId ?? null },
      { office, after: names },
    )
    if (input.unitId !== undefined && input.office !== undefined) {
      const { unitId, office: code, from = ctx.today, decisionNo } = input
      await placeMandate(ctx, office, id, {
        unitId,
        office: code,
        from,
        to: undefined,
        title: undefined,
        titleEn: undefined,
        decisionNo,
      })
    }
    return { id }
  })

/** Corrects a person's name or address; the reason goes on record. */
export const correctAccount = (
  ctx: Ctx,
  id: string,
  input: { name: string; email: string; phone?: string | undefined; reason: string },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { account, office } = await managedAccount(ctx, id)
    const { name, email } = await readNames(ctx.db, { id, username: account.username, ...input })
    const phone = input.phone ?? null
    await store.changePerson(ctx.db, id, { name, email, phone })
    record(ctx, 'account.corrected', subject(account), {
      office,
      before: { name: account.name, email: account.email, phone: account.phone },
      after: { name, email, phone },
      reason: input.reason,
    })
  })

/** Somebody must be left who can let others in. */
const keepAnAdministrator = async (ctx: Ctx, account: AccountRow): Promise<void> => {
  if (!account.roles.includes('administrator')) return
  if ((await store.otherAdministrators(ctx.db, account.id, ctx.today)) === 0)
    throw new Refused('rule', 'last-administrator')
}

/** Closes an account at once: its sessions end, its tokens no longer open anything. */
export const disableAccount = (ctx: Ctx, id: string, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { account, office } = await managedAccount(ctx, id)
    if (ctx.actor.id === id) throw new Refused('rule', 'not-to-oneself')
    if (account.disabled_at) throw new Refused('rule', 'already-disabled')
    await keepAnAdministrator(ctx, account)
    await store.setDisabled(ctx.db, id, true)
    record(ctx, 'account.disabled', subject(account), { office, reason })
  })

/** Opens a closed account again. */
export const enableAccount = (ctx: Ctx, id: string, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { account, office } = await managedAccount(ctx, id)
    if (!account.disabled_at) throw new Refused('rule', 'not-disabled')
    await store.setDisabled(ctx.db, id, false)
    record(ctx, 'account.enabled', subject(account), { office, reason })
  })

/** Takes the second factor away from somebody who has lost phone and backup codes; never from oneself this way. */
export const dropSecondFactor = (ctx: Ctx, id: string, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { account, office } = await managedAccount(ctx, id)
    if (ctx.actor.id === id) throw new Refused('rule', 'not-to-oneself')
    if (!account.two_factor) throw new Refused('rule', 'no-second-factor')
    await store.dropSecondFactor(ctx.db, id)
    record(ctx, 'account.second-factor-dropped', subject(account), { office, reason })
  })
