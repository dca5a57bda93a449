import { LinkButton } from '#ui/button.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { type PlainFrame, PlainPage } from '#ui/layout.tsx'
import { type Texts, texts } from '../texts.ts'

const BackToSignIn = ({ t }: { t: Texts }) => (
  <p>
    <LinkButton kind="quiet" href="/sign-in">
      {t.toSignIn}
    </LinkButton>
  </p>
)

/** Asks for a link by mail; where no mail goes out it says who prints one. */
export const ForgottenPage = ({
  frame,
  state,
  byMail,
}: {
  frame: PlainFrame
  state: FormState
  byMail: boolean
}) => {
  const t = texts(frame.lang)
  return (
    <PlainPage frame={frame} title={t.forgotten} lede={byMail ? t.forgottenLede : t.forgottenNoMail}>
      {byMail ? (
        <Form state={state} action="/sign-in/forgotten" submit={t.forgottenSend}>
          <Field state={state} name="login" label={t.login} autocomplete="username" max={200} />
        </Form>
      ) : (
        <ul>
          {t.forgottenWho.map((who) => (
            <li>{who}</li>
          ))}
        </ul>
      )}
      <BackToSignIn t={t} />
    </PlainPage>
  )
}

/** The same words whether an account has this name or not. */
export const ForgottenSentPage = ({ frame }: { frame: PlainFrame }) => {
  const t = texts(frame.lang)
  return (
    <PlainPage frame={frame} title={t.forgottenSent} lede={t.forgottenSentLede}>
      <p>{t.forgottenNothing}</p>
      <BackToSignIn t={t} />
    </PlainPage>
  )
}
