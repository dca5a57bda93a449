import type { Ctx } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import { gatherKinds, lastDayOf, type MeasureKind, type Measuring } from '#platform/measure.ts'
import { Refused } from '#platform/refused.ts'
import { type StoodUnit, unitsBeside } from '../../organisation/facts.ts'
import { type Pilot, pilotUnits } from '../../programme/facts.ts'
import { indicatorByUnit } from '../../reports/facts.ts'
import { type IndexOfUnit, indexOfUnits } from '../../scoring/facts.ts'
import { onTimeByLead } from '../../tasks/facts.ts'
import type { PilotsQuery } from '../input/scorecard.ts'
import { mayReadScorecard } from '../policy/scorecard.ts'
import { type Like, likeUnits, ofOneSet, type SetOf, toldOfLike } from '../rules/pilots.ts'

/** A cell: the pilot unit's own figure, beside what like units show in the same year. */
export type Cell = {
  year: number
  own: string | null
  place: { rank: number; of: number } | null
  like: Like
  /** the criteria set that the figures were scored by, a key of the table's `sets` */
  set: string | null
}
/** A criteria set that figures of a table come from; without `name` a result taken over as printed, its set unknown. */
export type ScoredBy = {
  key: string
  name: { vi: string; en: string; version: number } | undefined
  years: number[]
}
export type ComparedUnit = { pilot: Pilot; unit: StoodUnit | undefined; cells: Cell[] }
export type Compared = {
  key: 'index' | 'tasks' | 'indicator'
  name: { vi: string; en: string } | undefined
  unit: string
  units: ComparedUnit[]
  /** of the index: by which sets its figures were scored; more than one is said in words */
  sets: ScoredBy[]
}
export type Comparison = {
  year: number
  /** the year before, the year, and those after it that have begun */
  years: number[]
  pilots: Pilot[]
  tables: Compared[]
  /** indicators that may be chosen beside the two named measures */
  kinds: MeasureKind[]
  chosen: { measure: string; part: string } | undefined
}

/** By year, then by unit. */
type Figures = ReadonlyMap<number, ReadonlyMap<number, string>>
type Places = ReadonlyMap<string, { rank: number; of: number }>
type Scored = { figures: Figures; places: Places; sets: ReadonlyMap<number, SetOf>; names: ScoredBy[] }

const after = 3
const yearsOf = (year: number, today: Day): number[] =>
  Array.from({ length: after + 2 }, (_, i) => year - 1 + i).filter((one) => one <= yearOf(today))

const compared = (
  of: { pilots: readonly Pilot[]; beside: readonly StoodUnit[]; years: readonly number[] },
  figures: Figures,
  scored?: Scored,
): ComparedUnit[] => {
  const chosen = new Set(of.pilots.map(({ unitId }) => unitId))
  return of.pilots.map((pilot) => {
    const unit = of.beside.find(({ unitId }) => unitId === pilot.unitId)
    const like = unit ? likeUnits(unit, of.beside, chosen) : []
    const cells = of.years.map((year) => {
      const ofYear = figures.get(year) ?? new Map<number, string>()
      const sets = scored?.sets.get(year)
      const set = sets?.get(pilot.unitId)
      const one = sets ? ofOneSet(like, sets, set) : { like, apart: 0 }
      const [first] = one.like
      return {
        year,
        own: ofYear.get(pilot.unitId) ?? null,
        place: scored?.places.get(`${year}/${pilot.unitId}`) ?? null,
        like: { ...toldOfLike(one.like, ofYear), ...(one.apart > 0 && { apart: one.apart }) },
        set: set ?? (first === undefined ? undefined : sets?.get(first)) ?? null,
      }
    })
    return { pilot, unit, cells }
  })
}

/** A result taken over as printed does not say its set; its own table is one. */
const setKey = ({ set, roundId }: IndexOfUnit): string => (set ? `set-${set.id}` : `table-${roundId}`)

