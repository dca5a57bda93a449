import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import { type Frame, Page, withQuery } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Table } from '#ui/table.tsx'
import type { EntriesQuery } from './input.ts'
import type { EntryRow } from './store.ts'
import { texts } from './texts.ts'

type Say = (reason: string) => string

const Who = ({ entry, frame }: { entry: EntryRow; frame: Frame }) => {
  const t = texts[frame.lang]
  const name = entry.person_name ?? (entry.person_id === null ? t.system : t.erased)
  return (
    <>
      <Said text={name} />
      {entry.for_person_id ? (
        <small class="ct-quiet">
          {' '}
          <Said text={t.onBehalf(entry.for_name ?? entry.for_person_id)} />
        </small>
      ) : null}
    </>
  )
}

const subjectOf = (entry: EntryRow): string => `${entry.subject_kind} ${entry.subject_id}`

const columns = (frame: Frame, say: Say) => {
  const t = texts[frame.lang]
  return [
    {
      head: t.when,
      cell: (e: EntryRow) => (
        <a class="ct-row-link" href={`/audit/${e.seq}`}>
          {showMoment(e.at, frame.lang)}
        </a>
      ),
      nowrap: true,
      phone: 'wide' as const,
    },
    { head: t.who, cell: (e: EntryRow) => <Who entry={e} frame={frame} />, phone: 'wide' as const },
    { head: t.what, cell: (e: EntryRow) => <Said text={say(e.verb)} />, phone: 'wide' as const },
    { head: t.subject, cell: (e: EntryRow) => <Said text={subjectOf(e)} />, quiet: true },
    { head: t.unitName, cell: (e: EntryRow) => <Said text={e.unit_name ?? ''} />, phone: 'wide' as const },
    { head: t.reason, cell: (e: EntryRow) => <Said text={e.reason ?? ''} />, phone: 'wide' as const },
  ]
}

const Search = ({ frame, query }: { frame: Frame; query: EntriesQuery }) => {
  const t = texts[frame.lang]
  const text = (value: unknown): string => (value === undefined ? '' : String(value))
  const values = Object.fromEntries(
    (['q', 'person', 'verb', 'kind', 'unit', 'from', 'to'] as const).map((n) => [n, text(query[n])]),
  )
  const state: FormState = { lang: frame.lang, values }
  return (
    <Form state={state} action="/audit" method="get" submit={t.search}>
      <FieldRow>
        <Field state={state} name="q" label={t.q} hint={t.qHint} type="search" optional />
        <Field state={state} name="person" label={t.person} optional />
        <Field state={state} name="verb" label={t.verb} hint={t.verbHint} optional />
      </FieldRow>
      <FieldRow>
        <Field state={state} name="kind" label={t.kind} optional />
        <Field state={state} name="unit" label={t.unit} type="number" optional />
        <Field state={state} name="from" label={t.from} type="date" optional />
        <Field state={state} name="to" label={t.to} type="date" optional />
      </FieldRow>
    </Form>
  )
}

export type RecordPageProps = {
  frame: Frame
  say: Say
  entries: EntryRow[]
  next: number | null
  query: EntriesQuery
  filtered: boolean
  own: boolean
}

export const RecordPage = ({ frame, say, entries, next, query, filtered, own }: RecordPageProps) => {
  const t = texts[frame.lang]
  return (
    <Page frame={frame} title={t.title} lede={own ? t.ledeOwn : t.lede}>
      <Search frame={frame} query={query} />
      <section class="ct-sheet ct-gapped" data-flush>
        <Table
          lang={frame.lang}
          caption={t.title}
          rows={entries}
          cards
          scroll
          empty={<Empty title={filtered ? t.noneFound : t.none} />}
          columns={columns(frame, say)}
        />
      </section>
      <p class="ct-gapped">
        {query.before ? (
          <LinkButton href={withQuery(frame.path, 'before', undefined)} kind="quiet">
            {t.newest}
          </LinkButton>
        ) : null}
        {next === null ? null : (
          <LinkButton href={withQuery(frame.path, 'before', String(next))} kind="second">
            {t.older}
          </LinkButton>
        )}
      </p>
    </Page>
  )
}

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
    [t.subject, subjectOf(entry)],
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
