import type { Ctx } from '#platform/context.ts'
import { findProgress, listProgress, type Progress } from '#platform/progress.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { type AccountFinding, importJob } from '../rules/import.ts'
import { sessionToken } from '../sign-in/cookie.ts'
import * as accounts from '../store/accounts.ts'
import * as mandates from '../store/mandates.ts'
import * as sessions from '../store/session.ts'
import { listTokens, type TokenRow } from '../store/tokens.ts'

const me = (ctx: Ctx): string => {
  if (ctx.actor.id === null) throw new Refused('forbidden', 'sign-in-first')
  return ctx.actor.id
}

/** One's own account with its offices and their deputies. */
export const readOwnAccount = async (ctx: Ctx) => {
  const account = await accounts.findAccount(ctx.db, me(ctx), null, ctx.today)
  if (!account) throw new Refused('missing', 'page')
  return {
    account,
    mandates: await mandates.listMandates(ctx.db, account.id),
    deputies: await mandates.listDeputies(ctx.db, account.id),
  }
}

/** One's sessions, and which of them this request came with (none for a token). */
export const readOwnSessions = async (ctx: Ctx, headers: Headers) => {
  const token = sessionToken(headers, ctx.config)
  return {
    sessions: await sessions.listSessions(ctx.db, me(ctx)),
    current: token ? ((await sessions.findSessionId(ctx.db, token)) ?? null) : null,
  }
}

/** One's tokens, those in force first. */
export const readOwnTokens = (ctx: Ctx): Promise<TokenRow[]> => listTokens(ctx.db, me(ctx))

/** A page of the accounts this actor may see; missing for whoever administers none. */
export const readAccounts = async (
  ctx: Ctx,
  filter: accounts.AccountFilter,
  offset: number,
  limit: number,
) => {
  const seen = policy.accountsSeen(ctx.actor)
  if (seen === undefined) throw new Refused('missing', 'page')
  const limits = { seen, day: ctx.today, limit, offset }
  return accounts.listAccounts(ctx.db, filter, limits)
}

/** One account as this actor may see it, with everything its page shows. */
export const readAccount = async (ctx: Ctx, id: string) => {
  const seen = policy.accountsSeen(ctx.actor)
  const account = seen === undefined ? undefined : await accounts.findAccount(ctx.db, id, seen, ctx.today)
  if (!account) throw new Refused('missing', 'page')
  return {
    account,
    manages:
      policy.mayManageAccount(ctx.actor, { unitIds: account.unit_ids, roles: account.roles }) !== undefined,
    mandates: await mandates.listMandates(ctx.db, id),
    deputies: await mandates.listDeputies(ctx.db, id),
    scopes: await mandates.listScopes(ctx.db, id),
  }
}

/** One mandate with its holder, as far as this actor may manage it or name a deputy for it. */
export const readMandate = async (ctx: Ctx, id: number) => {
  const mandate = await mandates.findMandate(ctx.db, id)
  if (!mandate) throw new Refused('missing', 'page')
  const own = mandate.personId === ctx.actor.id
  const seen = own ? null : policy.accountsSeen(ctx.actor)
  const holder =
    seen === undefined ? undefined : await accounts.findAccount(ctx.db, mandate.personId, seen, ctx.today)
  if (!holder) throw new Refused('missing', 'page')
  const may = policy.mayNameDeputy(ctx.actor, { ...mandate, unitIds: holder.unit_ids, roles: mandate.roles })
  return { mandate, holder, own, mayNameDeputy: may !== undefined }
}

/** One mandate with its holder, for whoever manages the holder's account: else missing, or forbidden when it is seen. */
export const readManagedMandate = async (ctx: Ctx, id: number) => {
  const { mandate, holder } = await readMandate(ctx, id)
  if (policy.accountsSeen(ctx.actor) === undefined) throw new Refused('missing', 'page')
  if (!policy.mayManageAccount(ctx.actor, { unitIds: holder.unit_ids, roles: holder.roles }))
    throw new Refused('forbidden', 'account-beyond-own')
  return { mandate, holder }
}

/** Units that a scope may be given over. */
export const readScopeUnits = (ctx: Ctx) =>
  mandates.listUnits(ctx.db, policy.accountsSeen(ctx.actor) ?? null, ctx.today)

/** Units and offices to choose from: an administrator's all, a unit administrator's within the unit. */
export const accountChoices = async (ctx: Ctx) => {
  const seen = policy.accountsSeen(ctx.actor)
  if (seen === undefined) throw new Refused('missing', 'page')
  return {
    units: await mandates.listUnits(ctx.db, seen, ctx.today),
    offices: await mandates.listOffices(ctx.db),
    all: policy.mayManageAll(ctx.actor) !== undefined,
  }
}

/** The same for a form that only those who make accounts may send; for others there is no such page. */
export const makerChoices = async (ctx: Ctx) => {
  if (!policy.mayMakeAccounts(ctx.actor)) throw new Refused('missing', 'page')
  return accountChoices(ctx)
}

/** People who could stand in: those with an office in the units that the mandate reaches. */
export const readDeputyChoices = async (ctx: Ctx, mandate: { unitId: number; personId: string }) => {
  const people = await mandates.peopleBelow(ctx.db, mandate.unitId, ctx.today)
  return people.filter((person) => person.id !== mandate.personId)
}

const mayImport = (ctx: Ctx): void => {
  if (!policy.mayManageAll(ctx.actor)) throw new Refused('missing', 'page')
}

/** The latest imports that this person started. */
export const readImports = (ctx: Ctx): Promise<Progress[]> => {
  mayImport(ctx)
  return listProgress(ctx.db, importJob, ctx.actor.id)
}

/** One import of this person's, with the lines it refused. */
export const readImport = async (ctx: Ctx, id: number) => {
  mayImport(ctx)
  const work = await findProgress(ctx.db, importJob, id)
  if (!work || work.personId !== ctx.actor.id) throw new Refused('missing', 'page')
  const { findings = [] } = work.report as { findings?: AccountFinding[] }
  return { work, findings }
}

/** The number of the person with this user name; missing when there is none. */
export const personByUsername = async (ctx: Ctx, username: string): Promise<string> => {
  const personId = await accounts.findPersonByUsername(ctx.db, username)
  if (!personId) throw new Refused('missing', 'person-unknown')
  return personId
}
