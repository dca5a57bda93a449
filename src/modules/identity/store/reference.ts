import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export type OfficeRow = { code: string; name_vi: string; name_en: string; roles: string[]; position: number }

/** Puts the offices as they are in the reference table; those that a province added stay. */
export const saveOffices = async (db: Db, offices: readonly OfficeRow[]): Promise<void> => {
  await sql`
    insert into office (code, name_vi, name_en, roles, position)
    select code, name_vi, name_en, roles, position from jsonb_to_recordset(${JSON.stringify(offices)}::jsonb)
      as o(code text, name_vi text, name_en text, roles text[], position int)
    on conflict (code) do update set name_vi = excluded.name_vi, name_en = excluded.name_en,
      roles = excluded.roles, position = excluded.position
    where (office.name_vi, office.name_en, office.roles, office.position)
      is distinct from (excluded.name_vi, excluded.name_en, excluded.roles, excluded.position)`.execute(db)
}
