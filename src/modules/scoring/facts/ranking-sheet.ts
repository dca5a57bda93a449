import type { Lang } from '#platform/lang.ts'
import type { SheetTableInput } from '../../documents/facts.ts'
import { placesMoved } from '../rules/ranking.ts'
import { intervalSentence } from '../rules/words/intervals.ts'
import { intervalTexts } from '../texts/intervals.ts'
import { resultTexts } from '../texts/result.ts'
import type { Ranking, ResultRow } from './result.ts'

const intervalCells = ({ interval }: ResultRow) =>
  interval
    ? [interval.low, interval.high, Math.round(interval.changes * 1000) / 10, interval.bracket]
    : [null, null, null, null]

/** The ranking as a sheet: exactly the lines that are shown, figures unrounded; with intervals where they were drawn. */
export const rankingSheet = ({ round, result, rows }: Ranking, lang: Lang): SheetTableInput => {
  const t = resultTexts[lang]
  const i = intervalTexts[lang]
  const facts = result?.intervals?.facts
  return {
    sheet: t.ranking,
    title: t.rankingOf(round.title),
    ...(facts && { subtitle: intervalSentence(facts, lang) }),
    columns: [
      { width: 8, align: 'center' },
      { width: 48 },
      { width: 12, align: 'right' },
      { width: 12, align: 'right' },
      { width: 12, align: 'right' },
      { width: 16 },
      { width: 26 },
      ...(facts ? [{ width: 16 }, { width: 10 }, { width: 18 }, { width: 10 }] : []),
    ],
    head: [
      [
        t.rank,
        t.unit,
        t.points,
        t.max,
        t.index,
        t.class,
        t.against(round.year - 1),
        ...(facts ? [i.low, i.high, i.changeHead, i.bracket] : []),
      ],
    ],
    rows: rows.map((row) => [
      row.rank,
      row.unitName,
      row.points === null ? null : Number(row.points),
      row.max === null ? null : Number(row.max),
      row.percent === null ? null : Number(row.percent),
      row.class,
      (row.previousNote && t.notCompared[row.previousNote]) ?? placesMoved(row) ?? null,
      ...(facts ? intervalCells(row) : []),
    ]),
  }
}
