import { Alert } from '#ui/alert.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { type PlainFrame, PlainPage } from '#ui/layout.tsx'
import { type Texts, texts } from '../texts.ts'

/** What stands above the form: what has just happened. */
export type SignInNotice = { tone: 'info' | 'success' | 'warning'; text: string }

export type SignInProps = {
  frame: PlainFrame
  state: FormState
  next: string
  notice?: SignInNotice
  /** the name of the province's common sign-in, when there is one */
  oidc?: string
}

const Submit = ({ text }: { text: string }) => (
  <button class="ds-button" type="submit" data-fullwidth="">
    {text}
  </button>
)

const Help = ({ t }: { t: Texts }) => (
  <>
    <h2 class="ds-heading" data-size="2xs">
      {t.help}
    </h2>
    <ul class="ct-plain">
      {(
        [
          [t.helpForgot, t.helpForgotText, '/sign-in/forgotten'],
          [t.helpNoAccount, t.helpNoAccountText, null],
          [t.helpPhone, t.helpPhoneText, null],
          [t.helpResults, t.helpResultsText, '/cong-khai'],
        ] as const
      ).map(([head, text, href]) => (
        <li>
          {href ? (
            <a href={href}>
              <b>{head}</b>
            </a>
          ) : (
            <b>{head}</b>
          )}
          <p class="ct-small ct-quiet">{text}</p>
        </li>
      ))}
    </ul>
  </>
)

const OidcLink = ({ label, next, t }: { label: string; next: string; t: Texts }) => (
  <>
    <p class="ct-or">
      <span>{t.or}</span>
    </p>
    <a
      class="ds-button"
      data-variant="secondary"
      data-fullwidth=""
      href={`/sign-in/oidc?next=${encodeURIComponent(next)}`}
    >
      {t.withOidc(label)}
    </a>
  </>
)

export const SignInPage = ({ frame, state, next, notice, oidc }: SignInProps) => {
  const t = texts(frame.lang)
  return (
    <PlainPage
      frame={frame}
      title={t.signIn}
      lede={t.signInLede}
      aside={{ name: t.help, content: <Help t={t} /> }}
    >
      {notice ? (
        <Alert tone={notice.tone} live>
          {notice.text}
        </Alert>
      ) : null}
      <Form state={state} action="/sign-in" summary={t.notSignedIn}>
        <Hidden name="next" value={next} />
        <Field state={state} name="login" label={t.login} autocomplete="username" max={200} />
        <Field
          state={state}
          name="password"
          type="password"
          label={t.password}
          autocomplete="current-password"
          max={200}
        />
        <Field state={state} name="keep" type="checkbox" label={t.keep} hint={t.keepHint} />
        <Submit text={t.signIn} />
      </Form>
      {oidc ? <OidcLink label={oidc} next={next} t={t} /> : null}
    </PlainPage>
  )
}

export const CodePage = ({
  frame,
  state,
  next,
  keep,
}: {
  frame: PlainFrame
  state: FormState
  next: string
  keep: boolean
}) => {
  const t = texts(frame.lang)
  return (
    <PlainPage
      frame={frame}
      title={t.code}
      lede={t.codeLede}
      aside={{ name: t.help, content: <Help t={t} /> }}
    >
      <Form state={state} action="/sign-in/code" summary={t.notSignedIn}>
        <Hidden name="next" value={next} />
        {keep ? <Hidden name="keep" value="on" /> : null}
        <Field
          state={state}
          name="code"
          label={t.codeField}
          autocomplete="one-time-code"
          max={40}
          autofocus
          narrow
        />
        <Submit text={t.confirm} />
      </Form>
      <p>
        <LinkButton kind="quiet" href="/sign-in">
          {t.startAgain}
        </LinkButton>
      </p>
    </PlainPage>
  )
}
