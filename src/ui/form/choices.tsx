import { uiTexts } from '../texts.ts'
import {
  aria,
  type CheckField,
  type ChoiceField,
  currentValues,
  errorOf,
  idOf,
  type Option,
} from './state.ts'
import { FieldError, Hint, Optional } from './words.tsx'

export const Choice = ({ field, option, index }: { field: ChoiceField; option: Option; index: number }) => {
  const id = index === 0 ? idOf(field.state, field.name) : `${idOf(field.state, field.name)}-${index}`
  const error = errorOf(field.state, field.name)
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type={field.type === 'radio' ? 'radio' : 'checkbox'}
        id={id}
        name={field.name}
        value={option.value}
        checked={currentValues(field).includes(option.value) || undefined}
        disabled={field.disabled || option.disabled || undefined}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={option.hint ? `${id}-about` : undefined}
      />
      <label class="ds-label" for={id}>
        {option.label}
      </label>
      {option.hint ? (
        <p data-field="description" class="ct-small" id={`${id}-about`}>
          {option.hint}
        </p>
      ) : null}
    </div>
  )
}

export const Choices = ({ field }: { field: ChoiceField }) => {
  const id = idOf(field.state, field.name)
  const error = errorOf(field.state, field.name)
  const described = [error && `${id}-error`, field.hint && `${id}-hint`].filter(Boolean).join(' ')
  const list = field.options.map((option, index) => <Choice field={field} option={option} index={index} />)
  return (
    <fieldset class="ds-fieldset" aria-describedby={described || undefined}>
      <legend class="ds-label">
        {field.label}
        <Optional field={field} />
      </legend>
      <Hint field={field} />
      {field.type === 'checkboxes' && field.filter ? (
        <ct-check-filter label={uiTexts(field.state.lang).filterList}>
          <div class="ct-checks">{list}</div>
        </ct-check-filter>
      ) : field.type === 'checkboxes' && field.options.length > 8 ? (
        <div class="ct-checks">{list}</div>
      ) : (
        list
      )}
      <FieldError field={field} />
    </fieldset>
  )
}

export const Check = ({ field }: { field: CheckField }) => {
  const value = field.checkedValue ?? 'on'
  const chosen = currentValues(field)
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type="checkbox"
        value={value}
        checked={chosen.includes(value) || undefined}
        {...aria(field)}
      />
      <label class="ds-label" for={idOf(field.state, field.name)}>
        {field.label}
      </label>
      <Hint field={field} />
      <FieldError field={field} />
    </div>
  )
}
