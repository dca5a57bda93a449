import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { inTransaction } from '#platform/action.ts'
import type { Config } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { enqueueMany } from '#platform/jobs.ts'
import { record, sha256 } from '#platform/record.ts'
import { type FieldError, Refused } from '#platform/refused.ts'
import { loadActor } from '../facts.ts'
import * as policy from '../policy.ts'
import { type LinkPurpose, linkMinutes, openLink } from '../rules/link.ts'
import { choosePassword } from '../rules/password.ts'
import * as accounts from '../store/accounts.ts'
import * as store from '../store/links.ts'
import { endSessions, sweepEnded } from '../store/session.ts'
import { managedAccount } from './managed.ts'

/** Thirty-two random bytes; only their hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Where a link leads; the address people use comes first. */
export const linkAddress = (config: Config, token: string, address?: string): string =>
  `${config.PUBLIC_URL ?? address ?? `http://127.0.0.1:${config.PORT}`}/link/${token}`

const purposeFor = (account: { has_password: boolean }): LinkPurpose =>
  account.has_password ? 'reset-password' : 'first-password'

/** A link by which a person chooses a password, once; older links of that person stop working. */
export const makeLink = (
  ctx: Ctx,
  personId: string,
): Promise<{ token: string; purpose: LinkPurpose; minutes: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { account, office } = await managedAccount(ctx, personId)
    if (account.disabled_at) throw new Refused('rule', 'already-disabled')
    const [purpose, token] = [purposeFor(account), newToken()]
    const minutes = linkMinutes[purpose]
    await store.addLinks(ctx.db, [{ hash: sha256(token), personId, purpose, minutes, madeBy: ctx.actor.id }])
    const subject = { kind: 'account', id: personId, unitId: account.unit_ids[0] ?? null }
    record(ctx, 'account.link-made', subject, { office, after: { purpose } })
    return { token, purpose, minutes }
  })

export type SheetLink = { name: string; username: string; offices: string[]; token: string }

/** The most links on one sheet. */
const sheetSize = 500

const unitPeople = async (ctx: Ctx, unitId: number) => {
  const office = policy.mayMakeAccounts(ctx.actor, unitId)
  const seen = policy.accountsSeen(ctx.actor)
  if (!office || seen === undefined) throw new Refused('missing', 'page')
  const page = { seen, day: ctx.today, limit: sheetSize, offset: 0 }
  const { rows } = await accounts.listAccounts(ctx.db, { state: 'no-password', unitId }, page)
  const mine = rows.filter((row) =>
    policy.mayManageAccount(ctx.actor, { unitIds: row.unit_ids, roles: row.roles }),
  )
  if (mine.length === 0) throw new Refused('rule', 'nobody-without-password')
  return { office, people: mine }
}

/** One-time links for everybody in a unit who has no password yet, to be printed and handed out. */
export const makeUnitSheet = (ctx: Ctx, unitId: number): Promise<SheetLink[]> =>
  inTransaction(ctx, async (ctx) => {
    const { office, people } = await unitPeople(ctx, unitId)
    const links = people.map((person) => ({ person, token: newToken() }))
    const minutes = linkMinutes['first-password']
    await store.addLinks(
      ctx.db,
      links.map(({ person, token }) => ({
        hash: sha256(token),
        personId: person.id,
        purpose: 'first-password',
        minutes,
        madeBy: ctx.actor.id,
      })),
    )
    for (const { person } of links)
      record(
        ctx,
        'account.link-made',
        { kind: 'account', id: person.id, unitId },
        { office, after: { purpose: 'first-password' } },
      )
    return links.map(({ person, token }) => ({
      name: person.name,
      username: person.username,
      offices: person.offices,
      token,
    }))
  })

/** Has the links of a unit sent by mail instead; the job makes each link when it sends it, so that none lies in the queue. */
export const sendUnitLinks = (ctx: Ctx, unitId: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { office, people } = await unitPeople(ctx, unitId)
    await enqueueMany(
      ctx,
      'identity.send-link',
      people.map(({ id }) => ({ personId: id })),
    )
    record(
      ctx,
      'account.links-sent',
      { kind: 'unit', id: unitId, unitId },
      { office, after: { people: people.length } },
    )
    return people.length
  })

/** What the page of a link shows; refused when it was used or has run out, missing when there is none. */
export const readLink = async (ctx: Ctx, token: string): Promise<store.LinkRow> => {
  const link = await store.findLinkForUpdate(ctx.db, sha256(token))
  if (!link || link.disabled) throw new Refused('missing', 'link-unknown')
  const open = openLink(link, new Date())
  if (!open.ok) throw new Refused('rule', open.reason)
  return open.value
}

/** A password chosen twice and fit to be one, hashed. */
export const hashChosen = async (
  typed: { password: string; again: string },
  username: string,
): Promise<string> => {
  const fields: FieldError[] = []
  const chosen = choosePassword(typed.password, username)
  if (!chosen.ok) fields.push({ field: 'password', reason: chosen.reason })
  if (typed.password !== typed.again) fields.push({ field: 'again', reason: 'passwords-differ' })
  if (fields.length > 0) throw new Refused('input', 'bad-input', fields)
  return hashPassword(typed.password)
}

/** Sets the password of a link's person; the link is used up and all sessions end. */
export const usePasswordLink = async (
  ctx: Ctx,
  token: string,
  typed: { password: string; again: string },
): Promise<void> => {
  const { username, personId } = await readLink(ctx, token)
  const hash = await hashChosen(typed, username ?? '')
  const actor = personId ? await loadActor(ctx.db, personId, ctx.today) : null
  if (!personId || !actor) throw new Refused('missing', 'link-unknown')
  await inTransaction({ ...ctx, actor }, async (ctx) => {
    const { purpose } = await readLink(ctx, token)
    await store.useLink(ctx.db, sha256(token))
    await accounts.savePassword(ctx.db, personId, hash)
    await endSessions(ctx.db, personId, null)
    record(ctx, 'account.password-set', { kind: 'account', id: personId }, { after: { by: purpose } })
  })
}

/**
 * On an empty database: the address by which the first administrator makes their account, once, within 30 minutes.
 * Null when somebody has an account already. `address`: where the server answers, used when PUBLIC_URL is not set.
 */
export const firstAdministratorLink = async (
  db: Db,
  config: Config,
  _now: Date,
  address?: string,
): Promise<string | null> => {
  if (!(await accounts.isEmpty(db))) return null
  const token = newToken()
  const purpose = 'first-administrator'
  await store.addLinks(db, [
    { hash: sha256(token), personId: null, purpose, minutes: linkMinutes[purpose], madeBy: null },
  ])
  return linkAddress(config, token, address)
}

/** Removes sessions, codes and counted tries that have ended, and links a month after they did. */
export const sweep = (ctx: Ctx): Promise<void> => sweepEnded(ctx.db)
