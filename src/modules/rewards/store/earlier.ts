import { type RawBuilder, sql } from 'kysely'
import { type Db, json } from '#platform/db.ts'
import type { EarlierAward } from '../rules/earlier.ts'

/** An earlier award with who entered it, and whether it was taken back. */
export type EarlierRow = EarlierAward & {
  id: number
  unitName: string | null
  unitNameEn: string | null
  source: string
  enteredBy: string
  enteredAt: Date
  withdrawnReason: string | null
}

/** Earlier awards, newest decision first. */
export const listEarlier = async (
  db: Db,
  page: { limit: number; offset: number },
): Promise<{ rows: EarlierRow[]; total: number }> => {
  const found = await sql<EarlierRow & { total: number }>`
    select e.id, e.kind, e.name, e.unit_id as "unitId", u.name_vi as "unitName", u.name_en as "unitNameEn", e.form,
      e.achievement, e.year, e.decision_no as "decisionNo", e.decided_on as "decidedOn", e.honoured_by as "honouredBy",
      e.source, p.name as "enteredBy", e.entered_at as "enteredAt", e.withdrawn_reason as "withdrawnReason",
      count(*) over ()::int as total
    from reward_earlier e join person_name p on p.person_id = e.entered_by left join unit_name u on u.unit_id = e.unit_id
    order by e.decided_on desc, e.id desc limit ${page.limit} offset ${page.offset}`.execute(db)
  return { rows: found.rows, total: found.rows[0]?.total ?? 0 }
}

/** An earlier award as it is taken back. */
export type EarlierLine = Pick<EarlierRow, 'id' | 'name' | 'decisionNo' | 'withdrawnReason'>

export const findEarlier = async (db: Db, id: number, lock?: 'lock'): Promise<EarlierLine | undefined> => {
  const found = await sql<EarlierLine>`
    select e.id, e.name, e.decision_no as "decisionNo", e.withdrawn_reason as "withdrawnReason"
    from reward_earlier e where e.id = ${id} ${lock ? sql`for update` : sql``}`.execute(db)
  return found.rows[0]
}

/** One table at a time: the next one is tried against what this one kept. */
export const lockEarlier = async (db: Db): Promise<void> => {
  await sql`lock table reward_earlier in share row exclusive mode`.execute(db)
}

// "12/QĐ-UBND" and "12 /qđ-ubnd" are one decision
const plainNo = (no: RawBuilder<unknown>) => sql`regexp_replace(folded(${no}), '[^a-z0-9]', '', 'g')`

/** Who was honoured by which of these decisions, here or before, however their numbers are spelled. */
export const knownBy = async (
  db: Db,
  decisions: readonly string[],
): Promise<{ name: string; decisionNo: string }[]> => {
  const wanted = sql`(select ${plainNo(sql`d`)} from unnest(${[...decisions]}::text[]) d)`
  const found = await sql<{ name: string; decisionNo: string }>`
    select name, decision_no as "decisionNo" from reward_earlier
    where withdrawn_at is null and ${plainNo(sql`decision_no`)} in ${wanted}
    union select name, decision_no from reward_certificate where ${plainNo(sql`decision_no`)} in ${wanted}`.execute(
    db,
  )
  return found.rows
}

/** Keeps awards; gives the number of the first. */
export const addEarlier = async (
  db: Db,
  awards: readonly EarlierAward[],
  by: { source: string; personId: string; officeId: number; at: Date },
): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into reward_earlier (kind, name, unit_id, form, achievement, year, decision_no, decided_on, honoured_by, source,
      entered_by, entered_office_id, entered_at)
    select a.kind, a.name, a."unitId", a.form, a.achievement, a.year, a."decisionNo", a."decidedOn", a."honouredBy",
      ${by.source}, ${by.personId}, ${by.officeId}::bigint, ${by.at}::timestamptz
    from jsonb_to_recordset(${json(awards)}::jsonb) as a(kind text, name text, "unitId" bigint, form text, achievement text,
      year int, "decisionNo" text, "decidedOn" date, "honouredBy" text) returning id`.execute(db)
  return Math.min(...made.rows.map(({ id }) => id))
}

export const withdrawEarlier = async (
  db: Db,
  id: number,
  by: { reason: string; personId: string | null; at: Date },
): Promise<void> => {
  await sql`update reward_earlier set withdrawn_at = ${by.at}, withdrawn_by = ${by.personId},
    withdrawn_reason = ${by.reason} where id = ${id}`.execute(db)
}
