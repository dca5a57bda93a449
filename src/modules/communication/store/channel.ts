import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { type Db, json } from '#platform/db.ts'

export type ChannelRow = {
  id: number
  code: string | null
  nameVi: string
  nameEn: string
  countedVi: string
  countedEn: string
  from: Day
  to: Day | null
}

const columns = sql`id, code, name_vi as "nameVi", name_en as "nameEn", counted_vi as "countedVi", counted_en as "countedEn",
  valid_from as "from", valid_to as "to"`

/** All channels, those that have ended too, in their order. */
export const listChannels = async (db: Db): Promise<ChannelRow[]> =>
  (await sql<ChannelRow>`select ${columns} from communication_channel order by position, id`.execute(db)).rows

/** One channel, held until the transaction ends. */
export const lockChannel = async (db: Db, id: number): Promise<ChannelRow | undefined> =>
  (
    await sql<ChannelRow>`select ${columns} from communication_channel where id = ${id} for update`.execute(
      db,
    )
  ).rows[0]

export const addChannel = async (db: Db, one: Omit<ChannelRow, 'id' | 'code' | 'to'>): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into communication_channel (name_vi, name_en, counted_vi, counted_en, position, valid_from)
      select ${one.nameVi}::text, ${one.nameEn}::text, ${one.countedVi}::text, ${one.countedEn}::text,
        coalesce(max(position), 0) + 1, ${one.from}::date from communication_channel returning id`.execute(db)
  ).rows[0]?.id ?? 0

export const endChannel = async (db: Db, id: number, lastDay: Day): Promise<void> => {
  await sql`update communication_channel set valid_to = ${lastDay} where id = ${id}`.execute(db)
}

export type ReferenceChannel = {
  code: string
  name_vi: string
  name_en: string
  counted_vi: string
  counted_en: string
  position: number
  valid_from: Day
}

/** Puts the channels that come with the system in place; what the province has changed stays. */
export const saveReferenceChannels = async (db: Db, rows: readonly ReferenceChannel[]): Promise<void> => {
  await sql`insert into communication_channel (code, name_vi, name_en, counted_vi, counted_en, position, valid_from)
    select code, name_vi, name_en, counted_vi, counted_en, position, valid_from
    from jsonb_to_recordset(${json(rows)}::jsonb) as r(code text, name_vi text, name_en text, counted_vi text,
      counted_en text, position int, valid_from date)
    on conflict (code) do nothing`.execute(db)
}
