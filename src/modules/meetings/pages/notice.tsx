import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { readNotice } from '../facts.ts'
import { texts } from '../texts.ts'

/** On which letterhead and for whose hand the notice is drafted. */
export const NoticePage = ({
  frame,
  meeting,
  document,
  papers,
  state,
}: Awaited<ReturnType<typeof readNotice>> & { frame: Frame; state: FormState }) => {
  const t = texts[frame.lang]
  const at = `/meetings/${meeting.id}`
  const again = document !== undefined && document.state !== 'withdrawn'
  return (
    <Page
      frame={frame}
      title={t.notice}
      lede={meeting.title}
      crumbs={[
        { href: '/meetings', name: t.meetings },
        { href: at, name: meeting.title },
      ]}
    >
      <Sheet>
        <Form state={state} action={`${at}/notice`} submit={again ? t.redraft : t.draftNotice} cancel={at}>
          <Field
            state={state}
            name="letterheadId"
            type="select"
            label={t.letterhead}
            value={String(document?.letterheadId ?? '')}
            options={papers.letterheads.map((one) => ({ value: String(one.id), label: one.agency }))}
            optional
          />
          <Field
            state={state}
            name="signerId"
            type="select"
            label={t.signer}
            value={String(document?.signerId ?? '')}
            options={papers.signers.map((one) => ({
              value: String(one.id),
              label: `${one.authority.join(', ')}: ${one.name}`,
            }))}
            optional
          />
        </Form>
      </Sheet>
    </Page>
  )
}
