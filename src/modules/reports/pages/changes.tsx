import type { Lang } from '#platform/lang.ts'
import { Table } from '#ui/table.tsx'
import type { FigureChange } from '../rules/compare-figures.ts'
import type { Indicator } from '../rules/form.ts'
import { reportTexts } from '../texts/reports.ts'
import { FigureWords, nameOf } from './figure.tsx'

/** Figures that differ, each as it was reported and as it is now. */
export const Changes = ({
  changes,
  indicators,
  caption,
  lang,
}: {
  changes: FigureChange[]
  indicators: ReadonlyMap<string, Indicator>
  caption: string
  lang: Lang
}) => {
  const t = reportTexts[lang]
  const figure = (one: FigureChange, side: 'before' | 'after') => {
    const indicator = indicators.get(one.indicator)
    return indicator ? <FigureWords figure={one[side]} indicator={indicator} lang={lang} /> : ''
  }
  return (
    <Table
      lang={lang}
      caption={caption}
      rows={changes}
      columns={[
        {
          head: t.indicator,
          cell: ({ indicator }) => {
            const known = indicators.get(indicator)
            return `${indicator} ${known ? nameOf(known, lang) : ''}`
          },
        },
        { head: t.issue.was, n: true, phone: 'label', cell: (one) => figure(one, 'before') },
        { head: t.issue.now, n: true, phone: 'label', cell: (one) => figure(one, 'after') },
      ]}
    />
  )
}
