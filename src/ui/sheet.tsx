import type { Child } from 'hono/jsx'

const idOf = (title: string): string =>
  `s-${title
    .toLowerCase()
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)}`

/**
 * A white sheet with a heading. `flush` when a table fills it; `span` its columns of twelve in a `ct-grid`;
 * `aside` is the link or the quiet words at the right of the heading; `long` may break across pages on paper;
 * `acts` is a line of buttons at its foot.
 */
export const Sheet = ({
  title,
  id,
  span,
  flush,
  long,
  gapped,
  aside,
  level = 2,
  acts,
  children,
  ...rest
}: {
  title?: Child
  id?: string
  span?: 3 | 4 | 5 | 6 | 7 | 8 | 9
  flush?: boolean
  long?: boolean
  gapped?: boolean
  aside?: Child
  level?: 2 | 3
  acts?: Child
  class?: string
  children?: Child
}) => {
  const H = `h${level}` as 'h2' | 'h3'
  const anchor = id ?? (typeof title === 'string' ? idOf(title) : undefined)
  const names = ['ct-sheet', span && `ct-${span}`, gapped && 'ct-gapped', rest.class]
    .filter(Boolean)
    .join(' ')
  return (
    <section
      class={names}
      data-flush={flush ? '' : undefined}
      data-long={long ? '' : undefined}
      aria-labelledby={title && anchor ? anchor : undefined}
    >
      {title ? (
        <div class="ct-sheet-head">
          <H class="ds-heading" data-size="2xs" id={anchor}>
            {title}
          </H>
          {typeof aside === 'string' ? <span class="ct-small">{aside}</span> : aside}
        </div>
      ) : null}
      {children}
      {acts ? <div class="ct-sheet-act">{acts}</div> : null}
    </section>
  )
}

/** Twelve columns from 1248 px up; below that everything is full width in reading order. */
export const Grid = ({
  stretch,
  gapped,
  children,
}: {
  stretch?: boolean
  gapped?: boolean
  children?: Child
}) => (
  <div class={['ct-grid', stretch && 'ct-stretch', gapped && 'ct-gapped'].filter(Boolean).join(' ')}>
    {children}
  </div>
)

/** Several sheets under each other in one place of a grid. */
export const Stack = ({ span, children }: { span?: 3 | 4 | 5 | 6 | 7 | 8 | 9; children?: Child }) => (
  <div class={['ct-stack', span && `ct-${span}`].filter(Boolean).join(' ')}>{children}</div>
)

/** A quiet link at the right of a sheet's heading. */
export const SheetLink = ({ href, children }: { href: string; children?: Child }) => (
  <a class="ds-link ct-small" href={href}>
    {children}
  </a>
)
