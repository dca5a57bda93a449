import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Sums } from '../rules/activity.ts'
import type { Sight } from './sight.ts'
import { array } from './sight.ts'

export type UnitRow = Pick<Sums, 'n' | 'items' | 'reach' | 'stateMoney' | 'otherMoney'> & {
  unitId: number
  unitName: string
  unitNameEn: string | null
  endedOn: Day | null
  total: number
}

/** Units in sight that stand on a day, or did something in the days asked for; each with what it comes to. */
export const unitSums = async (
  db: Db,
  { all, unitIds }: Sight,
  span: { from: Day; to: Day; day: Day },
  { limit, offset }: { limit: number; offset: number },
): Promise<UnitRow[]> =>
  (
    await sql<UnitRow>`
      with done as (
        select a.unit_id, count(*)::int as n, coalesce(sum(a.items), 0)::bigint as items, coalesce(sum(a.reach), 0)::bigint as reach,
          coalesce(sum(a.state_money), 0)::bigint as "stateMoney", coalesce(sum(a.other_money), 0)::bigint as "otherMoney"
        from communication_activity a
        where a.withdrawn_on is null and a.from_on between ${span.from}::date and ${span.to}::date group by 1
      )
      select n.unit_id as "unitId", n.name_vi as "unitName", n.name_en as "unitNameEn", n.ended_on as "endedOn",
        coalesce(d.n, 0) as n, coalesce(d.items, 0) as items, coalesce(d.reach, 0) as reach,
        coalesce(d."stateMoney", 0) as "stateMoney", coalesce(d."otherMoney", 0) as "otherMoney", count(*) over ()::int as total
      from unit_name n left join done d on d.unit_id = n.unit_id
      where (${all} or n.unit_id = any(${array(unitIds)}))
        and (d.n is not null or n.unit_id in (select u.unit_id from unit_on(${span.day}::date) u))
      order by n.position, n.name_vi collate "vi-x-icu", n.unit_id limit ${limit} offset ${offset}`.execute(
      db,
    )
  ).rows

/** A unit in sight by its latest name. */
export const findUnit = async (
  db: Db,
  { all, unitIds }: Sight,
  unitId: number,
): Promise<{ unitId: number; unitName: string; unitNameEn: string | null } | undefined> =>
  (
    await sql<{ unitId: number; unitName: string; unitNameEn: string | null }>`
      select unit_id as "unitId", name_vi as "unitName", name_en as "unitNameEn" from unit_name
      where unit_id = ${unitId} and (${all} or unit_id = any(${array(unitIds)}))`.execute(db)
  ).rows[0]
