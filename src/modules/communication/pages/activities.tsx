import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facets, FilterPanel } from '#ui/filter.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { pagerOf } from '#ui/pager.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { ActivitiesReading } from '../facts/reading.ts'
import { pageSize } from '../rules/tabs.ts'
import type { ActivityRow } from '../store/activity.ts'
import { texts } from '../texts.ts'
import { activitiesAt, address, channelOf, Foot, known, Span, SumNotes, unitOf } from './parts.tsx'

/** A list of activities, each filter a link with its count; what all of it comes to stands at the foot. */
export const ActivitiesPage = ({ frame, reading }: { frame: Frame; reading: ActivitiesReading }) => {
  const { lang } = frame
  const t = texts[lang]
  const { rows, sums, query, year, unit } = reading
  const here = { ...query, of: year, offset: undefined }
  return (
    <Page
      frame={frame}
      title={query.which === 'withdrawn' ? t.withdrawnOf(year) : t.activitiesOf(year)}
      under={unit ? <p class="ct-tags">{unitOf(unit, lang)}</p> : undefined}
      crumbs={[{ href: address('/communication', { of: year }), name: t.communication }]}
      acts={
        <>
          {reading.may ? <LinkButton href="/communication/activities/new">{t.record}</LinkButton> : null}
          {reading.may ? (
            <LinkButton href="/communication/imports" kind="second">
              {t.import}
            </LinkButton>
          ) : null}
          {sums.n > 0 ? (
            <LinkButton href={address('/communication/activities.xlsx', here)} kind="second" download>
              {t.download}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <Filters reading={reading} lang={lang} />
      {rows.length === 0 ? (
        <Empty title={t.noActivities}>{t.noActivitiesHint}</Empty>
      ) : (
        <Sheet flush gapped>
          <ActivityTable
            rows={rows}
            lang={lang}
            sums={sums}
            pager={pagerOf(activitiesAt(here), query.offset ?? 0, pageSize, rows.length, sums.n)}
          />
          <div class="ct-sheet-act">
            <SumNotes sums={sums} lang={lang} />
          </div>
        </Sheet>
      )}
    </Page>
  )
}

/** Activities as a table; with `sums` their totals at the foot. */
export const ActivityTable = ({
  rows,
  lang,
  sums,
  pager,
}: {
  rows: ActivityRow[]
  lang: Lang
  sums?: ActivitiesReading['sums']
  pager?: ReturnType<typeof pagerOf>
}) => {
  const t = texts[lang]
  const n = (value: number) => showNumber(value, lang)
  return (
    <Table
      lang={lang}
      caption={t.activities}
      rows={rows}
      pager={pager}
      columns={[
        {
          head: t.name,
          phone: 'wide',
          cell: (one) => (
            <>
              <a class="ct-row-link" href={`/communication/activities/${one.id}`} lang="vi">
                <Said text={one.title} />
              </a>
              <br />
              <span class="ct-small ct-quiet">
                <Said text={unitOf(one, lang)} /> ·{' '}
                {channelOf({ nameVi: one.channelVi, nameEn: one.channelEn }, lang)}
              </span>
            </>
          ),
          foot: sums ? t.sumActivities(sums.n) : undefined,
        },
        {
          head: t.days,
          phone: 'label',
          cell: (one) => <Span from={one.fromOn} to={one.toOn} lang={lang} />,
        },
        {
          head: t.items,
          n: true,
          phone: 'label',
          cell: (one) => n(one.items),
          foot: sums ? <Foot of={t.items}>{n(sums.items)}</Foot> : undefined,
        },
        {
          head: t.reach,
          n: true,
          phone: 'label',
          cell: (one) => (
            <>
              {known(one.reach, lang)}
              {one.reachHow ? <small class="ct-quiet"> {t.reachHows[one.reachHow]}</small> : null}
            </>
          ),
          foot: sums ? <Foot of={t.reach}>{n(sums.reach)}</Foot> : undefined,
        },
        {
          head: t.stateMoney,
          n: true,
          phone: 'label',
          cell: (one) => known(one.stateMoney, lang),
          foot: sums ? <Foot of={t.stateMoney}>{n(sums.stateMoney)}</Foot> : undefined,
        },
        {
          head: t.otherMoney,
          n: true,
          phone: 'label',
          cell: (one) => known(one.otherMoney, lang),
          foot: sums ? <Foot of={t.otherMoney}>{n(sums.otherMoney)}</Foot> : undefined,
        },
      ]}
    />
  )
}

const Filters = ({ reading, lang }: { reading: ActivitiesReading; lang: Lang }) => {
  const t = texts[lang]
  const { query, year, counts, channels } = reading
  const here = { ...query, of: year, offset: undefined }
  const to = (more: Partial<typeof here>) => activitiesAt({ ...here, ...more })
  return (
    <FilterPanel lang={lang} fold={t.filters}>
      <Facets
        lang={lang}
        facets={[
          {
            title: t.quarterHead,
            links: [1, 2, 3, 4].map((quarter) => ({
              name: t.quarter(quarter),
              n: counts.quarter(quarter),
              href: to({ quarter: query.quarter === quarter ? undefined : quarter }),
              on: query.quarter === quarter,
            })),
          },
          {
            title: t.channel,
            links: channels
              .map((channel) => ({
                name: channelOf(channel, lang),
                n: counts.channel(channel.id),
                href: to({ channel: query.channel === channel.id ? undefined : channel.id }),
                on: query.channel === channel.id,
              }))
              .filter((link) => link.n > 0 || link.on),
          },
        ]}
      />
      <p class="ct-small">
        <a class="ds-link" href={to({ which: query.which ? undefined : 'withdrawn' })} rel="nofollow">
          {query.which ? t.counted : t.withdrawn}
        </a>
        {query.unit === undefined ? null : (
          <>
            {' · '}
            <a class="ds-link" href={to({ unit: undefined })} rel="nofollow">
              {t.unitsOf(year)}
            </a>
          </>
        )}
      </p>
    </FilterPanel>
  )
}
