import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { reportTexts } from '../texts/reports.ts'

/** A new period of a form in use. */
export const OpeningPage = ({
  frame,
  state,
  forms,
  year,
}: {
  frame: Frame
  state: FormState
  forms: { id: number; titleVi: string; titleEn: string; version: number }[]
  year: number
}) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const o = t.opening
  return (
    <Page frame={frame} title={o.title} crumbs={[{ href: '/reports', name: t.reports }]}>
      <section class="ct-sheet">
        <Form state={state} action="/reports/periods" submit={o.submit} cancel="/reports">
          <Field
            state={state}
            name="formId"
            type="select"
            label={o.form}
            value={forms[0]?.id ?? null}
            options={forms.map((f) => ({
              value: String(f.id),
              label: `${(lang === 'en' && f.titleEn) || f.titleVi} (${f.version})`,
            }))}
          />
          <FieldRow>
            <Field state={state} name="code" label={o.code} hint={o.codeHint} max={30} narrow />
            <Field state={state} name="year" type="number" label={t.year} value={year} narrow />
          </FieldRow>
          <Field state={state} name="title" label={o.name} hint={o.nameHint} max={300} optional />
          <FieldRow>
            <Field state={state} name="from" type="date" label={o.from} hint={o.windowHint} optional narrow />
            <Field state={state} name="to" type="date" label={o.to} optional narrow />
          </FieldRow>
          <FieldRow>
            <Field
              state={state}
              name="unitDueOn"
              type="date"
              label={o.unitDue}
              hint={o.unitDueHint}
              optional
              narrow
            />
            <Field state={state} name="ministryDueOn" type="date" label={o.ministryDue} optional narrow />
          </FieldRow>
        </Form>
      </section>
    </Page>
  )
}
