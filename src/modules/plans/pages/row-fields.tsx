import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, type FormState } from '#ui/form.tsx'
import type { RowInput } from '../input.ts'
import type { PlanRow } from '../rules.ts'
import { texts } from '../texts.ts'

/** What the fields of a row offer to choose from. */
export type Choices = {
  units: { id: number; name: string }[]
  areas: { id: number; name: string }[]
  bases: { id: number; name: string }[]
}

/** What a row looks like as typed. */
export const typedRow = (row: PlanRow): Record<keyof RowInput, unknown> => ({
  number: row.number,
  part: row.part ?? '',
  areaId: row.areaId ?? '',
  basisId: row.basisId ?? '',
  title: row.title,
  product: row.product,
  leadUnitIds: row.leadUnitIds.map(String),
  coordinatorUnitIds: row.coordinatorUnitIds.map(String),
  deadlineKind: row.deadlineKind,
  deadlineOn: row.deadlineOn ?? '',
  deadlineText: row.deadlineText,
  money: row.money ?? '',
  moneySource: row.moneySource ?? '',
  staff: row.staff ?? '',
  note: row.note ?? '',
})

const options = (list: readonly { id: number; name: string }[]) =>
  list.map(({ id, name }) => ({ value: String(id), label: name }))

/** The fields of one row of the annex: number, task, product, leads, coordinators, deadline, money. */
export const RowFields = ({
  state,
  choices,
  leadText,
}: {
  state: FormState
  choices: Choices
  leadText?: string
}) => {
  const t = texts[state.lang]
  const unknownLead = leadText && (state.values?.leadUnitIds as string[] | undefined)?.length === 0
  return (
    <>
      <FieldRow>
        <Field state={state} name="number" label={t.number} narrow max={20} />
        <Field state={state} name="part" label={t.part} optional max={300} />
      </FieldRow>
      <Field state={state} name="title" label={t.tasks} type="textarea" rows={3} max={2000} />
      <Field state={state} name="product" label={t.product} type="textarea" rows={2} max={1000} />
      <Field
        state={state}
        name="leadUnitIds"
        label={t.leads}
        type="checkboxes"
        filter
        hint={unknownLead ? t.leadWritten(leadText) : undefined}
        options={options(choices.units)}
      />
      <Field
        state={state}
        name="coordinatorUnitIds"
        label={t.coordinators}
        type="checkboxes"
        filter
        optional
        options={options(choices.units)}
      />
      <DeadlineFields state={state} lang={state.lang} />
      <FieldRow>
        <Field
          state={state}
          name="areaId"
          label={t.area}
          type="select"
          optional
          options={options(choices.areas)}
        />
        <Field
          state={state}
          name="basisId"
          label={t.basis}
          type="select"
          optional
          options={options(choices.bases)}
        />
      </FieldRow>
      <FieldRow>
        <Field state={state} name="money" label={t.moneyMillions} type="decimal" optional />
        <Field state={state} name="moneySource" label={t.moneySource} optional max={200} />
        <Field state={state} name="staff" label={t.staff} type="number" optional />
      </FieldRow>
      <Field state={state} name="note" label={t.note} type="textarea" rows={2} max={1000} optional />
    </>
  )
}

const DeadlineFields = ({ state, lang }: { state: FormState; lang: Lang }) => {
  const t = texts[lang]
  return (
    <>
      <FieldRow>
        <Field
          state={state}
          name="deadlineKind"
          label={t.deadlineKind}
          type="select"
          placeholder={false}
          options={Object.entries(t.deadlineKinds).map(([value, label]) => ({ value, label }))}
        />
        <Field state={state} name="deadlineOn" label={t.deadlineOn} type="date" optional />
      </FieldRow>
      <Field state={state} name="deadlineText" label={t.deadlineText} optional max={200} />
    </>
  )
}

/** The decision behind a change of an issued plan. */
export const DecisionFields = ({ state }: { state: FormState }) => {
  const t = texts[state.lang]
  return (
    <>
      <FieldRow>
        <Field state={state} name="decisionNo" label={t.decisionNo} max={100} />
        <Field state={state} name="decidedOn" label={t.decidedOn} type="date" />
      </FieldRow>
      <Field state={state} name="reason" label={t.reason} type="textarea" rows={2} max={1000} />
    </>
  )
}
