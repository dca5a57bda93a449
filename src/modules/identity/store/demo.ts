import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export type DemoAccount = {
  id: string
  username: string
  name: string
  office: string | null
  unit: string | null
}

/** The accounts of the demonstration with their first office, in the order in which they were made. */
export const demoAccounts = async (db: Db): Promise<DemoAccount[]> => {
  const found = await sql<DemoAccount>`
    select p.id, p.username, p.name, o.name_vi as office, u.name_vi as unit
    from person p
    left join lateral (select * from mandate m where m.person_id = p.id order by m.id limit 1) m on true
    left join office o on o.code = m.office left join unit_name u on u.unit_id = m.unit_id
    where p.demo order by m.id, p.username`.execute(db)
  return found.rows
}

/** Marks accounts as those of the demonstration. */
export const markDemo = async (db: Db): Promise<void> => {
  await sql`update person set demo = true`.execute(db)
}

/** One hash for many persons, in one statement. */
export const savePasswords = async (db: Db, personIds: readonly string[], hash: string): Promise<void> => {
  await sql`
    insert into auth_account (id, account_id, provider_id, person_id, password)
    select gen_random_uuid()::text, id, 'credential', id, ${hash} from unnest(${[...personIds]}::text[]) as p(id)
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = clock_timestamp()`.execute(
    db,
  )
}
