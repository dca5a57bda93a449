import type { Ctx } from './context.ts'
import { type Day, yearOf } from './day.ts'
import type { Lang } from './lang.ts'

/** What a measure may be told of: an indicator of a form, a criterion of an index. */
export type MeasurePart = {
  value: string
  name: Record<Lang, string>
  /** where it is not that of the whole measure */
  unit?: string
  decimals?: number
}

/** A figure of the whole province that a room can compute; without `parts` it is told of the whole alone. */
export type MeasureKind = {
  key: string
  name: Record<Lang, string>
  /** "%" or a word in Vietnamese, as forms have it; '' for a bare number */
  unit: string
  decimals: number
  parts: readonly MeasurePart[]
}

export type MeasureAsk = { measure: string; part: string }

/** What was measured of a year as it stood on a day. `value` null: it is there but may not be told. */
export type MeasurePoint = {
  year: number
  /** the day that the figure speaks of */
  on: Day
  value: string | null
  /** of how many, where it is a share; a count says what it was looked for in */
  of: number | null
  /** the list or sheet that the number comes from */
  url: string | null
}

/** A room's part of the register of named measures. */
export type MeasureOffer = {
  kinds: (ctx: Ctx) => Promise<MeasureKind[]>
  /** the points up to a year, oldest first, by `askKey`; of what this room does not know there are none */
  points: (ctx: Ctx, asks: readonly MeasureAsk[], year: number) => Promise<Map<string, MeasurePoint[]>>
}

/** Rooms with the measures that they offer; `c.var.rooms` is such a list. */
export type Measuring = readonly { offers?: { measures?: MeasureOffer } }[]

export const askKey = ({ measure, part }: MeasureAsk): string => `${measure}:${part}`

/** Every measure that a scorecard may be bound to, room by room. */
export const gatherKinds = async (ctx: Ctx, rooms: Measuring): Promise<MeasureKind[]> => {
  const kinds: MeasureKind[] = []
  for (const { offers } of rooms) kinds.push(...((await offers?.measures?.kinds(ctx)) ?? []))
  return kinds
}

/** The points of all that is asked for, each room asked once. */
export const gatherPoints = async (
  ctx: Ctx,
  rooms: Measuring,
  asks: readonly MeasureAsk[],
  year: number,
): Promise<Map<string, MeasurePoint[]>> => {
  const all = new Map<string, MeasurePoint[]>()
  if (asks.length === 0) return all
  for (const { offers } of rooms)
    for (const [key, points] of (await offers?.measures?.points(ctx, asks, year)) ?? []) all.set(key, points)
  return all
}

/** How many years before a year are shown beside it. */
export const yearsBefore = 4

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const

/**
 * The days on which a figure that runs through the year is looked at: the ends of the years before, the quarter-ends of
 * the year itself that are past, and today while the year runs.
 */
export const cutsOf = (year: number, today: Day): { year: number; on: Day }[] => {
  const before = Array.from({ length: yearsBefore }, (_, i) => year - yearsBefore + i).map((y) => ({
    year: y,
    on: `${y}-12-31` as Day,
  }))
  const quarters = quarterEnds.map((end) => ({ year, on: `${year}-${end}` as Day }))
  const running = yearOf(today) === year && !quarters.some(({ on }) => on === today)
  return [...before, ...quarters.filter(({ on }) => on <= today), ...(running ? [{ year, on: today }] : [])]
    .filter(({ on }) => on <= today)
    .sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** A row of a room that another links to, as far as the reader may see it. */
export type Linked = { id: number; text: string; note: string | null; url: string | null }

/** What a room lets others link to: of a unit's year to choose from, or these numbers. One statement. */
export type LinkOffer = (
  ctx: Ctx,
  of: { unitId: number; year: number } | { ids: readonly number[] },
) => Promise<Linked[]>

/** The day on which units of a year are looked at: its last, or today while it runs. */
export const lastDayOf = (year: number, today: Day): Day => {
  const end = `${year}-12-31` as Day
  return end < today ? end : today
}
