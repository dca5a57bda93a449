import {
  askKey,
  type MeasureAsk,
  type MeasureKind,
  type MeasureOffer,
  type MeasurePart,
  type MeasurePoint,
  yearsBefore,
} from '#platform/measure.ts'
import { linesOf } from '../rules/lines.ts'
import { questionnairesWithResults, type SurveyYear, surveyYears } from '../store/province.ts'
import { scorecardTexts as words } from '../texts/scorecard.ts'

type Asked = Awaited<ReturnType<typeof questionnairesWithResults>>[number]
type Of = 'overall' | 'part' | 'risk'
const keys: Record<Of, string> = { overall: 'surveys.overall', part: 'surveys.part', risk: 'surveys.risk' }

const partsOf = (of: Of, { code, titleVi, titleEn, content }: Asked): MeasurePart[] => {
  const title = { vi: titleVi, en: titleEn || titleVi }
  const within = (inner: string, text: { vi: string; en: string }): MeasurePart => ({
    value: `${code}/${inner}`,
    name: { vi: `${title.vi}: ${text.vi}`, en: `${title.en}: ${text.en || text.vi}` },
  })
  if (of === 'part') return [...content.contents, ...content.factors].map((one) => within(one.code, one.name))
  if (of === 'risk')
    return linesOf(content)
      .filter((line) => line.risk)
      .map((line) => within(line.code, line.text))
  return content.contents.length > 0 ? [{ value: code, name: title }] : []
}

const kindOf = (of: Of, asked: readonly Asked[]): MeasureKind[] => {
  const parts = asked.flatMap((one) => partsOf(of, one))
  return parts.length === 0 ? [] : [{ key: keys[of], name: words[of], unit: '%', decimals: 2, parts }]
}

const splitPart = (part: string): { code: string; inner: string } => {
  const at = part.indexOf('/')
  return at < 0 ? { code: part, inner: '' } : { code: part.slice(0, at), inner: part.slice(at + 1) }
}

const toldOf = ({ measure }: MeasureAsk, inner: string, row: SurveyYear) => {
  if (measure === keys.overall) return row.overall
  return (measure === keys.part ? row.parts : row.risks)[inner]
}

/** A survey that asked and may not tell, since too few answered, is a point without a value. */
const pointsOf = (ask: MeasureAsk, rows: readonly SurveyYear[]): MeasurePoint[] => {
  const { code, inner } = splitPart(ask.part)
  return rows
    .filter((row) => row.code === code)
    .flatMap((row) => {
      const told = toldOf(ask, inner, row)
      if (told === undefined && row.answered !== null) return []
      return {
        year: row.year,
        on: row.closesOn,
        value: told?.value ?? null,
        of: row.answered,
        url: `/surveys/campaigns/${row.campaignId}/results`,
      }
    })
}

/** What people asked said of all units together, each year's newest survey. One statement. */
export const measures: MeasureOffer = {
  kinds: async (ctx) => {
    const asked = await questionnairesWithResults(ctx.db)
    return (['overall', 'part', 'risk'] as const).flatMap((of) => kindOf(of, asked))
  },
  points: async (ctx, asks, year) => {
    const own = asks.filter(({ measure }) => Object.values(keys).includes(measure))
    if (own.length === 0) return new Map()
    const codes = [...new Set(own.map(({ part }) => splitPart(part).code))]
    const rows = await surveyYears(ctx.db, codes, { from: year - yearsBefore, to: year }, ctx.today)
    return new Map(own.map((ask) => [askKey(ask), pointsOf(ask, rows)]))
  },
}
