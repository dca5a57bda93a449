import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'

/** A field's error in words, already in the reader's language. */
export type FormError = { field: string; message: string }

/**
 * What a form is shown with: what was typed (kept after a refusal), and what is wrong.
 * `id` keeps the ids of two forms on one page apart.
 */
export type FormState = {
  lang: Lang
  values?: Record<string, unknown>
  errors?: FormError[]
  id?: string
}

export const idOf = (state: FormState, name: string): string =>
  `${state.id ?? 'f'}-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`

/** What was typed under a name, as a list of texts. */
export function typed(state: FormState, name: string): string[] {
  const value = state.values?.[name]
  if (value === undefined || value === null || value === false) return []
  if (Array.isArray(value)) return value.map(String)
  return [value === true ? 'on' : String(value)]
}

export const errorOf = (state: FormState, name: string): string | undefined =>
  state.errors?.find((error) => error.field === name)?.message

export type Option = { value: string; label: string; hint?: string; disabled?: boolean }
export type OptionGroup = { label: string; options: Option[] }

export type FieldBase = {
  state: FormState
  name: string
  label: Child
  /** one line of help under the label */
  hint?: Child
  /** required is the rule; what is optional says so */
  optional?: boolean
  /** used when nothing was typed yet */
  value?: string | number | string[] | null
  disabled?: boolean
  readonly?: boolean
}

export type TextField = FieldBase & {
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'number' | 'decimal' | 'date' | 'time'
  max?: number
  autocomplete?: string
  narrow?: boolean
  autofocus?: boolean
}
export type AreaField = FieldBase & { type: 'textarea'; rows?: number; max?: number }
export type SelectField = FieldBase & {
  type: 'select'
  options: (Option | OptionGroup)[]
  placeholder?: string | false
  autosubmit?: boolean
  narrow?: boolean
}
export type ChoiceField = FieldBase & { type: 'radio' | 'checkboxes'; options: Option[]; filter?: boolean }
export type CheckField = FieldBase & { type: 'checkbox'; checkedValue?: string }
export type FileField = FieldBase & { type: 'file'; accept?: string; maxBytes?: number; multiple?: boolean }
export type FieldProps = TextField | AreaField | SelectField | ChoiceField | CheckField | FileField

export const currentValues = (field: FieldBase): string[] => {
  const given = typed(field.state, field.name)
  if (given.length > 0 || (field.state.values && field.name in field.state.values)) return given
  if (field.value === undefined || field.value === null) return []
  return (Array.isArray(field.value) ? field.value : [field.value]).map(String)
}

/** What a control says about itself: its id, its error, what describes it. */
export const aria = (field: FieldBase & { type?: string; maxBytes?: number }) => {
  const id = idOf(field.state, field.name)
  const error = errorOf(field.state, field.name)
  const described = [error && `${id}-error`, hasHint(field) && `${id}-hint`].filter(Boolean).join(' ')
  return {
    id,
    name: field.name,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
    disabled: field.disabled || undefined,
    readonly: field.readonly || undefined,
  }
}

export const hasHint = (field: FieldBase & { type?: string; maxBytes?: number }): boolean =>
  Boolean(field.hint) || field.type === 'date' || (field.type === 'file' && Boolean(field.maxBytes))
