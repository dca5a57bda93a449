import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { NumberLink, Percent } from '#ui/figure.tsx'
import { Facets, FilterPanel } from '#ui/filter.tsx'
import { Field, Form, Hidden } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { pagerOf } from '#ui/pager.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { ListedDirective } from '../facts.ts'
import { texts } from '../texts.ts'

type Query = {
  state?: ListedDirective['state'] | undefined
  origin?: 'made' | 'received' | undefined
  q?: string | undefined
  offset?: number | undefined
}
type Count = { state: ListedDirective['state']; origin: 'made' | 'received'; n: number }

const owing = 'time=overdue&state=issued,accepted,returned,rejected,reopened'
/** The tasks of a directive, all or some: where a figure's list stands. */
export const tasksHref = (directiveId: number, more = ''): string =>
  `/tasks?source=directive&sourceId=${directiveId}${more ? `&${more}` : ''}`
/** The overdue ones that have no answer yet. */
export const owingHref = (directiveId: number, more = ''): string =>
  tasksHref(directiveId, more ? `${more}&${owing}` : owing)

const address = (query: Query): string => {
  const words = new URLSearchParams()
  for (const name of ['state', 'origin', 'q'] as const)
    if (query[name]) words.set(name, query[name] as string)
  const text = words.toString()
  return text ? `/directives?${text}` : '/directives'
}

/** The year's directives with how they were answered. */
export const ListPage = ({
  frame,
  year,
  query,
  rows,
  total,
  counts,
  pageSize,
  mayDraft,
}: {
  frame: Frame
  year: number
  query: Query
  rows: ListedDirective[]
  total: number
  counts: Count[]
  pageSize: number
  mayDraft: boolean
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const filtered = query.state !== undefined || query.origin !== undefined || query.q !== undefined
  const make = mayDraft ? <LinkButton href="/directives/new">{t.make}</LinkButton> : undefined
  return (
    <Page
      frame={frame}
      title={t.listTitle(year)}
      lede={t.listLede}
      act={rows.length > 0 || filtered ? make : undefined}
    >
      {rows.length === 0 && !filtered ? (
        <Empty title={t.none(year)} act={make}>
          {t.noneHow}
        </Empty>
      ) : (
        <>
          <Filters lang={lang} query={query} counts={counts} />
          {rows.length === 0 ? (
            <Empty title={t.noneFound} />
          ) : (
            <Rows {...{ lang, year, query, rows, total, pageSize }} />
          )}
        </>
      )}
    </Page>
  )
}

const Filters = ({ lang, query, counts }: { lang: Lang; query: Query; counts: Count[] }) => {
  const t = texts[lang].pages
  const of = (fits: (count: Count) => boolean) => counts.filter(fits).reduce((n, count) => n + count.n, 0)
  const state = (Object.keys(t.states) as Count['state'][]).map((key) => ({
    name: t.states[key],
    n: of((c) => c.state === key && (!query.origin || c.origin === query.origin)),
    href: address({ ...query, state: query.state === key ? undefined : key }),
    on: query.state === key,
  }))
  const origin = (Object.keys(t.origins) as Count['origin'][]).map((key) => ({
    name: t.origins[key],
    n: of((c) => c.origin === key && (!query.state || c.state === query.state)),
    href: address({ ...query, origin: query.origin === key ? undefined : key }),
    on: query.origin === key,
  }))
  const form = { lang, id: 'find', values: { q: query.q ?? '' } }
  return (
    <FilterPanel lang={lang} fold={t.filters}>
      <Facets
        lang={lang}
        facets={[
          { title: t.state, links: state.filter((link) => link.n > 0 || link.on) },
          { title: t.origin, links: origin.filter((link) => link.n > 0 || link.on) },
        ]}
      />
      <Form state={form} action="/directives" method="get" submit={t.find} kind="second">
        {query.state ? <Hidden name="state" value={query.state} /> : null}
        {query.origin ? <Hidden name="origin" value={query.origin} /> : null}
        <Field state={form} name="q" label={t.search} type="search" />
      </Form>
    </FilterPanel>
  )
}

const Rows = ({
  lang,
  year,
  query,
  rows,
  total,
  pageSize,
}: {
  lang: Lang
  year: number
  query: Query
  rows: ListedDirective[]
  total: number
  pageSize: number
}) => {
  const t = texts[lang].pages
  return (
    <Sheet flush gapped>
      <Table
        lang={lang}
        caption={t.listTitle(year)}
        rows={rows}
        pager={pagerOf(address(query), query.offset ?? 0, pageSize, rows.length, total)}
        columns={[
          {
            head: t.document,
            phone: 'wide',
            cell: (d) => (
              <>
                <a class="ct-row-link" href={`/directives/${d.id}`}>
                  <Said text={d.subject} />
                </a>
                <br />
                <span class="ct-small ct-quiet">
                  <Said text={`${d.documentNo ?? t.noNumber} · ${d.issuerName}`} />
                </span>
              </>
            ),
          },
          {
            head: t.state,
            nowrap: true,
            cell: (d) => (
              <>
                {d.state === 'issued' ? (
                  t.states.issued
                ) : (
                  <StateTag
                    state={d.state === 'sent' ? 'submitted' : 'draft'}
                    lang={lang}
                    text={t.states[d.state]}
                  />
                )}
                <br />
                <span class="ct-small ct-quiet">{d.issuedOn ? showDate(d.issuedOn, lang) : ''}</span>
              </>
            ),
          },
          { head: t.items, n: true, phone: 'label', cell: (d) => d.items },
          {
            head: t.answered,
            n: true,
            phone: 'label',
            cell: (d) =>
              d.answers ? (
                <Percent
                  done={d.answers.answered}
                  of={d.answers.of}
                  href={tasksHref(d.id, 'state=submitted,completed')}
                  lang={lang}
                />
              ) : (
                ''
              ),
          },
          {
            head: t.overdue,
            n: true,
            phone: 'label',
            cell: (d) =>
              d.answers ? <NumberLink n={d.answers.overdue} href={owingHref(d.id)} lang={lang} /> : '',
          },
        ]}
      />
    </Sheet>
  )
}
