import { Exact } from '#platform/exact.ts'
import { type Lang, named } from '#platform/lang.ts'
import { Sheet } from '#ui/sheet.tsx'
import type { PeriodReading } from '../facts/period.ts'
import type { Figure } from '../rules/consolidate.ts'
import type { Indicator } from '../rules/form.ts'
import { valueOfPlain } from '../rules/plain.ts'
import { showSides, showValue } from '../rules/show.ts'
import { isWithin } from '../rules/tree.ts'
import { reportTexts } from '../texts/reports.ts'
import { anchorOf, changeWords, FigureWords, nameOf, unitOf } from './figure.tsx'

type Props = { reading: PeriodReading; area: string | undefined; open: string | undefined; lang: Lang }

const areasOf = (reading: PeriodReading) => reading.form.form.areas ?? []

/** The area that is shown: the one asked for, that of the opened figure, or the first. */
export const areaOf = (
  reading: PeriodReading,
  area: string | undefined,
  open: string | undefined,
): string | undefined => area ?? reading.form.indicators.get(open ?? '')?.area ?? areasOf(reading)[0]?.code

const madeOf = (
  figure: Figure | undefined,
  indicator: Indicator,
  reading: PeriodReading,
  lang: Lang,
): string => {
  const t = reportTexts[lang]
  const n = figure?.from.length ?? 0
  const how = reading.form.computed.has(indicator.code)
    ? t.recomputedFrom(n)
    : indicator.aggregation === 'sum'
      ? t.fromUnits(n)
      : t.stated
  const lacks = figure?.missing.length ?? 0
  return lacks > 0 ? `${how} · ${t.lacking(lacks)}` : how
}

/** The units behind a figure: each one's own value, or its sides; children of the tree first, down to the leaves. */
const Leaves = ({
  reading,
  indicator,
  lang,
}: {
  reading: PeriodReading
  indicator: Indicator
  lang: Lang
}) => {
  const t = reportTexts[lang]
  const figure = reading.figures.get(indicator.code)
  const computed = reading.form.computed.get(indicator.code)
  const { tree, unit, names, sent } = reading
  const unitName = (code: string): string => {
    const found = names.get(code)
    return found ? unitOf(found, lang) : code
  }
  const parts = [unit.code, ...(tree.children.get(unit.code) ?? [])]
  const rows = parts
    .map((code) => {
      const own = code === unit.code
      const leaves = (figure?.from ?? []).filter((leaf) => (own ? leaf === code : isWithin(tree, code, leaf)))
      return { code, leaves, below: !own && tree.children.has(code) }
    })
    .filter(({ leaves }) => leaves.length > 0)
    .sort((a, b) => unitName(a.code).localeCompare(unitName(b.code), 'vi'))
  const sumOf = (leaves: readonly string[], code: string): Exact | null => {
    const values = leaves.flatMap((leaf) => {
      const value = valueOfPlain(sent.get(leaf)?.[code])
      return value instanceof Exact ? [value] : []
    })
    return values.length > 0 ? Exact.sum(values) : null
  }
  const operands = computed?.names ?? [indicator.code]
  const cells = (leaves: readonly string[]) =>
    operands.map((code) => {
      const operand = reading.form.indicators.get(code) ?? indicator
      const one = leaves.length === 1 ? valueOfPlain(sent.get(leaves[0] as string)?.[code]) : undefined
      const value = one ?? sumOf(leaves, code)
      return <td class="n">{value === null ? '–' : showValue(value, operand, lang)}</td>
    })
  const href = (code: string, below: boolean) =>
    below
      ? `/reports/periods/${reading.period.id}?at=${encodeURIComponent(code)}&open=${encodeURIComponent(indicator.code)}#${anchorOf('f', indicator.code)}`
      : `/reports/sheets/${names.get(code)?.id ?? 0}`
  const missing = (figure?.missing ?? []).map((code) => unitName(code))
  return (
    <tr class="ct-leaves">
      <td colspan={reading.before ? 4 : 2}>
        <table class="ds-table ct-leaf-table">
          <caption class="ds-sr-only">{t.leavesOf(indicator.code)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.unit}</th>
              {operands.map((code) => (
                <th scope="col" class="n">
                  {operands.length > 1 ? code : t.value}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, leaves, below }) => (
              <tr>
                <th scope="row">
                  <a class="ct-row-link" href={href(code, below)}>
                    {unitName(code)}
                  </a>
                  {below ? <small>{t.fromUnits(leaves.length)}</small> : null}
                </th>
                {cells(leaves)}
              </tr>
            ))}
          </tbody>
          {figure && (indicator.aggregation === 'sum' || computed) ? (
            <tfoot>
              <tr>
                <th scope="row">{computed ? t.recomputed : t.total}</th>
                {computed ? (
                  <td class="n" colspan={operands.length}>
                    {showSides(figure, lang)}{' '}
                    <FigureWords figure={figure} indicator={indicator} lang={lang} />
                  </td>
                ) : (
                  <td class="n">
                    <FigureWords figure={figure} indicator={indicator} lang={lang} />
                  </td>
                )}
              </tr>
            </tfoot>
          ) : null}
        </table>
        {missing.length > 0 ? (
          <p class="ct-small ct-quiet">
            {t.notCounted(missing.length > 30 ? `${missing.slice(0, 30).join('; ')} …` : missing.join('; '))}
          </p>
        ) : null}
      </td>
    </tr>
  )
}

