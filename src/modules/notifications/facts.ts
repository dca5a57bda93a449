import type { RawBuilder } from 'kysely'
import type { Actor, Role } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import * as store from './store.ts'

/** SELECT of how many notices this actor has not read; null for those who are nobody. */
export const unread = (actor: Actor): RawBuilder<unknown> | null =>
  actor.id ? store.unreadOf(actor.id) : null

/** Whom to tell in these units: who holds one of the roles there on a day, with the unit. */
export const holdersOf = (
  db: Db,
  unitIds: readonly number[],
  roles: readonly Role[],
  day: Day,
): Promise<{ person_id: string; unit_id: number }[]> => store.holders(db, unitIds, roles, day)

/** Everybody who holds one of the roles on a day. */
export const holdersOfRole = (db: Db, roles: readonly Role[], day: Day): Promise<string[]> =>
  store.holdersAnywhere(db, roles, day)

/** A person's own notices, newest first, a page at a time. */
export const ownNotices = (
  db: Db,
  actor: Actor,
  lang: string,
  limit: number,
  offset: number,
): Promise<store.Notice[]> =>
  actor.id ? store.listNotices(db, actor.id, lang, limit, offset) : Promise.resolve([])
