import { hashPassword } from 'better-auth/crypto'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { demoAccounts, markDemo, savePasswords } from '../store/demo.ts'

/** Gives every account of the demonstration one password; refused where the demonstration is not what is served. */
export const giveDemoPassword = async (ctx: Ctx, password: string): Promise<number> => {
  if (!ctx.config.CANHTAN_DEMO || ctx.actor.kind !== 'system') throw new Refused('forbidden', 'not-the-demo')
  const hash = await hashPassword(password)
  return inTransaction(ctx, async (ctx) => {
    const accounts = await demoAccounts(ctx.db)
    await savePasswords(
      ctx.db,
      accounts.map((account) => account.id),
      hash,
    )
    record(
      ctx,
      'account.demo-passwords-set',
      { kind: 'demo', id: 'accounts' },
      { after: { accounts: accounts.length } },
    )
    return accounts.length
  })
}

/** Marks all accounts as the demonstration's own: they get in only where it is served. */
export const markDemoAccounts = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    if (!ctx.config.CANHTAN_DEMO || ctx.actor.kind !== 'system')
      throw new Refused('forbidden', 'not-the-demo')
    await markDemo(ctx.db)
    record(ctx, 'account.demo-marked', { kind: 'demo', id: 'accounts' })
  })
