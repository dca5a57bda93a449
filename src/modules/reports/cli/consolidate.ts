import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { both } from '#platform/cli-files.ts'
import type { Day } from '#platform/day.ts'
import { Exact, showDecimal, showRounded } from '#platform/exact.ts'
import { Refused } from '#platform/refused.ts'
import type { ReadyForm } from '../rules/computed.ts'
import { type Consolidation, consolidate, type Figure, type Sent, type Value } from '../rules/consolidate.ts'
import type { Tree } from '../rules/tree.ts'
import { validate } from '../rules/validate.ts'
import { windowOf } from '../rules/window.ts'
import { findingTexts } from '../texts/findings.ts'
import { filled, formOf, unitsOf, valuesOf } from './read.ts'

const input = z
  .object({
    units: z.string().min(1),
    form: z.string().min(1),
    values: z.string().min(1),
    period: z.string().min(1).optional(),
    year: z.coerce.number().int().min(2000).max(2100).optional(),
  })
  .refine(({ period, year }) => year === undefined || period !== undefined, {
    path: ['period'],
    error: 'required',
  })

type Done = { tree: Tree; form: ReadyForm; found: Consolidation }

const shown = (value: Value | null): string | boolean | null =>
  value instanceof Exact ? showDecimal(value) : value

const told = ({ value, numerator, denominator, from, missing }: Figure) => ({
  value: shown(value),
  numerator: shown(numerator),
  denominator: shown(denominator),
  from,
  missing,
})

/** Every unit and indicator; numbers as decimal strings, null where unknown. */
const document = ({ found }: Done) => ({
  values: Object.fromEntries(
    [...found.figures].map(([unit, figures]) => [
      unit,
      Object.fromEntries([...figures].map(([code, figure]) => [code, told(figure)])),
    ]),
  ),
  missing: found.missing,
})

const printed = ({ value }: Figure): string => {
  if (value === null) return '–'
  if (!(value instanceof Exact)) return value ? both('có', 'yes') : both('không', 'no')
  return value.isWhole() ? showDecimal(value) : showRounded(value, 2, 'half_up')
}

const few = (codes: readonly string[]): string =>
  codes.length > 10 ? `${codes.slice(0, 10).join(', ')}, … (${codes.length})` : codes.join(', ')

/** The root's figures for a person: value, the two sides of a percent, how many units, who is missing. */
const table = ({ tree, form, found }: Done): string => {
  const rows = [...(found.figures.get(tree.root) ?? [])].flatMap(([code, figure]) => {
    const { numerator, denominator, from, missing } = figure
    if (figure.value === null && from.length === 0 && missing.length === 0) return []
    const sides = numerator && denominator ? `${showDecimal(numerator)} / ${showDecimal(denominator)}` : ''
    const lacks = missing.length > 0 ? `${both('thiếu', 'missing')}: ${few(missing)}` : ''
    const made = both(`${from.length} đơn vị`, `${from.length} units`)
    return [
      [code, form.indicators.get(code)?.name_vi, printed(figure), sides, made, lacks].join('\t').trimEnd(),
    ]
  })
  const silent = few(found.missing) || both('không đơn vị nào', 'none')
  return [tree.root, ...rows, `${both('Chưa gửi gì', 'Sent nothing')}: ${silent}`].join('\n')
}

const most = 200

/** What is strange in what was sent, unit by unit: said, and no reason to compute nothing. */
const remarks = (tree: Tree, form: ReadyForm, sent: Sent, found: Consolidation): string[] => [
  ...found.uncounted.map(
    ({ unit, indicator, reason }) => `${unit} ${indicator}: ${filled(findingTexts, reason, {})}`,
  ),
  ...[...sent].flatMap(([unit, values]) =>
    validate(form, {
      kind: tree.units.get(unit)?.kind ?? '',
      values: [...values].map(([indicator, value]) => ({ indicator, value })),
    })
      .filter(({ reason }) => reason !== 'not-given' && reason !== 'not-asked')
      .map(({ indicator, reason, facts }) => `${unit} ${indicator}: ${filled(findingTexts, reason, facts)}`),
  ),
]

const lastDayOf = (form: ReadyForm, code: string | undefined, year: number | undefined): Day | undefined => {
  if (code === undefined || year === undefined) return undefined
  const { periods } = form.form
  const period = periods.find((p) => p.code === code)
  if (period) return windowOf(period, year).to
  throw new Refused('input', 'report-no-period', [], {
    period: code,
    known: periods.map((p) => p.code).join(', '),
  })
}

/** `canhtan report consolidate`: every level's figures from what the units sent, without a database. */
export const consolidateCommand = (program: Command): void => {
  command(
    program,
    {
      name: 'report consolidate',
      summary: 'one report from those of the units, level by level, each figure with the units behind it',
      options: {
        '--units <file>': 'the tree: code, parent, kind (CSV)',
        '--form <file>': 'the indicators (JSON, as db/reference/report-indicators.json)',
        '--values <file>': 'what was sent: unit, indicator, value (CSV); an empty cell was not sent',
        '--period <code>': 'the one period to take from a table with a column for it',
        '--year <year>': 'the year of the period: what is retired by its end is not asked',
      },
      input,
      show: table,
      json: document,
      open: { pure: true },
    },
    async (run, { units, form: formFile, values, period, year }): Promise<Done> => {
      const form = await formOf(formFile)
      const lastDay = lastDayOf(form, period, year)
      const tree = await unitsOf(units)
      const sent = await valuesOf(values, tree, form, period)
      const found = consolidate(tree, form, sent, lastDay)
      const said = remarks(tree, form, sent, found)
      for (const line of said.slice(0, most)) run.say(line)
      if (said.length > most) run.say(`… ${said.length - most}`)
      return { tree, form, found }
    },
  )
}
