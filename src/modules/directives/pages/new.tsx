import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { texts } from '../texts.ts'

const accepted = '.docx,.pdf,.md,.txt'

/** A new directive: a file or a text to be read, or its head typed. */
export const NewPage = ({ frame, state, maxBytes }: { frame: Frame; state: FormState; maxBytes: number }) => {
  const t = texts[frame.lang].pages
  const options = (['made', 'received'] as const).map((value) => ({ value, label: t.origins[value] }))
  return (
    <Page
      frame={frame}
      title={t.newTitle}
      lede={t.newLede}
      crumbs={[{ href: '/directives', name: texts[frame.lang].directives }]}
    >
      <Sheet>
        <Form state={state} action="/directives" submit={t.readIt} multipart cancel="/directives">
          <Field state={state} name="origin" label={t.origin} type="radio" options={options} value="made" />
          <Field
            state={state}
            name="file"
            label={t.file}
            type="file"
            accept={accepted}
            maxBytes={maxBytes}
            optional
          />
          <Field state={state} name="pasted" label={t.pasted} type="textarea" rows={10} optional />
          <FieldRow>
            <Field state={state} name="issuerName" label={t.issuerName} optional />
            <Field state={state} name="documentNo" label={t.documentNo} optional />
          </FieldRow>
          <FieldRow>
            <Field state={state} name="issuedOn" label={t.issuedOn} type="date" optional />
            <Field state={state} name="receivedOn" label={t.receivedOn} type="date" optional />
          </FieldRow>
          <Field state={state} name="subject" label={t.subject} optional />
        </Form>
      </Sheet>
    </Page>
  )
}
