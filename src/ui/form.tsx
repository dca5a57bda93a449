import type { Child } from 'hono/jsx'
import { isDay } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Button, type ButtonKind, LinkButton } from './button.tsx'
import { showDate, showNumber, showSize } from './format.ts'
import { uiTexts } from './texts.ts'

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

const idOf = (state: FormState, name: string): string =>
  `${state.id ?? 'f'}-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`

/** What was typed under a name, as a list of texts. */
function typed(state: FormState, name: string): string[] {
  const value = state.values?.[name]
  if (value === undefined || value === null || value === false) return []
  if (Array.isArray(value)) return value.map(String)
  return [value === true ? 'on' : String(value)]
}

const errorOf = (state: FormState, name: string): string | undefined =>
  state.errors?.find((error) => error.field === name)?.message

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

export type Option = { value: string; label: string; hint?: string; disabled?: boolean }
export type OptionGroup = { label: string; options: Option[] }

type FieldBase = {
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

type TextField = FieldBase & {
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'number' | 'decimal' | 'date' | 'time'
  max?: number
  autocomplete?: string
  narrow?: boolean
  autofocus?: boolean
}
type AreaField = FieldBase & { type: 'textarea'; rows?: number; max?: number }
type SelectField = FieldBase & {
  type: 'select'
  options: (Option | OptionGroup)[]
  placeholder?: string | false
  autosubmit?: boolean
  narrow?: boolean
}
type ChoiceField = FieldBase & { type: 'radio' | 'checkboxes'; options: Option[]; filter?: boolean }
type CheckField = FieldBase & { type: 'checkbox'; checkedValue?: string }
type FileField = FieldBase & { type: 'file'; accept?: string; maxBytes?: number; multiple?: boolean }
export type FieldProps = TextField | AreaField | SelectField | ChoiceField | CheckField | FileField

const currentValues = (field: FieldBase): string[] => {
  const given = typed(field.state, field.name)
  if (given.length > 0 || (field.state.values && field.name in field.state.values)) return given
  if (field.value === undefined || field.value === null) return []
  return (Array.isArray(field.value) ? field.value : [field.value]).map(String)
}

/** What a control says about itself: its id, its error, what describes it. */
const aria = (field: FieldBase & { type?: string }) => {
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

const hasHint = (field: FieldBase & { type?: string }): boolean =>
  Boolean(field.hint) || field.type === 'date'

const Optional = ({ field }: { field: FieldBase }) =>
  field.optional ? <span class="ct-optional"> {uiTexts(field.state.lang).optional}</span> : null

const Hint = ({ field }: { field: FieldProps }) => {
  if (!hasHint(field) && field.type !== 'file') return null
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

const FieldError = ({ field }: { field: FieldBase }) => {
  const error = errorOf(field.state, field.name)
  return error ? (
    <p class="ds-validation-message" id={`${idOf(field.state, field.name)}-error`}>
      {error}
    </p>
  ) : null
}

const Input = ({ field }: { field: TextField }) => {
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
      {...aria(field)}
    />
  )
}

const Area = ({ field }: { field: AreaField }) => (
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

const SelectOption = ({ option, chosen }: { option: Option; chosen: string[] }) => (
  <option
    value={option.value}
    selected={chosen.includes(option.value) || undefined}
    disabled={option.disabled || undefined}
  >
    {option.label}
  </option>
)

const Select = ({ field }: { field: SelectField }) => {
  const chosen = currentValues(field)
  return (
    <select
      class={field.narrow ? 'ds-input ct-narrow' : 'ds-input'}
      data-autosubmit={field.autosubmit ? '' : undefined}
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

const Choice = ({ field, option, index }: { field: ChoiceField; option: Option; index: number }) => {
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
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      />
      <label class="ds-label" for={id}>
        {option.label}
      </label>
      {option.hint ? (
        <p data-field="description" class="ct-small" id={`${id}-hint`}>
          {option.hint}
        </p>
      ) : null}
    </div>
  )
}

const Choices = ({ field }: { field: ChoiceField }) => {
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

const Check = ({ field }: { field: CheckField }) => {
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

const File = ({ field }: { field: FileField }) => (
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

/** Two or three short fields on one line. */
export const FieldRow = ({ children }: { children?: Child }) => <div class="ct-form-row">{children}</div>

/** A hidden value. */
export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={String(value)} />
)

export type FormProps = {
  state: FormState
  action: string
  /** GET for filters and search */
  method?: 'post' | 'get'
  /** says what it does: "Gửi xin gia hạn"; leave out to write the buttons yourself among the children */
  submit?: string
  kind?: ButtonKind
  /** where "Thôi" leads */
  cancel?: string
  /** for a form with files */
  multipart?: boolean
  /** version of what is edited: a save on an old one is refused, not lost */
  version?: string | number
  /** a key that makes a second press the same as the first */
  idempotency?: string
  /** title of the summary instead of "Chưa lưu được, còn 2 chỗ phải sửa" */
  summary?: string
  children?: Child
}

/** A form to our own server; cross-site posts are refused by the guards, so it carries no token. */
export const Form = ({
  state,
  action,
  method = 'post',
  submit,
  kind,
  cancel,
  multipart,
  version,
  idempotency,
  summary,
  children,
}: FormProps) => (
  <form
    class="ct-form"
    method={method}
    action={action}
    enctype={multipart ? 'multipart/form-data' : undefined}
    id={state.id}
    novalidate={method === 'post' || undefined}
    data-unsaved={method === 'post' ? uiTexts(state.lang).unsaved : undefined}
  >
    <ErrorSummary state={state} title={summary} />
    {version === undefined ? null : <Hidden name="version" value={version} />}
    {idempotency ? <Hidden name="idempotency" value={idempotency} /> : null}
    {children}
    {submit ? <Buttons lang={state.lang} submit={submit} kind={kind} cancel={cancel} /> : null}
  </form>
)

/** The line under a form: the act, and "Thôi" beside it. */
export const Buttons = ({
  lang,
  submit,
  kind = 'main',
  cancel,
  cancelText,
  children,
}: {
  lang: Lang
  submit: string
  kind?: ButtonKind
  cancel?: string
  cancelText?: string
  children?: Child
}) => (
  <p class="ct-acts">
    <Button kind={kind}>{submit}</Button>
    {children}
    {cancel ? (
      <LinkButton kind="quiet" href={cancel}>
        {cancelText ?? uiTexts(lang).cancel}
      </LinkButton>
    ) : null}
  </p>
)

/**
 * Said before it is done: what will happen to how many things, whether it can be undone, and the reason for
 * the record. `submit` carries the number: "Thu hồi 9 nhiệm vụ".
 */
export const ConfirmSheet = ({
  state,
  action,
  title,
  consequence,
  submit,
  cancel,
  askReason = true,
  reasonName = 'reason',
  danger = true,
  version,
  children,
}: {
  state: FormState
  action: string
  title: string
  consequence: Child
  submit: string
  cancel: string
  askReason?: boolean
  reasonName?: string
  danger?: boolean
  version?: string | number
  children?: Child
}) => (
  <section class="ct-sheet ct-confirm">
    <h2 class="ds-heading" data-size="2xs">
      {title}
    </h2>
    <div class="ct-small">{consequence}</div>
    <form method="post" action={action} novalidate>
      <ErrorSummary state={state} />
      {version === undefined ? null : <Hidden name="version" value={version} />}
      {children}
      {askReason ? (
        <Field state={state} name={reasonName} type="textarea" rows={2} label={uiTexts(state.lang).reason} />
      ) : null}
      <Buttons
        lang={state.lang}
        submit={submit}
        kind={danger ? 'danger' : 'main'}
        cancel={cancel}
        cancelText={uiTexts(state.lang).keep}
      />
    </form>
  </section>
)

/** "12.345,6" of a number field, as typed back in the reader's marks. */
export const typedNumber = (value: number, lang: Lang): string => showNumber(value, lang, 6)
