import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, type FormState } from '#ui/form.tsx'
import type { ItemChoices } from '../../facts/reading.ts'
import { texts } from '../../texts.ts'

type Part = { lang: Lang; state: FormState; choices: ItemChoices }

/** The result asked for, and what it belongs to. */
export const What = ({ lang, state, choices }: Part) => {
  const t = texts[lang].pages
  const responses = (Object.keys(t.responses) as (keyof typeof t.responses)[]).map((value) => ({
    value,
    label: t.responses[value],
  }))
  const named = (row: { name_vi: string; name_en: string }) => (lang === 'en' ? row.name_en : row.name_vi)
  return (
    <>
      <Field state={state} name="product" label={t.product} hint={t.productHint} optional />
      <Field
        state={state}
        name="response"
        label={t.response}
        type="checkboxes"
        options={responses}
        optional
      />
      <FieldRow>
        <Field
          state={state}
          name="areaId"
          label={t.area}
          type="select"
          optional
          placeholder={t.noneChosen}
          options={choices.areas.map((a) => ({ value: String(a.id), label: named(a) }))}
        />
        <Field
          state={state}
          name="basisId"
          label={t.basis}
          type="select"
          optional
          placeholder={t.noneChosen}
          options={choices.bases.map((b) => ({ value: String(b.id), label: named(b) }))}
        />
      </FieldRow>
    </>
  )
}

/** By when. */
export const When = ({ lang, state }: Omit<Part, 'choices'>) => {
  const t = texts[lang].pages
  const list = (words: Record<string, string>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  return (
    <>
      <FieldRow>
        <Field
          state={state}
          name="deadlineKind"
          label={t.deadlineKind}
          type="select"
          placeholder={false}
          options={list(t.deadlineKinds)}
          value="none"
        />
        <Field state={state} name="deadlineOn" label={t.deadlineOn} type="date" optional />
      </FieldRow>
      <Field state={state} name="deadlineText" label={t.deadlineText} optional />
      <Field
        state={state}
        name="deadlineReading"
        label={t.reading}
        type="radio"
        options={list(t.readings)}
        value="strict"
      />
      <FieldRow>
        <Field state={state} name="every" label={t.every} type="select" optional options={list(t.everies)} />
        <Field
          state={state}
          name="everyDay"
          label={t.everyDay}
          hint={t.everyDayHint}
          type="number"
          optional
        />
      </FieldRow>
    </>
  )
}
