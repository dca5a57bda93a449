import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { Button, LinkButton, PrintButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { MemberReport, ReportReading } from '../../facts/member-report.ts'
import { recommendationState } from '../../rules.ts'
import { memberReportTexts } from '../../texts/member-report.ts'
import { texts } from '../../texts.ts'
import { Figures } from './figures.tsx'
import { addressOf, postOf, ReportTime } from './list.tsx'

/** The refused form's state goes to the proposal that was sent. */
export type ReportForms = {
  words: FormState
  give: FormState
  propose: FormState
  refused: string | undefined
}
type Props = { reading: ReportReading; forms: ReportForms; frame: Frame }

const Writing = ({ reading: { report }, forms: { words }, frame }: Props) => {
  const t = memberReportTexts[frame.lang]
  const at = addressOf(report)
  const area = (name: 'done' | 'difficulties' | 'proposals', rows: number, hint?: string) => (
    <Field
      state={words}
      name={name}
      type="textarea"
      rows={rows}
      label={t[name]}
      hint={hint}
      max={name === 'proposals' ? undefined : 8000}
      optional={name !== 'done'}
    />
  )
  return (
    <Sheet title={t.words} aside={t.unsentDraft}>
      <Form state={words} action={`${at}/draft`} version={report.version}>
        {area('done', 8)}
        {area('difficulties', 5)}
        {area('proposals', 5, t.proposalsHint)}
        <p class="ct-acts">
          <Button formaction={`${at}/sending`} confirm={t.sendOnce}>
            {t.send}
          </Button>
          <Button kind="second">{t.save}</Button>
        </p>
      </Form>
    </Sheet>
  )
}

const Text = ({ title, text, lang }: { title: string; text: string; lang: Lang }) => (
  <Sheet title={title}>
    {text === '' ? (
      <p class="ct-quiet">{memberReportTexts[lang].nothing}</p>
    ) : (
      <p>
        <Said text={text} lines />
      </p>
    )}
  </Sheet>
)

/** One proposal: its words, and what became of it or the way to recommend it. */
const Proposal = ({ text, props }: { text: string; props: Props }) => {
  const { reading, forms, frame } = props
  const { lang } = frame
  const t = memberReportTexts[lang]
  const made = reading.proposed.get(text)
  const refused = forms.refused === text
  const id = `propose-${(reading.report.last?.proposals ?? []).indexOf(text)}`
  const state: FormState = refused ? { ...forms.propose, id } : { lang, id }
  return (
    <li>
      <p>
        <Said text={text} />
      </p>
      {made ? (
        <p class="ct-small">
          <a class="ds-link" href={`/meetings/recommendations/${made.id}`}>
            {t.became}
          </a>
          {': '}
          {texts[lang].standing[recommendationState(made, frame.today)]}
        </p>
      ) : reading.may.recommend ? (
        <details class="ct-more" open={refused || undefined}>
          <summary>{t.recommend}</summary>
          <Form
            state={state}
            action={`${addressOf(reading.report)}/recommendation`}
            submit={t.recommend}
            kind="second"
          >
            <Hidden name="text" value={text} />
            <Field state={state} name="addressedTo" label={t.addressedTo} value={t.agency} max={300} />
          </Form>
        </details>
      ) : null}
    </li>
  )
}

const Sent = (props: Props) => {
  const { last } = props.reading.report
  const { lang } = props.frame
  const t = memberReportTexts[lang]
  if (!last) return null
  return (
    <>
      <Text title={t.done} text={last.done} lang={lang} />
      <Text title={t.difficulties} text={last.difficulties} lang={lang} />
      <Sheet title={t.proposals}>
        {last.proposals.length === 0 ? <p class="ct-quiet">{t.nothing}</p> : null}
        {last.proposals.length === 0 ? null : (
          <ol class="ct-lines">
            {last.proposals.map((text) => (
              <Proposal text={text} props={props} />
            ))}
          </ol>
        )}
      </Sheet>
    </>
  )
}

const Giving = ({ reading, forms, frame }: Props) => {
  const t = memberReportTexts[frame.lang]
  if (!reading.may.return) return null
  return (
    <Sheet>
      <details class="ct-more" open={forms.give.errors !== undefined || undefined}>
        <summary>{t.give}</summary>
        <Form
          state={forms.give}
          action={`${addressOf(reading.report)}/return`}
          submit={t.give}
          kind="danger-second"
        >
          <Field state={forms.give} name="reason" type="textarea" rows={3} label={t.reason} max={2000} />
        </Form>
      </details>
    </Sheet>
  )
}

const History = ({ report, lang }: { report: MemberReport; lang: Lang }) => {
  const t = memberReportTexts[lang]
  if (report.sendings.length === 0) return null
  return (
    <Sheet title={t.history}>
      <ol class="ct-plain ct-lines">
        {report.sendings.map((one, i) => (
          <li>
            {t.sending(i + 1)}: {showDate(one.on, lang)}
            {one.returnedOn ? (
              <p class="ct-small">
                {t.returnedOn(showDate(one.returnedOn, lang))}: <Said text={one.returnReason ?? ''} />
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

const Notice = (props: Props) => {
  const { lang } = props.frame
  const { report } = props.reading
  const t = memberReportTexts[lang]
  if (report.write && report.state === 'returned')
    return (
      <Alert tone="warning" title={t.returned}>
        <p>
          <Said text={report.last?.returnReason ?? ''} />
        </p>
      </Alert>
    )
  return report.write && report.personId === null ? <Alert tone="info">{t.onPaper}</Alert> : null
}

/** A member's quarterly report: figures, then the words, being written or as they were sent. */
export const MemberReportPage = (props: Props) => {
  const { reading, frame } = props
  const { lang } = frame
  const t = memberReportTexts[lang]
  const { report } = reading
  const at = addressOf(report)
  return (
    <Page
      frame={frame}
      title={t.title(report.quarter, report.year)}
      lede={
        <Said
          text={`${(reading.kept && report.last?.holder) || report.holder || t.vacant}, ${postOf(report, lang)}`}
        />
      }
      crumbs={[
        { href: '/meetings', name: texts[lang].meetings },
        {
          href: `/meetings/member-reports?of=${report.year}&quarter=${report.quarter}`,
          name: t.reports,
        },
      ]}
      acts={
        <>
          <LinkButton href={`${at}/report.docx`} kind="quiet" download>
            {t.word}
          </LinkButton>
          <LinkButton href={`${at}/report.pdf`} kind="quiet" download>
            {t.pdf}
          </LinkButton>
          <PrintButton>{t.print}</PrintButton>
        </>
      }
      notice={<Notice {...props} />}
    >
      <Figures reading={reading} lang={lang} />
      <Grid gapped>
        <Stack span={8}>
          {report.write ? <Writing {...props} /> : <Sent {...props} />}
          <Giving {...props} />
        </Stack>
        <Stack span={4}>
          <Sheet title={t.state}>
            <Facts
              facts={[
                { name: t.state, value: t.states[report.state] },
                { name: t.due, value: report.dueOn ? showDate(report.dueOn, lang) : t.noDue },
                { name: t.time, value: <ReportTime report={report} today={frame.today} lang={lang} /> },
              ]}
            />
            <p>
              <a class="ds-link ct-small" href={`/seats/${report.seatId}/sheet`}>
                {t.sheetOf}
              </a>
            </p>
          </Sheet>
          <History report={report} lang={lang} />
        </Stack>
      </Grid>
    </Page>
  )
}
