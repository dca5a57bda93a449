import type { Child } from 'hono/jsx'
import { uiTexts } from '../texts.ts'
import { Buttons } from './buttons.tsx'
import { Field, Hidden } from './field.tsx'
import type { FormState } from './state.ts'
import { ErrorSummary } from './words.tsx'

/**
 * Said before it is done: what will happen to how many things, whether it can be undone, and the reason for
 * the record. `submit` carries the number: "Thu hồi 9 nhiệm vụ".
 */
export const ConfirmSheet = ({
  state,
  action,
  title,
  consequence,
  submit,
  cancel,
  askReason = true,
  reasonName = 'reason',
  danger = true,
  version,
  children,
}: {
  state: FormState
  action: string
  title: string
  consequence: Child
  submit: string
  cancel: string
  askReason?: boolean
  reasonName?: string
  danger?: boolean
  version?: string | number
  children?: Child
}) => (
  <section class="ct-sheet ct-confirm">
    <h2 class="ds-heading" data-size="2xs">
      {title}
    </h2>
    <div class="ct-small">{consequence}</div>
    <form method="post" action={action} novalidate>
      <ErrorSummary state={state} />
      {version === undefined ? null : <Hidden name="version" value={version} />}
      {children}
      {askReason ? (
        <Field state={state} name={reasonName} type="textarea" rows={2} label={uiTexts(state.lang).reason} />
      ) : null}
      <Buttons
        lang={state.lang}
        submit={submit}
        kind={danger ? 'danger' : 'main'}
        cancel={cancel}
        cancelText={uiTexts(state.lang).keep}
      />
    </form>
  </section>
)
