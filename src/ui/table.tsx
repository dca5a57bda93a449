import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { showNumber } from './format.ts'
import { Icon } from './icon.tsx'
import { ScrollBox } from './scroll-box.tsx'
import { uiTexts } from './texts.ts'

/** A column: its head, and what it shows of a row. */
export type Column<Row> = {
  head: Child
  cell: (row: Row, index: number) => Child
  /** figures: right-aligned, equal digits, no wrap */
  n?: boolean
  /** centred */
  c?: boolean
  /** the cell that names the row (a `th`); the first column unless another says so */
  names?: boolean
  nowrap?: boolean
  quiet?: boolean
  /** a heading that sorts: where it leads, and how the list is sorted now */
  sort?: { href: string; dir?: 'ascending' | 'descending' }
  /** on a phone: take the whole line, go to the right, keep the head's words, go away */
  phone?: 'wide' | 'end' | 'label' | 'drop'
  /** words for `phone: 'label'` when the head is not plain text; with `'wide'`, the words that stay before the cell */
  label?: string
  /** a class of the page's own for its cells */
  class?: string
  /** the foot's cell (totals) */
  foot?: Child
}

/** `lead`: cells of the heading's row before its title, in place of as many columns. */
export type Group<Row> = { title: Child; rows: Row[]; lead?: { cells: Child; columns: number } }

export type Pager = {
  /** first and last row shown, counted from 1 */
  from: number
  to: number
  total?: number
  previous?: string
  next?: string
}

/** Previous and next as links, with the rows shown in words. */
export const PagerLinks = ({ pager, lang }: { pager: Pager; lang: Lang }) => {
  const t = uiTexts(lang)
  const [from, to] = [showNumber(pager.from, lang), showNumber(pager.to, lang)]
  return (
    <nav class="ct-pager" aria-label={t.pages}>
      <span>
        {pager.total === undefined ? t.rangeOpen(from, to) : t.range(from, to, showNumber(pager.total, lang))}
      </span>
      {pager.previous ? (
        <a class="ds-button" data-variant="tertiary" data-size="sm" rel="prev" href={pager.previous}>
          <Icon name="left" />
          {t.previous}
        </a>
      ) : null}
      {pager.next ? (
        <a class="ds-button" data-variant="tertiary" data-size="sm" rel="next" href={pager.next}>
          {t.next}
          <Icon name="right" />
        </a>
      ) : null}
    </nav>
  )
}

const kind = (column: Column<never>): string | undefined =>
  [column.n && 'n', column.c && 'c', column.nowrap && 'nowrap', column.quiet && 'ct-quiet', column.class]
    .filter(Boolean)
    .join(' ') || undefined

const onPhone = (column: Column<never>) => ({
  'data-wide': column.phone === 'wide' ? '' : undefined,
  'data-end': column.phone === 'end' ? '' : undefined,
  'data-drop': column.phone === 'drop' ? '' : undefined,
  'data-label':
    column.phone === 'label'
      ? (column.label ?? (typeof column.head === 'string' ? column.head : undefined))
      : column.phone === 'wide'
        ? column.label
        : undefined,
})

const HeadCell = ({ column }: { column: Column<never> }) => {
  if (!column.sort)
    return column.head ? (
      <th scope="col" class={kind(column)}>
        {column.head}
      </th>
    ) : (
      <td class={kind(column)}></td>
    )
  return (
    <th scope="col" class={kind(column)} aria-sort={column.sort.dir ?? 'none'}>
      <a href={column.sort.href} rel="nofollow">
        {column.head}
        <Icon name="down" />
      </a>
    </th>
  )
}

const BodyRow = <Row,>({
  columns,
  row,
  index,
  current,
  mark,
}: {
  columns: Column<Row>[]
  row: Row
  index: number
  current?: boolean
  mark?: boolean
}) => {
  const named = Math.max(
    columns.findIndex((column) => column.names),
    0,
  )
  return (
    <tr aria-current={current ? 'true' : undefined} data-key={mark ? '' : undefined}>
      {columns.map((column, i) =>
        i === named ? (
          <th scope="row" class={kind(column)} {...onPhone(column)}>
            {column.cell(row, index)}
          </th>
        ) : (
          <td class={kind(column)} {...onPhone(column)}>
            {column.cell(row, index)}
          </td>
        ),
      )}
    </tr>
  )
}

export type TableProps<Row> = {
  lang: Lang
  /** what the table lists; heard, not seen, unless `captionShown` */
  caption: string
  captionShown?: boolean
  columns: Column<Row>[]
  rows?: Row[]
  /** rows under group headings, instead of `rows` */
  groups?: Group<Row>[]
  /** shown instead of the table when it has no row */
  empty?: Child
  /** rows become cards on a phone (the rule); off for small tables of figures */
  cards?: boolean
  /** wider than its room: scrolls inside itself with the first column fixed */
  scroll?: boolean
  current?: (row: Row) => boolean
  /** rows to stand out on a tint */
  mark?: (row: Row) => boolean
  pager?: Pager
  /** more classes for a page's own table, such as `ct-tasks` */
  class?: string
}

/** The table that carries the work. */
export const Table = <Row,>({
  lang,
  caption,
  captionShown,
  columns,
  rows,
  groups,
  empty,
  cards = true,
  scroll = true,
  current,
  mark,
  pager,
  ...rest
}: TableProps<Row>) => {
  const all: Group<Row>[] = groups ?? [{ title: null, rows: rows ?? [] }]
  if (all.every((group) => group.rows.length === 0)) {
    return <>{empty ?? <p class="ct-quiet ct-tasks-none">{uiTexts(lang).nothingFound}</p>}</>
  }
  const Row = BodyRow<Row>
  const table = (
    <table
      class={['ds-table', cards && 'ct-cards', rest.class].filter(Boolean).join(' ')}
      data-hover=""
      data-sticky-header=""
    >
      <caption class={captionShown ? undefined : 'ds-sr-only'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell column={column as Column<never>} />
          ))}
        </tr>
      </thead>
      {all
        .filter((group) => group.rows.length > 0)
        .map((group) => (
          <tbody>
            {group.title ? (
              <tr data-group="">
                {group.lead?.cells}
                <th scope="rowgroup" colspan={columns.length - (group.lead?.columns ?? 0)} data-wide="">
                  {group.title}
                </th>
              </tr>
            ) : null}
            {group.rows.map((row, index) => (
              <Row columns={columns} row={row} index={index} current={current?.(row)} mark={mark?.(row)} />
            ))}
          </tbody>
        ))}
      {columns.some((column) => column.foot !== undefined) ? (
        <Foot columns={columns as Column<never>[]} />
      ) : null}
    </table>
  )
  return (
    <>
      {scroll ? <ScrollBox name={caption}>{table}</ScrollBox> : table}
      {pager && (pager.previous || pager.next) ? <PagerLinks pager={pager} lang={lang} /> : null}
    </>
  )
}

const Foot = ({ columns }: { columns: Column<never>[] }) => (
  <tfoot>
    <tr>
      {columns.map((column, i) =>
        i === 0 && column.foot !== undefined ? (
          <th scope="row" class={kind(column)}>
            {column.foot}
          </th>
        ) : (
          <td class={kind(column)} {...onPhone(column)}>
            {column.foot}
          </td>
        ),
      )}
    </tr>
  </tfoot>
)
