import pg from 'pg'
import type { Ctx } from './context.ts'
import { writeRecords } from './record.ts'
import { Refused } from './refused.ts'

const foreignKeyViolation = '23503'

/** A number or key that names nothing is wrong input, found by the database where no rule has looked before it. */
const orRefused = (fault: unknown): never => {
  if (fault instanceof pg.DatabaseError && fault.code === foreignKeyViolation)
    throw new Refused('input', 'named-is-not-there', [], {}, { cause: fault })
  throw fault
}

/**
 * Runs an action in one transaction, joining the one that is open. Audit entries gathered by `record`
 * are written last, so that the chain's lock is held for one statement and never waited for with rows locked by others.
 */
export const inTransaction = async <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  if (ctx.db.isTransaction) return work(ctx)
  const whole = ctx.db.transaction().execute(async (db) => {
    const inner: Ctx = { ...ctx, db, pending: [] }
    const result = await work(inner)
    await writeRecords(inner)
    return result
  })
  return whole.catch(orRefused)
}
