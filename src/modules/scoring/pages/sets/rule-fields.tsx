import type { Sent } from '#platform/form-tree.ts'
import { Button } from '#ui/button.tsx'
import { Field, FieldRow, type FormState } from '#ui/form.tsx'
import { labelsTyped } from '../../input/node-form.ts'
import { nestedKinds, type RuleField, ruleFields, ruleKinds } from '../../input/rule-fields.ts'
import type { RuleKind } from '../../rules/set.ts'
import { inputName } from '../../rules/words/names.ts'
import { setsTexts } from '../../texts/sets.ts'
import { Rows } from './rows.tsx'

const typedAt = (state: FormState, name: string): string => {
  const value = state.values?.[name]
  return typeof value === 'string' ? value : ''
}

const isKind = (kind: string): kind is RuleKind => Object.hasOwn(ruleFields, kind)

/** What a kind's field is called where the same name means something else in another kind. */
const labelOf = (field: RuleField, kind: string, state: FormState): string => {
  const { fields } = setsTexts[state.lang]
  return fields[`${kind}.${field.name}`] ?? fields[field.name] ?? field.name
}

type OneProps = { state: FormState; prefix: string; kind: string; field: RuleField; row?: boolean }

/** What a figure is called, below the name that the rule uses; nothing where the two are the same. */
const calledAs = (state: FormState, name: string): string | undefined => {
  const typed = typedAt(state, name)
  const called = inputName({ inputs: labelsTyped((state.values ?? {}) as Sent) }, typed, state.lang)
  return typed === '' || called === typed.replaceAll('_', ' ') ? undefined : called
}

const One = ({ state, prefix, kind, field, row }: OneProps) => {
  const t = setsTexts[state.lang]
  const name = `${prefix}.${field.name}`
  const label = labelOf(field, kind, state)
  const optional = ('optional' in field && field.optional) || undefined
  // in rows the list says it once
  const hint = row ? undefined : t.fieldHints[field.name]
  switch (field.as) {
    case 'flag':
      return <Field state={state} name={name} label={label} type="checkbox" />
    case 'choice':
      return (
        <Field
          state={state}
          name={name}
          label={label}
          hint={hint}
          type="select"
          optional={optional}
          placeholder={optional ? (field.name === 'due.period' ? '–' : t.byDefault) : false}
          options={field.values.map((value) => ({
            value,
            label: t.choices[field.name === 'if.op' && value === 'gt' ? 'gt_op' : value] ?? value,
          }))}
        />
      )
    case 'number':
    case 'whole':
      return (
        <Field
          state={state}
          name={name}
          label={label}
          hint={hint}
          type={field.as === 'number' ? 'decimal' : 'number'}
          optional={optional}
        />
      )
    case 'expression':
    case 'names':
      return <Field state={state} name={name} label={label} hint={hint} max={1000} />
    case 'list':
      return (
        <Rows state={state} list={name} least={field.least} legend={label} hint={t.fieldHints[field.name]}>
          {(path) => <Fields state={state} prefix={path} kind={kind} fields={field.fields} row />}
        </Rows>
      )
    case 'rule':
      return <NestedRule state={state} name={name} label={label} optional={optional} />
    default:
      return (
        <Field
          state={state}
          name={name}
          label={label}
          hint={
            (field.as === 'name' || field.as === 'number-or-name' ? calledAs(state, name) : undefined) ?? hint
          }
          optional={optional}
          max={300}
        />
      )
  }
}

/** A rule inside `cases`: its kind, a button that brings that kind's fields, and the fields. */
const NestedRule = ({
  state,
  name,
  label,
  optional,
}: {
  state: FormState
  name: string
  label: string
  optional: true | undefined
}) => {
  const t = setsTexts[state.lang]
  const kind = typedAt(state, `${name}.kind`)
  return (
    <fieldset class="ds-fieldset ct-rows">
      <legend class="ds-label">{label}</legend>
      <FieldRow>
        <Field
          state={state}
          name={`${name}.kind`}
          label={t.ruleKind}
          type="select"
          optional={optional}
          options={nestedKinds.map((one) => ({ value: one, label: t.kinds[one] ?? one }))}
        />
        <p class="ct-row-act">
          <Button kind="quiet" small name="press" value="show">
            {t.showFields}
          </Button>
        </p>
      </FieldRow>
      {isKind(kind) && kind !== 'cases' ? (
        <Fields state={state} prefix={name} kind={kind} fields={ruleFields[kind]} />
      ) : null}
    </fieldset>
  )
}

const short = (field: RuleField): boolean => !['list', 'rule', 'flag'].includes(field.as)

/** The fields in order; short ones of a row or a metric stand beside each other. */
const Fields = ({
  state,
  prefix,
  kind,
  fields,
  row,
}: {
  state: FormState
  prefix: string
  kind: string
  fields: readonly RuleField[]
  row?: boolean
}) => {
  const one = (field: RuleField) => <One state={state} prefix={prefix} kind={kind} field={field} row={row} />
  const small = fields.filter(short)
  const large = fields.filter((field) => !short(field))
  const size = row ? 4 : 3
  const lines = Array.from({ length: Math.ceil(small.length / size) }, (_, i) =>
    small.slice(i * size, (i + 1) * size),
  )
  return (
    <>
      {lines.map((line) => (
        <FieldRow>{line.map(one)}</FieldRow>
      ))}
      {large.map(one)}
    </>
  )
}

/** The form of a rule: its kind with a button that brings that kind's fields, and the fields. */
export const RuleFields = ({ state, group }: { state: FormState; group: boolean }) => {
  const t = setsTexts[state.lang]
  const kind = typedAt(state, 'kind')
  const kinds = ruleKinds.map((one) => ({ value: one as string, label: t.kinds[one] ?? one }))
  return (
    <>
      <FieldRow>
        <Field
          state={state}
          name="kind"
          label={t.ruleKind}
          type="select"
          placeholder={false}
          options={group ? [{ value: 'sum_children', label: t.sumKind }, ...kinds] : kinds}
        />
        <p class="ct-row-act">
          <Button kind="second" small name="press" value="show">
            {t.showFields}
          </Button>
        </p>
      </FieldRow>
      {isKind(kind) ? <Fields state={state} prefix="rule" kind={kind} fields={ruleFields[kind]} /> : null}
    </>
  )
}
