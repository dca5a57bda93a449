import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { canonical } from './canonical.ts'
import type { Ctx, Mandate } from './context.ts'
import type { Db } from './db.ts'

/** What an act was done to. `unitId` is whose record it belongs to (a head reads the record of their own unit). */
export type Subject = { kind: string; id: string | number; unitId?: number | null }

type Values = Record<string, unknown>

/** What the record keeps of an act beside who, when and whence. `office`: the mandate the policy allowed it under. */
export type RecordFacts = { office?: Mandate | undefined; before?: Values; after?: Values; reason?: string }

export type RecordEntry = { verb: string; subject: Subject; facts: RecordFacts }

/** Notes an act for the audit chain; it is written with the transaction, or not at all. Verb: "task.accepted". */
export const record = (ctx: Ctx, verb: string, subject: Subject, facts: RecordFacts = {}): void => {
  if (!ctx.db.isTransaction) throw new Error(`record(${verb}) outside a transaction`)
  ctx.pending.push({ verb, subject, facts })
}

/** SHA-256 in hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash before the first entry. */
export const genesis = '0'.repeat(64)

/** The hashed part of an entry, as stored. */
export type ChainedEntry = {
  seq: number
  at: Date
  day: string
  person_id: string | null
  mandate_id: number | null
  for_person_id: string | null
  verb: string
  subject_kind: string
  subject_id: string
  unit_id: number | null
  reason: string | null
  before: unknown
  after: unknown
  personal_hash: string
  prev_hash: string
}

/** The entry's hash: over all of its hashed fields and the hash before it. */
export const entryHash = (entry: ChainedEntry): string => sha256(canonical(entry))

/** The hash of the personal part, salted so that an erased value cannot be guessed from it. */
export const personalHash = (
  salt: string,
  name: string | null,
  ip: string | null,
  userAgent: string | null,
): string => sha256(canonical([salt, name, ip, userAgent]))

// one chain an installation: this lock orders the transactions that end with a record
const chainLock = 7_203_501

type Head = { seq: number; hash: string }

const head = async (db: Db): Promise<Head> => {
  await sql`select pg_advisory_xact_lock(${chainLock})`.execute(db)
  const last = await sql<{ seq: number; hash: string }>`
    select seq, hash from audit_entry order by seq desc limit 1`.execute(db)
  return last.rows[0] ?? { seq: 0, hash: genesis }
}

const plainJson = (values: Values | undefined): unknown =>
  values === undefined ? null : JSON.parse(canonical(values))

// hashed and written in parts: a plan of 5,000 tasks leaves as many entries, and this process serves others meanwhile
const atOnce = 500

/** Appends the gathered entries to the chain; called once, at the end of the outermost transaction. */
export const writeRecords = async (ctx: Ctx): Promise<void> => {
  if (ctx.pending.length === 0) return
  let last = await head(ctx.db)
  const all = ctx.pending.splice(0)
  for (let at = 0; at < all.length; at += atOnce) last = await appendTo(ctx, last, all.slice(at, at + atOnce))
}

const appendTo = async (ctx: Ctx, last: Head, gathered: readonly RecordEntry[]): Promise<Head> => {
  let { seq, hash } = last
  const entries: (ChainedEntry & { hash: string })[] = []
  const personal = []
  for (const { verb, subject, facts } of gathered) {
    const office = facts.office ?? ctx.actor.mandates[0]
    const salt = randomBytes(16).toString('hex')
    const name = ctx.actor.name || null
    const entry: ChainedEntry = {
      seq: ++seq,
      at: ctx.now,
      day: ctx.today,
      person_id: ctx.actor.id,
      mandate_id: office?.id ?? null,
      for_person_id: office?.deputyFor?.personId ?? null,
      verb,
      subject_kind: subject.kind,
      subject_id: String(subject.id),
      unit_id: subject.unitId ?? null,
      reason: facts.reason ?? null,
      before: plainJson(facts.before),
      after: plainJson(facts.after),
      personal_hash: personalHash(salt, name, ctx.origin.ip, ctx.origin.userAgent),
      prev_hash: hash,
    }
    hash = entryHash(entry)
    entries.push({ ...entry, hash })
    personal.push({ seq, salt, person_name: name, ip: ctx.origin.ip, user_agent: ctx.origin.userAgent })
  }
  await sql`
    insert into audit_entry (seq, at, day, person_id, mandate_id, for_person_id, verb, subject_kind, subject_id,
      unit_id, reason, before, after, personal_hash, prev_hash, hash)
    select seq, at, day, person_id, mandate_id, for_person_id, verb, subject_kind, subject_id,
      unit_id, reason, nullif(before, 'null'::jsonb), nullif(after, 'null'::jsonb), personal_hash, prev_hash, hash
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(seq bigint, at timestamptz, day date,
      person_id text, mandate_id bigint, for_person_id text, verb text, subject_kind text, subject_id text,
      unit_id bigint, reason text, before jsonb, after jsonb, personal_hash text, prev_hash text, hash text)`.execute(
    ctx.db,
  )
  await sql`
    insert into audit_personal (seq, salt, person_name, ip, user_agent)
    select seq, salt, person_name, ip, user_agent from jsonb_to_recordset(${JSON.stringify(personal)}::jsonb)
      as p(seq bigint, salt text, person_name text, ip text, user_agent text)`.execute(ctx.db)
  return { seq, hash }
}
