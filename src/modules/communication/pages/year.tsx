import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Figure, NumberLink } from '#ui/figure.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Grid, Sheet, SheetLink } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import type { YearReading } from '../facts/reading.ts'
import { measured, measures, type Sums } from '../rules/activity.ts'
import { texts } from '../texts.ts'
import { activitiesAt, address, channelOf, Foot, SumNotes } from './parts.tsx'
import { RequestTable } from './requests.tsx'

/** A year of communication: channel × quarter by four figures, and what was to be brought to all staff. */
export const YearPage = ({ frame, reading }: { frame: Frame; reading: YearReading }) => {
  const { lang } = frame
  const t = texts[lang]
  const { year, may, requests } = reading
  return (
    <Page
      frame={frame}
      title={t.title(year)}
      lede={t.lede}
      act={may.record ? <LinkButton href="/communication/activities/new">{t.record}</LinkButton> : undefined}
    >
      <YearFigures reading={reading} lang={lang} />
      <Cross reading={reading} lang={lang} />
      <Sheet
        title={t.requests}
        flush
        gapped
        aside={<SheetLink href={address('/communication/requests', { of: year })}>{t.all}</SheetLink>}
      >
        {requests.length === 0 ? (
          <Empty title={t.noRequests} level={3}>
            {t.noRequestsHint}
          </Empty>
        ) : (
          <RequestTable lines={requests} frame={frame} />
        )}
      </Sheet>
      <p class="ct-gapped">
        <a class="ds-link" href={address('/communication/units', { of: year })}>
          {t.units}
        </a>
        {' · '}
        <a class="ds-link" href="/communication/channels">
          {t.channels}
        </a>
      </p>
    </Page>
  )
}

const YearFigures = ({ reading, lang }: { reading: YearReading; lang: Lang }) => {
  const t = texts[lang]
  const { total } = reading.cross
  if (total.n === 0) return null
  const href = activitiesAt({ of: reading.year })
  return (
    <Grid>
      <Sheet span={3}>
        <Figure small value={showNumber(total.n, lang)} href={href} name={t.measures.count} />
      </Sheet>
      <Sheet span={3}>
        <Figure small value={showNumber(total.reach, lang)} href={href} name={t.sumReach} />
      </Sheet>
      <Sheet span={3}>
        <Figure
          small
          value={showNumber(total.stateMoney, lang)}
          href={href}
          name={`${t.money}, ${t.sumState}`}
        />
      </Sheet>
      <Sheet span={3}>
        <Figure
          small
          value={showNumber(total.otherMoney, lang)}
          href={href}
          name={`${t.money}, ${t.sumOther}`}
        />
      </Sheet>
    </Grid>
  )
}

const Cross = ({ reading, lang }: { reading: YearReading; lang: Lang }) => {
  const t = texts[lang]
  const { year, measure, cross, channels } = reading
  const cell = (sums: Sums | undefined, query: { channel?: number; quarter?: number }) => (
    <NumberLink
      n={sums ? measured(sums, measure) : 0}
      href={activitiesAt({ of: year, ...query })}
      lang={lang}
    />
  )
  return (
    <div class="ct-gapped">
      <Tabs
        label={t.measure}
        lang={lang}
        tabs={measures.map((one) => ({
          name: t.measures[one],
          href: address('/communication', { of: year, measure: one === 'count' ? undefined : one }),
          on: one === measure,
        }))}
      />
      <Sheet title={t.byQuarter} flush>
        {cross.total.n === 0 ? (
          <Empty title={t.noActivities} level={3}>
            {t.noActivitiesHint}
          </Empty>
        ) : (
          <>
            <Table
              lang={lang}
              caption={`${t.byQuarter}: ${t.measures[measure]}`}
              rows={cross.rows}
              columns={[
                {
                  head: t.channel,
                  phone: 'wide',
                  cell: (row) => {
                    const channel = channels.find((one) => one.id === row.channelId)
                    return channel ? channelOf(channel, lang) : ''
                  },
                  foot: t.total,
                },
                ...[1, 2, 3, 4].map((quarter) => ({
                  head: t.quarter(quarter),
                  n: true,
                  phone: 'label' as const,
                  cell: (row: (typeof cross.rows)[number]) =>
                    cell(row.cells[quarter - 1], { channel: row.channelId, quarter }),
                  foot: <Foot of={t.quarter(quarter)}>{cell(cross.foot[quarter - 1], { quarter })}</Foot>,
                })),
                {
                  head: t.allQuarters,
                  n: true,
                  phone: 'label',
                  cell: (row) => cell(row.total, { channel: row.channelId }),
                  foot: <Foot of={t.allQuarters}>{cell(cross.total, {})}</Foot>,
                },
              ]}
            />
            <div class="ct-sheet-act">
              <div>
                <p class="ct-small ct-quiet">{t.byQuarterNote}</p>
                <SumNotes sums={cross.total} lang={lang} />
              </div>
            </div>
          </>
        )}
      </Sheet>
    </div>
  )
}
