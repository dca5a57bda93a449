import { LinkButton } from '#ui/button.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { AccountRow } from '../store/accounts.ts'
import type { MandateRow } from '../store/mandates.ts'
import { type Texts, texts } from '../texts.ts'
import { Done, Lines, officeOf, term } from './parts.tsx'

export type DeputyRow = {
  id: number
  mandateId: number
  name: string
  from: string
  to: string
  decisionNo: string | null
}

const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const Profile = ({ account, state, t }: { account: AccountRow; state: FormState; t: Texts }) => (
  <Sheet title={t.profile}>
    <Lines
      lines={[
        [t.name, <Said text={account.name} />],
        [t.username, account.username],
        [t.email, account.email],
      ]}
    />
    <Form state={state} action="/account/profile" submit={t.save} kind="second">
      <Field state={state} name="phone" type="tel" label={t.phone} value={account.phone} max={40} optional />
      <Field
        state={state}
        name="lang"
        type="radio"
        label={t.language}
        value={account.lang ?? state.lang}
        options={choices(t.languages)}
      />
      <Field
        state={state}
        name="mailMode"
        type="radio"
        label={t.mailMode}
        value={account.mail_mode}
        options={choices(t.mailModes)}
      />
    </Form>
  </Sheet>
)

const Security = ({ account, t }: { account: AccountRow; t: Texts }) => (
  <Sheet title={t.security}>
    <ul class="ct-plain ct-lines">
      <li>{account.has_password ? <a href="/account/password">{t.changePassword}</a> : t.noPasswordYet}</li>
      <li>
        <a href="/account/second-factor">{t.secondFactor}</a>
        <p class="ct-small ct-quiet">{account.two_factor ? t.secondFactorOn : t.secondFactorOff}</p>
      </li>
      <li>
        <a href="/account/sessions">{t.sessions}</a>
      </li>
      <li>
        <a href="/account/tokens">{t.tokens}</a>
      </li>
    </ul>
  </Sheet>
)

/** The offices one holds and who stands in for them; heads and issuers name a deputy from here. */
const Offices = ({
  mandates,
  deputies,
  lang,
  today,
  t,
}: {
  mandates: MandateRow[]
  deputies: DeputyRow[]
  lang: Frame['lang']
  today: string
  t: Texts
}) => (
  <Sheet title={t.mandates} flush>
    <Table
      lang={lang}
      caption={t.mandates}
      rows={mandates}
      empty={<p class="ct-quiet">{t.mandateNone}</p>}
      columns={[
        {
          head: t.office,
          cell: (m) => officeOf(m, lang),
        },
        { head: t.unit, cell: (m) => m.unitName },
        { head: t.from, cell: (m) => term(m.from, m.to, lang), phone: 'wide' },
        {
          head: '',
          cell: (m) =>
            !m.deputyOf &&
            (m.to === null || m.to >= today) &&
            m.roles.some((r) => r === 'head' || r === 'issuer') ? (
              <SheetLink href={`/mandates/${m.id}/deputies/new`}>{t.deputyName}</SheetLink>
            ) : (
              ''
            ),
        },
      ]}
    />
    {deputies.length > 0 ? (
      <ul class="ct-plain ct-lines">
        {deputies.map((d) => (
          <li>
            {t.deputies}: <Said text={d.name} />, {term(d.from, d.to, lang)}
            {d.decisionNo ? `, ${d.decisionNo}` : ''}
          </li>
        ))}
      </ul>
    ) : null}
  </Sheet>
)

export const AccountPage = ({
  frame,
  account,
  mandates,
  deputies,
  state,
  done,
}: {
  frame: Frame
  account: AccountRow
  mandates: MandateRow[]
  deputies: DeputyRow[]
  state: FormState
  done: string | undefined
}) => {
  const t = texts(frame.lang)
  return (
    <Page frame={frame} title={t.account} notice={<Done what={done} lang={frame.lang} />}>
      <Grid>
        <Stack span={7}>
          <Profile account={account} state={state} t={t} />
          <Offices mandates={mandates} deputies={deputies} lang={frame.lang} today={frame.today} t={t} />
        </Stack>
        <Stack span={5}>
          <Security account={account} t={t} />
        </Stack>
      </Grid>
    </Page>
  )
}

const crumbs = (t: Texts) => [{ href: '/account', name: t.account }]

export const PasswordPage = ({ frame, state }: { frame: Frame; state: FormState }) => {
  const t = texts(frame.lang)
  return (
    <Page frame={frame} title={t.changePassword} crumbs={crumbs(t)}>
      <Sheet>
        <Form state={state} action="/account/password" submit={t.changePassword} cancel="/account">
          <Field
            state={state}
            name="current"
            type="password"
            label={t.currentPassword}
            autocomplete="current-password"
          />
          <Field
            state={state}
            name="password"
            type="password"
            label={t.newPassword}
            hint={t.passwordHint}
            autocomplete="new-password"
          />
          <Field
            state={state}
            name="again"
            type="password"
            label={t.passwordAgain}
            autocomplete="new-password"
          />
        </Form>
      </Sheet>
    </Page>
  )
}

export const BackToAccount = ({ t }: { t: Texts }) => (
  <LinkButton kind="quiet" href="/account">
    {t.toAccount}
  </LinkButton>
)
