import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, Button, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { NumberLink } from '#ui/figure.tsx'
import { CrossTable, type Facet, Facets, FilterPanel, ListHead } from '#ui/filter.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showDayMonth, showNumber } from '#ui/format.ts'
import { Icon } from '#ui/icon.tsx'
import { type Frame, Page, withQuery } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { StateTag, stateWord } from '#ui/tag.tsx'
import type { TaskListPage } from '../facts/reading.ts'
import type { PageQuery } from '../input.ts'
import type { TaskState } from '../rules/task.ts'
import type { TimelinessKind } from '../rules/timeliness.ts'
import type { FacetCount, Names, TaskLine } from '../store/list.ts'
import { texts } from '../texts.ts'
import { shownTime, Time } from './time.tsx'

export type ListProps = {
  frame: Frame
  query: PageQuery
  list: TaskListPage
  may: { give: boolean; bulk: boolean }
  viewForm: FormState
  bulkTold?: { done: number; why: { reason: string; n: number }[]; act: string }
}

const times: TimelinessKind[] = ['overdue', 'due-soon', 'in-time', 'no-deadline', 'on-time', 'late']
const states: TaskState[] = [
  'issued',
  'accepted',
  'submitted',
  'rejected',
  'reopened',
  'returned',
  'suspended',
  'completed',
  'recalled',
]

/** The address with some filters changed; a change begins the list anew. */
function to(path: string, changes: Record<string, string | undefined>): string {
  let address = path
  for (const name of ['after', 'from', 'bulk', 'done', 'why']) address = withQuery(address, name, undefined)
  for (const [name, value] of Object.entries(changes)) address = withQuery(address, name, value)
  return address
}

/** Where the two axes cannot meet: what is done is neither overdue nor in time, what is open neither on time nor late. */
const meets = (state: TaskState, time: TimelinessKind): boolean => {
  if (state === 'suspended' || state === 'recalled') return false
  const ofDone = time === 'on-time' || time === 'late'
  return time === 'no-deadline' || (state === 'completed') === ofDone
}

const Cross = ({ frame, query, list }: ListProps) => {
  const { lang, path } = frame
  const t = texts[lang]
  const n = (fits: (c: { state: TaskState; timeliness: TimelinessKind }) => boolean) =>
    list.facets.cross.filter(fits).reduce((sum, c) => sum + c.n, 0)
  const link = (state: string | undefined, time: string | undefined) =>
    to(path, { state, time, count: undefined })
  const present = states.filter((state) => n((c) => c.state === state) > 0)
  const on = (state: TaskState) => query.state.length === 1 && query.state[0] === state
  return (
    <CrossTable
      lang={lang}
      caption={t.crossCaption}
      columns={times.map((time) => ({
        head: t.timeliness[time],
        on: query.time.length === 1 && query.time[0] === time,
      }))}
      rows={present.map((state) => ({
        head: <StateTag state={state} lang={lang} />,
        on: on(state),
        cells: times.map((time) =>
          meets(state, time)
            ? {
                n: n((c) => c.state === state && c.timeliness === time),
                href: link(state, time),
                on: on(state) && query.time[0] === time,
                label: t.cell(
                  n((c) => c.state === state && c.timeliness === time),
                  stateWord(state, lang),
                  t.timeliness[time],
                ),
              }
            : undefined,
        ),
        total: {
          n: n((c) => c.state === state),
          href: link(state, undefined),
          on: on(state) && query.time.length === 0,
        },
      }))}
      totals={[
        ...times.map((time) => ({
          n: n((c) => c.timeliness === time),
          href: link(undefined, time),
          on: query.state.length === 0 && query.time.length === 1 && query.time[0] === time,
        })),
        { n: n(() => true), href: link(undefined, undefined) },
      ]}
    />
  )
}

const shown = 5

function facets({ frame, query, list }: ListProps): Facet[] {
  const t = texts[frame.lang]
  const one = (
    title: string,
    name: keyof Names,
    param: (key: string) => Record<string, string>,
    chosen: string | undefined,
  ): Facet | null => {
    const counts: FacetCount[] = list.facets[name]
    if (counts.length === 0) return null
    const links = counts.slice(0, shown).map(({ key, n }) => ({
      name: list.names[name].get(key) ?? t.unnamed,
      n,
      href: to(frame.path, param(key)),
      on: chosen === key,
    }))
    return { title, links }
  }
  const bySource = (key: string) => ({ source: key.split(':')[0] ?? '', sourceId: key.split(':')[1] ?? '' })
  return [
    one(t.lead, 'lead', (key) => ({ lead: key }), query.lead?.toString()),
    one(t.area, 'area', (key) => ({ area: key }), query.area?.toString()),
    one(t.source, 'source', bySource, query.source && `${query.source}:${query.sourceId}`),
    one(t.member, 'member', (key) => ({ mandate: key }), query.mandate?.toString()),
  ].filter((facet) => facet !== null)
}

