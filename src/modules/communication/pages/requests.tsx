import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { NumberLink, Percent } from '#ui/figure.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { RequestLine } from '../facts/reading.ts'
import { texts } from '../texts.ts'
import { address, unitOf } from './parts.tsx'

/** Requests with n of N, each number opening its units. */
export const RequestTable = ({ lines, frame }: { lines: RequestLine[]; frame: Frame }) => {
  const { lang } = frame
  const t = texts[lang]
  const at = (id: number, which?: string) => address(`/communication/requests/${id}`, { which })
  return (
    <Table
      lang={lang}
      caption={t.requests}
      rows={lines}
      columns={[
        {
          head: t.document,
          phone: 'wide',
          cell: ({ request: r }) => (
            <>
              <a class="ct-row-link" href={at(r.id)} lang="vi">
                <Said text={`${r.documentNo}: ${r.title}`} />
              </a>
              <br />
              <span class="ct-small ct-quiet">
                <Said text={unitOf(r, lang)} />
                {r.withdrawnOn ? ` · ${t.withdrawn}` : ''}
              </span>
            </>
          ),
        },
        { head: t.dueOn, phone: 'label', nowrap: true, cell: ({ request: r }) => showDate(r.dueOn, lang) },
        {
          head: t.acknowledgedHead,
          n: true,
          phone: 'label',
          cell: ({ request: r, tally }) => (
            <Percent done={tally.done} of={tally.of} href={at(r.id, 'done')} lang={lang} />
          ),
        },
        {
          head: t.tabs.overdue,
          n: true,
          phone: 'label',
          cell: ({ request: r, tally }) => (
            <NumberLink n={r.withdrawnOn ? 0 : tally.overdue} href={at(r.id, 'overdue')} lang={lang} />
          ),
        },
        {
          head: t.tabs.late,
          n: true,
          phone: 'label',
          cell: ({ request: r, tally }) => <NumberLink n={tally.late} href={at(r.id, 'late')} lang={lang} />,
        },
      ]}
    />
  )
}

/** What was to be brought to all staff in a year. */
export const RequestsPage = ({
  frame,
  reading: { year, requests, may },
}: {
  frame: Frame
  reading: { year: number; requests: RequestLine[]; may: boolean }
}) => {
  const t = texts[frame.lang]
  return (
    <Page
      frame={frame}
      title={t.requestsOf(year)}
      lede={t.requestsLede}
      crumbs={[{ href: address('/communication', { of: year }), name: t.communication }]}
      act={may ? <LinkButton href="/communication/requests/new">{t.ask}</LinkButton> : undefined}
    >
      {requests.length === 0 ? (
        <Empty title={t.noRequests}>{t.noRequestsHint}</Empty>
      ) : (
        <Sheet flush>
          <RequestTable lines={requests} frame={frame} />
        </Sheet>
      )}
    </Page>
  )
}
