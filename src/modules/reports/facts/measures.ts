import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Exact, showRounded } from '#platform/exact.ts'
import {
  askKey,
  lastDayOf,
  type MeasureAsk,
  type MeasureKind,
  type MeasureOffer,
  type MeasurePart,
  type MeasurePoint,
  yearsBefore,
} from '#platform/measure.ts'
import type { Form, Indicator } from '../rules/form.ts'
import {
  acceptedFigures,
  type IssuedFigure,
  issuedFigures,
  issuedForms,
  sentInTime,
} from '../store/province.ts'
import { scorecardTexts as words } from '../texts/scorecard.ts'
import { draftContent } from './forms.ts'

const onTime = 'reports.on-time'
const start = 'reports.form/'

const partOf = (one: Indicator): MeasurePart => ({
  value: one.code,
  name: { vi: `${one.code} ${one.name_vi}`, en: `${one.code} ${one.name_en || one.name_vi}` },
  unit: one.kind === 'percent' ? '%' : one.kind === 'money' ? (one.unit ?? '') : '',
  decimals: one.kind === 'count' ? 0 : 2,
})

const told = ({ kind }: Indicator): boolean => kind === 'count' || kind === 'percent' || kind === 'money'

const kindsOf = (row: {
  code: string
  titleVi: string
  titleEn: string
  content: unknown
}): MeasureKind[] => {
  const form: Form = draftContent(row.content)
  const parts = form.indicators.filter(told).map(partOf)
  const title = { vi: row.titleVi, en: row.titleEn || row.code }
  return form.periods.map((period) => ({
    key: `${start}${row.code}/${period.code}`,
    name: words.indicator({ vi: period.name_vi, en: period.name_en || period.code }, title),
    unit: '',
    decimals: 2,
    parts,
  }))
}

/** The form and the period that a measure names; windows are never mixed. */
const readKey = (measure: string): { form: string; period: string } | undefined => {
  if (!measure.startsWith(start)) return undefined
  const rest = measure.slice(start.length)
  const at = rest.lastIndexOf('/')
  return { form: rest.slice(0, at), period: rest.slice(at + 1) }
}

const issuedPoints = ({ measure, part }: MeasureAsk, rows: readonly IssuedFigure[]): MeasurePoint[] => {
  const of = readKey(measure)
  return rows
    .filter((row) => row.form === of?.form && row.period === of.period && row.code === part)
    .flatMap(({ year, on, value, issueId }) =>
      value === null ? [] : [{ year, on, value, of: null, url: `/reports/issues/${issueId}` }],
    )
}

const inTimePoints = async (ctx: Ctx, span: { from: number; to: number }): Promise<MeasurePoint[]> =>
  (await sentInTime(ctx.db, span, ctx.today))
    .filter(({ due }) => due > 0)
    .map(({ year, due, onTime }) => ({
      year,
      on: lastDayOf(year, ctx.today) as Day,
      value: showRounded(Exact.ratio(onTime * 100, due), 8, 'half_up'),
      of: due,
      url: `/reports?of=${year}`,
    }))

/** Indicators as issued, each window by itself, and how punctually units report. At most two statements. */
export const measures: MeasureOffer = {
  kinds: async (ctx) => [
    { key: onTime, name: words.onTime, unit: '%', decimals: 2, parts: [] },
    ...(await issuedForms(ctx.db)).flatMap(kindsOf),
  ],
  points: async (ctx, asks, year) => {
    const span = { from: year - yearsBefore, to: year }
    const found = new Map<string, MeasurePoint[]>()
    const ofForms = asks.filter(({ measure }) => readKey(measure) !== undefined)
    if (ofForms.length > 0) {
      const forms = [...new Set(ofForms.flatMap(({ measure }) => readKey(measure)?.form ?? []))]
      const codes = [...new Set(ofForms.map(({ part }) => part))]
      const rows = await issuedFigures(ctx.db, { forms, codes }, span)
      for (const ask of ofForms) found.set(askKey(ask), issuedPoints(ask, rows))
    }
    const punctual = asks.find(({ measure }) => measure === onTime)
    if (punctual) found.set(askKey(punctual), await inTimePoints(ctx, span))
    return found
  },
}

/** What units' accepted reports say of an indicator ("reports.form/…/Y", code), year, then unit. At most one statement. */
export const indicatorByUnit = async (
  ctx: Ctx,
  { measure, part }: MeasureAsk,
  span: { from: number; to: number },
): Promise<Map<number, Map<number, string>>> => {
  const of = readKey(measure)
  const rows = of ? await acceptedFigures(ctx.db, { ...of, code: part }, span) : []
  const byYear = Map.groupBy(
    rows.filter((row) => row.value !== null && row.value !== 'true' && row.value !== 'false'),
    (row) => row.year,
  )
  return new Map(
    [...byYear].map(([year, own]) => [year, new Map(own.map((row) => [row.unitId, row.value ?? '']))]),
  )
}
