import type { Config } from './config.ts'
import type { Day } from './day.ts'
import type { Db } from './db.ts'
import type { Lang } from './lang.ts'
import type { RecordEntry } from './record.ts'

/** What an office lets its holder do; the table is in docs/domain/roles.md. */
export type Role =
  | 'administrator'
  | 'standing-agency'
  | 'issuer'
  | 'head'
  | 'focal'
  | 'member'
  | 'inspector'
  | 'appraiser'
  | 'auditor'
  | 'unit-administrator'

/** A person holds an office in a unit between two days; `reach` is the unit's subtree as it stands today. */
export type Mandate = {
  id: number
  office: string
  title: string
  titleEn: string
  roles: readonly Role[]
  unitId: number
  unitName: string
  reach: readonly number[]
  /** set when acting as a deputy for somebody on leave: the mandate stood in for, and whose it is */
  deputyFor: { mandateId: number; personId: string; name: string } | null
}

/** Whose content this actor may see: everything, or units, or areas of work. */
export type Sight = { all: boolean; unitIds: readonly number[]; areaIds: readonly number[] }

/** Who acts. A guest has no mandates and sees nothing; the system acts for timers and jobs. */
export type Actor = {
  kind: 'person' | 'system' | 'guest'
  id: string | null
  name: string
  mandates: readonly Mandate[]
  sees: Sight
  /** a bearer token of scope "read" may not act */
  readOnly: boolean
}

/** Where a request came from: kept beside the audit chain, so that it can be erased. */
export type Origin = {
  ip: string | null
  userAgent: string | null
  requestId: string
  door: 'web' | 'api' | 'cli' | 'job'
}

/** All that an action is given. `today` and `now` are the business day and moment, which may be fixed. */
export type Ctx = {
  db: Db
  actor: Actor
  today: Day
  now: Date
  lang: Lang
  config: Config
  origin: Origin
  /** audit entries of the open transaction; written last, under the chain's lock */
  pending: RecordEntry[]
}

export const guest: Actor = {
  kind: 'guest',
  id: null,
  name: '',
  mandates: [],
  sees: { all: false, unitIds: [], areaIds: [] },
  readOnly: true,
}

/** The timers' and jobs' actor: sees all, holds no office, is named in the record as what it is. */
export const system: Actor = {
  kind: 'system',
  id: null,
  name: 'Hệ thống',
  mandates: [],
  sees: { all: true, unitIds: [], areaIds: [] },
  readOnly: false,
}

/** The mandate under which this actor may act in a role, optionally over a unit in its reach; undefined if none. */
export const holds = (actor: Actor, role: Role, unitId?: number): Mandate | undefined =>
  actor.readOnly
    ? undefined
    : actor.mandates.find((m) => m.roles.includes(role) && (unitId === undefined || m.reach.includes(unitId)))

/** The mandate with one of these roles in exactly this unit: an office above it does not act in its place. */
export const holdsIn = (actor: Actor, roles: readonly Role[], unitId: number): Mandate | undefined =>
  actor.readOnly
    ? undefined
    : actor.mandates.find((m) => m.unitId === unitId && m.roles.some((role) => roles.includes(role)))

/** Under which title somebody acts, and for whom when as a deputy: "Thủ trưởng đơn vị, thay Lê Văn Thử". */
export const actingAs = ({ title, titleEn, deputyFor }: Mandate, lang: Lang): string => {
  if (lang === 'en') return deputyFor ? `${titleEn}, for ${deputyFor.name}` : titleEn
  return deputyFor ? `${title}, thay ${deputyFor.name}` : title
}

/** Like `holds`, for reading: a read-only token may read what its person may read. */
export const mayReadAs = (actor: Actor, role: Role, unitId?: number): Mandate | undefined =>
  actor.mandates.find((m) => m.roles.includes(role) && (unitId === undefined || m.reach.includes(unitId)))

/** Whether the actor sees what a unit does; an office that only reaches over it, as an administrator's, shows nothing. */
export const seesUnit = ({ sees }: Actor, unitId: number): boolean =>
  sees.all || sees.unitIds.includes(unitId)
