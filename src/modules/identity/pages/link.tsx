import { Field, Form, type FormState } from '#ui/form.tsx'
import { type PlainFrame, PlainPage } from '#ui/layout.tsx'
import { type Texts, texts } from '../texts.ts'

const Passwords = ({ state, t }: { state: FormState; t: Texts }) => (
  <>
    <Field
      state={state}
      name="password"
      type="password"
      label={t.newPassword}
      hint={t.passwordHint}
      autocomplete="new-password"
    />
    <Field state={state} name="again" type="password" label={t.passwordAgain} autocomplete="new-password" />
  </>
)

/** A one-time link: its person chooses a password. */
export const LinkPage = ({
  frame,
  state,
  token,
  name,
  username,
}: {
  frame: PlainFrame
  state: FormState
  token: string
  name: string
  username: string
}) => {
  const t = texts(frame.lang)
  return (
    <PlainPage frame={frame} title={t.setPassword} lede={t.setPasswordLede(name, username)}>
      <Form state={state} action={`/link/${token}`} submit={t.setPassword}>
        <Passwords state={state} t={t} />
      </Form>
    </PlainPage>
  )
}

/** The very first page of an empty installation. */
export const FirstPage = ({
  frame,
  state,
  token,
  withUnit,
}: {
  frame: PlainFrame
  state: FormState
  token: string
  withUnit: boolean
}) => {
  const t = texts(frame.lang)
  return (
    <PlainPage frame={frame} title={t.firstAdministrator} lede={t.firstLede}>
      <Form state={state} action={`/link/${token}`} submit={t.make}>
        {withUnit ? (
          <Field state={state} name="unitName" label={t.unitName} hint={t.unitNameHint} max={300} />
        ) : null}
        <Field state={state} name="name" label={t.name} max={200} autocomplete="name" />
        <Field
          state={state}
          name="username"
          label={t.username}
          hint={t.usernameHint}
          max={60}
          autocomplete="username"
        />
        <Field state={state} name="email" type="email" label={t.email} max={200} autocomplete="email" />
        <Passwords state={state} t={t} />
      </Form>
    </PlainPage>
  )
}
