import type { Ctx } from './context.ts'
import { writeRecords } from './record.ts'

/**
 * Runs an action in one transaction, joining the one that is open. Audit entries gathered by `record`
 * are written last, so that the chain's lock is held for one statement and never waited for with rows locked by others.
 */
export const inTransaction = async <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  if (ctx.db.isTransaction) return work(ctx)
  return ctx.db.transaction().execute(async (db) => {
    const inner: Ctx = { ...ctx, db, pending: [] }
    const result = await work(inner)
    await writeRecords(inner)
    return result
  })
}
