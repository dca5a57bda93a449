import { Field, Form, type FormState } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Plan } from '../store.ts'
import { texts } from '../texts.ts'
import { crumbsOf } from './import-crumbs.ts'

type Limits = { rows: number; cellCharacters: number; unpackedBytes: number }

/** Where a sheet is sent or pasted, to be read first. */
export const ImportPage = ({
  frame,
  plan,
  state,
  limits,
  maxBytes,
}: {
  frame: Frame
  plan: Plan
  state: FormState
  limits: Limits
  maxBytes: number
}) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page frame={frame} title={t.import} lede={t.importLede} crumbs={crumbsOf(plan, lang)}>
      <Sheet>
        <p class="ct-quiet">
          {t.importHow(
            showNumber(limits.rows, lang),
            showNumber(limits.cellCharacters, lang),
            showNumber(Math.round(limits.unpackedBytes / 1_048_576), lang),
          )}
        </p>
        <Form
          state={state}
          action={`/plans/${plan.id}/imports`}
          submit={t.read}
          cancel={`/plans/${plan.id}`}
          multipart
        >
          <Field
            state={state}
            name="file"
            label={t.file}
            type="file"
            accept=".xlsx,.csv,.txt"
            maxBytes={maxBytes}
          />
          <Field state={state} name="pasted" label={t.pasted} type="textarea" rows={6} optional />
        </Form>
      </Sheet>
    </Page>
  )
}
