import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState, type Option, type OptionGroup } from '#ui/form.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import { type Frame, Page, withQuery } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { EntriesQuery } from './input.ts'
import type { Anchoring, EntryRow } from './store.ts'
import { texts } from './texts.ts'

type Say = (reason: string) => string

const Who = ({ entry, frame }: { entry: EntryRow; frame: Frame }) => {
  const t = texts[frame.lang]
  const office = frame.lang === 'en' ? entry.title_en : entry.title_vi
  // the system's name is kept as it was written, in Vietnamese
  const written =
    entry.person_id === null ? entry.person_name?.replace(/^Hệ thống/, t.system) : entry.person_name
  const name = written ?? (entry.person_id === null ? t.system : t.erased)
  return (
    <>
      <Said text={name} />
      {office || entry.for_person_id ? (
        <small class="ct-quiet">
          {' '}
          <Said text={office ?? t.onBehalf(entry.for_name ?? entry.for_person_id ?? '')} />
        </small>
      ) : null}
    </>
  )
}

/** Pages that show what an act was done to, for those who may see it. */
const pagesOf: Record<string, string> = {
  account: '/accounts',
  directive: '/directives',
  document: '/documents',
  plan: '/plans',
  programme: '/programmes',
  task: '/tasks',
  unit: '/units',
}

const kindWord = (kind: string, lang: Lang): string => {
  const words: Record<string, string> = texts[lang].kinds
  return Object.hasOwn(words, kind) ? (words[kind] ?? kind) : kind
}

const subjectWords = (entry: EntryRow, lang: Lang): string =>
  `${kindWord(entry.subject_kind, lang)} ${entry.subject_name ?? entry.subject_id}`

const Subject = ({ entry, lang }: { entry: EntryRow; lang: Lang }) => {
  const at = Object.hasOwn(pagesOf, entry.subject_kind) ? pagesOf[entry.subject_kind] : undefined
  const words = <Said text={subjectWords(entry, lang)} />
  return at ? <a href={`${at}/${encodeURIComponent(entry.subject_id)}`}>{words}</a> : words
}

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
    { head: t.subject, cell: (e: EntryRow) => <Subject entry={e} lang={frame.lang} />, quiet: true },
    { head: t.unitName, cell: (e: EntryRow) => <Said text={e.unit_name ?? ''} />, phone: 'wide' as const },
    { head: t.reason, cell: (e: EntryRow) => <Said text={e.reason ?? ''} />, phone: 'wide' as const },
  ]
}

const kindOptions = (lang: Lang) =>
  Object.entries(texts[lang].kinds).map(([value, label]) => ({ value, label }))

/** Acts by what they are done to, each group whole or one by one; what the address asks for beside them stays chosen. */
const verbOptions = (lang: Lang, asked: string | undefined): (Option | OptionGroup)[] => {
  const t = texts[lang]
  const groups = Map.groupBy(Object.entries(t.verbs), ([verb]) => verb.slice(0, verb.indexOf('.')))
  const named: Record<string, string> = t.groups
  const wordOf = (kind: string): string => named[kind] ?? kindWord(kind, lang)
  const options = [...groups].map(([kind, verbs]) => ({
    label: wordOf(kind),
    options: [
      { value: `${kind}.`, label: t.allOf(wordOf(kind)) },
      ...verbs.map(([value, label]) => ({ value, label })),
    ],
  }))
  const known = options.some((group) => group.options.some((option) => option.value === asked))
  return asked && !known ? [{ value: asked, label: asked }, ...options] : options
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
        <Field state={state} name="q" label={t.q} hint={t.qHint} type="search" />
        <Field state={state} name="person" label={t.person} />
        <Field
          state={state}
          name="verb"
          label={t.verb}
          type="select"
          placeholder={t.allVerbs}
          options={verbOptions(frame.lang, query.verb)}
        />
      </FieldRow>
      <FieldRow>
        <Field
          state={state}
          name="kind"
          label={t.kind}
          type="select"
          placeholder={t.allKinds}
          options={kindOptions(frame.lang)}
        />
        <Field state={state} name="unit" label={t.unit} type="number" />
        <Field state={state} name="from" label={t.from} type="date" />
        <Field state={state} name="to" label={t.to} type="date" />
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
  anchoring: Anchoring | undefined
  mail: boolean
}

/** Where the head goes, and how to take it out by hand. */
const AnchoringSheet = ({
  anchoring,
  mail,
  frame,
}: {
  anchoring: Anchoring
  mail: boolean
  frame: Frame
}) => {
  const t = texts[frame.lang]
  const { head, mailed, unmailed, anchors } = anchoring
  const way = mail ? (mailed > 0 ? t.byMail(mailed) : t.noneMailed) : t.inAppOnly
  return (
    <Sheet title={t.anchoring} gapped long>
      <p>{t.anchoringWhy}</p>
      <p>
        {way} {mail && mailed > 0 && unmailed > 0 ? t.someUnmailed(unmailed) : null}
      </p>
      {head ? (
        <p>
          {t.headNow}: <code class="ct-secret">{`${head.seq}:${head.hash}`}</code>
        </p>
      ) : null}
      <p>{t.byHand}</p>
      <p>
        <code class="ct-secret">{`./canhtan audit anchor "${t.byHandPlace}"`}</code>
      </p>
      <h3 class="ds-heading" data-size="2xs">
        {t.lastAnchors}
      </h3>
      {anchors.length === 0 ? <p class="ct-quiet">{t.noAnchor}</p> : null}
      <ul class="ct-plain ct-lines">
        {anchors.map((anchor) => (
          <li>
            {showMoment(new Date(anchor.at), frame.lang)}: <Said text={t.anchorPlace(anchor.place)} />
            <small class="ct-quiet"> {`${anchor.seq}:${anchor.hash.slice(0, 12)}…`}</small>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

export const RecordPage = ({
  frame,
  say,
  entries,
  next,
  query,
  filtered,
  own,
  anchoring,
  mail,
}: RecordPageProps) => {
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
      {anchoring ? <AnchoringSheet anchoring={anchoring} mail={mail} frame={frame} /> : null}
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
