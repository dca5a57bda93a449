import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Table } from '#ui/table.tsx'
import type { EntryRow } from '../store.ts'
import { texts } from '../texts.ts'
import { Subject, Who } from './parts.tsx'

type Say = (reason: string) => string

type Change = { field: string; before: unknown; after: unknown }

const fieldsOf = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : value === null || value === undefined
      ? {}
      : { '': value }

const changesOf = (entry: EntryRow): Change[] => {
  const [before, after] = [fieldsOf(entry.before), fieldsOf(entry.after)]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.map((field) => ({ field, before: before[field], after: after[field] }))
}

const shown = (value: unknown, nothing: string): string =>
  value === undefined || value === null ? nothing : typeof value === 'string' ? value : JSON.stringify(value)

/** One entry: who, what, and what changed. */
export const EntryPage = ({
  frame,
  say,
  entry,
  origin,
}: {
  frame: Frame
  say: Say
  entry: EntryRow
  origin: boolean
}) => {
  const t = texts[frame.lang]
  const facts: [string, string][] = [
    [t.when, showMoment(entry.at, frame.lang)],
    [t.day, showDate(entry.day, frame.lang)],
    [t.unitName, entry.unit_name ?? ''],
    [t.reason, entry.reason ?? ''],
    ...(origin
      ? ([
          [t.origin, entry.ip ?? ''],
          [t.browser, entry.user_agent ?? ''],
        ] as [string, string][])
      : []),
    [t.hash, entry.hash],
    [t.previousHash, entry.prev_hash],
  ]
  const same = `/audit?kind=${encodeURIComponent(entry.subject_kind)}&subject=${encodeURIComponent(entry.subject_id)}`
  return (
    <Page
      frame={frame}
      title={say(entry.verb)}
      lede={t.entry(String(entry.seq))}
      crumbs={[{ href: '/audit', name: t.title }]}
      acts={
        <LinkButton href={same} kind="second">
          {t.sameSubject}
        </LinkButton>
      }
    >
      <section class="ct-sheet">
        <dl class="ct-facts">
          <div>
            <dt>{t.who}</dt>
            <dd>
              <Who entry={entry} frame={frame} />
            </dd>
          </div>
          <div>
            <dt>{t.subject}</dt>
            <dd>
              <Subject entry={entry} lang={frame.lang} />
            </dd>
          </div>
          {facts
            .filter(([, value]) => value !== '')
            .map(([name, value]) => (
              <div>
                <dt>{name}</dt>
                <dd>
                  <Said text={value} />
                </dd>
              </div>
            ))}
        </dl>
      </section>
      <section class="ct-sheet ct-gapped" data-flush>
        <Table
          lang={frame.lang}
          caption={t.changes}
          rows={changesOf(entry)}
          cards
          scroll
          empty={<Empty title={t.nothing} />}
          columns={[
            { head: t.field, cell: (change) => <Said text={change.field} />, phone: 'wide' },
            {
              head: t.before,
              cell: (change) => <Said text={shown(change.before, t.nothing)} lines />,
              phone: 'label',
            },
            {
              head: t.after,
              cell: (change) => <Said text={shown(change.after, t.nothing)} lines />,
              phone: 'label',
            },
          ]}
        />
      </section>
    </Page>
  )
}
