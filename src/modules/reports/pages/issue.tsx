import { Alert } from '#ui/alert.tsx'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Grid, Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { IssuePageReading } from '../facts/issue.ts'
import type { Mismatch } from '../rules/handed-back.ts'
import { fill } from '../rules/narrative.ts'
import { reportTexts } from '../texts/reports.ts'
import { Changes } from './changes.tsx'
import { titleOf } from './figure.tsx'

export type IssueProps = {
  frame: Frame
  reading: IssuePageReading
  state: FormState
  checkState: FormState
  checked?: { fileName: string; found: Mismatch[] } | undefined
  maxBytes: number
}

const Acts = ({ reading, lang }: { reading: IssuePageReading; lang: Frame['lang'] }) => {
  const t = reportTexts[lang]
  const { issue, may, document } = reading
  const at = `/reports/issues/${issue.id}`
  const version = { version: String(issue.version) }
  const signed = document?.state === 'signed' || document?.state === 'issued'
  return (
    <>
      <LinkButton kind="quiet" href={`${at}/report.docx`} icon="download">
        {t.issue.docx}
      </LinkButton>
      <LinkButton kind="quiet" href={`${at}/report.pdf`}>
        {t.issue.pdf}
      </LinkButton>
      <LinkButton kind="quiet" href={`${at}/figures.xlsx`}>
        {t.acts.xlsx}
      </LinkButton>
      <LinkButton kind="quiet" href={`${at}/figures.json`}>
        {t.acts.json}
      </LinkButton>
      {issue.documentId ? (
        <LinkButton kind="second" href={`/documents/${issue.documentId}`}>
          {t.issue.document}
        </LinkButton>
      ) : null}
      {may.run && issue.state === 'submitted' && document?.state !== 'issued' ? (
        <LinkButton kind="second" href={`${at}/withdrawal`}>
          {t.issue.takeBack}
        </LinkButton>
      ) : null}
      {may.run && issue.state === 'draft' ? (
        <ActButton action={`${at}/submission`} fields={version} confirm={t.issue.submitConfirm}>
          {t.issue.submit}
        </ActButton>
      ) : null}
      {may.run && issue.state === 'submitted' && signed ? (
        <ActButton action={`${at}/issuing`} confirm={t.issue.issueConfirm}>
          {t.issue.issue}
        </ActButton>
      ) : null}
    </>
  )
}

const Preview = ({ reading, lang }: { reading: IssuePageReading; lang: Frame['lang'] }) => (
  <Sheet
    title={reportTexts[lang].issue.preview}
    span={reading.issue.state === 'draft' && reading.may.run ? 6 : undefined}
    long
  >
    <div lang="vi">
      {reading.issue.narrative.map((part) => (
        <>
          <h3 class="ds-heading ct-sub" data-size="2xs">
            {part.code}. {fill(part.title, reading.filling)}
          </h3>
          {part.text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <p>{fill(line, reading.filling)}</p>
            ))}
        </>
      ))}
    </div>
  </Sheet>
)

const Amended = ({ reading, lang }: { reading: IssuePageReading; lang: Frame['lang'] }) => {
  const { changes, whole } = reading
  if (reading.issue.no === 1) return null
  const title = reportTexts[lang].issue.changes(changes.length)
  return (
    <Sheet title={title} flush gapped>
      <Changes changes={changes} indicators={whole.form.indicators} caption={title} lang={lang} />
    </Sheet>
  )
}

