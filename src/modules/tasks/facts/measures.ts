import { type Ctx, system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Exact, showRounded } from '#platform/exact.ts'
import type { Lang } from '#platform/lang.ts'
import {
  askKey,
  cutsOf,
  type LinkOffer,
  lastDayOf,
  type MeasureAsk,
  type MeasureKind,
  type MeasureOffer,
  type MeasurePoint,
} from '#platform/measure.ts'
import {
  type Counts,
  type countNames,
  type MeasureName,
  measureNames,
  measuresOf,
  noCounts,
  sumOf,
} from '../rules/measures.ts'
import { cutOf } from '../store/cut.ts'
import { countAtCuts } from '../store/cuts.ts'
import { listTasks } from '../store/list.ts'
import { texts } from '../texts.ts'

const counted = ['openOverdue', 'completedLate'] as const
const sources = ['plan', 'directive', 'conclusion', 'inspection'] as const

const both = (of: (lang: Lang) => string): Record<Lang, string> => ({ vi: of('vi'), en: of('en') })

const parts = [
  { value: '', name: both((lang) => texts[lang].scorecard.all) },
  ...sources.map((value) => ({ value, name: both((lang) => texts[lang].scorecard.sources[value]) })),
]

const kinds: MeasureKind[] = [
  ...measureNames.map((name) => ({
    key: `tasks.${name}`,
    name: both((lang) => texts[lang].scorecard.named(texts[lang].measures[name])),
    unit: '%',
    decimals: 2,
    parts,
  })),
  ...counted.map((name) => ({
    key: `tasks.${name}`,
    name: both((lang) => texts[lang].scorecard[name]),
    unit: '',
    decimals: 0,
    parts,
  })),
]

const figureOf = (measure: string, counts: Counts): { value: string; of: number } | undefined => {
  const name = measure.slice('tasks.'.length)
  const count = counted.find((one) => one === name)
  if (count) {
    const of = counts.assigned - counts.recalled
    return of === 0 ? undefined : { value: String(counts[count]), of }
  }
  const { numerator, denominator } = measuresOf(counts)[name as MeasureName]
  return denominator === 0 ? undefined : { value: shareOf(numerator, denominator), of: denominator }
}

// not rounded to what is printed: a share that is not zero must not become it
const shareOf = (n: number, of: number): string => showRounded(Exact.ratio(n * 100, of), 8, 'half_up')

// a share opens the tasks that it counts above the line, as everywhere
const behind: Record<string, (typeof countNames)[number]> = {
  completionOfAssigned: 'completed',
  completionOfDue: 'completed',
  onTimeOfCompleted: 'completedOnTime',
  onTimeOfDue: 'completedOnTime',
  overdueOfOpen: 'openOverdue',
  openOverdue: 'openOverdue',
  completedLate: 'completedLate',
} satisfies Record<MeasureName | (typeof counted)[number], (typeof countNames)[number]>

const listOf = (year: number, on: Day, today: Day, part: string, measure: string): string =>
  `/tasks?programme=${year}${part && `&source=${part}`}${on === today ? '' : `&asOf=${on}`}&count=${behind[measure.slice('tasks.'.length)]}`

/** Nothing measured is no point: a share of nothing is not 0, and no delay among no tasks is no achievement. */
const pointsOf = (
  { measure, part }: MeasureAsk,
  cuts: readonly { year: number; on: Day }[],
  told: Map<string, Map<string, Counts>>,
  today: Day,
): MeasurePoint[] =>
  cuts.flatMap(({ year, on }) => {
    const bySource = told.get(on) ?? new Map<string, Counts>()
    const counts = part === '' ? sumOf(bySource.values()) : (bySource.get(part) ?? noCounts())
    const figure = figureOf(measure, counts)
    return figure ? [{ year, on, ...figure, url: listOf(year, on, today, part, measure) }] : []
  })

/** The named measures of assigned work, of the whole province. One statement. */
export const measures: MeasureOffer = {
  kinds: async () => kinds,
  points: async (ctx, asks, year) => {
    const own = asks.filter(({ measure }) => kinds.some(({ key }) => key === measure))
    if (own.length === 0) return new Map()
    const cuts = cutsOf(year, ctx.today)
    const wanted = cuts.map(({ year, on }) => ({
      name: on,
      scope: { year },
      cut: cutOf(ctx.today, on, undefined, 0),
    }))
    const told = await countAtCuts(ctx.db, system, wanted, 'source')
    return new Map(own.map((ask) => [askKey(ask), pointsOf(ask, cuts, told, ctx.today)]))
  },
}

/** In time of due, by lead unit, for each of several years at its end or today: year, then unit. One statement. */
export const onTimeByLead = async (
  ctx: Ctx,
  years: readonly number[],
): Promise<Map<number, Map<number, string>>> => {
  const wanted = years.map((year) => ({
    name: String(year),
    scope: { year },
    cut: cutOf(ctx.today, lastDayOf(year, ctx.today), undefined, 0),
  }))
  const told = await countAtCuts(ctx.db, system, wanted, 'lead')
  return new Map(
    years.map((year) => [
      year,
      new Map(
        [...(told.get(String(year)) ?? [])].flatMap(([unit, counts]): [number, string][] => {
          const { numerator, denominator } = measuresOf(counts).onTimeOfDue
          return denominator === 0 ? [] : [[Number(unit), shareOf(numerator, denominator)]]
        }),
      ),
    ]),
  )
}

/** Tasks that a room to the left may link to: those a unit leads in a year, or these, as far as in sight. One statement. */
export const linked: LinkOffer = async (ctx, of) => {
  const filter = 'ids' in of ? { taskIds: of.ids } : { leadUnitId: of.unitId, year: of.year }
  const cut = cutOf(ctx.today, undefined, undefined, 0)
  const { rows } = await listTasks(ctx.db, ctx.actor, filter, cut, {
    sort: { by: 'code', down: false },
    limit: 300,
  })
  const t = texts[ctx.lang]
  return rows.map((row) => ({
    id: row.id,
    text: `${row.code} · ${row.title}`,
    note: t.timeliness[row.timeliness],
    url: `/tasks/${row.id}`,
  }))
}
