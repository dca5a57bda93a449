import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

export type Answering = {
  part: 'head' | 'focal' | 'member'
  name: string
  title: string
  titleEn: string
  since: Day
}

/** Heads and focal officers of the unit itself, and whoever supervises it or a unit above it, on a day. */
export const answeringFor = async (db: Db, unitId: number, day: Day): Promise<Answering[]> => {
  const found = await sql<Answering>`
    select case when 'head' = any(h.roles) then 'head' else 'focal' end as part, h.person_name as name, h.title,
      h.title_en as "titleEn", m.valid_from as since
    from mandate_on(${day}::date) h join mandate m on m.id = h.mandate_id
    where h.unit_id = ${unitId} and h.roles && array['head', 'focal'] and h.for_mandate_id is null
    union all
    select 'member', v.person_name, v.title, v.title_en, min(v.since) from supervisors_on(${day}::date) v
    where v.unit_id = ${unitId} group by 2, 3, 4
    order by since, name`.execute(db)
  return found.rows
}

export type AccountCounts = { all: number; no_password: number; disabled: number }

/** Accounts in use, those without a password, and those that are disabled. */
export const countAccounts = async (db: Db): Promise<AccountCounts> => {
  const found = await sql<AccountCounts>`
    select count(*) as "all", count(*) filter (where p.disabled_at is not null) as disabled,
      count(*) filter (where p.disabled_at is null
        and not exists (select from auth_account a where a.person_id = p.id)) as no_password
    from person p`.execute(db)
  return found.rows[0] ?? { all: 0, no_password: 0, disabled: 0 }
}
