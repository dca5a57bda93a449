import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, Form, Hidden } from '#ui/form.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { DraftReading } from '../../facts/reading.ts'
import { texts } from '../../texts.ts'
import type { DraftForms } from './props.ts'

/** Number, day and subject of a draft, and the reading of its text anew. */
export const Head = ({ lang, reading, forms }: { lang: Lang; reading: DraftReading; forms: DraftForms }) => {
  const t = texts[lang].pages
  const { directive: d } = reading
  const empty = reading.paragraphs.length === 0 && reading.items.length === 0
  return (
    <Sheet gapped>
      <details open={forms.head.errors !== undefined}>
        <summary>{t.saveHead}</summary>
        <Form
          state={forms.head}
          action={`/directives/${d.id}/head`}
          version={d.version}
          submit={t.save}
          kind="second"
        >
          <Field state={forms.head} name="subject" label={t.subject} />
          <Field state={forms.head} name="issuerName" label={t.issuerName} />
          <FieldRow>
            <Field state={forms.head} name="documentNo" label={t.documentNo} optional />
            <Field state={forms.head} name="code" label={t.code} hint={t.codeHint} optional />
          </FieldRow>
          <FieldRow>
            <Field state={forms.head} name="issuedOn" label={t.issuedOn} type="date" optional />
            <Field state={forms.head} name="receivedOn" label={t.receivedOn} type="date" optional />
          </FieldRow>
        </Form>
      </details>
      <details open={empty || forms.reading.errors !== undefined}>
        <summary>{t.readAgain}</summary>
        <Form
          state={forms.reading}
          action={`/directives/${d.id}/reading`}
          submit={t.readIt}
          kind="second"
          multipart
        >
          <p class="ct-small ct-quiet">{t.readAgainHint}</p>
          <Hidden name="again" value="1" />
          <Field
            state={forms.reading}
            name="file"
            label={t.file}
            type="file"
            accept=".docx,.pdf,.md,.txt"
            optional
          />
          <Field state={forms.reading} name="pasted" label={t.pasted} type="textarea" rows={8} optional />
        </Form>
      </details>
    </Sheet>
  )
}
