import type { Child } from 'hono/jsx'
import { Field, Form, type FormState } from './form.tsx'
import { showNumber } from './format.ts'
import { Sheet } from './sheet.tsx'

/**
 * Where a table is sent, to be read first: `how` says what may be in it, given its limits (rows, characters of a cell,
 * megabytes unpacked). Other ways to bring it (a field to paste into) follow the file.
 */
export const FileForm = ({
  title,
  state,
  action,
  cancel,
  submit,
  how,
  limits,
  label,
  accept,
  maxBytes,
  children,
}: {
  /** where it stands below something else on its page */
  title?: string | undefined
  state: FormState
  action: string
  cancel: string
  submit: string
  how: (rows: string, cellCharacters: string, megabytes: string) => string
  limits: { rows: number; cellCharacters: number; unpackedBytes: number }
  label: string
  accept: string
  maxBytes: number
  children?: Child
}) => {
  const n = (value: number) => showNumber(value, state.lang)
  const megabytes = n(Math.round(limits.unpackedBytes / 1_048_576))
  return (
    <Sheet title={title} gapped={title !== undefined}>
      <p class="ct-quiet">{how(n(limits.rows), n(limits.cellCharacters), megabytes)}</p>
      <Form state={state} action={action} submit={submit} cancel={cancel} multipart>
        <Field state={state} name="file" label={label} type="file" accept={accept} maxBytes={maxBytes} />
        {children}
      </Form>
    </Sheet>
  )
}
