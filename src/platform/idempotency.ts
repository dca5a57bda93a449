import { sql } from 'kysely'
import { inTransaction } from './action.ts'
import type { Ctx } from './context.ts'
import { sha256 } from './record.ts'
import { Refused } from './refused.ts'

type Answer = { status: number; body: unknown }

/**
 * Does the work once for a person's key: a repeated request gets the first answer back, the same key with another
 * request is refused. The key's row and the work are one transaction, so a fault leaves neither.
 */
export const once = async (
  ctx: Ctx,
  key: string | undefined,
  request: string,
  work: (ctx: Ctx) => Promise<Answer>,
): Promise<Answer> => {
  const personId = ctx.actor.id
  if (key === undefined || personId === null) return work(ctx)
  if (key.length > 200) throw new Refused('input', 'idempotency-key-too-long')
  if (key.includes('\u0000') || !key.isWellFormed()) throw new Refused('input', 'bad-input')
  const hash = sha256(request)
  return inTransaction(ctx, async (ctx) => {
    const first = await sql`
      insert into idempotency_key (person_id, key, request_hash, status, body)
      values (${personId}, ${key}, ${hash}, 0, 'null') on conflict do nothing`.execute(ctx.db)
    if (!first.numAffectedRows) return keptAnswer(ctx, personId, key, hash)
    const answer = await work(ctx)
    await sql`
      update idempotency_key set status = ${answer.status}, body = ${JSON.stringify(answer.body ?? null)}::jsonb
      where person_id = ${personId} and key = ${key}`.execute(ctx.db)
    return answer
  })
}

const keptAnswer = async (ctx: Ctx, personId: string, key: string, hash: string): Promise<Answer> => {
  const kept = await sql<Answer & { request_hash: string }>`
    select status, body, request_hash from idempotency_key where person_id = ${personId} and key = ${key}`.execute(
    ctx.db,
  )
  const row = kept.rows[0]
  if (!row || row.request_hash !== hash) throw new Refused('rule', 'idempotency-key-reused')
  return { status: row.status, body: row.body }
}
