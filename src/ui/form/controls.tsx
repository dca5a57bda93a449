import { isDay } from '#platform/day.ts'
import { showDate, showSize } from '../format.ts'
import { uiTexts } from '../texts.ts'
import {
  type AreaField,
  aria,
  currentValues,
  type FileField,
  idOf,
  type Option,
  type SelectField,
  type TextField,
} from './state.ts'

/** The name of a control that has no label in sight. */
const heard = (cell: boolean | undefined, label: unknown) =>
  cell && typeof label === 'string' ? label : undefined

export const Input = ({ field, cell }: { field: TextField; cell?: boolean }) => {
  const type = field.type ?? 'text'
  const [value = ''] = currentValues(field)
  const plain = type === 'date' || type === 'number' || type === 'decimal' || type === 'time' ? 'text' : type
  return (
    <input
      class={
        field.narrow || type === 'date' || type === 'number' || type === 'decimal'
          ? 'ds-input ct-narrow'
          : 'ds-input'
      }
      type={plain}
      inputmode={
        type === 'number' || type === 'date' ? 'numeric' : type === 'decimal' ? 'decimal' : undefined
      }
      value={
        type === 'password' ? undefined : type === 'date' && isDay(value) ? showDate(value, 'vi') : value
      }
      maxlength={field.max}
      autocomplete={field.autocomplete ?? (plain === 'text' ? 'off' : undefined)}
      autofocus={field.autofocus || undefined}
      aria-label={heard(cell, field.label)}
      {...aria(field)}
    />
  )
}

export const Area = ({ field }: { field: AreaField }) => (
  <>
    <textarea
      class="ds-input"
      rows={field.rows ?? 3}
      data-max={field.max}
      {...aria(field)}
    >{`\n${currentValues(field)[0] ?? ''}`}</textarea>
    {field.max ? (
      <ct-counter
        for={idOf(field.state, field.name)}
        left={uiTexts(field.state.lang).charsLeft}
        over={uiTexts(field.state.lang).charsOver}
      ></ct-counter>
    ) : null}
  </>
)

export const SelectOption = ({ option, chosen }: { option: Option; chosen: string[] }) => (
  <option
    value={option.value}
    selected={chosen.includes(option.value) || undefined}
    disabled={option.disabled || undefined}
  >
    {option.label}
  </option>
)

export const Select = ({ field, cell }: { field: SelectField; cell?: boolean }) => {
  const chosen = currentValues(field)
  return (
    <select
      class={field.narrow ? 'ds-input ct-narrow' : 'ds-input'}
      data-autosubmit={field.autosubmit ? '' : undefined}
      aria-label={heard(cell, field.label)}
      {...aria(field)}
    >
      {field.placeholder === false ? null : (
        <option value="">{field.placeholder ?? uiTexts(field.state.lang).choose}</option>
      )}
      {field.options.map((option) =>
        'options' in option ? (
          <optgroup label={option.label}>
            {option.options.map((one) => (
              <SelectOption option={one} chosen={chosen} />
            ))}
          </optgroup>
        ) : (
          <SelectOption option={option} chosen={chosen} />
        ),
      )}
    </select>
  )
}

export const File = ({ field }: { field: FileField }) => (
  <input
    class="ds-input"
    type="file"
    accept={field.accept}
    multiple={field.multiple || undefined}
    data-max-bytes={field.maxBytes}
    data-too-big={
      field.maxBytes
        ? uiTexts(field.state.lang).fileTooBig(showSize(field.maxBytes, field.state.lang))
        : undefined
    }
    {...aria(field)}
  />
)
