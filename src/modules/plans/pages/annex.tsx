import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { pagerOf } from '#ui/pager.ts'
import { Said } from '#ui/said.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { PlanReading } from '../facts/reading.ts'
import type { PlanQuery } from '../input.ts'
import { rowsBehind } from '../rules/standing.ts'
import { texts } from '../texts.ts'
import { planHref } from './address.ts'
import { columnsOf } from './annex-cells.tsx'

const pageSize = 200

/** The annex under its parts: all of it, or the rows behind a figure. */
export const Annex = ({
  reading,
  query,
  asOf,
  lang,
}: {
  reading: PlanReading
  query: PlanQuery
  asOf: Day
  lang: Lang
}) => {
  const t = texts[lang]
  const { plan } = reading
  const { offset = 0, ...rest } = query
  const found = rowsBehind(reading.rows, query)
  const page = found.slice(offset, offset + pageSize)
  const parts = [...Map.groupBy(page, (row) => row.part ?? '')]
  const filtered = query.show !== undefined || query.area !== undefined || query.lead !== undefined
  const all = { asOf: query.asOf, knownAt: query.knownAt }
  return (
    <Sheet
      title={whatIsShown(reading, query, lang)}
      id="annex"
      flush
      long
      gapped
      aside={
        filtered ? (
          <span class="ct-small">
            {t.annexOf(showNumber(found.length, lang), showNumber(reading.rows.length, lang))} ·{' '}
            <a class="ds-link" href={planHref(plan.id, all, 'annex')}>
              {t.all}
            </a>
          </span>
        ) : (
          <SheetLink href={`/plans/${plan.id}/annex.xlsx${cutQuery(query)}`}>{t.xlsx}</SheetLink>
        )
      }
    >
      <Table
        lang={lang}
        class="ct-tasks"
        caption={t.annex}
        groups={parts.map(([part, rows]) => ({ title: part ? <Said text={part} /> : t.noPart, rows }))}
        empty={<Empty title={t.emptyAnnex} level={3} />}
        columns={columnsOf(reading, asOf, lang)}
        pager={pagerOf(planHref(plan.id, rest), offset, pageSize, page.length, found.length)}
      />
    </Sheet>
  )
}

/** `?asOf=…&knownAt=…` for the doors that give files of the same cut. */
export const cutQuery = ({ asOf, knownAt }: PlanQuery): string => {
  const words = new URLSearchParams({ ...(asOf && { asOf }), ...(knownAt && { knownAt }) }).toString()
  return words && `?${words}`
}

const whatIsShown = ({ rows, units }: PlanReading, query: PlanQuery, lang: Lang): string => {
  const t = texts[lang]
  const { area, lead, show, by } = query
  const areaName = rows.find((row) => (row.areaId ?? 0) === area)?.area?.[lang] ?? t.noArea
  const leadName = lead === undefined ? '' : (units.get(lead)?.[lang] ?? `#${lead}`)
  return [
    t.annex,
    ...(show ? [t.figures[show]] : []),
    ...(by ? [t.untilDay(showDate(by, lang))] : []),
    ...(area === undefined ? [] : [areaName]),
    ...(lead === undefined ? [] : [leadName]),
  ].join(' · ')
}