function chips({ frame, query, list }: ListProps): { name: string; href: string }[] {
  const { lang, path } = frame
  const t = texts[lang]
  const drop = (...names: string[]) => to(path, Object.fromEntries(names.map((name) => [name, undefined])))
  const named = (facet: keyof Names, key: number | string) =>
    list.names[facet].get(String(key)) ?? String(key)
  return [
    query.programme &&
      query.programme !== 'all' && {
        name: t.yearChip(query.programme),
        href: to(path, { programme: 'all' }),
      },
    query.state.length > 0 && {
      name: `${t.state}: ${query.state.map((s) => stateWord(s, lang)).join(', ')}`,
      href: drop('state'),
    },
    query.time.length > 0 && {
      name: `${t.time}: ${query.time.map((k) => t.timeliness[k]).join(', ')}`,
      href: drop('time'),
    },
    query.count && { name: t.counts[query.count], href: drop('count') },
    query.unit && { name: `${t.unitBelow}: ${named('lead', query.unit)}`, href: drop('unit') },
    query.lead && { name: `${t.lead}: ${named('lead', query.lead)}`, href: drop('lead') },
    query.area && { name: `${t.area}: ${named('area', query.area)}`, href: drop('area') },
    query.source && {
      name: `${t.source}: ${query.sourceId === undefined ? t.sources[query.source] : named('source', `${query.source}:${query.sourceId}`)}`,
      href: drop('source', 'sourceId'),
    },
    query.mandate && { name: `${t.member}: ${named('member', query.mandate)}`, href: drop('mandate') },
    query.member && { name: t.memberChip, href: drop('member') },
    query.basis && { name: t.basisChip, href: drop('basis') },
    query.due && { name: `${t.due}: ${query.due}`, href: drop('due') },
    query.q && { name: `“${query.q}”`, href: drop('q') },
    query.asOf && { name: t.asOfChip(showDate(query.asOf, lang)), href: drop('asOf') },
    query.knownAt && { name: t.knownChip(showDate(query.knownAt, lang)), href: drop('knownAt') },
  ].filter((chip) => chip !== null && chip !== false && chip !== undefined && chip !== '' && chip !== 0)
}

function tabs({ frame, query, list }: ListProps) {
  const t = texts[frame.lang]
  const n = (fits: (c: { state: TaskState; timeliness: TimelinessKind }) => boolean) =>
    list.facets.cross.filter(fits).reduce((sum, c) => sum + c.n, 0)
  const plain = query.state.length + query.time.length === 0 && !query.count
  const only = (state: string | undefined, time: string | undefined) =>
    query.state.join() === (state ?? '') && query.time.join() === (time ?? '') && !query.count
  const tab = (name: string, count: number, state?: string, time?: string) => ({
    name,
    n: count,
    href: to(frame.path, { state, time, count: undefined, view: undefined }),
    on: state || time ? only(state, time) : plain,
  })
  const fixed = [
    tab(
      t.tabAll,
      n(() => true),
    ),
    tab(
      t.timeliness.overdue,
      n((c) => c.timeliness === 'overdue'),
      undefined,
      'overdue',
    ),
    tab(
      t.tabCheck,
      n((c) => c.state === 'submitted'),
      'submitted',
    ),
    tab(
      t.timeliness['due-soon'],
      n((c) => c.timeliness === 'due-soon'),
      undefined,
      'due-soon',
    ),
    tab(
      t.tabLate,
      n((c) => c.timeliness === 'late'),
      undefined,
      'late',
    ),
  ]
  return [...fixed, ...list.views.map((view) => ({ name: view.name, href: `/tasks?${view.query}` }))]
}