const Check = ({ props, lang }: { props: IssueProps; lang: Frame['lang'] }) => {
  const t = reportTexts[lang].issue
  const { reading, checked } = props
  if (reading.issue.state !== 'issued') return null
  return (
    <Sheet title={t.checkTitle} gapped id="compare">
      <p class="ct-small ct-quiet">{t.checkHow}</p>
      {checked ? (
        checked.found.length === 0 ? (
          <Alert tone="success" live>
            {checked.fileName}: {t.matches}
          </Alert>
        ) : (
          <>
            <Alert tone="warning" live>
              {checked.fileName}: {t.mismatches(checked.found.length)}
            </Alert>
            <Table
              lang={lang}
              caption={t.mismatches(checked.found.length)}
              rows={checked.found}
              columns={[
                { head: reportTexts[lang].indicator, cell: (m) => m.name },
                { head: t.place, phone: 'label', cell: (m) => t.where[m.where] },
                { head: t.issuedFigure, n: true, phone: 'label', cell: (m) => m.issued },
                { head: t.found, n: true, phone: 'label', cell: (m) => m.found ?? t.gone },
              ]}
            />
          </>
        )
      ) : null}
      <Form
        state={props.checkState}
        action={`/reports/issues/${reading.issue.id}/check`}
        submit={t.check}
        kind="second"
        multipart
      >
        <Field
          state={props.checkState}
          name="file"
          type="file"
          label={t.checkFile}
          accept=".docx"
          maxBytes={props.maxBytes}
        />
      </Form>
    </Sheet>
  )
}

/** The province's report of a period: its outline with the figures bound to it, on its way to signature, issued, amended. */
export const IssuePage = (props: IssueProps) => {
  const { frame, reading, state } = props
  const { lang } = frame
  const t = reportTexts[lang]
  const { issue, period, moved, previous, may } = reading
  const notice = moved.length > 0 ? <Alert tone="warning">{t.issue.moved(moved.length)}</Alert> : undefined
  const editing = issue.state === 'draft' && may.run
  return (
    <Page
      frame={frame}
      title={t.issue.title(titleOf(period, lang), issue.no)}
      lede={
        issue.issuedOn
          ? t.issue.issuedLine(issue.cited ?? '', showDate(issue.issuedOn, lang))
          : (t.issueStates[issue.state] ?? '')
      }
      crumbs={[
        { href: '/reports', name: t.reports },
        { href: `/reports/periods/${period.id}`, name: titleOf(period, lang) },
      ]}
      acts={<Acts reading={reading} lang={lang} />}
      notice={notice}
    >
      {previous ? (
        <p class="ct-small">
          {t.issue.older}{' '}
          <a class="ds-link" href={`/reports/issues/${previous.id}`}>
            {previous.cited}
          </a>
        </p>
      ) : null}
      <Grid stretch={editing}>
        {editing ? (
          <Sheet title={t.issue.narrative} span={6}>
            <p class="ct-small ct-quiet">{t.issue.how}</p>
            <Form
              state={state}
              action={`/reports/issues/${issue.id}/narrative`}
              submit={t.issue.save}
              kind="second"
              version={issue.version}
            >
              {issue.narrative.map((part, i) => (
                <Field
                  state={state}
                  name={`part.${i}`}
                  type="textarea"
                  rows={Math.max(3, part.text.split('\n').length * 2)}
                  label={`${part.code}. ${part.title}`}
                  value={part.text}
                  max={20_000}
                  optional
                />
              ))}
            </Form>
          </Sheet>
        ) : null}
        <Preview reading={reading} lang={lang} />
      </Grid>
      <Amended reading={reading} lang={lang} />
      <Check props={props} lang={lang} />
    </Page>
  )
}

/** Why the report is taken back from signature. */
export const TakeBackPage = ({
  frame,
  reading,
  state,
}: {
  frame: Frame
  reading: IssuePageReading
  state: FormState
}) => {
  const t = reportTexts[frame.lang]
  const back = `/reports/issues/${reading.issue.id}`
  return (
    <Page
      frame={frame}
      title={t.issue.takeBackTitle}
      crumbs={[{ href: back, name: t.issue.title(titleOf(reading.period, frame.lang), reading.issue.no) }]}
    >
      <section class="ct-sheet">
        <Form state={state} action={`${back}/withdrawal`} submit={t.issue.takeBack} cancel={back}>
          <Field state={state} name="reason" type="textarea" rows={3} label={t.reason} max={2000} />
        </Form>
      </section>
    </Page>
  )
}
