import type { Day } from '#platform/day.ts'
import { named } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { PeriodReading } from '../facts/period.ts'
import { reportTexts } from '../texts/reports.ts'
import { titleOf } from './figure.tsx'
import { Figures } from './figures.tsx'
import { LateUnits, Parts, Units } from './units.tsx'

export type PeriodProps = {
  frame: Frame
  reading: PeriodReading
  corrections: { id: number; unitName: string; unitNameEn: string | null; state: string; reason: string }[]
  wish: { area?: string | undefined; open?: string | undefined; state?: string | undefined }
  said?: string | undefined
}

const Acts = ({ reading, today, lang }: { reading: PeriodReading; today: Day; lang: Frame['lang'] }) => {
  const t = reportTexts[lang]
  const { period, issues, may } = reading
  const at = `/reports/periods/${period.id}`
  const drafting = issues.find((one) => one.state !== 'issued')
  const waiting = reading.sheets.filter((s) => s.state === 'signed').length
  const unsent = reading.sheets.filter(
    (s) => !s.provincial && (s.state === 'draft' || s.state === 'returned'),
  ).length
  const without = reading.sheets.filter((s) => s.state !== 'accepted').length
  return (
    <>
      <LinkButton kind="quiet" href={`${at}/figures.xlsx`} icon="download">
        {t.acts.xlsx}
      </LinkButton>
      <LinkButton kind="quiet" href={`${at}/figures.json`}>
        {t.acts.json}
      </LinkButton>
      {may.run && period.state === 'open' ? (
        <>
          <LinkButton kind="quiet" href={`${at}/days`}>
            {t.acts.move}
          </LinkButton>
          <LinkButton kind="second" href={`${at}/papers`}>
            {t.acts.papers}
          </LinkButton>
          {unsent > 0 && period.remindedOn !== today ? (
            <ActButton action={`${at}/reminder`} kind="second" confirm={t.acts.remindConfirm(unsent)}>
              {t.acts.remind}
            </ActButton>
          ) : null}
          <ActButton
            action={`${at}/lock`}
            kind={waiting > 0 ? 'second' : 'main'}
            confirm={t.acts.lockConfirm(without)}
          >
            {t.acts.lock}
          </ActButton>
          {waiting > 0 ? (
            <ActButton action={`${at}/acceptances`} fields={{ sound: 'on' }} confirm={t.acts.acceptConfirm}>
              {t.acts.acceptSound(waiting)}
            </ActButton>
          ) : null}
        </>
      ) : null}
      {may.run && period.state === 'locked' ? (
        <LinkButton kind="quiet" href={`${at}/unlock`}>
          {t.acts.unlock}
        </LinkButton>
      ) : null}
      {drafting && reading.oversees ? (
        <LinkButton href={`/reports/issues/${drafting.id}`}>{t.acts.seeDraft}</LinkButton>
      ) : may.run && period.state === 'locked' ? (
        <ActButton action={`${at}/issues`}>{t.acts.draft}</ActButton>
      ) : may.run && period.state === 'issued' ? (
        <LinkButton kind="second" href={`${at}/amendment`}>
          {t.acts.amend}
        </LinkButton>
      ) : null}
    </>
  )
}

