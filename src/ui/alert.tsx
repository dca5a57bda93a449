import type { Child } from 'hono/jsx'

/**
 * A message in the page: what happened, and what to do next. `live` announces it to screen readers
 * (for one that answers what the person has just done).
 */
export const Alert = ({
  tone,
  title,
  live,
  children,
}: {
  tone: 'success' | 'info' | 'warning' | 'danger'
  title?: string
  live?: boolean
  children?: Child
}) => (
  <div
    class="ds-alert ct-notice"
    data-color={tone}
    role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
  >
    {title ? (
      <h2 class="ds-heading" data-size="2xs">
        {title}
      </h2>
    ) : null}
    <div>{children}</div>
  </div>
)
