import { randomBytes } from 'node:crypto'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { findPersonByUsername } from '../store/accounts.ts'
import type { TokenScope } from '../store/tokens.ts'
import * as store from '../store/tokens.ts'
import { managedAccount } from './managed.ts'
import { oneself } from './own.ts'

/** A new token; its text is given this once and only its hash is kept. */
export type MadeToken = { id: number; token: string }

type TokenWish = { name: string; scope: TokenScope; days?: number | undefined }

const add = async (
  ctx: Ctx,
  personId: string,
  { name, scope, days = undefined }: TokenWish,
): Promise<MadeToken> => {
  const token = `ct_${randomBytes(32).toString('base64url')}`
  const id = await store.addToken(ctx.db, { hash: sha256(token), personId, name, scope, days: days ?? null })
  record(ctx, 'token.made', { kind: 'token', id }, { after: { personId, name, scope, days: days ?? null } })
  return { id, token }
}

/** Makes a token for oneself: it may at most what its person may, and with scope "read" nothing but read. */
export const makeToken = (ctx: Ctx, wish: TokenWish): Promise<MadeToken> =>
  inTransaction(ctx, (ctx) => add(ctx, oneself(ctx), wish))

/** The command line's door: a token for the person of this user name. */
export const makeTokenFor = (ctx: Ctx, username: string, wish: TokenWish): Promise<MadeToken> =>
  inTransaction(ctx, async (ctx) => {
    const personId = await findPersonByUsername(ctx.db, username)
    if (!personId || ctx.actor.kind !== 'system') throw new Refused('missing', 'person-unknown')
    await managedAccount(ctx, personId)
    return add(ctx, personId, wish)
  })

/** Revokes a token of one's own; the command line, anybody's. It opens nothing from now on. */
export const revokeToken = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const personId = ctx.actor.kind === 'system' ? null : oneself(ctx)
    if (!(await store.revokeToken(ctx.db, personId, id))) throw new Refused('missing', 'page')
    record(ctx, 'token.revoked', { kind: 'token', id })
  })
