import type { Ctx, Mandate } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { type AccountRow, findAccount } from '../store/accounts.ts'

/** The account as this actor may see it (else missing), and the office under which it may be managed (else forbidden). */
export const managedAccount = async (
  ctx: Ctx,
  id: string,
): Promise<{ account: AccountRow; office: Mandate | undefined }> => {
  const seen = policy.accountsSeen(ctx.actor)
  const account = seen === undefined ? undefined : await findAccount(ctx.db, id, seen, ctx.today)
  if (!account) throw new Refused('missing', 'page')
  const office = policy.mayManageAccount(ctx.actor, { unitIds: account.unit_ids, roles: account.roles })
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'account-beyond-own')
  return { account, office }
}
