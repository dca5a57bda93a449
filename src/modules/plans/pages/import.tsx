import { FileForm } from '#ui/file-form.tsx'
import { Field, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
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
      <FileForm
        state={state}
        action={`/plans/${plan.id}/imports`}
        cancel={`/plans/${plan.id}`}
        submit={t.read}
        how={t.importHow}
        limits={limits}
        label={t.file}
        accept=".xlsx,.csv,.txt"
        maxBytes={maxBytes}
      >
        <Field state={state} name="pasted" label={t.pasted} type="textarea" rows={6} optional />
      </FileForm>
    </Page>
  )
}