function columns({ frame, query, list, may }: ListProps): Column<TaskLine>[] {
  const { lang, path } = frame
  const t = texts[lang]
  const sort = (by: string): Column<TaskLine>['sort'] => {
    const now = query.sort ?? 'due'
    const dir = now === by ? 'ascending' : now === `-${by}` ? 'descending' : undefined
    return { href: to(path, { sort: now === by ? `-${by}` : by }), dir }
  }
  const cells: Column<TaskLine>[] = [
    {
      head: t.code,
      cell: (r) => <span class="ct-code">{r.code}</span>,
      nowrap: true,
      phone: 'drop',
      sort: sort('code'),
    },
    {
      head: t.task,
      names: true,
      phone: 'wide',
      sort: sort('title'),
      cell: (r) => (
        <a class="ct-row-link" href={`/tasks/${r.id}`}>
          <Said text={r.title} />
        </a>
      ),
    },
    { head: t.lead, cell: (r) => r.lead_name },
    {
      head: t.due,
      n: true,
      phone: 'end',
      sort: sort('due'),
      cell: (r) => (r.due_on ? dayIn(r.due_on, list.cut.asOf, lang) : ''),
    },
    {
      head: t.time,
      nowrap: true,
      sort: sort('late'),
      cell: (r) => <Time time={shownTime(r, list.cut.asOf)} lang={lang} />,
    },
    { head: t.state, nowrap: true, phone: 'end', cell: (r) => <StateTag state={r.state} lang={lang} /> },
    { head: t.reminders, n: true, phone: 'drop', cell: (r) => <NumberLink n={r.reminders} lang={lang} /> },
    {
      head: t.touched,
      n: true,
      phone: 'drop',
      sort: sort('touched'),
      cell: (r) => dayIn(r.touched_on, list.cut.asOf, lang),
    },
  ]
  const tick: Column<TaskLine> = {
    head: <span class="ds-sr-only">{t.choose}</span>,
    phone: 'end',
    cell: (r) =>
      inHand.has(r.state) ? (
        <input
          class="ds-input"
          type="checkbox"
          name="ids"
          value={String(r.id)}
          form="bulk"
          aria-label={`${t.choose} ${r.code}`}
        />
      ) : (
        ''
      ),
  }
  return may.bulk ? [...cells, tick] : cells
}

/** What can be accepted or reminded. */
const inHand = new Set<TaskState>(['issued', 'accepted', 'rejected', 'reopened', 'returned'])

const dayIn = (day: string, asOf: string, lang: Lang): string =>
  day.slice(0, 4) === asOf.slice(0, 4) ? showDayMonth(day, lang) : showDate(day, lang)

const Bulk = ({ frame }: { frame: Frame }) => {
  const t = texts[frame.lang]
  return (
    <form method="post" id="bulk" action="/tasks/acceptances">
      <Hidden name="back" value={frame.path} />
      <p class="ct-acts ct-sheet-act">
        <span class="ct-small ct-quiet">{t.bulkHint}</span>
        <Button kind="second" small icon="check" formaction="/tasks/acceptances">
          {t.acts.accept}
        </Button>
        <Button kind="second" small icon="bell" formaction="/tasks/reminders">
          {t.acts.remind}
        </Button>
      </p>
    </form>
  )
}

const Months = ({ frame, list }: ListProps) => {
  const { lang, path } = frame
  const t = texts[lang]
  const months = [...new Set((list.months ?? []).map((m) => m.month))]
  const n = (month: string | null, time: TimelinessKind) =>
    list.months?.find((m) => m.month === month && m.timeliness === time)?.n ?? 0
  const all = (month: string | null) =>
    (list.months ?? []).filter((m) => m.month === month).reduce((sum, m) => sum + m.n, 0)
  const link = (month: string | null, time?: string) =>
    month ? to(path, { due: month, view: undefined, ...(time && { time }) }) : undefined
  return (
    <Table
      lang={lang}
      caption={t.byMonth}
      rows={months}
      cards={false}
      columns={[
        {
          head: t.month,
          cell: (month) => (month ? `${month.slice(5)}/${month.slice(0, 4)}` : t.timeliness['no-deadline']),
        },
        ...times
          .filter((time) => time !== 'no-deadline')
          .map(
            (time): Column<string | null> => ({
              head: t.timeliness[time],
              n: true,
              cell: (month) => <NumberLink n={n(month, time)} href={link(month, time)} lang={lang} />,
            }),
          ),
        {
          head: t.total,
          n: true,
          cell: (month) => <NumberLink n={all(month)} href={link(month)} lang={lang} />,
        },
      ]}
    />
  )
}

const BulkTold = ({
  told,
  lang,
  say,
}: {
  told: NonNullable<ListProps['bulkTold']>
  lang: Lang
  say: (reason: string) => string
}) => {
  const t = texts[lang]
  return (
    <Alert tone={told.why.length > 0 ? 'warning' : 'success'} live>
      <p>{t.bulkDone(showNumber(told.done, lang))}</p>
      {told.why.length > 0 ? (
        <ul>
          {told.why.map((w) => (
            <li>{t.bulkNot(showNumber(w.n, lang), say(w.reason))}</li>
          ))}
        </ul>
      ) : null}
    </Alert>
  )
}

