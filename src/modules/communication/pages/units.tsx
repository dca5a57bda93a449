import { Empty } from '#ui/empty.tsx'
import { Fraction, NumberLink, Percent } from '#ui/figure.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { pagerOf } from '#ui/pager.ts'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { UnitReading, UnitsReading } from '../facts/reading.ts'
import { pageSize } from '../rules/tabs.ts'
import { texts } from '../texts.ts'
import { ActivityTable } from './activities.tsx'
import { activitiesAt, address, channelOf, Foot, StandingTag, unitOf } from './parts.tsx'

/** Every unit in sight: what it did in a year and how it acknowledged; the foot is of all of them. */
export const UnitsPage = ({ frame, reading }: { frame: Frame; reading: UnitsReading }) => {
  const { lang } = frame
  const t = texts[lang]
  const { year, rows, sums, offset, total } = reading
  const n = (value: number) => showNumber(value, lang)
  const at = (unitId: number) => address(`/communication/units/${unitId}`, { of: year })
  return (
    <Page
      frame={frame}
      title={t.unitsOf(year)}
      lede={t.unitsLede}
      crumbs={[{ href: address('/communication', { of: year }), name: t.communication }]}
    >
      <Sheet flush>
        <Table
          lang={lang}
          caption={t.units}
          rows={rows}
          pager={pagerOf(address('/communication/units', { of: year }), offset, pageSize, rows.length, total)}
          columns={[
            {
              head: t.unit,
              phone: 'wide',
              cell: (row) => (
                <a class="ct-row-link" href={at(row.unitId)}>
                  <Said text={unitOf(row, lang)} />
                </a>
              ),
              foot: t.total,
            },
            {
              head: t.measures.count,
              n: true,
              phone: 'label',
              cell: (row) => (
                <NumberLink n={row.n} href={activitiesAt({ of: year, unit: row.unitId })} lang={lang} />
              ),
              foot: (
                <Foot of={t.measures.count}>
                  <NumberLink n={sums.n} href={activitiesAt({ of: year })} lang={lang} />
                </Foot>
              ),
            },
            {
              head: t.items,
              n: true,
              phone: 'label',
              cell: (row) => n(row.items),
              foot: <Foot of={t.items}>{n(sums.items)}</Foot>,
            },
            {
              head: t.reach,
              n: true,
              phone: 'label',
              cell: (row) => n(row.reach),
              foot: <Foot of={t.reach}>{n(sums.reach)}</Foot>,
            },
            {
              head: t.money,
              n: true,
              phone: 'label',
              cell: (row) => n(row.stateMoney + row.otherMoney),
              foot: <Foot of={t.money}>{n(sums.stateMoney + sums.otherMoney)}</Foot>,
            },
            {
              head: t.acknowledgedHead,
              n: true,
              phone: 'label',
              cell: (row) => (
                <Percent done={row.tally.done} of={row.tally.of} href={at(row.unitId)} lang={lang} />
              ),
            },
          ]}
        />
      </Sheet>
    </Page>
  )
}

/** One unit in a year: what it was to bring to its staff and how it stands, what it did by channel. */
export const UnitPage = ({ frame, reading }: { frame: Frame; reading: UnitReading }) => {
  const { lang } = frame
  const t = texts[lang]
  const { unit, year, asked, tally, byChannel, channels, rows } = reading
  const list = { of: year, unit: unit.unitId }
  return (
    <Page
      frame={frame}
      title={t.unitTitle(unitOf(unit, lang))}
      under={<p class="ct-tags">{t.year(year)}</p>}
      crumbs={[
        { href: address('/communication', { of: year }), name: t.communication },
        { href: address('/communication/units', { of: year }), name: t.units },
      ]}
    >
      <Grid>
        <Stack span={8}>
          <Sheet title={t.requests} flush>
            {asked.length === 0 ? (
              <Empty title={t.noAsked} level={3} />
            ) : (
              <Table
                lang={lang}
                caption={t.requests}
                rows={asked}
                columns={[
                  {
                    head: t.document,
                    phone: 'wide',
                    cell: (one) => (
                      <a class="ct-row-link" href={`/communication/requests/${one.requestId}`} lang="vi">
                        <Said text={`${one.documentNo}: ${one.title}`} />
                      </a>
                    ),
                  },
                  { head: t.dueOn, phone: 'label', nowrap: true, cell: (one) => showDate(one.dueOn, lang) },
                  {
                    head: t.sentOn,
                    phone: 'label',
                    nowrap: true,
                    cell: (one) => (one.ackOn ? showDate(one.ackOn, lang) : ''),
                  },
                  {
                    head: t.standing,
                    phone: 'label',
                    cell: (one) => <StandingTag standing={one.standing} lang={lang} />,
                  },
                ]}
              />
            )}
          </Sheet>
          <Sheet
            title={t.activities}
            flush
            aside={rows.length > 0 ? <SheetLink href={activitiesAt(list)}>{t.all}</SheetLink> : undefined}
          >
            {rows.length === 0 ? (
              <Empty title={t.noActivities} level={3}>
                {t.noActivitiesHint}
              </Empty>
            ) : (
              <ActivityTable rows={rows} lang={lang} />
            )}
          </Sheet>
        </Stack>
        <Stack span={4}>
          <Sheet title={t.acknowledgedHead}>
            <Fraction done={tally.done} of={tally.of} lang={lang} name={t.acknowledgedFigure} />
          </Sheet>
          {byChannel.length > 0 ? (
            <Sheet title={t.channelHead} flush>
              <Table
                lang={lang}
                caption={t.channelHead}
                rows={byChannel}
                columns={[
                  {
                    head: t.channel,
                    cell: (row) => {
                      const channel = channels.find((one) => one.id === row.channelId)
                      return channel ? channelOf(channel, lang) : ''
                    },
                  },
                  {
                    head: t.measures.count,
                    n: true,
                    phone: 'end',
                    cell: (row) => (
                      <NumberLink
                        n={row.n}
                        href={activitiesAt({ ...list, channel: row.channelId })}
                        lang={lang}
                      />
                    ),
                  },
                ]}
              />
            </Sheet>
          ) : null}
        </Stack>
      </Grid>
    </Page>
  )
}
