import { Empty } from '#ui/empty.tsx'
import { showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { historyOf } from '../facts/sheet.ts'
import { valueOfNumeric } from '../rules/plain.ts'
import { reportTexts } from '../texts/reports.ts'
import { titleOf, unitOf, valueWords } from './figure.tsx'

type Reading = Awaited<ReturnType<typeof historyOf>>

/** Every save of a report's figures, newest first. */
export const HistoryPage = ({ frame, reading }: { frame: Frame; reading: Reading }) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const { sheet, form, rows } = reading
  const shown = (code: string, value: string | null) => {
    const indicator = form.indicators.get(code)
    return (indicator && valueWords(valueOfNumeric(value, indicator.kind), indicator, lang)) || '–'
  }
  return (
    <Page
      frame={frame}
      title={t.sheet.historyTitle}
      crumbs={[
        { href: `/reports/periods/${sheet.periodId}`, name: titleOf(sheet.period, lang) },
        { href: `/reports/sheets/${sheet.id}`, name: unitOf(sheet, lang) },
      ]}
    >
      {rows.length === 0 ? (
        <Empty title={t.sheet.noHistory} />
      ) : (
        <Sheet flush title={t.sheet.historyTitle}>
          <Table
            lang={lang}
            caption={t.sheet.historyTitle}
            rows={rows}
            columns={[
              { head: t.sheet.what, cell: (row) => row.indicator },
              {
                head: t.sheet.from,
                n: true,
                phone: 'label',
                cell: (row) => shown(row.indicator, row.before),
              },
              { head: t.sheet.to, n: true, phone: 'label', cell: (row) => shown(row.indicator, row.after) },
              {
                head: t.sheet.source,
                phone: 'label',
                cell: (row) => (
                  <>
                    {row.source === 'system'
                      ? t.sheet.system
                      : row.source === 'file'
                        ? t.sheet.file
                        : t.sheet.typed}
                    {row.reason ? (
                      <small>
                        <Said text={row.reason} />
                      </small>
                    ) : null}
                  </>
                ),
              },
              { head: t.sheet.by, phone: 'label', cell: (row) => row.personName ?? '' },
              { head: t.sheet.at, nowrap: true, phone: 'label', cell: (row) => showMoment(row.at, lang) },
            ]}
          />
        </Sheet>
      )}
    </Page>
  )
}
