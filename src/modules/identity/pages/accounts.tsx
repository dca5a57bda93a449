import type { WorkArea } from '#platform/room.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState, type Option } from '#ui/form.tsx'
import { showMoment, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Pager, Table } from '#ui/table.tsx'
import type { AccountRow } from '../store/accounts.ts'
import type { OfficeChoice } from '../store/mandates.ts'
import { type Texts, texts } from '../texts.ts'

export type Filter = { q?: string | undefined; state?: string | undefined; unit?: number | undefined }
export type May = { make: boolean; import: boolean }

/** Units to choose from, with the number as value. */
export const unitOptions = (units: readonly { id: number; name: string }[]): Option[] =>
  units.map((unit) => ({ value: String(unit.id), label: unit.name }))

/** Areas of work to choose from, in the reader's language. */
export const areaOptions = (areas: readonly WorkArea[], lang: Frame['lang']): Option[] =>
  areas.map((area) => ({ value: String(area.id), label: lang === 'en' ? area.nameEn : area.nameVi }))

/** Offices to choose from, in the reader's language. */
export const officeOptions = (offices: readonly OfficeChoice[], lang: Frame['lang']): Option[] =>
  offices.map((office) => ({ value: office.code, label: lang === 'en' ? office.nameEn : office.nameVi }))

/** How an account stands, in a word. */
export const accountState = (account: AccountRow, t: Texts): string => {
  if (account.disabled_at) return t.states.disabled
  return account.has_password ? t.states.active : t.states['no-password']
}

const FilterForm = ({
  filter,
  units,
  state,
  t,
}: {
  filter: Filter
  units: Option[]
  state: FormState
  t: Texts
}) => (
  <Form state={state} action="/accounts" method="get">
    <FieldRow>
      <Field state={state} name="q" type="search" label={t.find} value={filter.q ?? ''} max={200} />
      <Field
        state={state}
        name="state"
        type="select"
        label={t.state}
        value={filter.state ?? ''}
        placeholder={t.all}
        options={Object.entries(t.states).map(([value, label]) => ({ value, label }))}
      />
      <Field
        state={state}
        name="unit"
        type="select"
        label={t.unit}
        value={filter.unit ?? ''}
        placeholder={t.all}
        options={units}
      />
    </FieldRow>
    <p class="ct-acts">
      <button class="ds-button" data-variant="secondary" type="submit">
        {t.show}
      </button>
    </p>
  </Form>
)

const AccountTable = ({
  rows,
  pager,
  lang,
  t,
}: {
  rows: AccountRow[]
  pager: Pager | undefined
  lang: Frame['lang']
  t: Texts
}) => (
  <Table
    lang={lang}
    caption={t.accounts}
    rows={rows}
    {...(pager && { pager })}
    columns={[
      {
        head: t.name,
        cell: (a) => (
          <a class="ct-row-link" href={`/accounts/${a.id}`}>
            <Said text={a.name} />
          </a>
        ),
      },
      { head: t.username, cell: (a) => a.username, phone: 'label' },
      {
        head: t.offices,
        cell: (a) => <Said text={(lang === 'en' ? a.offices_en : a.offices).join('; ')} />,
        phone: 'wide',
      },
      { head: t.state, cell: (a) => accountState(a, t), phone: 'end' },
      {
        head: t.lastSeen,
        cell: (a) => (a.last_seen ? showMoment(a.last_seen, lang) : ''),
        quiet: true,
        phone: 'drop',
      },
    ]}
  />
)

/** The accounts this actor may see, searched and paged. */
export const AccountsPage = ({
  frame,
  rows,
  total,
  pager,
  filter,
  units,
  may,
  state,
}: {
  frame: Frame
  rows: AccountRow[]
  total: number
  pager: Pager | undefined
  filter: Filter
  units: Option[]
  may: May
  state: FormState
}) => {
  const t = texts(frame.lang)
  const acts = (
    <>
      {may.make ? (
        <LinkButton kind="quiet" href="/accounts/links">
          {t.sheet}
        </LinkButton>
      ) : null}
      {may.import ? (
        <LinkButton kind="quiet" href="/accounts/import">
          {t.import}
        </LinkButton>
      ) : null}
    </>
  )
  const act = may.make ? <LinkButton href="/accounts/new">{t.make}</LinkButton> : undefined
  return (
    <Page frame={frame} title={t.accounts} lede={t.accountsLede} acts={acts} act={act}>
      <Sheet>
        <FilterForm filter={filter} units={units} state={state} t={t} />
      </Sheet>
      {rows.length === 0 ? (
        <Empty title={t.none}>{t.noneText}</Empty>
      ) : (
        <Sheet title={`${showNumber(total, frame.lang)} ${t.accounts.toLocaleLowerCase('vi')}`} flush gapped>
          <AccountTable rows={rows} pager={pager} lang={frame.lang} t={t} />
        </Sheet>
      )}
    </Page>
  )
}

/** The form of a new account, with its first office. */
export const NewAccountPage = ({
  frame,
  state,
  units,
  offices,
  needsOffice,
}: {
  frame: Frame
  state: FormState
  units: Option[]
  offices: Option[]
  needsOffice: boolean
}) => {
  const t = texts(frame.lang)
  return (
    <Page frame={frame} title={t.make} lede={t.makeLede} crumbs={[{ href: '/accounts', name: t.accounts }]}>
      <Sheet>
        <Form state={state} action="/accounts" submit={t.make} cancel="/accounts">
          <Field state={state} name="name" label={t.name} max={200} />
          <FieldRow>
            <Field state={state} name="username" label={t.username} hint={t.usernameHint} max={60} />
            <Field state={state} name="email" type="email" label={t.email} max={200} />
          </FieldRow>
          <Field state={state} name="phone" type="tel" label={t.phone} max={40} optional />
          <h2 class="ds-heading" data-size="2xs">
            {t.firstOffice}
          </h2>
          <FieldRow>
            <Field
              state={state}
              name="unitId"
              type="select"
              label={t.unit}
              options={units}
              optional={!needsOffice}
            />
            <Field
              state={state}
              name="office"
              type="select"
              label={t.office}
              options={offices}
              optional={!needsOffice}
            />
          </FieldRow>
          <FieldRow>
            <Field state={state} name="from" type="date" label={t.from} value={frame.today} />
            <Field state={state} name="decisionNo" label={t.decisionNo} max={200} optional />
          </FieldRow>
        </Form>
      </Sheet>
    </Page>
  )
}
