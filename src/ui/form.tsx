import type { Child } from 'hono/jsx'
import type { ButtonKind } from './button.tsx'
import { Buttons } from './form/buttons.tsx'
import { Hidden } from './form/field.tsx'
import type { FormState } from './form/state.ts'
import { ErrorSummary } from './form/words.tsx'
import { uiTexts } from './texts.ts'

export { ConfirmSheet } from './form/confirm.tsx'
export { CellField, Field, FieldRow, Hidden } from './form/field.tsx'
export type { FieldProps, FormError, FormState, Option, OptionGroup } from './form/state.ts'

export type FormProps = {
  state: FormState
  action: string
  /** GET for filters and search */
  method?: 'post' | 'get'
  /** says what it does: "Gửi xin gia hạn"; leave out to write the buttons yourself among the children */
  submit?: string
  kind?: ButtonKind
  /** where "Thôi" leads */
  cancel?: string
  /** for a form with files */
  multipart?: boolean
  /** version of what is edited: a save on an old one is refused, not lost */
  version?: string | number
  /** a key that makes a second press the same as the first */
  idempotency?: string
  /** each field is sent as it is left; the server answers as to any post. Needs `state.id` */
  autosave?: boolean
  /** title of the summary instead of "Chưa lưu được, còn 2 chỗ phải sửa" */
  summary?: string
  children?: Child
}

/** A form to our own server; cross-site posts are refused by the guards, so it carries no token. */
export const Form = ({
  state,
  action,
  method = 'post',
  submit,
  kind,
  cancel,
  multipart,
  version,
  idempotency,
  autosave,
  summary,
  children,
}: FormProps) => (
  <form
    class="ct-form"
    method={method}
    action={action}
    enctype={multipart ? 'multipart/form-data' : undefined}
    id={state.id}
    novalidate={method === 'post' || undefined}
    data-autosave={autosave ? uiTexts(state.lang).saved('%s') : undefined}
    data-failed={autosave ? uiTexts(state.lang).notSaved : undefined}
    data-unsaved={method === 'post' ? uiTexts(state.lang).unsaved : undefined}
  >
    <ErrorSummary state={state} title={summary} />
    {version === undefined ? null : <Hidden name="version" value={version} />}
    {idempotency ? <Hidden name="_once" value={idempotency} /> : null}
    {children}
    {autosave ? <p class="ct-small ct-quiet" role="status" data-saved=""></p> : null}
    {submit ? <Buttons lang={state.lang} submit={submit} kind={kind} cancel={cancel} /> : null}
  </form>
)
