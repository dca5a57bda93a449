import type { Child } from 'hono/jsx'

/** An empty page or list: what will appear here, and how to make it appear. `act` is a button, if there is one. */
export const Empty = ({
  title,
  act,
  level = 2,
  children,
}: {
  title: string
  act?: Child
  level?: 2 | 3
  children?: Child
}) => {
  const H = `h${level}` as 'h2' | 'h3'
  return (
    <section class="ct-sheet ct-empty">
      <H class="ds-heading" data-size="2xs">
        {title}
      </H>
      {children ? <p class="ct-quiet">{children}</p> : null}
      {act ? <p class="ct-acts">{act}</p> : null}
    </section>
  )
}
