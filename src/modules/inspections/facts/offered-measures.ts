import type { Day } from '#platform/day.ts'
import { Exact, showRounded } from '#platform/exact.ts'
import { askKey, cutsOf, type MeasureKind, type MeasureOffer, type MeasurePoint } from '#platform/measure.ts'
import { type Figures, type FindingKey, figuresOf } from '../rules/measures.ts'
import { begunAndFound } from '../store/province.ts'
import { fixedText, scorecardTexts } from '../texts/scorecard.ts'

const fixed = 'inspections.fixed-on-time'
const counts = Object.entries(scorecardTexts) as [FindingKey, { vi: string; en: string }][]
const kinds: MeasureKind[] = [
  ...counts.map(([key, name]) => ({ key: `inspections.${key}`, name, unit: '', decimals: 0, parts: [] })),
  { key: fixed, name: fixedText, unit: '%', decimals: 2, parts: [] },
]

/** No finding among no inspection says nothing: without one there is no point. */
const pointOf = (
  measure: string,
  { year, on }: { year: number; on: Day },
  figures: Figures,
): MeasurePoint[] => {
  if (figures.unitsInspected === 0) return []
  const url = `/inspections/findings?of=${year}`
  if (measure === fixed)
    return figures.due === 0
      ? []
      : [
          {
            ...{ year, on, of: figures.due, url: `${url}&which=due` },
            value: showRounded(Exact.ratio(figures.fixedOnTime * 100, figures.due), 8, 'half_up'),
          },
        ]
  const key = measure.slice('inspections.'.length) as FindingKey
  const list = key === 'findings' ? url : `${url}&which=${key}`
  return [{ year, on, value: String(figures[key]), of: figures.unitsInspected, url: list }]
}

/** The findings of all inspections of a year, as they stood on each day looked at. One statement. */
export const measures: MeasureOffer = {
  kinds: async () => kinds,
  points: async (ctx, asks, year) => {
    const own = asks.filter(({ measure }) => kinds.some(({ key }) => key === measure))
    if (own.length === 0) return new Map()
    const { inspections, findings } = await begunAndFound(ctx.db, year)
    const looked = cutsOf(year, ctx.today).map((cut) => ({
      cut,
      figures: figuresOf(
        inspections.filter((one) => one.year === cut.year),
        findings.filter((one) => one.year === cut.year && (one.begunOn ?? cut.on) <= cut.on),
        cut.on,
        findings.filter((one) => (one.begunOn ?? cut.on) <= cut.on),
      ),
    }))
    return new Map(
      own.map((ask) => [
        askKey(ask),
        looked.flatMap(({ cut, figures }) => pointOf(ask.measure, cut, figures)),
      ]),
    )
  },
}
