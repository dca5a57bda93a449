import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { ChainedEntry } from '#platform/record.ts'
import type { EntriesQuery } from './input.ts'
import type { RecordSight } from './policy.ts'

/** An entry as it is shown; `person_name` is the name at that time, null once erased. */
export type EntryRow = ChainedEntry & {
  hash: string
  person_name: string | null
  ip: string | null
  user_agent: string | null
  for_name: string | null
  /** the office acted under: "Thủ trưởng đơn vị, thay Lê Văn Thử" */
  title_vi: string | null
  title_en: string | null
  unit_name: string | null
  /** the name behind the subject's number, where it is a person or a unit */
  subject_name: string | null
}

const visible = (sight: RecordSight): RawBuilder<boolean> =>
  sight.all
    ? sql`true`
    : sql`(e.person_id = ${sight.personId} or e.for_person_id = ${sight.personId}
        or e.unit_id = any(${[...sight.unitIds]}::bigint[]) or e.subject_kind = any(${[...sight.kinds]}::text[]))`

const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`

const asked = (query: EntriesQuery): RawBuilder<boolean>[] => {
  const all: RawBuilder<boolean>[] = []
  const { q, person, verb, kind, subject, unit, from, to } = query
  if (q)
    all.push(sql`(folded(coalesce(e.reason, '')) like folded(${like(q)}) or e.verb like ${like(q)} or e.subject_id = ${q}
      or folded(coalesce(e.after::text, '')) like folded(${like(q)}))`)
  if (person)
    all.push(
      sql`(e.person_id = ${person} or folded(coalesce(p.person_name, '')) like folded(${like(person)}))`,
    )
  if (verb) all.push(sql`e.verb like ${`${verb.replace(/[\\%_]/g, '\\$&')}%`}`)
  if (kind) all.push(sql`e.subject_kind = ${kind}`)
  if (subject) all.push(sql`e.subject_id = ${subject}`)
  if (unit) all.push(sql`e.unit_id = ${unit}`)
  if (from) all.push(sql`e.day >= ${from}`)
  if (to) all.push(sql`e.day <= ${to}`)
  return all
}

const where = (sight: RecordSight, query: EntriesQuery): RawBuilder<boolean> =>
  sql`${sql.join([visible(sight), ...asked(query)], sql` and `)}`

const shown = sql`e.*, p.person_name, p.ip, p.user_agent, f.name as for_name, m.title_vi, m.title_en,
  u.name_vi as unit_name, coalesce(sp.name, su.name_vi) as subject_name`
const beside = sql`left join audit_personal p on p.seq = e.seq
  left join person_name f on f.person_id = e.for_person_id left join unit_name u on u.unit_id = e.unit_id
  left join mandate_name m on m.mandate_id = e.mandate_id
  left join person_name sp on e.subject_kind = 'account' and sp.person_id = e.subject_id
  left join unit_name su on e.subject_kind = 'unit' and su.unit_id = e.unit_id`

/** One more row than asked for, newest first: the extra one says that there is a next page. */
export const findEntries = async (db: Db, sight: RecordSight, query: EntriesQuery): Promise<EntryRow[]> => {
  const rows = await sql<EntryRow>`
    select ${shown} from audit_entry e ${beside}
    where ${where(sight, query)} and e.seq < ${query.before ?? Number.MAX_SAFE_INTEGER}
    order by e.seq desc limit ${query.limit + 1}`.execute(db)
  return rows.rows
}

export const countEntries = async (db: Db, sight: RecordSight, query: EntriesQuery): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(*) as n from audit_entry e left join audit_personal p on p.seq = e.seq
    where ${where(sight, query)}`.execute(db)
  return found.rows[0]?.n ?? 0
}

export const findEntry = async (db: Db, sight: RecordSight, seq: number): Promise<EntryRow | undefined> => {
  const found = await sql<EntryRow>`
    select ${shown} from audit_entry e ${beside} where e.seq = ${seq} and ${visible(sight)}`.execute(db)
  return found.rows[0]
}

/** An entry with its personal part, as the proof reads it. */
export type ChainRow = ChainedEntry & {
  hash: string
  salt: string | null
  person_name: string | null
  ip: string | null
  user_agent: string | null
  erased_at: Date | null
}

