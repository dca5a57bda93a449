import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

/** `main` is the page's single main act; `second` other acts of a line; `quiet` print and export; `danger` only in a confirming sheet. */
export type ButtonKind = 'main' | 'second' | 'quiet' | 'danger' | 'danger-second'

const look = (kind: ButtonKind) => ({
  'data-variant':
    kind === 'second' || kind === 'danger-second' ? 'secondary' : kind === 'quiet' ? 'tertiary' : undefined,
  'data-color': kind === 'danger' || kind === 'danger-second' ? 'danger' : undefined,
})

/** A link that looks like a button: it goes somewhere. */
export const LinkButton = ({
  href,
  kind = 'main',
  icon,
  small,
  download,
  label,
  children,
}: {
  href: string
  kind?: ButtonKind
  icon?: IconName
  small?: boolean
  download?: boolean
  label?: string
  children: Child
}) => (
  <a
    class="ds-button"
    {...look(kind)}
    data-size={small ? 'sm' : undefined}
    href={href}
    download={download || undefined}
    aria-label={label}
  >
    {icon ? <Icon name={icon} /> : null}
    {children}
  </a>
)

/**
 * A submit button. Give it `name` and `value` when a form has several. `confirm` asks once more before it
 * is sent (with JavaScript; a danger without a confirming page is not complete without the script).
 */
export const Button = ({
  kind = 'main',
  icon,
  small,
  name,
  value,
  form,
  formaction,
  formmethod,
  confirm,
  disabled,
  label,
  children,
}: {
  kind?: ButtonKind
  icon?: IconName
  small?: boolean
  name?: string
  value?: string
  form?: string
  formaction?: string
  formmethod?: 'get'
  confirm?: string
  disabled?: boolean
  label?: string
  children: Child
}) => (
  <button
    class="ds-button"
    {...look(kind)}
    data-size={small ? 'sm' : undefined}
    type="submit"
    name={name}
    value={value}
    form={form}
    formaction={formaction}
    formmethod={formmethod}
    data-confirm={confirm}
    disabled={disabled || undefined}
    aria-label={label}
  >
    {icon ? <Icon name={icon} /> : null}
    {children}
  </button>
)

/** One act that needs no field: a form of a single button. `fields` are hidden. */
export const ActButton = ({
  action,
  fields,
  ...button
}: {
  action: string
  fields?: Record<string, string | number>
  kind?: ButtonKind
  icon?: IconName
  small?: boolean
  confirm?: string
  label?: string
  children: Child
}) => (
  <form method="post" action={action}>
    {Object.entries(fields ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={String(value)} />
    ))}
    <Button {...button} />
  </form>
)

/** Prints the page. Shown by its script alone, since without one only the browser itself can print. */
export const PrintButton = ({ children }: { children: Child }) => (
  <button class="ds-button ct-hide-phone" {...look('quiet')} type="button" data-print="" hidden>
    <Icon name="print" />
    {children}
  </button>
)
