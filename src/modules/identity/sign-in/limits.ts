import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { type Db, poolOf } from '#platform/db.ts'
import { sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'

/** Tries within a time. A whole province sits behind one address: the narrow limit is on account and address together. */
const limits = {
  // five wrong passwords for one account from one address, in a quarter of an hour
  pair: { points: 5, duration: 900 },
  // one account from anywhere, in an hour: slows many addresses that guess together
  account: { points: 50, duration: 3600 },
  // one address for any account, in a quarter of an hour: thousands of clerks share it and most succeed at once
  address: { points: 600, duration: 900 },
} as const

/** Asking for a link by mail: an account's mailbox is not to be filled by strangers, nor the server be made to send for ever. */
const askings = {
  asked: { points: 5, duration: 3600 },
  asker: { points: 200, duration: 3600 },
} as const

const all = { ...limits, ...askings }
type Limiters = Record<keyof typeof all, RateLimiterPostgres>
const made = new WeakMap<Db, Limiters>()

const limitersFor = (db: Db): Limiters => {
  const known = made.get(db)
  if (known) return known
  const make = (name: keyof typeof all) =>
    new RateLimiterPostgres({
      ...all[name],
      storeClient: poolOf(db),
      storeType: 'pool',
      tableName: 'auth_rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
    })
  const limiters = Object.fromEntries(
    (Object.keys(all) as (keyof typeof all)[]).map((name) => [name, make(name)]),
  ) as Limiters
  made.set(db, limiters)
  return limiters
}

/** What was typed may be anything: only its hash is kept as a key. */
const keys = (login: string, ip: string | null) => {
  const account = sha256(login.toLowerCase()).slice(0, 32)
  const address = ip ?? 'unknown'
  return { pair: `${account}:${address}`, account, address }
}

const refuseWhenOver =
  (reason: string) =>
  (fault: unknown): never => {
    if (!(fault instanceof RateLimiterRes)) throw fault
    throw new Refused('rule', reason, [], {
      minutes: Math.max(1, Math.ceil(fault.msBeforeNext / 60_000)),
    })
  }

/** Counts one try before it is made; refuses with `too-many-tries` {minutes}. Counted whatever becomes of the request. */
export const countTry = async (db: Db, login: string, ip: string | null): Promise<void> => {
  const by = limitersFor(db)
  const key = keys(login, ip)
  for (const name of ['pair', 'account', 'address'] as const)
    await by[name].consume(key[name]).catch(refuseWhenOver('too-many-tries'))
}

/** A right password clears what was counted for the account. */
export const forgetTries = async (db: Db, login: string, ip: string | null): Promise<void> => {
  const by = limitersFor(db)
  const key = keys(login, ip)
  await by.pair.delete(key.pair)
  await by.account.delete(key.account)
}

/** Counts one asking for a link by mail, whether the account exists or not; refuses with `too-many-askings` {minutes}. */
export const countAsking = async (db: Db, login: string, ip: string | null): Promise<void> => {
  const by = limitersFor(db)
  const { account, address } = keys(login, ip)
  const refuse = refuseWhenOver('too-many-askings')
  await by.asked.consume(account).catch(refuse)
  await by.asker.consume(address).catch(refuse)
}
