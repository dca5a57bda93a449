import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, Form } from '#ui/form.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { DraftReading } from '../../facts/reading.ts'
import { texts } from '../../texts.ts'
import type { DraftForms } from './props.ts'

/** The issue of a draft that is ready, or its return, for who signs. */
export const Issuing = ({
  lang,
  reading,
  forms,
  ready,
}: {
  lang: Lang
  reading: DraftReading
  forms: DraftForms
  ready: boolean
}) => {
  const t = texts[lang].pages
  const { directive: d, items } = reading
  const tasks = items.reduce((n, item) => n + item.tasks, 0)
  return (
    <Sheet title={t.issueTitle} id="signing" gapped>
      {ready ? (
        <>
          <p>{t.issueWhat(items.length, tasks)}</p>
          <Form
            state={forms.issue}
            action={`/directives/${d.id}/issuance`}
            version={d.version}
            submit={t.issue(tasks)}
          >
            <FieldRow>
              <Field state={forms.issue} name="documentNo" label={t.documentNo} />
              <Field state={forms.issue} name="issuedOn" label={t.issuedOn} type="date" />
              <Field state={forms.issue} name="code" label={t.code} hint={t.codeHint} optional />
            </FieldRow>
          </Form>
        </>
      ) : (
        <p>
          {t.notYet}. {t.draftLede(items.filter((i) => i.confirmed).length, items.length, d.uncovered)}
        </p>
      )}
      {d.state === 'sent' ? (
        <details open={forms.return.errors !== undefined}>
          <summary>{t.returnTitle}</summary>
          <Form
            state={forms.return}
            action={`/directives/${d.id}/return`}
            version={d.version}
            submit={t.giveBack}
            kind="second"
          >
            <Field state={forms.return} name="reason" label={t.returnReason} />
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}
