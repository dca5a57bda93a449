import type { Lang } from '#platform/lang.ts'
import type { SheetTableInput, SheetValue } from '../../documents/facts.ts'
import { type Estimate, type LineFigure, mainFigure } from '../rules/analyse.ts'
import type { Scope, Told as ToldFigures } from '../rules/findings.ts'
import type { Words } from '../rules/questionnaire.ts'
import { findingsTexts } from '../texts/findings.ts'
import type { Reading, Told } from './findings.ts'

type Row = SheetValue[]
const said = (words: Words, lang: Lang): string => (lang === 'en' && words.en) || words.vi

type Named = { code: string; text: Words }

const numbers = (n: number | null, one: Estimate | null | undefined): Row => [
  n,
  one ? Number(one.value) : null,
  one ? Number(one.low) : null,
  one ? Number(one.high) : null,
]

const answersOf = (figure: LineFigure): string =>
  Object.entries(figure.counts)
    .map(([option, n]) => `${option}: ${n}`)
    .join('; ')

const rowsOf = (reading: Reading, where: Row, told: ToldFigures, lang: Lang): Row[] => {
  const { content, lines, method } = reading
  const t = findingsTexts[lang]
  const parts = (of: Named[], figures: Record<string, Estimate>): Row[] =>
    of.flatMap(({ code, text }) => {
      const one = figures[code]
      return one ? [[...where, code, said(text, lang), ...numbers(null, one), null]] : []
    })
  return [
    [...where, '', t.overall, ...numbers(told.answered, told.overall), null],
    ...parts(
      content.contents.map(({ code, name }) => ({ code, text: name })),
      told.contents,
    ),
    ...parts(
      content.factors.map(({ code, name }) => ({ code, text: name })),
      told.factors,
    ),
    ...lines.flatMap((line): Row[] => {
      const figure = told.lines[line.code]
      if (!figure) return []
      const main = line.risk ? figure.risk : mainFigure(figure, method)
      return [[...where, line.code, said(line.text, lang), ...numbers(figure.n, main), answersOf(figure)]]
    }),
  ]
}

const scopeRows = (reading: Reading, name: string, scope: Scope, groups: Named[], lang: Lang): Row[] => [
  ...rowsOf(reading, [name, findingsTexts[lang].allGroups], scope.total, lang),
  ...groups.flatMap(({ code, text }) => {
    const told = scope.groups[code]
    return told && groups.length > 1 ? rowsOf(reading, [name, said(text, lang)], told, lang) : []
  }),
]

/** A result as a sheet: a line for each unit, group, and thing measured; figures unrounded. */
export const findingsSheet = (reading: Reading & { told: Told }, lang: Lang): SheetTableInput => {
  const t = findingsTexts[lang]
  const { findings, names } = reading.told
  const groups = findings.groups.map(({ code, nameVi, nameEn }) => ({
    code,
    text: { vi: nameVi, en: nameEn },
  }))
  const units = Object.entries(findings.units).map(([id, scope]) => ({
    name: id === '' ? t.general : (names.get(id) ?? id),
    scope,
  }))
  units.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  return {
    sheet: t.results,
    title: reading.campaign.title,
    subtitle: t.sheetUnder(String(reading.told.version), reading.told.hash),
    columns: [
      { width: 40 },
      { width: 24 },
      { width: 14 },
      { width: 60 },
      { width: 8, align: 'right' },
      { width: 12, align: 'right' },
      { width: 12, align: 'right' },
      { width: 12, align: 'right' },
      { width: 40 },
    ],
    head: [[t.unit, t.group, t.code, t.what, t.people, t.figure, t.low, t.high, t.answers]],
    rows: [
      ...scopeRows(reading, t.all, findings.all, groups, lang),
      ...(units.length > 1 ? units : []).flatMap(({ name, scope }) =>
        scopeRows(reading, name, scope, groups, lang),
      ),
    ],
  }
}
