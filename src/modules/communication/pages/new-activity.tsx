import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { ActivityChoices } from '../facts/reading.ts'
import { texts } from '../texts.ts'
import { ActivityFields } from './activity-fields.tsx'
import { UnitField } from './parts.tsx'

/** The form of an activity that has been done. */
export const NewActivityPage = ({
  frame,
  choices,
  state,
  maxBytes,
}: {
  frame: Frame
  choices: ActivityChoices
  state: FormState
  maxBytes: number
}) => {
  const t = texts[frame.lang]
  return (
    <Page
      frame={frame}
      title={t.record}
      lede={t.recordLede}
      crumbs={[
        { href: '/communication', name: t.communication },
        { href: '/communication/activities', name: t.activities },
      ]}
    >
      <Sheet>
        <Form
          state={state}
          action="/communication/activities"
          submit={t.record}
          cancel="/communication"
          multipart
          idempotency={crypto.randomUUID()}
        >
          <UnitField state={state} units={choices.units} label={t.unit} />
          <ActivityFields state={state} choices={choices} />
          <Field state={state} name="file" type="file" label={t.file} maxBytes={maxBytes} optional />
        </Form>
      </Sheet>
    </Page>
  )
}
