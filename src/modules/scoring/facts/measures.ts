import type { Day } from '#platform/day.ts'
import {
  askKey,
  type MeasureAsk,
  type MeasureOffer,
  type MeasurePart,
  type MeasurePoint,
  yearsBefore,
} from '#platform/measure.ts'
import { type CriteriaSet, leavesOf } from '../rules/set.ts'
import { type BlockPoints, blockPoints, setsInUse } from '../store/province.ts'
import { scorecardTexts as words } from '../texts/scorecard.ts'

const key = 'scoring.percent'

const partsOf = ({ block, content }: { block: string; content: CriteriaSet }): MeasurePart[] => {
  const name = words.blocks[block] ?? { vi: block, en: block }
  const named = [...content.domains, ...leavesOf(content)]
  return [
    { value: block, name: { vi: `${name.vi}: ${words.whole.vi}`, en: `${name.en}: ${words.whole.en}` } },
    ...named.map((node) => ({
      value: `${block}/${node.code}`,
      name: {
        vi: `${name.vi}: ${node.code} ${node.name_vi}`,
        en: `${name.en}: ${node.code} ${node.name_en || node.name_vi}`,
      },
    })),
  ]
}

const splitPart = (part: string): { block: string; code: string } => {
  const at = part.indexOf('/')
  return at < 0 ? { block: part, code: '' } : { block: part.slice(0, at), code: part.slice(at + 1) }
}

const pointsOf = (ask: MeasureAsk, rows: readonly BlockPoints[]): MeasurePoint[] => {
  const { block, code } = splitPart(ask.part)
  return rows
    .filter((row) => row.block === block && row.code === code && row.percent !== null)
    .map((row) => ({
      year: row.year,
      on: `${row.year}-12-31` as Day,
      value: row.percent,
      of: row.units,
      url: `/scoring/rounds/${row.roundId}/ranking`,
    }))
}

/** The published index of a block as one percent: points of all its units over what they could win. One statement. */
export const measures: MeasureOffer = {
  kinds: async (ctx) => {
    const sets = await setsInUse(ctx.db)
    if (sets.length === 0) return []
    return [{ key, name: words.percent, unit: '%', decimals: 2, parts: sets.flatMap(partsOf) }]
  },
  points: async (ctx, asks, year) => {
    const own = asks.filter(({ measure }) => measure === key)
    if (own.length === 0) return new Map()
    const codes = own.map(({ part }) => splitPart(part).code).filter((code) => code !== '')
    const rows = await blockPoints(ctx.db, { from: year - yearsBefore, to: year }, codes)
    return new Map(own.map((ask) => [askKey(ask), pointsOf(ask, rows)]))
  },
}
