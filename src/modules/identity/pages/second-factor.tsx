import { Alert } from '#ui/alert.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { texts } from '../texts.ts'
import { Secret } from './parts.tsx'
import { Qr } from './qr.tsx'

/** Turning the second factor on or off, with the password. */
export const SecondFactorPage = ({
  frame,
  state,
  on,
  hasPassword,
}: {
  frame: Frame
  state: FormState
  on: boolean
  hasPassword: boolean
}) => {
  const t = texts(frame.lang)
  const action = on ? '/account/second-factor/removal' : '/account/second-factor'
  return (
    <Page
      frame={frame}
      title={t.secondFactor}
      lede={on ? t.secondFactorOn : t.secondFactorOff}
      crumbs={[{ href: '/account', name: t.account }]}
    >
      <Sheet>
        <Form
          state={state}
          action={action}
          submit={on ? t.secondFactorStop : t.secondFactorStart}
          kind={on ? 'danger' : 'main'}
          cancel="/account"
        >
          {hasPassword ? (
            <Field
              state={state}
              name="password"
              type="password"
              label={t.passwordForThis}
              autocomplete="current-password"
            />
          ) : null}
        </Form>
      </Sheet>
    </Page>
  )
}

export type ScanFacts = { uri: string; secret: string; backupCodes: string[] }

/** The secret as a picture and as letters, the backup codes, and the field for the first code. */
export const ScanPage = ({
  frame,
  state,
  uri,
  secret,
  backupCodes,
}: { frame: Frame; state: FormState } & ScanFacts) => {
  const t = texts(frame.lang)
  return (
    <Page
      frame={frame}
      title={t.secondFactorStart}
      lede={t.secondFactorScan}
      crumbs={[{ href: '/account', name: t.account }]}
    >
      <Sheet title={t.secondFactorQr}>
        <Qr text={uri} label={t.secondFactorQr} />
        <p>
          {t.secret}: <Secret text={secret.replace(/(.{4})/g, '$1 ').trim()} />
        </p>
        <p>
          <a class="ds-link" href={uri}>
            {t.openInApp}
          </a>
        </p>
      </Sheet>
      <Sheet title={t.backupCodes} gapped>
        <Alert tone="warning">{t.backupText}</Alert>
        <ul class="ct-plain">
          {backupCodes.map((code) => (
            <li>
              <Secret text={code} />
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet gapped>
        <Form state={state} action="/account/second-factor/confirmation" submit={t.confirm} cancel="/account">
          <Hidden name="uri" value={uri} />
          <Hidden name="codes" value={backupCodes.join(' ')} />
          <Field
            state={state}
            name="code"
            label={t.confirmCode}
            autocomplete="one-time-code"
            narrow
            max={10}
          />
        </Form>
      </Sheet>
    </Page>
  )
}
