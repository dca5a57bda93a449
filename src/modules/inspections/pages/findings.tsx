import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facets, FilterPanel } from '#ui/filter.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { pagerOf } from '#ui/pager.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { FindingsReading } from '../facts/list.ts'
import type { FindingQuery } from '../input.ts'
import { findItem } from '../rules/checklist.ts'
import { severities } from '../rules/finding.ts'
import { tally } from '../rules/line.ts'
import { findingKeys } from '../rules/measures.ts'
import { texts } from '../texts.ts'
import { FindingTime, ownerOf, unitOf } from './parts.tsx'

const pageSize = 50

const address = (query: FindingQuery, path = '/inspections/findings'): string => {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && name !== 'offset') words.set(name, String(value))
  const text = words.toString()
  return text ? `${path}?${text}` : path
}

/** The findings of a year, each filter a link with its count; the sheet holds exactly the rows shown. */
export const FindingsPage = ({ frame, reading }: { frame: Frame; reading: FindingsReading }) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { lines, query } = reading
  const offset = query.offset ?? 0
  const rows = lines.slice(offset, offset + pageSize)
  return (
    <Page
      frame={frame}
      title={t.findingsTitle(reading.year)}
      lede={t.findingsLede}
      under={<p class="ct-small ct-quiet">{t.asOf(showDate(reading.asOf, lang))}</p>}
      crumbs={[{ href: '/inspections', name: texts[lang].inspections }]}
      act={
        lines.length > 0 ? (
          <LinkButton href={address(query, '/inspections/findings.xlsx')} kind="second" download>
            {t.download}
          </LinkButton>
        ) : undefined
      }
    >
      <Filters reading={reading} lang={lang} />
      {rows.length === 0 ? (
        <Empty title={t.noFindings} />
      ) : (
        <Sheet flush gapped>
          <Table
            lang={lang}
            caption={t.findings}
            rows={rows}
            pager={pagerOf(address(query), offset, pageSize, rows.length, lines.length)}
            columns={[
              {
                head: t.findingText,
                phone: 'wide',
                cell: ({ finding: f }) => (
                  <>
                    <a class="ct-row-link" href={`/inspections/findings/${f.id}`} lang="vi">
                      <Said text={f.text} />
                    </a>
                    <br />
                    <span class="ct-small ct-quiet">
                      <Said text={unitOf(f, lang)} /> · {t.itemOf(f.item)}
                    </span>
                  </>
                ),
              },
              { head: t.severity, nowrap: true, cell: ({ finding: f }) => t.severities[f.severity] },
              { head: t.owner, phone: 'label', cell: ({ finding: f }) => <Said text={ownerOf(f, lang)} /> },
              {
                head: t.state,
                nowrap: true,
                cell: ({ then, repeated }) => (
                  <>
                    {t.findingStates[then.state]}
                    {repeated ? <small class="ct-quiet"> · {t.repeated}</small> : null}
                  </>
                ),
              },
              {
                head: t.dueOn,
                nowrap: true,
                phone: 'label',
                cell: ({ finding: f, time }) => (
                  <>
                    {f.dueOn ? showDate(f.dueOn, lang) : ''}
                    <br />
                    <FindingTime time={time} lang={lang} />
                  </>
                ),
              },
            ]}
          />
        </Sheet>
      )}
    </Page>
  )
}

const Filters = ({ reading, lang }: { reading: FindingsReading; lang: Lang }) => {
  const t = texts[lang].pages
  const { all, query, fits } = reading
  const counts = tally(all.filter((line) => fits(line, 'which')))
  const toggled = <K extends keyof FindingQuery>(name: K, value: FindingQuery[K]): string =>
    address({ ...query, [name]: query[name] === value ? undefined : value })
  const bySeverity = all.filter((line) => fits(line, 'severity'))
  const byBlock = all.filter((line) => fits(line, 'block'))
  const blocks = all[0]?.finding.content.blocks ?? []
  const blockOf = (line: (typeof all)[number]) =>
    findItem(line.finding.content, line.finding.item)?.block.code
  return (
    <FilterPanel lang={lang} fold={t.filters}>
      <Facets
        lang={lang}
        facets={[
          {
            title: t.which,
            links: findingKeys.map((key) => ({
              name: t.keys[key],
              n: counts[key],
              href: key === 'findings' ? address({ ...query, which: undefined }) : toggled('which', key),
              on: key === 'findings' ? query.which === undefined : query.which === key,
            })),
          },
          {
            title: t.severity,
            links: severities.map((one) => ({
              name: t.severities[one],
              n: bySeverity.filter((line) => line.finding.severity === one).length,
              href: toggled('severity', one),
              on: query.severity === one,
            })),
          },
          {
            title: t.block,
            links: blocks
              .map((block) => ({
                name: lang === 'en' ? block.nameEn : block.nameVi,
                n: byBlock.filter((line) => blockOf(line) === block.code).length,
                href: toggled('block', block.code),
                on: query.block === block.code,
              }))
              .filter((link) => link.n > 0 || link.on),
          },
        ]}
      />
    </FilterPanel>
  )
}
