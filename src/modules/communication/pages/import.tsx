import { Empty } from '#ui/empty.tsx'
import { FileForm } from '#ui/file-form.tsx'
import { Form, type FormState } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { ActivityImport } from '../actions/import.ts'
import type { UnitChoice } from '../facts/reading.ts'
import type { ChannelRow } from '../store/channel.ts'
import { texts } from '../texts.ts'
import { activitiesAt, channelOf, known, Span, UnitField } from './parts.tsx'

type Say = (reason: string, facts?: Record<string, string | number>) => string

const crumbs = (frame: Frame) => {
  const t = texts[frame.lang]
  return [
    { href: '/communication', name: t.communication },
    { href: '/communication/activities', name: t.activities },
  ]
}

/** Where a list of activities is sent, to be read first. */
export const ImportPage = ({
  frame,
  units,
  state,
  limits,
  maxBytes,
}: {
  frame: Frame
  units: UnitChoice[]
  state: FormState
  limits: { rows: number; cellCharacters: number; unpackedBytes: number }
  maxBytes: number
}) => {
  const t = texts[frame.lang]
  return (
    <Page frame={frame} title={t.importTitle} lede={t.importLede} crumbs={crumbs(frame)}>
      <FileForm
        state={state}
        action="/communication/imports"
        cancel="/communication/activities"
        submit={t.read}
        how={t.importHow}
        limits={limits}
        label={t.importFile}
        accept=".xlsx,.csv"
        maxBytes={maxBytes}
      >
        <UnitField state={state} units={units} label={t.unit} />
      </FileForm>
    </Page>
  )
}

const mostShown = 200

/** What was read: the lines that can be taken, and every reason why others cannot, by their number. */
export const OutcomePage = ({
  frame,
  found,
  channels,
  state,
  say,
}: {
  frame: Frame
  found: ActivityImport
  channels: ChannelRow[]
  state: FormState
  say: Say
}) => {
  const { lang } = frame
  const t = texts[lang]
  const waits = found.state === 'waiting'
  return (
    <Page
      frame={frame}
      title={t.outcomeTitle}
      lede={waits ? t.outcome(found.total, found.refused) : t.takenAlready(found.done)}
      under={
        <p class="ct-tags">
          <Said text={found.title} />
        </p>
      }
      crumbs={crumbs(frame)}
    >
      {waits && found.total > 0 ? (
        <Sheet>
          <Form
            state={state}
            action={`/communication/imports/${found.id}/taking`}
            submit={t.take(found.total)}
            cancel="/communication/imports"
          />
        </Sheet>
      ) : null}
      {waits ? null : (
        <p>
          <a class="ds-link" href={activitiesAt({ unit: found.unitId })}>
            {t.activities}
          </a>
        </p>
      )}
      {found.faults.length > 0 ? <Faults found={found} say={say} frame={frame} /> : null}
      {found.rows.length > 0 ? (
        <Sheet
          title={t.understood}
          flush
          gapped
          aside={found.rows.length > mostShown ? t.firstLines(mostShown) : undefined}
        >
          <Table
            lang={lang}
            caption={t.understood}
            rows={found.rows.slice(0, mostShown)}
            columns={[
              { head: t.lineNo, n: true, phone: 'label', cell: (row) => showNumber(row.line, lang) },
              {
                head: t.name,
                names: true,
                phone: 'wide',
                cell: (row) => (
                  <span lang="vi">
                    <Said text={row.title} />
                  </span>
                ),
              },
              {
                head: t.channel,
                phone: 'label',
                cell: (row) => {
                  const channel = channels.find((one) => one.id === row.channelId)
                  return channel ? channelOf(channel, lang) : ''
                },
              },
              {
                head: t.days,
                phone: 'label',
                cell: (row) => <Span from={row.fromOn} to={row.toOn} lang={lang} />,
              },
              { head: t.items, n: true, phone: 'label', cell: (row) => showNumber(row.items, lang) },
              { head: t.reach, n: true, phone: 'label', cell: (row) => known(row.reach, lang) },
              { head: t.stateMoney, n: true, phone: 'label', cell: (row) => known(row.stateMoney, lang) },
              { head: t.otherMoney, n: true, phone: 'label', cell: (row) => known(row.otherMoney, lang) },
            ]}
          />
        </Sheet>
      ) : waits ? (
        <Empty title={t.noActivities} />
      ) : null}
    </Page>
  )
}

const Faults = ({ found, say, frame }: { found: ActivityImport; say: Say; frame: Frame }) => {
  const t = texts[frame.lang]
  return (
    <Sheet title={t.refusedLines} flush gapped>
      <Table
        lang={frame.lang}
        caption={t.refusedLines}
        rows={found.faults.slice(0, mostShown)}
        columns={[
          { head: t.lineNo, n: true, phone: 'label', cell: (one) => showNumber(one.line, frame.lang) },
          { head: t.column, phone: 'label', cell: (one) => t.columns[one.column] ?? one.column },
          {
            head: t.why,
            names: true,
            phone: 'wide',
            cell: (one) => (
              <>
                {say(one.reason, one.params)}{' '}
                {one.text ? (
                  <span class="ct-quiet" lang="vi">
                    (<Said text={one.text} />)
                  </span>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Sheet>
  )
}