/** The chain in pieces of `size` rows, by number: however long it is, one piece is in memory. */
export async function* chainPieces(db: Db, size: number): AsyncGenerator<ChainRow[]> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const { rows } = await sql<ChainRow>`
      select e.*, p.salt, p.person_name, p.ip, p.user_agent, p.erased_at
      from audit_entry e left join audit_personal p on p.seq = e.seq
      where e.seq > ${after} order by e.seq limit ${size}`.execute(db)
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    after = rows.at(-1)?.seq ?? after
  }
}

/** The number that an entry with this hash stands under now. */
export const seqOfHash = async (db: Db, hash: string): Promise<number | undefined> => {
  const found = await sql<{ seq: number }>`select seq from audit_entry where hash = ${hash}`.execute(db)
  return found.rows[0]?.seq
}

export type AnchorRow = { seq: number; hash: string; place: string; at: Date }

export const listAnchors = async (db: Db): Promise<AnchorRow[]> => {
  const found = await sql<AnchorRow>`select seq, hash, place, at from audit_anchor order by seq, id`.execute(
    db,
  )
  return found.rows
}

export const addAnchor = async (
  db: Db,
  anchor: { seq: number; hash: string; place: string },
): Promise<void> => {
  await sql`insert into audit_anchor (seq, hash, place) values (${anchor.seq}, ${anchor.hash}, ${anchor.place})`.execute(
    db,
  )
}

export const findHead = async (db: Db): Promise<{ seq: number; hash: string } | undefined> => {
  const found = await sql<{ seq: number; hash: string }>`
    select seq, hash from audit_entry order by seq desc limit 1`.execute(db)
  return found.rows[0]
}

/** Where the head of the chain goes: who is told by mail, who in the app alone, and the last places noted. */
export type Anchoring = {
  head: { seq: number; hash: string } | null
  mailed: number
  unmailed: number
  anchors: { seq: number; hash: string; place: string; at: string }[]
}

/** What the auditor and doctor are told of the head's way out, in one statement. */
export const readAnchoring = async (db: Db, day: Day): Promise<Anchoring> => {
  const found = await sql<Anchoring>`
    with auditor as (
      select distinct a.person_id, a.mail_mode from mandate_on(${day}::date) m
      join addressee a on a.person_id = m.person_id where 'auditor' = any(m.roles)
    )
    select (select jsonb_build_object('seq', seq, 'hash', hash) from audit_entry order by seq desc limit 1) as head,
      (select count(*) from auditor where mail_mode <> 'none')::int as mailed,
      (select count(*) from auditor where mail_mode = 'none')::int as unmailed,
      coalesce((select jsonb_agg(n order by n.id desc) from (
        select id, seq, hash, place, at from audit_anchor order by id desc limit 5) n), '[]') as anchors`.execute(
    db,
  )
  return found.rows[0] ?? { head: null, mailed: 0, unmailed: 0, anchors: [] }
}

/** Erases names, addresses and browsers of entries before this day; gives how many. */
export const erasePersonal = async (db: Db, before: Day): Promise<number> => {
  const done = await sql`
    update audit_personal p set salt = '', person_name = null, ip = null, user_agent = null, erased_at = clock_timestamp()
    from audit_entry e where e.seq = p.seq and e.day < ${before} and p.erased_at is null`.execute(db)
  return Number(done.numAffectedRows ?? 0)
}

/** Days that personal values are kept, by the setting in force; undefined: kept for good. */
export const retentionDays = async (db: Db, today: Day): Promise<number | undefined> => {
  const found = await sql<{ days: number }>`
    select (value #>> '{}')::int as days from setting
    where key = 'audit.personal-retention-days' and valid_from <= ${today} order by valid_from desc limit 1`.execute(
    db,
  )
  return found.rows[0]?.days
}

/** Whether the head went outside by mail or backup within two days, and into a backup within eight. */
export type Anchored = { entries: number; anchored: boolean; backed: boolean }

export const readAnchored = async (db: Db): Promise<Anchored> => {
  const found = await sql<Anchored>`
    select (select count(*) from audit_entry)::int as entries,
      exists (select from audit_anchor where place <> 'app' and at > now() - interval '2 days') as anchored,
      exists (select from audit_anchor where place like 'backup %' and at > now() - interval '8 days') as backed`.execute(
    db,
  )
  return found.rows[0] ?? { entries: 0, anchored: false, backed: false }
}
