import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Button, type ButtonKind, LinkButton } from '../button.tsx'
import { uiTexts } from '../texts.ts'

/** The line under a form: the act, and "Thôi" beside it. */
export const Buttons = ({
  lang,
  submit,
  kind = 'main',
  cancel,
  cancelText,
  children,
}: {
  lang: Lang
  submit: string
  kind?: ButtonKind
  cancel?: string
  cancelText?: string
  children?: Child
}) => (
  <p class="ct-acts">
    <Button kind={kind}>{submit}</Button>
    {children}
    {cancel ? (
      <LinkButton kind="quiet" href={cancel}>
        {cancelText ?? uiTexts(lang).cancel}
      </LinkButton>
    ) : null}
  </p>
)
