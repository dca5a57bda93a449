import type { Lang } from '#platform/lang.ts'
import type { FormState } from '#ui/form.tsx'
import type { InputField } from '../../rules/fields.ts'
import type { InputValue, Leaf } from '../../rules/set.ts'
import { groupName, optionName } from '../../rules/words/names.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { fieldText } from './show.ts'

export const formId = 'leaf'
/** The id of a control of the leaf's form, as the error summary links to it. */
export const idOf = (name: string): string => `${formId}-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`

export const errorOf = (state: FormState, name: string): string | undefined =>
  state.errors?.find((error) => error.field === name)?.message

/** What was typed before a refusal, else what stands. */
export const typedText = (state: FormState, name: string, fallback: string): string => {
  const typed = state.values?.[name]
  return typeof typed === 'string' ? typed : state.values ? '' : fallback
}

const common = (state: FormState, name: string) => ({
  class: 'ds-input',
  form: formId,
  name,
  id: idOf(name),
  'aria-invalid': errorOf(state, name) ? ('true' as const) : undefined,
  'aria-describedby': errorOf(state, name) ? `${idOf(name)}-error` : undefined,
})

export const CellError = ({ state, name }: { state: FormState; name: string }) => {
  const error = errorOf(state, name)
  return error ? (
    <p class="ds-validation-message" id={`${idOf(name)}-error`}>
      {error}
    </p>
  ) : null
}

type CellProps = { field: InputField; state: FormState; value: InputValue | undefined; lang: Lang }

const Options = ({
  options,
  chosen,
  lang,
}: {
  options: { value: string; label: string }[]
  chosen: string
  lang: Lang
}) => (
  <>
    <option value="">{sheetTexts[lang].choose}</option>
    {options.map((option) => (
      <option value={option.value} selected={option.value === chosen || undefined}>
        {option.label}
      </option>
    ))}
  </>
)

const DayCell = ({ field, state, value, lang }: CellProps) => {
  const name = `in.${field.name}`
  const none = `none.${field.name}`
  const never = state.values ? state.values[none] !== undefined : value === null
  const text = typedText(state, name, fieldText(value, field, lang))
  return (
    <span class="ct-day-cell">
      <input
        {...common(state, name)}
        type="text"
        inputmode="numeric"
        value={text === 'none' ? '' : text}
        autocomplete="off"
      />
      <label class="ct-small">
        <input
          type="checkbox"
          class="ds-input"
          form={formId}
          name={none}
          value="1"
          checked={never || undefined}
        />{' '}
        {sheetTexts[lang].never}
      </label>
    </span>
  )
}

/** The control of one input; its label is the row's heading. */
export const InputCell = (props: CellProps) => {
  const { field, state, value, lang } = props
  const t = sheetTexts[lang]
  const name = `in.${field.name}`
  if (field.type === 'day') return <DayCell {...props} />
  if (field.type === 'flag' || field.type === 'choice') {
    const options =
      field.type === 'flag'
        ? [
            { value: 'true', label: t.yes },
            { value: 'false', label: t.no },
          ]
        : ('options' in field ? field.options : []).map((option) => ({
            value: option.value,
            label: optionName(option, lang),
          }))
    return (
      <select {...common(state, name)}>
        <Options
          options={options}
          chosen={typedText(state, name, fieldText(value, field, lang))}
          lang={lang}
        />
      </select>
    )
  }
  return (
    <input
      {...common(state, name)}
      type="text"
      inputmode="decimal"
      value={typedText(state, name, fieldText(value, field, lang))}
      autocomplete="off"
    />
  )
}

type Counts = Record<string, Record<string, unknown>>
const countsOf = (value: InputValue | undefined): Counts =>
  typeof value === 'object' && value !== null ? (value as Counts) : {}

type ByQuestion = Record<string, Record<string, Record<string, unknown>>>
const isByQuestion = (counts: Counts): counts is ByQuestion =>
  Object.values(counts).some((group) => Object.values(group).some((one) => typeof one === 'object'))

/** Answers as a fixed survey tells them, by group and question: read, not typed. */
const FixedAnswers = ({
  counts,
  options,
  source,
  lang,
}: {
  counts: ByQuestion
  options: string[]
  source: string | undefined
  lang: Lang
}) => {
  const t = sheetTexts[lang]
  return (
    <div class="ct-scroll">
      <table class="ds-table ct-inputs ct-answers">
        <caption class="ds-sr-only">{t.inputs}</caption>
        <thead>
          <tr>
            <th scope="col">{t.inputs}</th>
            {options.map((option) => (
              <th scope="col" class="n">
                {option}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(counts).flatMap(([group, questions]) =>
            Object.entries(questions).map(([question, answers]) => (
              <tr>
                <th scope="row">
                  {groupName(group, lang)}
                  <small>{question}</small>
                </th>
                {options.map((option) => (
                  <td class="n">{String(answers[option] ?? '')}</td>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </table>
      <p class="ct-small ct-quiet">
        {t.filled} {source ? <a href={source}>{t.fromSurvey}</a> : null}
      </p>
    </div>
  )
}

/** Answers of a survey: groups of people in rows, answers in columns. Without a form (`edit` false) only read. */
export const AnswersTable = ({
  field,
  state,
  value,
  edit,
  source,
  lang,
}: CellProps & {
  field: InputField & { type: 'answers' }
  edit: boolean
  leaf: Leaf
  source?: string | undefined
}) => {
  const t = sheetTexts[lang]
  const counts = countsOf(value)
  if (isByQuestion(counts))
    return <FixedAnswers counts={counts} options={field.options} source={source} lang={lang} />
  const cell = (group: string, option: string) => {
    const name = `in.${field.name}.${group}.${option}`
    const text = String(counts[group]?.[option] ?? '')
    if (!edit) return text
    return (
      <input
        {...common(state, name)}
        type="text"
        inputmode="numeric"
        value={typedText(state, name, text)}
        aria-label={`${groupName(group, lang)}, ${option}`}
        autocomplete="off"
      />
    )
  }
  return (
    <div class="ct-scroll">
      <table class="ds-table ct-inputs ct-answers">
        <caption class="ds-sr-only">{t.inputs}</caption>
        <thead>
          <tr>
            <th scope="col">{t.inputs}</th>
            {field.options.map((option) => (
              <th scope="col" class="n">
                {option}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {field.groups.map((group) => (
            <tr>
              <th scope="row">{groupName(group, lang)}</th>
              {field.options.map((option) => (
                <td class="n">{cell(group, option)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
