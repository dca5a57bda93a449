import type { Command } from 'commander'
import type { RawBuilder } from 'kysely'
import type { Actor, Ctx } from './context.ts'
import type { Day } from './day.ts'
import type { Db } from './db.ts'
import type { Api, Web } from './http.ts'
import type { Lang } from './lang.ts'
import type { LinkOffer, MeasureOffer } from './measure.ts'

/** One line of "waiting for me": one act away from done. `act` is a text key of the room ("accept", "decide-extension"). */
export type WaitingRow = {
  room: string
  act: string
  subject_id: number
  title: string
  detail: string | null
  url: string
  due_on: Day | null
  since: Day | null
}

/** One hit of the search over all rooms. `rank` 0 is best. */
export type SearchRow = {
  room: string
  kind: string
  title: string
  detail: string | null
  url: string
  rank: number
}

/** A figure on a unit's sheet; it opens the list behind it. */
export type SheetFigure = {
  name: string
  value: number
  of: number | null
  percent: string | null
  url: string | null
  /** places won since the year before (lost below 0), for a rank that is compared */
  places?: number
}
/**
 * `about` says where on the sheet a list stands; others come after. Of `figures` each row is a name with its `note`.
 * `url` opens the whole list of `total` rows.
 */
export type SheetList = {
  title: string
  about?: 'overdue' | 'next' | 'figures'
  total?: number
  url?: string
  rows: { text: string; url: string; due: Day | null; note: string | null }[]
}
export type SheetPart = {
  room: string
  title: string
  figures: SheetFigure[]
  lists: SheetList[]
}

/** What a room holds for an ending unit: counted before, handed over by the reorganisation (a later issue). */
export type SuccessionPart = { room: string; title: string; open: number; url: string }

/** An area of work that a mandate may be given to reach, beside units. */
export type WorkArea = { id: number; nameVi: string; nameEn: string }

/**
 * What every room offers to the gathering rooms. `waitingFor` and `search` give one SELECT each with exactly the
 * columns of their row type in order; the gatherer makes one statement of all rooms' selects.
 */
export type Offers = {
  waitingFor?: (actor: Actor, today: Day, lang: Lang) => RawBuilder<WaitingRow> | null
  search?: (words: string, actor: Actor, today: Day, lang: Lang) => RawBuilder<SearchRow> | null
  /** the areas of work in force on a day */
  areas?: (db: Db, day: Day) => Promise<WorkArea[]>
  /** what a room's part of a unit's sheet is made of: one SELECT; all rooms' make one statement */
  sheetRows?: (ctx: Ctx, unitId: number, day: Day) => RawBuilder<unknown> | null
  /** a room's part of a unit's sheet; `rows` are those of `sheetRows` as JSON has them, none without it */
  sheet?: (ctx: Ctx, unitId: number, day: Day, rows: readonly never[]) => Promise<SheetPart> | SheetPart
  succession?: (ctx: Ctx, fromUnitId: number, toUnitId: number, day: Day) => Promise<SuccessionPart>
  /** figures of the whole province that the year's scorecard may be bound to */
  measures?: MeasureOffer
  /** rows of this room that a room to the left of it may link to by number */
  linked?: LinkOffer
}

/** One entry of the rooms at the left. `shelf` groups them; only what this person may enter. */
export type NavEntry = {
  shelf: 'work' | 'measuring' | 'people' | 'foundations'
  href: string
  text: string
  position: number
}

/** A job's work: given a context of the system actor at the business day it runs on, and its payload. */
export type JobWork = (ctx: Ctx, payload: unknown) => Promise<void>

/** A timer: five cron fields in Việt Nam's hours ("30 7 * * *" is 07:30), and the job it starts. */
export type Timer = { at: string; job: string }

/** A room's doors and offers, listed in src/rooms.ts. */
export type Room = {
  name: string
  web?: (web: Web) => void
  api?: (api: Api) => void
  cli?: (program: Command) => void
  jobs?: Record<string, JobWork>
  timers?: Timer[]
  /** puts this room's law-given data (db/reference) in place; called at every start, so safe to repeat */
  reference?: (db: Db) => Promise<void>
  /** figures that a backup keeps and a restore computes again and compares, by name; the same day is `ctx.today` both times */
  proofs?: Record<string, (ctx: Ctx) => Promise<unknown>>
  nav?: (actor: Actor, lang: Lang) => NavEntry[]
  offers?: Offers
  /** sentences for the refusal reasons of this room's rules, by language */
  reasons?: Record<Lang, Record<string, string>>
  /** words for the acts of `waitingFor`, by language */
  acts?: Record<Lang, Record<string, string>>
  /** where an act's form is, below the row's own address ("/submission"); `post` for an act of one button */
  actForms?: Record<string, { at: string; post?: true }>
}
