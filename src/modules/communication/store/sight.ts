import { type RawBuilder, sql } from 'kysely'

/** Whose eyes: all, or what concerns some units. */
export type Sight = { all: boolean; unitIds: readonly number[] }

export const array = (ids: readonly number[]): RawBuilder<unknown> => sql`${[...ids]}::bigint[]`

/** Activities `a` of units in sight. */
export const activityInSight = ({ all, unitIds }: Sight): RawBuilder<boolean> =>
  all ? sql<boolean>`true` : sql<boolean>`a.unit_id = any(${array(unitIds)})`

/** Requests `r` that a unit in sight asked or is asked. */
export const requestInSight = ({ all, unitIds }: Sight): RawBuilder<boolean> =>
  all
    ? sql<boolean>`true`
    : sql<boolean>`(r.unit_id = any(${array(unitIds)}) or exists (select from communication_addressee d
        where d.request_id = r.id and d.unit_id = any(${array(unitIds)})))`

/** Units asked `d` of a request `r` in sight: all for who asked, else those in sight. */
export const addresseeInSight = ({ all, unitIds }: Sight): RawBuilder<boolean> =>
  all
    ? sql<boolean>`true`
    : sql<boolean>`(r.unit_id = any(${array(unitIds)}) or d.unit_id = any(${array(unitIds)}))`

/** Whether this unit is the province's own. */
export const isProvince = (unit: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  coalesce(${unit} = (select (value #>> '{}')::bigint from setting where key = 'installation.unit'
    order by valid_from desc limit 1), false)`
