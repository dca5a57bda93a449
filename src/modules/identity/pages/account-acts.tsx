import type { Child } from 'hono/jsx'
import { Alert } from '#ui/alert.tsx'
import { ConfirmSheet, Field, FieldRow, Form, type FormState, type Option } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Texts, texts } from '../texts.ts'
import { Secret } from './parts.tsx'

type Of = { id: string; name: string }

const crumbs = (t: Texts, account: Of) => [
  { href: '/accounts', name: t.accounts },
  { href: `/accounts/${account.id}`, name: account.name },
]

/** One act on an account, said before it is done; the reason goes on record unless `plain`. */
export const ConfirmPage = ({
  frame,
  state,
  account,
  title,
  text,
  action,
  plain,
  danger = true,
  children,
}: {
  frame: Frame
  state: FormState
  account: Of
  title: string
  text: string
  action: string
  plain?: boolean
  danger?: boolean
  children?: Child
}) => {
  const t = texts(frame.lang)
  return (
    <Page frame={frame} title={title} crumbs={crumbs(t, account)}>
      <ConfirmSheet
        state={state}
        action={action}
        title={title}
        consequence={text}
        submit={title}
        cancel={`/accounts/${account.id}`}
        askReason={!plain}
        danger={danger}
      >
        {children}
      </ConfirmSheet>
    </Page>
  )
}

/** The link itself, this once. */
export const LinkMadePage = ({
  frame,
  account,
  address,
  hours,
}: {
  frame: Frame
  account: Of
  address: string
  hours: number
}) => {
  const t = texts(frame.lang)
  return (
    <Page frame={frame} title={t.linkMade} crumbs={crumbs(t, account)}>
      <Sheet>
        <Alert tone="warning">{t.linkOnce(account.name, hours)}</Alert>
        <p>
          <Secret text={address} />
        </p>
      </Sheet>
    </Page>
  )
}

export const CorrectPage = ({
  frame,
  state,
  account,
}: {
  frame: Frame
  state: FormState
  account: Of & { email: string; phone: string | null }
}) => {
  const t = texts(frame.lang)
  return (
    <Page frame={frame} title={t.correct} crumbs={crumbs(t, account)}>
      <Sheet>
        <Form
          state={state}
          action={`/accounts/${account.id}/correction`}
          submit={t.save}
          cancel={`/accounts/${account.id}`}
        >
          <Field state={state} name="name" label={t.name} value={account.name} max={200} />
          <Field state={state} name="email" type="email" label={t.email} value={account.email} max={200} />
          <Field
            state={state}
            name="phone"
            type="tel"
            label={t.phone}
            value={account.phone}
            max={40}
            optional
          />
          <Field state={state} name="reason" type="textarea" rows={2} label={t.reason} max={500} />
        </Form>
      </Sheet>
    </Page>
  )
}

export const MandatePage = ({
  frame,
  state,
  account,
  units,
  offices,
}: {
  frame: Frame
  state: FormState
  account: Of
  units: Option[]
  offices: Option[]
}) => {
  const t = texts(frame.lang)
  return (
    <Page frame={frame} title={t.mandateGive} crumbs={crumbs(t, account)}>
      <Sheet>
        <Form
          state={state}
          action={`/accounts/${account.id}/mandates`}
          submit={t.mandateGive}
          cancel={`/accounts/${account.id}`}
        >
          <Field state={state} name="office" type="select" label={t.office} options={offices} />
          <Field state={state} name="unitId" type="select" label={t.unit} options={units} />
          <FieldRow>
            <Field state={state} name="from" type="date" label={t.from} value={frame.today} />
            <Field state={state} name="to" type="date" label={t.to} hint={t.toHint} optional />
          </FieldRow>
          <FieldRow>
            <Field state={state} name="title" label={t.title} hint={t.titleHint} max={200} optional />
            <Field state={state} name="titleEn" label={t.titleEn} max={200} optional />
          </FieldRow>
          <Field state={state} name="decisionNo" label={t.decisionNo} max={200} optional />
        </Form>
      </Sheet>
    </Page>
  )
}

/** `back`: the holder's own page, or the account in the administration. */
export const DeputyPage = ({
  frame,
  state,
  mandateId,
  holder,
  people,
  back,
}: {
  frame: Frame
  state: FormState
  mandateId: number
  holder: string | null
  people: Option[]
  back: string
}) => {
  const t = texts(frame.lang)
  const lede = holder === null ? t.deputyLede : t.deputyLedeFor(holder)
  return (
    <Page frame={frame} title={t.deputyName} lede={lede} crumbs={[{ href: back, name: holder ?? t.account }]}>
      <Sheet>
        <Form state={state} action={`/mandates/${mandateId}/deputies`} submit={t.deputyName} cancel={back}>
          <Field state={state} name="personId" type="select" label={t.deputyPerson} options={people} />
          <Field state={state} name="username" label={t.deputyUsername} max={60} optional />
          <FieldRow>
            <Field state={state} name="from" type="date" label={t.from} value={frame.today} />
            <Field state={state} name="to" type="date" label={t.to} />
          </FieldRow>
          <Field state={state} name="decisionNo" label={t.decisionNo} max={200} />
        </Form>
      </Sheet>
    </Page>
  )
}

export const ScopePage = ({
  frame,
  state,
  mandateId,
  account,
  areas,
  units,
}: {
  frame: Frame
  state: FormState
  mandateId: number
  account: Of
  areas: Option[]
  units: Option[]
}) => {
  const t = texts(frame.lang)
  const targets = (['area', 'unit'] as const).map((kind) => ({
    label: t.scopeKinds[kind],
    options: (kind === 'area' ? areas : units).map((o) => ({ ...o, value: `${kind}:${o.value}` })),
  }))
  const choices = (words: Record<string, string>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  return (
    <Page frame={frame} title={t.scopeAdd} crumbs={crumbs(t, account)}>
      <Sheet>
        <Form
          state={state}
          action={`/mandates/${mandateId}/scopes`}
          submit={t.scopeAdd}
          cancel={`/accounts/${account.id}`}
        >
          <Field
            state={state}
            name="target"
            type="select"
            label={t.scopeTarget}
            options={targets.filter((group) => group.options.length > 0)}
          />
          <Field
            state={state}
            name="purpose"
            type="radio"
            label={t.scopePurpose}
            value="inspection"
            options={choices(t.scopeGiven)}
          />
          <FieldRow>
            <Field state={state} name="from" type="date" label={t.from} value={frame.today} />
            <Field state={state} name="to" type="date" label={t.to} optional />
          </FieldRow>
          <Field state={state} name="decisionNo" label={t.decisionNo} max={200} optional />
        </Form>
      </Sheet>
    </Page>
  )
}
