import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { both, refuseLines, tableOf } from '#platform/cli-files.ts'
import { Refused } from '#platform/refused.ts'
import { headKey, sheetNumbers, type Table, type TableRow } from '#platform/table.ts'
import { type Exact, hundred, showRounded } from '../rules/exact.ts'
import { rankUnits } from '../rules/rank.ts'
import { figure, tooLong, unitTwice } from './figures.ts'

type Column = 'unit' | 'score' | 'max' | 'block'
const heads: Record<Column, readonly string[]> = {
  unit: [
    'unit',
    'don vi',
    'ten don vi',
    'ten',
    'name',
    'unit name',
    'co quan',
    'co quan don vi',
    'ma don vi',
    'code',
  ],
  score: [
    'score',
    'points',
    'diem',
    'tong diem',
    'diem so',
    'diem dat',
    'diem dat duoc',
    'diem tham dinh',
    'so diem',
    'tong so diem',
    'total',
    'total score',
    'total points',
  ],
  max: [
    'max',
    'maximum',
    'max score',
    'max points',
    'diem toi da',
    'toi da',
    'diem chuan',
    'tong diem toi da',
    'out of',
  ],
  block: ['block', 'khoi', 'nhom'],
}

/** Heads that only resemble: "Điểm tối đa áp dụng", "Max. score (2024)". The maximum is looked for first. */
const alike: [Column, RegExp][] = [
  ['max', /^max|toi da|diem chuan/],
  ['score', /^(total )?(score|points?)|^(tong )?(so )?diem/],
  ['unit', /^unit|^agency|^department|don vi|co quan/],
  ['block', /^block|^khoi/],
]

const columnsOf = ({ head }: Table): Partial<Record<Column, number>> => {
  const keys = head.map(headKey)
  const found: Partial<Record<Column, number>> = {}
  const free = (i: number) => i >= 0 && !Object.values(found).includes(i)
  for (const column of Object.keys(heads) as Column[]) {
    // the first name that any head bears: "tên đơn vị" before "mã đơn vị"
    const at = heads[column].map((h) => keys.indexOf(h)).find(free)
    if (at !== undefined) found[column] = at
  }
  for (const [column, shape] of alike) {
    const at = keys.findIndex((key, i) => free(i) && shape.test(key))
    if (found[column] === undefined && at >= 0) found[column] = at
  }
  return found
}

type Row = { unit: string; score: Exact; max: Exact; block: string }
type Read = { row: Row } | { line: number; says: string }

type ReadNumber = ReturnType<typeof sheetNumbers>

const readRow = ({ line, cells }: TableRow, at: Partial<Record<Column, number>>, read: ReadNumber): Read => {
  const cell = (column: Column) => {
    const place = at[column]
    return place === undefined ? '' : (cells[place] ?? '')
  }
  const unit = cell('unit')
  if (unit === '') return { line, says: both('thiếu tên đơn vị', 'the unit is missing') }
  const score = figure(read(cell('score')), cell('score'), 'điểm', 'the score')
  if (typeof score === 'string') return { line, says: score }
  const max = figure(read(cell('max')), cell('max'), 'điểm tối đa', 'the maximum')
  if (typeof max === 'string') return { line, says: max }
  if (max.sign() <= 0)
    return { line, says: both('điểm tối đa phải lớn hơn 0', 'the maximum must be above 0') }
  return { row: { unit, score, max, block: cell('block') } }
}

const rowsOf = (file: string, table: Table): Row[] => {
  const at = columnsOf(table)
  if (at.unit === undefined || at.score === undefined || at.max === undefined)
    throw new Refused('input', 'index-head', [], { file: basename(file) })
  const { score, max } = at
  const numbers = sheetNumbers(table.rows.flatMap(({ cells }) => [cells[score] ?? '', cells[max] ?? '']))
  // two blocks may each have a unit of that name
  const seen = new Set<string>()
  const read = table.rows.map((row): Read => {
    const { line } = row
    const long = tooLong(table, row)
    const one = long ? { line, says: long } : readRow(row, at, numbers)
    if ('says' in one) return one
    const who = JSON.stringify([one.row.block, one.row.unit])
    if (seen.has(who)) return { line, says: unitTwice(one.row.unit) }
    seen.add(who)
    return one
  })
  const bad = read.flatMap((r) => ('says' in r ? [r] : []))
  if (bad.length > 0) return refuseLines(file, bad)
  return read.flatMap((r) => ('row' in r ? [r.row] : []))
}

/** The table with percent and rank, best first; equals share a rank and the next one skips. */
const ranked = (rows: readonly Row[]) => {
  const figures = rows.map(({ score, max }) => score.times(hundred).over(max))
  const ranks = rankUnits(rows.map(({ block }, i) => ({ block, figure: figures[i] ?? null })))
  return rows
    .map(({ unit, score, max, block }, i) => ({
      unit,
      score: String(score),
      max: String(max),
      percent: String(figures[i]),
      rank: ranks[i] ?? null,
      display: showRounded(figures[i] as Exact, 2, 'half_up'),
      ...(block === '' ? {} : { block }),
    }))
    .sort((a, b) => (a.block ?? '').localeCompare(b.block ?? '', 'vi') || (a.rank ?? 0) - (b.rank ?? 0))
}

/** `canhtan index rank`: a table of unit, score and maximum, in percent and ranked. */
export const rankCommand = (program: Command): void => {
  command(
    program,
    {
      name: 'index rank',
      summary: 'rank a table of unit, score and maximum',
      options: { '--csv <file>': 'the table (comma, semicolon or tab; decimal comma or point)' },
      input: z.object({ csv: z.string().min(1) }),
      show: ({ rows }: { rows: ReturnType<typeof ranked> }) =>
        rows.map((r) => [r.rank, r.unit, `${r.score}/${r.max}`, `${r.display} %`].join('\t')).join('\n'),
      open: { pure: true },
    },
    async (_run, { csv }) => ({ rows: ranked(rowsOf(csv, await tableOf(csv))) }),
  )
}
