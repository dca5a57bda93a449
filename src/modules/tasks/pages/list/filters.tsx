import { CrossTable, type Facet } from '#ui/filter.tsx'
import { showDate } from '#ui/format.ts'
import { StateTag, stateWord } from '#ui/tag.tsx'
import type { TaskState } from '../../rules/task.ts'
import type { TimelinessKind } from '../../rules/timeliness.ts'
import type { Names } from '../../store/list.ts'
import { texts } from '../../texts.ts'
import { type ListProps, times, to } from './shape.ts'

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

/** Where the two axes cannot meet: what is done is neither overdue nor in time, what is open neither on time nor late. */
const meets = (state: TaskState, time: TimelinessKind): boolean => {
  if (state === 'suspended' || state === 'recalled') return false
  const ofDone = time === 'on-time' || time === 'late'
  return time === 'no-deadline' || (state === 'completed') === ofDone
}

/** State × timeliness as links with counts. */
export const Cross = ({ frame, query, list }: ListProps) => {
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

/** So many stand open; the rest is a fold away. */
const shown = 5

/** The other axes, each with its counts, the most first. */
export function facets({ frame, query, list }: ListProps): Facet[] {
  const t = texts[frame.lang]
  const one = (
    title: string,
    name: keyof Names,
    param: (key: string) => Record<string, string>,
    chosen: string | undefined,
  ): Facet | null => {
    const links = list.facets[name].map(({ key, n }) => ({
      name: list.names[name].get(key) ?? t.unnamed,
      n,
      href: to(frame.path, param(key)),
      on: chosen === key,
    }))
    return links.length === 0 ? null : { title, links: links.slice(0, shown), rest: links.slice(shown) }
  }
  const bySource = (key: string) => ({ source: key.split(':')[0] ?? '', sourceId: key.split(':')[1] ?? '' })
  return [
    one(t.lead, 'lead', (key) => ({ lead: key }), query.lead?.toString()),
    one(t.area, 'area', (key) => ({ area: key }), query.area?.toString()),
    one(t.source, 'source', bySource, query.source && `${query.source}:${query.sourceId}`),
    one(t.member, 'member', (key) => ({ mandate: key }), query.mandate?.toString()),
  ].filter((facet) => facet !== null)
}

/** What is filtered now, each with the address without it. */
export function chips({ frame, query, list }: ListProps): { name: string; href: string }[] {
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
    query.basis && { name: `${t.basis}: ${list.basis ?? query.basis}`, href: drop('basis') },
    query.due && { name: `${t.due}: ${query.due}`, href: drop('due') },
    query.q && { name: `“${query.q}”`, href: drop('q') },
    query.asOf && { name: t.asOfChip(showDate(query.asOf, lang)), href: drop('asOf') },
    query.knownAt && { name: t.knownChip(showDate(query.knownAt, lang)), href: drop('knownAt') },
  ].filter((chip) => chip !== null && chip !== false && chip !== undefined && chip !== '' && chip !== 0)
}