const Issues = ({
  reading,
  corrections,
  lang,
}: {
  reading: PeriodReading
  corrections: PeriodProps['corrections']
  lang: Frame['lang']
}) => {
  const t = reportTexts[lang]
  const seen = reading.issues.filter((one) => one.state === 'issued' || reading.oversees)
  if (seen.length === 0 && corrections.length === 0) return null
  return (
    <Grid gapped>
      {seen.length > 0 ? (
        <Sheet title={t.issues} flush span={6}>
          <Table
            lang={lang}
            caption={t.issues}
            rows={seen}
            columns={[
              {
                head: t.issues,
                cell: (one) => (
                  <a class="ct-row-link" href={`/reports/issues/${one.id}`}>
                    {t.issueNo(one.no)}
                    {one.cited ? ` ${one.cited}` : ''}
                  </a>
                ),
              },
              {
                head: t.state,
                phone: 'end',
                cell: (one) =>
                  one.issuedOn
                    ? `${t.issueStates[one.state]} ${showDate(one.issuedOn, lang)}`
                    : t.issueStates[one.state],
              },
            ]}
          />
        </Sheet>
      ) : null}
      {corrections.length > 0 ? (
        <Sheet title={t.corrections} flush span={6}>
          <Table
            lang={lang}
            caption={t.corrections}
            rows={corrections}
            columns={[
              {
                head: t.unit,
                cell: (one) => (
                  <>
                    <a class="ct-row-link" href={`/reports/corrections/${one.id}`}>
                      {named(lang, one.unitName, one.unitNameEn)}
                    </a>
                    <small>{one.reason}</small>
                  </>
                ),
              },
              { head: t.state, phone: 'end', cell: (one) => t.correctionStates[one.state] },
            ]}
          />
        </Sheet>
      ) : null}
    </Grid>
  )
}

/** A period: where every unit's report is, and the figures that the accepted ones come to. */
export const PeriodPage = ({ frame, reading, corrections, wish, said }: PeriodProps) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const { period, unit, root } = reading
  const lede = `${t.window(showDate(period.from, lang), showDate(period.to, lang))} ${t.dueLine(
    showDate(period.unitDueOn, lang),
    period.ministryDueOn ? showDate(period.ministryDueOn, lang) : null,
  )}`
  const deep = root && unit.code !== root.code
  return (
    <Page
      frame={frame}
      title={t.consolidation(titleOf(period, lang))}
      lede={lede}
      crumbs={[
        { href: `/reports?of=${period.year}`, name: t.reports },
        ...(deep && reading.oversees
          ? [{ href: `/reports/periods/${period.id}`, name: titleOf(period, lang) }]
          : []),
      ]}
      acts={<Acts reading={reading} today={frame.today} lang={lang} />}
      notice={
        said ? (
          <Alert tone="success" live>
            {said}
          </Alert>
        ) : undefined
      }
    >
      <Parts reading={reading} state={wish.state} lang={lang} />
      <Grid gapped>
        <Units reading={reading} state={wish.state} today={frame.today} lang={lang} />
        <Figures reading={reading} area={wish.area} open={wish.open} lang={lang} />
      </Grid>
      <Issues reading={reading} corrections={corrections} lang={lang} />
      <LateUnits reading={reading} lang={lang} />
    </Page>
  )
}

/** A form with a reason (and days) about a period. */
export const PeriodActPage = ({
  frame,
  state,
  period,
  act,
}: {
  frame: Frame
  state: FormState
  period: {
    id: number
    title: string
    titleEn: string
    unitDueOn: string
    ministryDueOn: string | null
    version: number
  }
  act: 'days' | 'unlock' | 'amendment'
}) => {
  const t = reportTexts[frame.lang]
  const back = `/reports/periods/${period.id}`
  const title = { days: t.moveTitle, unlock: t.unlockTitle, amendment: t.acts.amend }[act]
  return (
    <Page
      frame={frame}
      title={title}
      crumbs={[
        { href: '/reports', name: t.reports },
        { href: back, name: titleOf(period, frame.lang) },
      ]}
    >
      <section class="ct-sheet">
        <Form
          state={state}
          action={act === 'amendment' ? `${back}/issues` : `${back}/${act}`}
          submit={act === 'days' ? t.save : title}
          cancel={back}
          version={act === 'days' ? period.version : undefined}
        >
          {act === 'days' ? (
            <FieldRow>
              <Field
                state={state}
                name="unitDueOn"
                type="date"
                label={t.due}
                value={period.unitDueOn}
                narrow
              />
              <Field
                state={state}
                name="ministryDueOn"
                type="date"
                label={t.ministryDue}
                value={period.ministryDueOn}
                optional
                narrow
              />
            </FieldRow>
          ) : null}
          <Field state={state} name="reason" type="textarea" rows={3} label={t.reason} max={2000} />
        </Form>
      </section>
    </Page>
  )
}
