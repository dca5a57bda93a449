import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { Percent } from '#ui/figure.tsx'
import { showNumber } from '#ui/format.ts'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { Reading, Told } from '../../facts/findings.ts'
import { type Compound, mainFigure } from '../../rules/analyse.ts'
import type { Scope, Told as ToldFigures } from '../../rules/findings.ts'
import type { Line } from '../../rules/lines.ts'
import type { Words } from '../../rules/questionnaire.ts'
import { findingsTexts } from '../../texts/findings.ts'
import { said } from '../words.ts'
import { Distribution, FigureCell, IntervalCell, printed } from './figures.tsx'

type Props = { reading: Reading; told: Told; lang: Lang }

type UnitRow = { id: string; name: string; scope: Scope }

const unitRows = ({ findings, names }: Told, lang: Lang): UnitRow[] => {
  const value = ({ total }: Scope) => (total.overall ? Number(total.overall.value) : -1)
  return Object.entries(findings.units)
    .map(([id, scope]) => ({
      id,
      name: id === '' ? findingsTexts[lang].general : (names.get(id) ?? id),
      scope,
    }))
    .filter(({ id, scope }) => id !== '' || scope.total.overall !== null)
    .sort((a, b) => value(b.scope) - value(a.scope) || a.name.localeCompare(b.name, 'vi'))
}

/** The units side by side, with the interval of each. */
export const UnitsSheet = ({ reading, told, lang }: Props) => {
  const t = findingsTexts[lang]
  if (told.unit || reading.campaign.block === null) return null
  const { decimals } = reading.method
  const columns: Column<UnitRow>[] = [
    {
      head: t.unit,
      names: true,
      phone: 'wide',
      cell: ({ id, name }) =>
        id === '' ? (
          name
        ) : (
          <a class="ct-row-link" href={`/surveys/campaigns/${reading.campaign.id}/results?unit=${id}`}>
            {name}
          </a>
        ),
    },
    {
      head: t.figure,
      n: true,
      phone: 'label',
      cell: ({ scope: { total } }) =>
        total.overall ? <b>{printed(total.overall.value, decimals, lang)}</b> : t.tooFew,
    },
    {
      head: t.between,
      phone: 'wide',
      cell: ({ scope }) => <IntervalCell one={scope.total.overall} decimals={decimals} lang={lang} />,
    },
    {
      head: t.answered,
      n: true,
      phone: 'label',
      cell: ({ scope: { total } }) =>
        total.answered === null ? t.tooFew : <Percent done={total.answered} of={total.issued} lang={lang} />,
    },
  ]
  const rows = unitRows(told, lang)
  return (
    <Sheet title={t.byUnit} flush>
      {rows.length === 0 ? (
        <Empty title={t.unitsNone} level={3} />
      ) : (
        <Table lang={lang} caption={t.byUnit} columns={columns} rows={rows} />
      )}
    </Sheet>
  )
}

type Voice = { name: string; told: ToldFigures }

/** All groups, then each by itself; of a unit also all units, to compare with. */
const voicesOf = ({ findings, scope, unit }: Told, lang: Lang): Voice[] => {
  const t = findingsTexts[lang]
  const groups = findings.groups.map(({ code, nameVi, nameEn }) => ({
    name: said({ vi: nameVi, en: nameEn }, lang),
    told: scope.groups[code],
  }))
  const own = groups.length > 1 ? groups.flatMap(({ name, told }) => (told ? [{ name, told }] : [])) : []
  return [
    { name: groups.length > 1 ? t.allGroups : (groups[0]?.name ?? t.allGroups), told: scope.total },
    ...own,
    ...(unit ? [{ name: t.compare, told: findings.all.total }] : []),
  ]
}

type PartRow = { code: string; text: Words; level: 'content' | 'factor' }

const compoundOf = (told: ToldFigures, { code, level }: PartRow): Compound | undefined =>
  level === 'content' ? told.contents[code] : told.factors[code]

/** Contents and their factors, by group. */
export const PartsSheet = ({ reading, told, lang }: Props) => {
  const t = findingsTexts[lang]
  const { content, method } = reading
  const factorsOf = (of: string): PartRow[] =>
    content.factors
      .filter((one) => one.content === of)
      .map(({ code, name }) => ({ code, text: name, level: 'factor' }))
  const rows = content.contents.flatMap(({ code, name }): PartRow[] => [
    { code, text: name, level: 'content' },
    ...factorsOf(code),
  ])
  if (rows.length === 0) return null
  const columns: Column<PartRow>[] = [
    {
      head: t.what,
      names: true,
      phone: 'wide',
      cell: ({ code, text, level }) =>
        level === 'content' ? <b>{`${code}. ${said(text, lang)}`}</b> : `${code} ${said(text, lang)}`,
    },
    ...voicesOf(told, lang).map(
      ({ name, told }): Column<PartRow> => ({
        head: name,
        n: true,
        phone: 'label',
        cell: (row) => {
          const one = compoundOf(told, row)
          return (
            <>
              <FigureCell one={one} decimals={method.decimals} lang={lang} />
              {one && one.have < one.of ? (
                <p class="ct-small ct-quiet">{t.ofParts(one.have, one.of)}</p>
              ) : null}
            </>
          )
        },
      }),
    ),
  ]
  return (
    <Sheet title={t.parts} flush>
      <Table lang={lang} caption={t.parts} columns={columns} rows={rows} />
    </Sheet>
  )
}

