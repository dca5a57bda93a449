import { exact } from '#platform/exact.ts'
import type { Lang } from '#platform/lang.ts'
import type { SheetTableInput, SheetValue } from '../../documents/facts.ts'
import { type ScorecardTexts, scorecardTexts } from '../texts/scorecard.ts'
import type { Measured, Scorecard, ScorecardRow } from './scorecard.ts'

const number = (value: string | null | undefined): SheetValue =>
  value === null || value === undefined ? null : exact(value).approximate()

const rowOf = (
  { line }: ScorecardRow,
  one: Measured | undefined,
  lang: Lang,
  t: ScorecardTexts,
): SheetValue[] => {
  const text = lang === 'en' ? (line.textEn ?? line.textVi) : line.textVi
  const start: SheetValue[] = [t.directions[line.direction], text]
  if (!one)
    return [...start, t.unbound, null, null, null, null, null, null, null, null, t.verdicts.unmeasured, null]
  const { binding, target, judgement } = one
  const { now, before, change, verdict, why } = judgement
  const figure = why === undefined ? now : undefined
  const zero = line.direction === 'never' ? '0' : undefined
  return [
    ...start,
    lang === 'en' ? binding.nameEn : binding.nameVi,
    number(figure?.value),
    binding.unit,
    figure ? { day: figure.on } : null,
    figure?.of ?? null,
    number(before?.value),
    change ? t.changeWords[change] : null,
    number(zero ?? target?.value),
    target && !zero ? { day: target.dueOn } : null,
    why ? t.why[why](line.year) : t.verdicts[verdict],
    figure?.url ?? null,
  ]
}

/** The scorecard as a table: a line for each measure; a line without one says so. Figures are not rounded. */
export const scorecardSheet = (card: Scorecard, lang: Lang): SheetTableInput => {
  const t = scorecardTexts[lang]
  const c = t.columns
  return {
    sheet: t.nav,
    title: t.title(card.year),
    columns: [
      { width: 10 },
      { width: 40 },
      { width: 46 },
      { width: 13, align: 'right' },
      { width: 9 },
      { width: 13, align: 'center' },
      { width: 9, align: 'right' },
      { width: 14, align: 'right' },
      { width: 12 },
      { width: 13, align: 'right' },
      { width: 13, align: 'center' },
      { width: 34 },
      { width: 40 },
    ],
    head: [
      [
        ...[c.direction, c.line, c.measure, c.value, c.unit, c.on, c.of, c.before, c.change],
        ...[c.target, c.dueOn, c.verdict, c.source],
      ],
    ],
    rows: card.rows.flatMap((row) =>
      row.measured.length === 0
        ? [rowOf(row, undefined, lang, t)]
        : row.measured.map((one) => rowOf(row, one, lang, t)),
    ),
  }
}
