import { Alert } from '#ui/alert.tsx'
import { ActButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { browserName } from '../rules/browser.ts'
import type { SessionRow } from '../store/session.ts'
import type { TokenRow } from '../store/tokens.ts'
import { type Texts, texts } from '../texts.ts'
import { BackToAccount } from './own.tsx'
import { Done, Secret } from './parts.tsx'

/** The sessions of an account, each to be ended, and all others at once. */
export const SessionsPage = ({
  frame,
  sessions,
  current,
  done,
}: {
  frame: Frame
  sessions: SessionRow[]
  current: string | null
  done: string | undefined
}) => {
  const t = texts(frame.lang)
  const { lang } = frame
  const others =
    sessions.length > 1 ? (
      <ActButton action="/account/sessions/others/ending" kind="second">
        {t.endOthers}
      </ActButton>
    ) : undefined
  return (
    <Page
      frame={frame}
      title={t.sessions}
      lede={t.sessionsLede}
      crumbs={[{ href: '/account', name: t.account }]}
      act={others}
      notice={<Done what={done} lang={lang} />}
    >
      <Sheet flush>
        <Table
          lang={lang}
          caption={t.sessions}
          rows={sessions}
          columns={[
            {
              head: t.browser,
              cell: (s) => <Said text={browserName(s.user_agent ?? '') || t.unknownBrowser} />,
              phone: 'wide',
            },
            { head: t.address, cell: (s) => s.ip_address ?? '', phone: 'label' },
            { head: t.since, cell: (s) => showMoment(s.created_at, lang), nowrap: true, phone: 'label' },
            { head: t.lastUsed, cell: (s) => showMoment(s.updated_at, lang), nowrap: true, phone: 'label' },
            {
              head: '',
              cell: (s) =>
                s.id === current ? (
                  t.thisOne
                ) : (
                  <ActButton action={`/account/sessions/${s.id}/ending`} kind="second" small>
                    {t.end}
                  </ActButton>
                ),
            },
          ]}
        />
      </Sheet>
    </Page>
  )
}

const tokenState = (token: TokenRow, now: Date, lang: Frame['lang'], t: Texts): string => {
  if (token.revokedAt) return t.revoked
  if (token.expiresAt && token.expiresAt <= now) return t.expired
  return token.expiresAt ? showMoment(token.expiresAt, lang) : t.never
}

const TokenTable = ({
  tokens,
  now,
  lang,
  t,
}: {
  tokens: TokenRow[]
  now: Date
  lang: Frame['lang']
  t: Texts
}) => (
  <Table
    lang={lang}
    caption={t.tokens}
    rows={tokens}
    columns={[
      { head: t.tokenName, cell: (k) => <Said text={k.name} /> },
      { head: t.tokenScope, cell: (k) => t.tokenScopes[k.scope] },
      { head: t.to, cell: (k) => tokenState(k, now, lang, t), phone: 'label' },
      {
        head: t.lastUsed,
        cell: (k) => (k.lastUsedAt ? showMoment(k.lastUsedAt, lang) : t.notUsedYet),
        phone: 'label',
      },
      {
        head: '',
        cell: (k) =>
          k.revokedAt ? (
            ''
          ) : (
            <ActButton
              action={`/account/tokens/${k.id}/revocation`}
              kind="second"
              small
              label={`${t.revoke}: ${k.name}`}
            >
              {t.revoke}
            </ActButton>
          ),
      },
    ]}
  />
)

/** The tokens of an account and the form for a new one. `now`: the real clock. */
export const TokensPage = ({
  frame,
  tokens,
  state,
  now,
  done,
}: {
  frame: Frame
  tokens: TokenRow[]
  state: FormState
  now: Date
  done: string | undefined
}) => {
  const t = texts(frame.lang)
  return (
    <Page
      frame={frame}
      title={t.tokens}
      lede={t.tokensLede}
      crumbs={[{ href: '/account', name: t.account }]}
      notice={<Done what={done} lang={frame.lang} />}
    >
      {tokens.length > 0 ? (
        <Sheet flush>
          <TokenTable tokens={tokens} now={now} lang={frame.lang} t={t} />
        </Sheet>
      ) : (
        <Empty title={t.tokens}>{t.tokenNone}</Empty>
      )}
      <Sheet title={t.tokenMake} gapped>
        <Form state={state} action="/account/tokens" submit={t.tokenMake}>
          <Field state={state} name="name" label={t.tokenName} max={100} />
          <FieldRow>
            <Field
              state={state}
              name="scope"
              type="select"
              label={t.tokenScope}
              value="read"
              placeholder={false}
              options={Object.entries(t.tokenScopes).map(([value, label]) => ({ value, label }))}
            />
            <Field state={state} name="days" type="number" label={t.tokenDays} value="365" optional />
          </FieldRow>
        </Form>
      </Sheet>
    </Page>
  )
}

/** The token itself, this once. */
export const TokenPage = ({ frame, token }: { frame: Frame; token: string }) => {
  const t = texts(frame.lang)
  return (
    <Page
      frame={frame}
      title={t.tokenMade}
      crumbs={[
        { href: '/account', name: t.account },
        { href: '/account/tokens', name: t.tokens },
      ]}
    >
      <Sheet>
        <Alert tone="warning">{t.tokenOnce}</Alert>
        <p>
          <Secret text={token} />
        </p>
        <p>
          <BackToAccount t={t} />
        </p>
      </Sheet>
    </Page>
  )
}
