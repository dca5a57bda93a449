import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Percent } from '#ui/figure.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { readPeriods } from '../facts/period.ts'
import { reportTexts } from '../texts/reports.ts'
import { titleOf, unitOf } from './figure.tsx'
import { stateTag } from './state.tsx'

type Reading = Awaited<ReturnType<typeof readPeriods>>
type Line = Reading['periods'][number]

const columns = (reading: Reading, lang: Frame['lang']): Column<Line>[] => {
  const t = reportTexts[lang]
  const cells: Column<Line>[] = [
    {
      head: t.period,
      phone: 'wide',
      cell: (line) => (
        <>
          <a class="ct-row-link" href={`/reports/periods/${line.id}`}>
            {titleOf(line, lang)}
          </a>
          <p class="ct-small ct-quiet">
            {t.window(showDate(line.from, lang), showDate(line.to, lang))} {t.periodStates[line.state]}
          </p>
        </>
      ),
    },
    { head: t.due, nowrap: true, phone: 'label', cell: (line) => showDate(line.unitDueOn, lang) },
  ]
  if (reading.oversees)
    cells.push(
      {
        head: t.approved,
        n: true,
        phone: 'label',
        cell: (line) => <Percent done={line.accepted} of={line.asked} lang={lang} />,
      },
      { head: t.lateUnits, n: true, phone: 'label', cell: (line) => line.late },
    )
  cells.push(
    {
      head: t.ownReport,
      phone: 'label',
      cell: (line) =>
        line.own.slice(0, 3).map((own) => (
          <p>
            <a class="ds-link" href={`/reports/sheets/${own.id}`}>
              {unitOf(own, lang)}
            </a>{' '}
            {stateTag(own.state, lang)}
          </p>
        )),
    },
    {
      head: t.issuedAs,
      phone: 'label',
      cell: (line) =>
        line.issueId ? (
          <a class="ds-link" href={`/reports/issues/${line.issueId}`}>
            {line.cited}
          </a>
        ) : (
          ''
        ),
    },
  )
  return cells
}

/** The periods of a year: how far each is, one's own report in it, what was issued. */
export const PeriodsPage = ({ frame, reading, year }: { frame: Frame; reading: Reading; year: number }) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const open = (
    <LinkButton href="/reports/periods/new" icon="plus">
      {t.openPeriod}
    </LinkButton>
  )
  const others = reading.years.filter((one) => one !== year)
  return (
    <Page
      frame={frame}
      title={t.reports}
      lede={t.lede}
      act={reading.mayRun ? open : undefined}
      acts={
        <LinkButton kind="second" href="/reports/forms">
          {t.forms}
        </LinkButton>
      }
    >
      {reading.periods.length === 0 ? (
        <Empty title={t.noPeriods}>{reading.mayRun ? t.noPeriodsRun : t.noPeriodsHow}</Empty>
      ) : (
        <Sheet title={`${t.periods}, ${year}`} flush>
          <Table lang={lang} caption={t.periods} columns={columns(reading, lang)} rows={reading.periods} />
        </Sheet>
      )}
      {others.length > 0 ? (
        <p class="ct-gapped ct-small">
          {t.otherYears}:{' '}
          {others.map((one) => (
            <>
              <a class="ds-link" href={`/reports?of=${one}`}>
                {one}
              </a>{' '}
            </>
          ))}
        </p>
      ) : null}
    </Page>
  )
}