const lineColumns = ({ reading, told, lang }: Props, figure: 'main' | 'risk'): Column<Line>[] => {
  const t = findingsTexts[lang]
  const { method } = reading
  const of = (one: ToldFigures, { code }: Line) => {
    const found = one.lines[code]
    return figure === 'risk' ? found?.risk : mainFigure(found, method)
  }
  return [
    {
      head: t.line,
      names: true,
      phone: 'wide',
      cell: (line) => {
        const found = told.scope.total.lines[line.code]
        return (
          <>
            {said(line.text, lang)} <span class="ct-small ct-quiet">{line.code}</span>
            <p class="ct-quiet">{found ? <Distribution line={line} figure={found} lang={lang} /> : null}</p>
          </>
        )
      },
    },
    {
      head: t.people,
      n: true,
      phone: 'label',
      cell: ({ code }) => {
        const n = told.scope.total.lines[code]?.n
        return n === undefined ? '' : showNumber(n, lang)
      },
    },
    ...voicesOf(told, lang).map(
      (voice): Column<Line> => ({
        head: voice.name,
        n: true,
        phone: 'label',
        cell: (line) => <FigureCell one={of(voice.told, line)} decimals={method.decimals} lang={lang} />,
      }),
    ),
  ]
}

const hasFigure = (reading: Reading, { scope }: Told, { code }: Line): boolean =>
  mainFigure(scope.total.lines[code], reading.method) !== undefined

/** Every question that has a figure. */
export const LinesSheet = (props: Props) => {
  const { reading, told, lang } = props
  const t = findingsTexts[lang]
  const rows = reading.lines.filter((line) => !line.risk && hasFigure(reading, told, line))
  return rows.length === 0 ? null : (
    <Sheet title={t.lines} flush>
      <Table lang={lang} caption={t.lines} columns={lineColumns(props, 'main')} rows={rows} />
    </Sheet>
  )
}

/** Signals of risk: how many say that it happens, now and over the years. */
export const RiskSheet = (props: Props) => {
  const { reading, told, lang } = props
  const t = findingsTexts[lang]
  const rows = reading.lines.filter((line) => line.risk && told.scope.total.lines[line.code])
  const years = told.trend.filter(({ campaignId }) => campaignId !== reading.campaign.id)
  const before = years.map(
    (point): Column<Line> => ({
      head: String(point.year),
      n: true,
      phone: 'label',
      cell: ({ code }) => (
        <FigureCell one={point.risk?.[code]} decimals={reading.method.decimals} lang={lang} />
      ),
    }),
  )
  return rows.length === 0 ? null : (
    <Sheet title={t.risk} flush>
      <p class="ct-small ct-quiet ct-under-head">{t.riskHow}</p>
      <Table
        lang={lang}
        caption={t.risk}
        columns={[
          ...lineColumns(props, 'risk').slice(0, 2),
          ...before,
          ...lineColumns(props, 'risk').slice(2),
        ]}
        rows={rows}
      />
    </Sheet>
  )
}

/** What is only counted: who answered (over all together alone), and questions without a figure. */
export const CountedSheet = ({ reading, told, lang }: Props) => {
  const t = findingsTexts[lang]
  const rows = reading.lines.filter(
    (line) => !line.risk && told.scope.total.lines[line.code] && !hasFigure(reading, told, line),
  )
  if (rows.length === 0) return null
  const found = (line: Line) => told.scope.total.lines[line.code]
  const columns: Column<Line>[] = [
    { head: t.line, names: true, phone: 'wide', cell: (line) => said(line.text, lang) },
    { head: t.people, n: true, phone: 'label', cell: (line) => showNumber(found(line)?.n ?? 0, lang) },
    {
      head: t.answers,
      phone: 'wide',
      cell: (line) => {
        const figure = found(line)
        return figure ? <Distribution line={line} figure={figure} lang={lang} /> : ''
      },
    },
  ]
  return (
    <Sheet title={t.counted} flush>
      <p class="ct-small ct-quiet ct-under-head">{t.whoHow}</p>
      <Table lang={lang} caption={t.counted} columns={columns} rows={rows} />
    </Sheet>
  )
}
