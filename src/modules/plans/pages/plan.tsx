import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { PlanReading } from '../facts/reading.ts'
import type { PlanQuery } from '../input.ts'
import { texts } from '../texts.ts'
import { Annex, cutQuery } from './annex.tsx'
import { CutForm, Figures, OtherMeasures, Parts } from './figures.tsx'

export type PlanForms = { issue?: FormState; copy?: FormState }
export type OtherPlan = { id: number; title: string; year: number }

type Props = {
  frame: Frame
  reading: PlanReading
  query: PlanQuery
  forms: PlanForms
  others: OtherPlan[]
}

/** A plan: its figures and annex once issued, what is still to do while it is a draft. */
export const PlanPage = (props: Props) =>
  props.reading.plan.state === 'issued' ? <IssuedPlan {...props} /> : <DraftPlan {...props} />

const crumbs = (lang: Lang) => [{ href: '/plans', name: texts[lang].plans }]

const IssuedPlan = ({ frame, reading, query }: Props) => {
  const { lang, today } = frame
  const t = texts[lang]
  const { plan } = reading
  const shown = { reading, query, today, lang }
  const asOf = query.asOf ?? today
  return (
    <Page
      frame={frame}
      title={plan.title}
      crumbs={crumbs(lang)}
      lede={
        <>
          {plan.document_no && plan.issued_on
            ? t.issuedAs(plan.document_no, showDate(plan.issued_on, lang))
            : null}{' '}
          · <Said text={plan.unit_name} /> · {t.asOfWords(showDate(asOf, lang))}
          {query.knownAt ? `, ${t.knownWords(showDate(query.knownAt, lang))}` : ''}.
        </>
      }
      acts={
        <LinkButton kind="quiet" href={`/plans/${plan.id}/changes`}>
          {t.changes}
        </LinkButton>
      }
      act={<LinkButton href={`/plans/${plan.id}/report${cutQuery(query)}`}>{t.report}</LinkButton>}
    >
      <Grid stretch>
        <Figures {...shown} />
        <Stack span={4}>
          <CutForm {...shown} />
          <OtherMeasures {...shown} />
        </Stack>
      </Grid>
      <Parts {...shown} />
      <Annex reading={reading} query={query} asOf={asOf} lang={lang} />
    </Page>
  )
}

const DraftPlan = ({ frame, reading, query, forms, others }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const { plan, rows, may } = reading
  const gaps = rows.filter((row) => row.gaps.length > 0).length
  const to = (what: string) => `/plans/${plan.id}/${what}`
  return (
    <Page
      frame={frame}
      title={plan.title}
      crumbs={crumbs(lang)}
      lede={t.draftLede}
      acts={
        may.draft ? (
          <>
            <LinkButton kind="second" icon="plus" href={to('rows/new')}>
              {t.addRow}
            </LinkButton>
            {rows.length > 0 ? (
              <LinkButton kind="second" icon="upload" href={to('import')}>
                {t.import}
              </LinkButton>
            ) : null}
          </>
        ) : undefined
      }
      act={
        may.draft && rows.length === 0 ? (
          <LinkButton icon="upload" href={to('import')}>
            {t.import}
          </LinkButton>
        ) : may.issue && gaps === 0 ? (
          <LinkButton kind="second" href="#issue">
            {t.issue}
          </LinkButton>
        ) : undefined
      }
      notice={gaps > 0 ? <Alert tone="warning">{t.gapsLeft(showNumber(gaps, lang))}</Alert> : undefined}
    >
      {rows.length === 0 ? (
        <Empty title={t.rows('0')}>{t.importLede}</Empty>
      ) : (
        <Annex reading={reading} query={query} asOf={frame.today} lang={lang} />
      )}
      {forms.copy && others.length > 0 ? (
        <CopyForm state={forms.copy} action={to('copies')} others={others} />
      ) : null}
      {forms.issue && rows.length > 0 ? (
        <IssueForm state={forms.issue} action={to('issuance')} version={plan.version} rows={rows.length} />
      ) : null}
    </Page>
  )
}

const CopyForm = ({ state, action, others }: { state: FormState; action: string; others: OtherPlan[] }) => {
  const t = texts[state.lang]
  return (
    <Sheet title={t.copy} gapped>
      <Form state={state} action={action} submit={t.copyIt} kind="second">
        <Field
          state={state}
          name="fromPlanId"
          label={t.copyFrom}
          hint={t.copyHint}
          type="select"
          options={others.map((plan) => ({ value: String(plan.id), label: `${plan.title} (${plan.year})` }))}
        />
      </Form>
    </Sheet>
  )
}

const IssueForm = ({
  state,
  action,
  version,
  rows,
}: {
  state: FormState
  action: string
  version: number
  rows: number
}) => {
  const t = texts[state.lang]
  const n = showNumber(rows, state.lang)
  return (
    <Sheet title={t.issue} id="issue" gapped>
      <p>{t.issueWords(n)}</p>
      <Form state={state} action={action} submit={t.issueN(n)} version={version}>
        <FieldRow>
          <Field state={state} name="documentNo" label={t.documentNo} hint={t.documentNoHint} max={100} />
          <Field state={state} name="issuedOn" label={t.issuedOn} type="date" />
        </FieldRow>
      </Form>
    </Sheet>
  )
}
