import type { Lang } from '#platform/lang.ts'
import type { SheetTableInput } from '../../documents/facts.ts'
import { placesMoved } from '../rules/ranking.ts'
import { resultTexts } from '../texts/result.ts'
import type { Ranking } from './result.ts'

/** The ranking as a sheet: exactly the lines that are shown, figures unrounded. */
export const rankingSheet = ({ round, rows }: Ranking, lang: Lang): SheetTableInput => {
  const t = resultTexts[lang]
  return {
    sheet: t.ranking,
    title: t.rankingOf(round.title),
    columns: [
      { width: 8, align: 'center' },
      { width: 48 },
      { width: 12, align: 'right' },
      { width: 12, align: 'right' },
      { width: 12, align: 'right' },
      { width: 16 },
      { width: 26 },
    ],
    head: [[t.rank, t.unit, t.points, t.max, t.index, t.class, t.against(round.year - 1)]],
    rows: rows.map((row) => [
      row.rank,
      row.unitName,
      row.points === null ? null : Number(row.points),
      row.max === null ? null : Number(row.max),
      row.percent === null ? null : Number(row.percent),
      row.class,
      (row.previousNote && t.notCompared[row.previousNote]) ?? placesMoved(row) ?? null,
    ]),
  }
}