const scoredBy = (rows: readonly IndexOfUnit[]): ScoredBy[] =>
  [...Map.groupBy(rows, setKey)].map(([key, own]) => {
    const set = own[0]?.set
    const name = set ? { vi: set.titleVi, en: set.titleEn || set.titleVi, version: set.version } : undefined
    return { key, name, years: [...new Set(own.map(({ year }) => year))].sort((a, b) => a - b) }
  })

const readIndex = async (ctx: Ctx, span: { from: number; to: number }): Promise<Scored> => {
  const rows = await indexOfUnits(ctx.db, span)
  const byYear = [...Map.groupBy(rows, ({ year }) => year)]
  return {
    figures: new Map(
      byYear.map(([year, own]) => [year, new Map(own.map((row) => [row.unitId, row.percent]))]),
    ),
    sets: new Map(byYear.map(([year, own]) => [year, new Map(own.map((row) => [row.unitId, setKey(row)]))])),
    names: scoredBy(rows),
    places: new Map(
      rows.flatMap(({ year, unitId, rank, of }): [string, { rank: number; of: number }][] =>
        rank === null ? [] : [[`${year}/${unitId}`, { rank, of }]],
      ),
    ),
  }
}

/** The sets that the cells of a table name, in the order of their years. */
const named = (units: readonly ComparedUnit[], names: readonly ScoredBy[]): ScoredBy[] =>
  names
    .map((one) => ({
      ...one,
      years: one.years.filter((year) =>
        units.some(({ cells }) => cells.some((cell) => cell.set === one.key && cell.year === year)),
      ),
    }))
    .filter(({ years }) => years.length > 0)
    .sort((a, b) => (a.years[0] ?? 0) - (b.years[0] ?? 0) || a.key.localeCompare(b.key))

/** The indicator that is wanted, if the form has it. */
const chosenOf = ({ form, code }: PilotsQuery, kinds: readonly MeasureKind[]) => {
  const kind = kinds.find(({ key }) => key === form)
  const part = kind?.parts.find(({ value }) => value === code)
  return kind && part ? { kind, part } : undefined
}

const reportKinds = async (ctx: Ctx, rooms: Measuring): Promise<MeasureKind[]> =>
  (
    await gatherKinds(
      ctx,
      rooms.filter((room) => 'name' in room && room.name === 'reports'),
    )
  ).filter(({ parts }) => parts.length > 0)

/** The pilot units of a year beside the like units, before, during and after; missing for who does not see the province. Six statements. */
export const readComparison = async (
  ctx: Ctx,
  rooms: Measuring,
  year: number,
  wish: PilotsQuery,
): Promise<Comparison> => {
  if (!mayReadScorecard(ctx.actor)) throw new Refused('missing', 'page')
  const pilots = await pilotUnits(ctx.db, year)
  const years = yearsOf(year, ctx.today)
  const kinds = await reportKinds(ctx, rooms)
  const chosen = chosenOf(wish, kinds)
  const ask = chosen && { measure: chosen.kind.key, part: chosen.part.value }
  if (pilots.length === 0) return { year, years, pilots, tables: [], kinds, chosen: ask }
  const span = { from: year - 1, to: years.at(-1) ?? year }
  const days = { first: `${year}-01-01` as Day, last: lastDayOf(year, ctx.today) }
  const ids = pilots.map(({ unitId }) => unitId)
  const of = { pilots, years, beside: await unitsBeside(ctx.db, ids, days) }
  const index = await readIndex(ctx, span)
  const indexes = compared(of, index.figures, index)
  const onTime = compared(of, await onTimeByLead(ctx, years))
  const tables: Compared[] = [
    { key: 'index', name: undefined, unit: '%', units: indexes, sets: named(indexes, index.names) },
    { key: 'tasks', name: undefined, unit: '%', units: onTime, sets: [] },
  ]
  if (chosen && ask)
    tables.push({
      key: 'indicator',
      name: {
        vi: `${chosen.part.name.vi} (${chosen.kind.name.vi})`,
        en: `${chosen.part.name.en} (${chosen.kind.name.en})`,
      },
      unit: chosen.part.unit ?? '',
      units: compared(of, await indicatorByUnit(ctx, ask, span)),
      sets: [],
    })
  return { year, years, pilots, tables, kinds, chosen: ask }
}
