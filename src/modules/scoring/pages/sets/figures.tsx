import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, type FormState } from '#ui/form.tsx'
import type { InputField } from '../../rules/fields.ts'
import type { Leaf } from '../../rules/set.ts'
import { groupName, inputName, optionName } from '../../rules/words/names.ts'
import { setsTexts } from '../../texts/sets.ts'

/** What an input is called: the set's own label, else the words known for it. */
export const figureName = (
  leaf: Pick<Leaf, 'inputs'>,
  field: { name: string; unit?: string },
  lang: Lang,
): string => {
  const name = inputName(leaf, field.name, lang)
  return field.unit ? `${name} (${field.unit})` : name
}

const Figure = ({
  state,
  name,
  label,
  field,
}: {
  state: FormState
  name: string
  label: string
  field: InputField
}) => {
  const t = setsTexts[state.lang]
  if (field.type === 'flag')
    return (
      <Field
        state={state}
        name={name}
        label={label}
        type="select"
        options={[
          { value: 'true', label: t.yes },
          { value: 'false', label: t.no },
        ]}
      />
    )
  if (field.type === 'choice')
    return (
      <Field
        state={state}
        name={name}
        label={label}
        type="select"
        options={field.options.map((o) => ({
          value: o.value,
          label: optionName(o, state.lang),
        }))}
      />
    )
  if (field.type === 'day')
    return <Field state={state} name={name} label={label} hint={t.dayHint} max={20} narrow />
  return <Field state={state} name={name} label={label} type="decimal" />
}

const Answers = ({
  state,
  prefix,
  field,
}: {
  state: FormState
  prefix: string
  field: InputField & { type: 'answers' }
}) => (
  <>
    {field.groups.map((group) => (
      <fieldset class="ds-fieldset ct-answers">
        <legend class="ds-label">{groupName(group, state.lang)}</legend>
        <FieldRow>
          {field.options.map((option) => (
            <Field
              state={state}
              name={`${prefix}${field.name}.${group}.${option}`}
              label={option}
              type="number"
              narrow
            />
          ))}
        </FieldRow>
      </fieldset>
    ))}
  </>
)

/** The figures a leaf asks for, as fields whose names begin with `prefix`; with a year where a day counts. */
export const FigureFields = ({
  state,
  prefix,
  leaf,
  fields,
  lang,
}: {
  state: FormState
  prefix: string
  leaf: Pick<Leaf, 'inputs'>
  fields: readonly InputField[]
  lang: Lang
}) => (
  <>
    <FieldRow>
      {fields.map((field) =>
        field.type === 'answers' ? null : (
          <Figure
            state={state}
            name={`${prefix}${field.name}`}
            label={figureName(leaf, field, lang)}
            field={field}
          />
        ),
      )}
      {fields.some((field) => field.type === 'day') ? (
        <Field
          state={state}
          name={`${prefix}_year`}
          label={setsTexts[lang].exampleYear}
          type="number"
          narrow
          optional
        />
      ) : null}
    </FieldRow>
    {fields.map((field) =>
      field.type === 'answers' ? <Answers state={state} prefix={prefix} field={field} /> : null,
    )}
  </>
)
