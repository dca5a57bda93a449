import type { Child } from 'hono/jsx'
import { Check, Choices } from './choices.tsx'
import { Area, File, Input, Select } from './controls.tsx'
import { type FieldProps, idOf, type SelectField, type TextField } from './state.ts'
import { FieldError, Hint, Optional } from './words.tsx'

/** One field with its label, help, control and error; the kind of control is its `type` (text if none). */
export const Field = (field: FieldProps) => {
  if (field.type === 'radio' || field.type === 'checkboxes') return <Choices field={field} />
  if (field.type === 'checkbox') return <Check field={field} />
  return (
    <div class="ds-field">
      <label class="ds-label" for={idOf(field.state, field.name)}>
        {field.label}
        <Optional field={field} />
      </label>
      <Hint field={field} />
      {field.type === 'textarea' ? (
        <Area field={field} />
      ) : field.type === 'select' ? (
        <Select field={field} />
      ) : field.type === 'file' ? (
        <File field={field} />
      ) : (
        <Input field={field as TextField} />
      )}
      <FieldError field={field} />
    </div>
  )
}

/**
 * A field inside a table: its row and column name it, so its label is heard, not seen. `label` is plain text, such as
 * "Sở Nội vụ, chỉ tiêu 12".
 */
export const CellField = (field: (TextField | SelectField) & { label: string }) => (
  <div class="ds-field ct-cell-field">
    {field.type === 'select' ? <Select field={field} cell /> : <Input field={field as TextField} cell />}
    <FieldError field={field} />
  </div>
)

/** Two or three short fields on one line. */
export const FieldRow = ({ children }: { children?: Child }) => <div class="ct-form-row">{children}</div>

/** A hidden value. */
export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={String(value)} />
)
