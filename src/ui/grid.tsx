import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Bar } from './figure.tsx'
import { showNumber, type Timeliness } from './format.ts'
import { ScrollBox } from './scroll-box.tsx'
import { StateTag, stateWord, TimeTag, type WorkState } from './tag.tsx'
import { uiTexts } from './texts.ts'

/** A column of the grid: an item of the directive, with its fraction. */
export type GridItem = {
  no: string
  title: string
  done: number
  of: number
  overdue?: number
  href?: string
}
/** A cell: an assignment's state, or its overdue days; undefined is not assigned. */
export type GridCell = { href: string; state: WorkState; time?: Timeliness } | undefined
export type GridRow = {
  name: string
  href?: string
  cells: GridCell[]
  done: number
  of: number
  sumHref?: string
}

const Cell = ({ cell, lang }: { cell: GridCell; lang: Lang }) => {
  if (!cell)
    return (
      <span class="ct-none">
        <span class="ds-sr-only">{uiTexts(lang).notAssigned}</span>
      </span>
    )
  if (cell.time?.key === 'overdue')
    return (
      <a href={cell.href}>
        <TimeTag time={cell.time} lang={lang} short />
      </a>
    )
  const word = stateWord(cell.state, lang)
  return (
    <a href={cell.href} class="ct-cell" data-state={cell.state}>
      <span class={cell.state === 'completed' ? 'ds-sr-only' : undefined}>{word}</span>
    </a>
  )
}

const ItemHead = ({ item, lang }: { item: GridItem; lang: Lang }) => {
  const fraction = `${showNumber(item.done, lang)}/${showNumber(item.of, lang)}`
  return (
    <th scope="col">
      <span class="ct-matrix-head" title={item.title}>
        <b>
          {item.no}
          <span class="ds-sr-only"> {item.title}</span>
        </b>{' '}
        {item.href ? (
          <a class="ct-n" href={item.href}>
            {fraction}
          </a>
        ) : (
          fraction
        )}
      </span>
      <Bar parts={[{ n: item.done }, { n: item.overdue ?? 0, color: 'bad' }]} of={item.of} />
    </th>
  )
}

const Row = ({ row, lang }: { row: GridRow; lang: Lang }) => {
  const sum = `${showNumber(row.done, lang)}/${showNumber(row.of, lang)}`
  return (
    <tr>
      <th scope="row">
        {row.href ? (
          <a class="ct-row-link" href={row.href}>
            {row.name}
          </a>
        ) : (
          row.name
        )}
      </th>
      {row.cells.map((cell) => (
        <td>
          <Cell cell={cell} lang={lang} />
        </td>
      ))}
      <td class="n">
        {row.sumHref ? (
          <a class="ct-n" href={row.sumHref}>
            {sum}
          </a>
        ) : (
          sum
        )}
      </td>
    </tr>
  )
}

/**
 * Units × items, each cell a state, each row and column with its fraction. Units with gaps come in a group of
 * their own, first; done is a glyph alone, the rest has a word. A phone shows the complete ones when asked.
 */
export const DirectiveGrid = ({
  lang,
  caption,
  unitHead,
  sumHead,
  items,
  groups,
}: {
  lang: Lang
  caption: string
  /** "Đơn vị" */
  unitHead: string
  /** "Cả sáu 164/184" */
  sumHead: Child
  items: GridItem[]
  groups: { title: string; rows: GridRow[]; complete?: boolean }[]
}) => (
  <ScrollBox name={caption}>
    <table
      class="ds-table ct-matrix"
      data-hover=""
      data-sticky-header=""
      data-items={Math.min(items.length, 12)}
    >
      <caption class="ds-sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{unitHead}</th>
          {items.map((item) => (
            <ItemHead item={item} lang={lang} />
          ))}
          <th scope="col" class="n">
            {sumHead}
          </th>
        </tr>
      </thead>
      {groups
        .filter((group) => group.rows.length > 0)
        .map((group) => (
          <tbody
            class={group.complete ? 'ct-matrix-full' : undefined}
            id={group.complete ? 'grid-complete' : undefined}
          >
            <tr data-group="">
              <th colspan={items.length + 2} scope="rowgroup">
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row row={row} lang={lang} />
            ))}
          </tbody>
        ))}
    </table>
    {groups
      .filter((group) => group.complete && group.rows.length > 0)
      .map((group) => (
        <p class="ct-more ct-only-phone">
          <a class="ds-button" data-variant="secondary" href="#grid-complete">
            {group.title}
          </a>
        </p>
      ))}
  </ScrollBox>
)

/** The key to the grid's signs, for those who see them. */
export const GridLegend = ({ lang }: { lang: Lang }) => (
  <p class="ct-legend" aria-hidden="true">
    {(['issued', 'accepted', 'submitted', 'completed'] as const).map((state) => (
      <>
        <StateTag state={state} lang={lang} />{' '}
      </>
    ))}
    <TimeTag time={{ key: 'overdue' }} lang={lang} /> <span class="ct-none"></span>{' '}
    {uiTexts(lang).notAssigned.toLowerCase()}
  </p>
)
