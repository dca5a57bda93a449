import { Field, FieldRow, type FormState } from '#ui/form.tsx'
import { setsTexts } from '../../texts/sets.ts'

/** The fields of a place that is added: code, names, maximum, and whether it holds others. */
export const AddFields = ({ state, group }: { state: FormState; group: boolean }) => {
  const t = setsTexts[state.lang]
  return (
    <>
      <FieldRow>
        <Field state={state} name="code" label={t.code} max={30} narrow />
        <Field state={state} name="max" label={t.maxPoints} type="decimal" optional />
      </FieldRow>
      <Field state={state} name="nameVi" label={t.nameVi} max={2000} />
      <Field state={state} name="nameEn" label={t.nameEn} max={2000} optional />
      {group ? (
        <Field state={state} name="group" label={t.asGroup} hint={t.asGroupHint} type="checkbox" />
      ) : null}
    </>
  )
}