/** The figures of one unit of the tree, area by area; a figure opens to the units that it is made of. */
export const Figures = ({ reading, area, open, lang }: Props) => {
  const t = reportTexts[lang]
  const now = areaOf(reading, area, open)
  const at = reading.unit.code === reading.root?.code ? '' : `&at=${encodeURIComponent(reading.unit.code)}`
  const base = `/reports/periods/${reading.period.id}`
  const lines = reading.form.form.indicators.filter((i) => now === undefined || i.area === now)
  return (
    <Sheet
      title={t.figuresOf(unitOf(reading.unit, lang), reading.sent.size)}
      aside={t.nowAt}
      span={7}
      flush
      long
    >
      {areasOf(reading).length > 0 ? (
        <nav class="ct-areas-nav" aria-label={t.areas}>
          {areasOf(reading).map((a) => (
            <a
              href={`${base}?area=${encodeURIComponent(a.code)}${at}`}
              aria-current={a.code === now ? 'true' : undefined}
            >
              {a.code} {named(lang, a.name_vi, a.name_en)}
            </a>
          ))}
        </nav>
      ) : null}
      <table class="ds-table ct-figures-table">
        <caption class="ds-sr-only">{t.figuresOf(unitOf(reading.unit, lang), reading.sent.size)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.indicator}</th>
            <th scope="col" class="n">
              {reading.period.code} {reading.period.year}
            </th>
            {reading.before ? (
              <>
                <th scope="col" class="n">
                  {reading.before.period.code} {reading.before.period.year}
                </th>
                <th scope="col" class="n">
                  {t.change}
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((i) => {
            const figure = reading.figures.get(i.code)
            const then = reading.before?.figures.get(i.code)
            const isOpen = open === i.code
            const opens = (figure?.from.length ?? 0) + (figure?.missing.length ?? 0) > 0
            const words = <FigureWords figure={figure} indicator={i} lang={lang} />
            return (
              <>
                <tr data-open={isOpen ? '' : undefined} id={anchorOf('f', i.code)}>
                  <th scope="row">
                    <span class="ct-code">{i.code}</span> {nameOf(i, lang)}
                    <small>{madeOf(figure, i, reading, lang)}</small>
                  </th>
                  <td class="n">
                    {opens ? (
                      <a
                        class="ct-n"
                        href={`${base}?area=${encodeURIComponent(now ?? '')}${at}${isOpen ? '' : `&open=${encodeURIComponent(i.code)}`}#${anchorOf('f', i.code)}`}
                      >
                        {words}
                      </a>
                    ) : (
                      words
                    )}
                  </td>
                  {reading.before ? (
                    <>
                      <td class="n ct-quiet" data-label={`${reading.before.period.year}: `}>
                        <FigureWords figure={then} indicator={i} lang={lang} />
                      </td>
                      <td class="n">{changeWords(figure, then, i, lang)}</td>
                    </>
                  ) : null}
                </tr>
                {isOpen ? <Leaves reading={reading} indicator={i} lang={lang} /> : null}
              </>
            )
          })}
        </tbody>
      </table>
    </Sheet>
  )
}
