import type { Lang } from '#platform/lang.ts'
import { NumberLink } from '#ui/figure.tsx'
import { showDate, showDayMonth } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { TaskState } from '../../rules/task.ts'
import type { TimelinessKind } from '../../rules/timeliness.ts'
import type { TaskLine } from '../../store/list.ts'
import { texts } from '../../texts.ts'
import { shownTime, Time } from '../time.tsx'
import { type ListProps, times, to } from './shape.ts'

/** The columns of the list; with boxes to tick for those who may do something with several. */
export function columns({ frame, query, list, may }: ListProps): Column<TaskLine>[] {
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
    head: (
      <>
        <span class="ds-sr-only">{t.choose}</span>
        <input class="ds-input" type="checkbox" data-check-all="ids" aria-label={t.chooseAll} hidden />
      </>
    ),
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
  return may.many.length > 0 ? [...cells, tick] : cells
}

/** What can be accepted or reminded. */
const inHand = new Set<TaskState>(['issued', 'accepted', 'rejected', 'reopened', 'returned'])

const dayIn = (day: string, asOf: string, lang: Lang): string =>
  day.slice(0, 4) === asOf.slice(0, 4) ? showDayMonth(day, lang) : showDate(day, lang)

/** How many fall due in each month, as links. */
export const Months = ({ frame, list }: ListProps) => {
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
