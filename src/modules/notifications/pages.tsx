import { ActButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { showMoment, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { type Pager, Table } from '#ui/table.tsx'
import type { Notice } from './store.ts'
import { texts } from './texts.ts'

/** A person's notices; opening one marks it as read. */
export const NoticesPage = ({
  frame,
  notices,
  pager,
}: {
  frame: Frame
  notices: Notice[]
  pager?: Pager
}) => {
  const t = texts[frame.lang]
  const total = notices[0]?.total ?? 0
  const fresh = notices.some((notice) => notice.read_at === null)
  return (
    <Page
      frame={frame}
      title={t.notifications}
      lede={total > 0 ? t.lede(showNumber(total, frame.lang)) : undefined}
      act={
        fresh ? (
          <ActButton action="/notifications/reading" kind="second">
            {t.readAll}
          </ActButton>
        ) : undefined
      }
    >
      <section class="ct-sheet" data-flush>
        <Table
          lang={frame.lang}
          caption={t.notifications}
          rows={notices}
          cards
          pager={pager}
          empty={<Empty title={t.none} />}
          columns={[
            {
              head: t.what,
              cell: (n) => (
                <a class="ct-row-link" href={`/notifications/${n.id}`}>
                  <Said text={n.text} />
                </a>
              ),
              phone: 'wide',
            },
            {
              head: t.state,
              cell: (n) => (n.read_at ? <span class="ct-quiet">{t.isRead}</span> : <b>{t.isNew}</b>),
            },
            {
              head: t.when,
              cell: (n) => showMoment(n.at, frame.lang),
              nowrap: true,
              quiet: true,
              phone: 'end',
            },
          ]}
        />
      </section>
    </Page>
  )
}
