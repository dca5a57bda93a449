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

type Limiters = Record<keyof typeof limits, RateLimiterPostgres>
const made = new WeakMap<Db, Limiters>()

const limitersFor = (db: Db): Limiters => {
  const known = made.get(db)
  if (known) return known
  const make = (name: keyof typeof limits) =>
    new RateLimiterPostgres({
      ...limits[name],
      storeClient: poolOf(db),
      storeType: 'pool',
      tableName: 'auth_rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
    })
  const all = { pair: make('pair'), account: make('account'), address: make('address') }
  made.set(db, all)
  return all
}

/** What was typed may be anything: only its hash is kept as a key. */
const keys = (login: string, ip: string | null) => {
  const account = sha256(login.toLowerCase()).slice(0, 32)
  const address = ip ?? 'unknown'
  return { pair: `${account}:${address}`, account, address }
}

const refuseWhenOver = (fault: unknown): never => {
  if (!(fault instanceof RateLimiterRes)) throw fault
  throw new Refused('rule', 'too-many-tries', [], {
    minutes: Math.max(1, Math.ceil(fault.msBeforeNext / 60_000)),
  })
}

/** Counts one try before it is made; refuses with `too-many-tries` {minutes}. Counted whatever becomes of the request. */
export const countTry = async (db: Db, login: string, ip: string | null): Promise<void> => {
  const by = limitersFor(db)
  const key = keys(login, ip)
  for (const name of ['pair', 'account', 'address'] as const)
    await by[name].consume(key[name]).catch(refuseWhenOver)
}

/** A right password clears what was counted for the account. */
export const forgetTries = async (db: Db, login: string, ip: string | null): Promise<void> => {
  const by = limitersFor(db)
  const key = keys(login, ip)
  await by.pair.delete(key.pair)
  await by.account.delete(key.account)
}
