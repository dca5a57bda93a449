import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { disableAccount, enableAccount, makeAccount } from './actions/accounts.ts'
import { makeToken, revokeToken } from './actions/tokens.ts'
import { readAccounts, readOwnTokens } from './facts/accounts.ts'
import { accountInput, accountsQuery, nothingInput, reasonInput, tokenInput } from './input.ts'
import { personIn } from './routes/accounts.tsx'

const mandate = z.object({
  id: z.number(),
  office: z.string(),
  title: z.string(),
  titleEn: z.string(),
  roles: z.array(z.string()),
  unit: z.object({ id: z.number(), name: z.string() }),
  deputyFor: z.string().nullable(),
})
const person = z.object({
  id: z.string(),
  name: z.string(),
  readOnly: z.boolean(),
  mandates: z.array(mandate),
})
const account = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  email: z.string(),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  offices: z.array(z.string()),
})
const token = z.object({
  id: z.number(),
  name: z.string(),
  scope: z.enum(['read', 'write']),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})
const nothing = z.object({})
const listSize = 50

const tokensApi = (api: Api): void => {
  api.get('/me/tokens', {
    summary: 'Your API tokens, without their text',
    answer: z.object({ items: z.array(token), next: z.null(), total: z.number() }),
    read: async (ctx) => {
      const all = await readOwnTokens(ctx)
      const items = all.map(({ id, name, scope, expiresAt, revokedAt }) => ({
        id,
        name,
        scope,
        expiresAt: expiresAt?.toISOString() ?? null,
        revokedAt: revokedAt?.toISOString() ?? null,
      }))
      return { items, next: null, total: items.length }
    },
  })
  api.post('/me/tokens', {
    summary: 'Make an API token; its text is in this answer only',
    input: tokenInput,
    answer: z.object({ id: z.number(), token: z.string() }),
    status: 201,
    act: makeToken,
  })
  api.post('/me/tokens/:id/revocation', {
    summary: 'Revoke one of your tokens',
    input: nothingInput,
    answer: nothing,
    act: async (ctx, _, c) => {
      await revokeToken(ctx, idIn(c))
      return {}
    },
  })
}

const accountsApi = (api: Api): void => {
  api.get('/accounts', {
    summary: 'Accounts that you administer',
    query: accountsQuery,
    answer: z.object({ items: z.array(account), next: z.number().nullable(), total: z.number() }),
    read: async (ctx, { q, state, unit, offset }) => {
      const filter = { ...(q && { q }), ...(state && { state }), ...(unit && { unitId: unit }) }
      const { rows, total } = await readAccounts(ctx, filter, offset, listSize)
      const items = rows.map(({ id, name, username, email, disabled_at, has_password, offices }) => ({
        id,
        name,
        username,
        email,
        disabled: disabled_at !== null,
        hasPassword: has_password,
        offices,
      }))
      return { items, next: offset + rows.length < total ? offset + rows.length : null, total }
    },
  })
  api.post('/accounts', {
    summary: 'Make an account, with its first office',
    input: accountInput,
    answer: z.object({ id: z.string() }),
    status: 201,
    act: makeAccount,
  })
  api.post('/accounts/:id/disabling', {
    summary: 'Disable an account; its sessions end at once',
    input: reasonInput,
    answer: nothing,
    act: async (ctx, { reason }, c) => {
      await disableAccount(ctx, personIn(c), reason)
      return {}
    },
  })
  api.post('/accounts/:id/enabling', {
    summary: 'Enable a disabled account',
    input: reasonInput,
    answer: nothing,
    act: async (ctx, { reason }, c) => {
      await enableAccount(ctx, personIn(c), reason)
      return {}
    },
  })
}

/** Who the caller is, tokens, and accounts. */
export const api = (api: Api): void => {
  api.get('/me', {
    summary: 'Who you are and which offices you hold today',
    answer: person,
    read: async ({ actor }) => ({
      id: actor.id ?? '',
      name: actor.name,
      readOnly: actor.readOnly,
      mandates: actor.mandates.map((m) => ({
        id: m.id,
        office: m.office,
        title: m.title,
        titleEn: m.titleEn,
        roles: [...m.roles],
        unit: { id: m.unitId, name: m.unitName },
        deputyFor: m.deputyFor?.name ?? null,
      })),
    }),
  })
  tokensApi(api)
  accountsApi(api)
}