const Body = (props: ListProps): Child => {
  const { frame, query, list, may } = props
  const { lang, path } = frame
  const t = texts[lang]
  if (query.view === 'month') return <Months {...props} />
  const nothing = list.facets.cross.length === 0
  const from = query.from ?? 1
  const next = list.next
    ? withQuery(withQuery(path, 'after', list.next), 'from', String(from + list.rows.length))
    : undefined
  return (
    <>
      <Table
        lang={lang}
        caption={t.tasks}
        class="ct-tasks"
        rows={list.rows}
        columns={columns(props)}
        empty={
          <Empty title={nothing ? t.none : t.noneFound} level={3}>
            {nothing ? t.noneHow : t.noneFoundHow}
          </Empty>
        }
        pager={{
          from,
          to: from + list.rows.length - 1,
          total: list.total,
          ...(query.after && { previous: to(path, {}) }),
          ...(next && { next }),
        }}
      />
      {may.bulk && list.rows.length > 0 ? <Bulk frame={frame} /> : null}
    </>
  )
}

/** The list of tasks: saved views, counts on every filter, the table or the months. */
export const TaskListView = (props: ListProps & { say: (reason: string) => string }) => {
  const { frame, query, list, may, bulkTold, say } = props
  const { lang, path } = frame
  const t = texts[lang]
  const recalled = list.facets.cross.filter((c) => c.state === 'recalled').reduce((sum, c) => sum + c.n, 0)
  const all = list.facets.cross.reduce((sum, c) => sum + c.n, 0)
  const day = showDate(list.cut.asOf, lang)
  return (
    <Page
      frame={frame}
      title={t.tasks}
      lede={t.lede(showNumber(all, lang), showNumber(recalled, lang), recalled, day)}
      notice={bulkTold ? <BulkTold told={bulkTold} lang={lang} say={say} /> : undefined}
      acts={
        list.total > 0 ? (
          <LinkButton href={path.replace(/^\/tasks/, '/tasks/export')} kind="quiet" icon="download">
            {t.exportRows(showNumber(list.total, lang))}
          </LinkButton>
        ) : undefined
      }
      act={
        may.give ? (
          <LinkButton href="/tasks/new" icon="plus">
            {t.give}
          </LinkButton>
        ) : undefined
      }
    >
      <Tabs
        label={t.views}
        lang={lang}
        tabs={tabs(props)}
        add={
          <a class="ct-tab-add" href="#save-view">
            <Icon name="plus" />
            {t.saveView}
          </a>
        }
      />
      <FilterPanel lang={lang} fold={t.fold}>
        <Cross {...props} />
        <Facets facets={facets(props)} lang={lang} />
      </FilterPanel>
      <section class="ct-sheet ct-section-tight" data-flush data-long aria-labelledby="list">
        <ListHead
          lang={lang}
          id="list"
          title={t.countOf(showNumber(list.total, lang))}
          chips={chips(props)}
          views={{
            label: t.viewAs,
            links: [
              { name: t.asTable, href: to(path, { view: undefined }), on: query.view !== 'month' },
              { name: t.asMonths, href: to(path, { view: 'month' }), on: query.view === 'month' },
            ],
          }}
        />
        <Body {...props} />
      </section>
      <SaveView {...props} />
    </Page>
  )
}

const SaveView = ({ frame, list, viewForm }: ListProps) => {
  const t = texts[frame.lang]
  return (
    <section class="ct-sheet ct-gapped" id="save-view" aria-label={t.saveView}>
      <Form state={viewForm} action="/tasks/views" submit={t.saveView} kind="second">
        <Hidden name="query" value={to(frame.path, {}).split('?')[1] ?? ''} />
        <Field state={viewForm} name="name" label={t.viewName} max={80} />
      </Form>
      {list.views.length > 0 ? (
        <ul class="ct-plain ct-lines">
          {list.views.map((view) => (
            <li>
              <a class="ct-row-link" href={`/tasks?${view.query}`}>
                <Said text={view.name} />
              </a>
              <ActButton
                action={`/tasks/views/${view.id}/removal`}
                kind="quiet"
                small
                label={`${t.removeView}: ${view.name}`}
              >
                {t.removeView}
              </ActButton>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
