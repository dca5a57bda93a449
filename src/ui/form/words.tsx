import { showSize } from '../format.ts'
import { uiTexts } from '../texts.ts'
import { errorOf, type FieldBase, type FieldProps, type FormState, hasHint, idOf } from './state.ts'

/** First thing in a refused form: what must be corrected, each line leading to its field. Focus goes here. */
export const ErrorSummary = ({ state, title }: { state: FormState; title?: string }) => {
  const errors = state.errors ?? []
  if (errors.length === 0) return null
  return (
    <div class="ds-error-summary" tabindex={-1} role="alert" data-focus="">
      <h2>{title ?? uiTexts(state.lang).refusedForm(errors.length)}</h2>
      <ul>
        {errors.map((error) => (
          <li>
            {error.field ? <a href={`#${idOf(state, error.field)}`}>{error.message}</a> : error.message}
          </li>
        ))}
      </ul>
    </div>
  )
}

export const Optional = ({ field }: { field: FieldBase }) =>
  field.optional ? <span class="ct-optional"> {uiTexts(field.state.lang).optional}</span> : null

export const Hint = ({ field }: { field: FieldProps }) => {
  if (!hasHint(field)) return null
  const t = uiTexts(field.state.lang)
  const limit =
    field.type === 'file' && field.maxBytes ? t.fileLimit(showSize(field.maxBytes, field.state.lang)) : null
  const words = [field.type === 'date' && !field.hint ? t.dateHint : field.hint, limit].filter(Boolean)
  if (words.length === 0) return null
  return (
    <p data-field="description" class="ct-small" id={`${idOf(field.state, field.name)}-hint`}>
      {words.map((word, i) => (i === 0 ? word : <>. {word}</>))}
    </p>
  )
}

export const FieldError = ({ field }: { field: FieldBase }) => {
  const error = errorOf(field.state, field.name)
  return error ? (
    <p class="ds-validation-message" id={`${idOf(field.state, field.name)}-error`}>
      {error}
    </p>
  ) : null
}
