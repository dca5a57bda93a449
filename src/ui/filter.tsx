import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { showNumber } from './format.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

/** A heading of the cross table: its words (a tag for states), and whether it is chosen. */
export type CrossHead = { head: Child; on?: boolean }
/** A figure of the cross table: undefined where the two cannot meet; without `href` it is no link. */
export type CrossCell = { n: number; href?: string; on?: boolean; label?: string } | undefined

const CrossFigure = ({ cell, lang }: { cell: CrossCell; lang: Lang }) => {
  if (!cell) return null
  if (cell.n === 0 || !cell.href)
    return <span class={cell.n === 0 ? 'ct-zero' : undefined}>{showNumber(cell.n, lang)}</span>
  return (
    <a
      class="ct-n"
      href={cell.href}
      aria-current={cell.on ? 'true' : undefined}
      aria-label={cell.label}
      rel="nofollow"
    >
      {showNumber(cell.n, lang)}
    </a>
  )
}

/** Two axes as a table of links with counts: state × timeliness. Totals at the right and the foot. */
export const CrossTable = ({
  lang,
  caption,
  columns,
  rows,
  total,
  totals,
}: {
  lang: Lang
  caption: string
  columns: CrossHead[]
  rows: { head: Child; on?: boolean; cells: CrossCell[]; total?: CrossCell }[]
  /** heading of the totals, "Tổng" if not given */
  total?: string
  totals?: CrossCell[]
}) => (
  <table class="ds-table ct-cross">
    <caption class="ds-sr-only">{caption}</caption>
    <thead>
      <tr>
        <td></td>
        {columns.map((column) => (
          <th class="n" scope="col" aria-current={column.on ? 'true' : undefined}>
            {column.head}
          </th>
        ))}
        <th class="n" scope="col">
          {total ?? uiTexts(lang).total}
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          <th scope="row" data-on={row.on ? '' : undefined}>
            {row.head}
          </th>
          {row.cells.map((cell, i) => (
            <td class="n" data-on={row.on || columns[i]?.on ? '' : undefined}>
              <CrossFigure cell={cell} lang={lang} />
            </td>
          ))}
          <td class="n" data-on={row.on ? '' : undefined}>
            <CrossFigure cell={row.total} lang={lang} />
          </td>
        </tr>
      ))}
    </tbody>
    {totals ? (
      <tfoot>
        <tr>
          <th scope="row">{total ?? uiTexts(lang).total}</th>
          {totals.map((cell, i) => (
            <td class="n" data-on={columns[i]?.on ? '' : undefined}>
              <CrossFigure cell={cell} lang={lang} />
            </td>
          ))}
        </tr>
      </tfoot>
    ) : null}
  </table>
)

export type FacetLink = { name: string; n: number; href: string; on?: boolean }
/** `rest` are the links that stand behind one fold; it opens by itself when one of them is on. */
export type Facet = { title: string; links: FacetLink[]; rest?: FacetLink[] }

const FacetLinks = ({ links, lang }: { links: FacetLink[]; lang: Lang }) => (
  <ul class="ct-plain">
    {links.map((link) => (
      <li>
        <a href={link.href} aria-current={link.on ? 'true' : undefined} rel="nofollow">
          {link.name}
        </a>{' '}
        <span>{showNumber(link.n, lang)}</span>
      </li>
    ))}
  </ul>
)

/** Lists of links with counts, for the axes that the cross table has not. */
export const Facets = ({ facets, lang }: { facets: Facet[]; lang: Lang }) => (
  <div class="ct-facets">
    {facets.map(({ title, links, rest = [] }) => (
      <section>
        <h2>{title}</h2>
        <FacetLinks links={links} lang={lang} />
        {rest.length > 0 ? (
          <details class="ct-facet-rest" open={rest.some((link) => link.on) || undefined}>
            <summary aria-label={`${title}: ${uiTexts(lang).more(rest.length)}`}>
              {uiTexts(lang).more(rest.length)}
            </summary>
            <FacetLinks links={rest} lang={lang} />
          </details>
        ) : null}
      </section>
    ))}
  </div>
)

/** The filters of a list; on a phone they fold behind one link. */
export const FilterPanel = ({ lang, fold, children }: { lang: Lang; fold: string; children?: Child }) => (
  <section class="ct-filter" aria-label={uiTexts(lang).filters}>
    <a class="ct-fold" href="#filters">
      <Icon name="down" />
      {fold}
    </a>
    <div class="ct-filter-body" id="filters">
      {children}
    </div>
  </section>
)

/** What is filtered now, each chip with the address without it. */
export const Chips = ({ chips, lang }: { chips: { name: string; href: string }[]; lang: Lang }) =>
  chips.length === 0 ? null : (
    <ul class="ct-plain ct-chips">
      {chips.map((chip) => (
        <li>
          <a
            class="ds-chip"
            data-removable=""
            href={chip.href}
            aria-label={uiTexts(lang).dropFilter(chip.name)}
            rel="nofollow"
          >
            {chip.name} <Icon name="close" />
          </a>
        </li>
      ))}
    </ul>
  )

/** The head of a filtered list: how many, what is on, how it is shown. */
export const ListHead = ({
  title,
  id,
  chips,
  lang,
  views,
}: {
  title: string
  id?: string
  chips?: { name: string; href: string }[]
  lang: Lang
  views?: { label: string; links: { name: string; href: string; on?: boolean }[] }
}) => (
  <div class="ct-sheet-head ct-listhead">
    <h2 class="ds-heading" data-size="2xs" id={id}>
      {title}
    </h2>
    <Chips chips={chips ?? []} lang={lang} />
    {views ? (
      <nav class="ct-view" aria-label={views.label}>
        {views.links.map((link) => (
          <a href={link.href} aria-current={link.on ? 'true' : undefined}>
            {link.name}
          </a>
        ))}
      </nav>
    ) : null}
  </div>
)
