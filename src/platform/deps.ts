import type { RawBuilder } from 'kysely'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Actor } from './context.ts'
import type { Day } from './day.ts'
import type { Db } from './db.ts'
import type { Room } from './room.ts'

/** The business clock: fixed for demonstrations, else the day it is in Việt Nam. */
export type Clock = { now(): Date; today(): Day }

/** What a running process is made of; tests make it with a cloned database and a clock that stands still. */
export type Deps = {
  db: Db
  config: Config
  clock: Clock
  log: Logger
  rooms: readonly Room[]
  /** SELECT of one figure: notices this actor has not read */
  unread: (actor: Actor) => RawBuilder<unknown> | null
}
