import { LinkButton } from '#ui/button.tsx'
import type { Option } from '#ui/form.tsx'
import { showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { AccountRow } from '../store/accounts.ts'
import type { MandateRow, ScopeRow } from '../store/mandates.ts'
import { type Texts, texts } from '../texts.ts'
import { accountState } from './accounts.tsx'
import type { DeputyRow } from './own.tsx'
import { Done, Lines, officeOf, term } from './parts.tsx'

export type AccountFacts = {
  account: AccountRow
  manages: boolean
  mandates: MandateRow[]
  deputies: DeputyRow[]
  scopes: ScopeRow[]
}

const Who = ({ account, lang, t }: { account: AccountRow; lang: Frame['lang']; t: Texts }) => (
  <Sheet title={t.profile}>
    <Lines
      lines={[
        [t.username, account.username],
        [t.email, account.email],
        [t.phone, account.phone ?? ''],
        [t.state, accountState(account, t)],
        [t.secondFactor, account.two_factor ? t.on : t.off],
        [t.lastSeen, account.last_seen ? showMoment(account.last_seen, lang) : ''],
      ]}
    />
  </Sheet>
)

const Acts = ({ account, t }: { account: AccountRow; t: Texts }) => {
  const at = `/accounts/${account.id}`
  return (
    <Sheet title={t.administration}>
      <ul class="ct-plain ct-lines">
        <li>
          <a href={`${at}/correction`}>{t.correct}</a>
        </li>
        {account.two_factor ? (
          <li>
            <a href={`${at}/second-factor/removal`}>{t.dropSecondFactor}</a>
          </li>
        ) : null}
        <li>
          {account.disabled_at ? (
            <a href={`${at}/enabling`}>{t.enable}</a>
          ) : (
            <a href={`${at}/disabling`}>{t.disable}</a>
          )}
        </li>
      </ul>
    </Sheet>
  )
}

const runs = (m: { to: string | null }, today: string): boolean => m.to === null || m.to >= today

const MandateActs = ({ mandate, today, t }: { mandate: MandateRow; today: string; t: Texts }) => {
  if (!runs(mandate, today)) return <>{t.ended}</>
  const at = `/mandates/${mandate.id}`
  const scoped = mandate.roles.some((role) => role === 'inspector' || role === 'appraiser')
  return (
    <>
      <SheetLink href={`${at}/ending`}>{t.mandateEnd}</SheetLink>
      {mandate.deputyOf ? null : (
        <>
          {' '}
          · <SheetLink href={`${at}/deputies/new`}>{t.deputyName}</SheetLink>
        </>
      )}
      {mandate.roles.includes('member') ? (
        <>
          {' '}
          · <SheetLink href="/committee">{t.scopeByCommittee}</SheetLink>
        </>
      ) : null}
      {scoped ? (
        <>
          {' '}
          · <SheetLink href={`${at}/scopes/new`}>{t.scopeAdd}</SheetLink>
        </>
      ) : null}
    </>
  )
}

const Mandates = ({ facts, frame, t }: { facts: AccountFacts; frame: Frame; t: Texts }) => (
  <Sheet
    title={t.mandates}
    flush
    aside={
      facts.manages ? (
        <SheetLink href={`/accounts/${facts.account.id}/mandates/new`}>{t.mandateGive}</SheetLink>
      ) : undefined
    }
  >
    <Table
      lang={frame.lang}
      caption={t.mandates}
      rows={facts.mandates}
      empty={<p class="ct-quiet">{t.mandateNone}</p>}
      columns={[
        {
          head: t.office,
          cell: (m) => officeOf(m, frame.lang),
        },
        { head: t.unit, cell: (m) => m.unitName },
        { head: t.from, cell: (m) => term(m.from, m.to, frame.lang), phone: 'wide' },
        { head: t.decisionNo, cell: (m) => <Said text={m.decisionNo ?? ''} />, quiet: true, phone: 'label' },
        ...(facts.manages
          ? [{ head: '', cell: (m: MandateRow) => <MandateActs mandate={m} today={frame.today} t={t} /> }]
          : []),
      ]}
    />
  </Sheet>
)

const Scopes = ({
  scopes,
  areas,
  frame,
  t,
}: {
  scopes: ScopeRow[]
  areas: Option[]
  frame: Frame
  t: Texts
}) => {
  const nameOf = (s: ScopeRow): string =>
    s.name ??
    areas.find((area) => s.kind === 'area' && area.value === String(s.targetId))?.label ??
    t.areaNumber(s.targetId)
  return (
    <Sheet title={t.scopes}>
      <ul class="ct-plain ct-lines">
        {scopes.map((s) => (
          <li>
            {nameOf(s)}: {t.scopePurposes[s.purpose]}, {term(s.from, s.to, frame.lang)}
            {s.purpose === 'supervision' && runs(s, frame.today) ? (
              <>
                {' '}
                <SheetLink href="/committee">{t.scopeByCommittee}</SheetLink>
              </>
            ) : null}
            {s.purpose !== 'supervision' && runs(s, frame.today) ? (
              <form method="post" action={`/mandates/${s.mandateId}/scopes/${s.id}/ending`}>
                <button
                  class="ds-button"
                  data-variant="tertiary"
                  data-size="sm"
                  type="submit"
                  aria-label={`${t.end}: ${nameOf(s)}`}
                >
                  {t.end}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** One account: who, which offices, and what an administrator may do with it. */
export const AccountCardPage = ({
  frame,
  facts,
  areas,
  done,
}: {
  frame: Frame
  facts: AccountFacts
  areas: Option[]
  done: string | undefined
}) => {
  const t = texts(frame.lang)
  const { account, manages, deputies, scopes } = facts
  const act =
    manages && !account.disabled_at ? (
      <LinkButton href={`/accounts/${account.id}/link`}>{t.link}</LinkButton>
    ) : undefined
  return (
    <Page
      frame={frame}
      title={account.name}
      crumbs={[{ href: '/accounts', name: t.accounts }]}
      act={act}
      notice={<Done what={done} lang={frame.lang} />}
    >
      <Grid>
        <Stack span={8}>
          <Mandates facts={facts} frame={frame} t={t} />
          {scopes.length > 0 ? <Scopes scopes={scopes} areas={areas} frame={frame} t={t} /> : null}
          {deputies.length > 0 ? (
            <Sheet title={t.deputies}>
              <Lines
                lines={deputies.map((d) => [
                  d.name,
                  `${term(d.from, d.to, frame.lang)}${d.decisionNo ? `, ${d.decisionNo}` : ''}`,
                ])}
              />
            </Sheet>
          ) : null}
        </Stack>
        <Stack span={4}>
          <Who account={account} lang={frame.lang} t={t} />
          {manages ? <Acts account={account} t={t} /> : null}
        </Stack>
      </Grid>
    </Page>
  )
}
