import { Alert } from '#ui/alert.tsx'
import { Field, Form, type FormState, type Option } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { type Job, JobLine } from '#ui/progress.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { AccountImport } from '../actions/import.ts'
import type { AccountFinding } from '../rules/import.ts'
import { type Texts, texts } from '../texts.ts'

type Say = (reason: string, facts?: Record<string, string | number>) => string

/** Which unit's people get links, printed or by mail. */
export const SheetFormPage = ({
  frame,
  state,
  units,
  mail,
  sent,
}: {
  frame: Frame
  state: FormState
  units: Option[]
  mail: boolean
  sent: number | undefined
}) => {
  const t = texts(frame.lang)
  const notice =
    sent === undefined ? undefined : (
      <Alert tone="success" live>
        {t.sheetSent(showNumber(sent, frame.lang))}
      </Alert>
    )
  return (
    <Page
      frame={frame}
      title={t.sheet}
      lede={t.sheetLede}
      crumbs={[{ href: '/accounts', name: t.accounts }]}
      notice={notice}
    >
      <Sheet>
        <Form state={state} action="/accounts/links" submit={t.sheetMake} cancel="/accounts">
          <Field state={state} name="unitId" type="select" label={t.unit} options={units} />
          {mail ? <Field state={state} name="send" type="checkbox" label={t.sheetSend} /> : null}
        </Form>
      </Sheet>
    </Page>
  )
}

/** The printed sheet: one box a person, to be cut apart. */
export const LinkSheetPage = ({
  frame,
  links,
}: {
  frame: Frame
  links: { name: string; username: string; offices: string[]; address: string }[]
}) => {
  const t = texts(frame.lang)
  return (
    <Page
      frame={frame}
      title={t.sheet}
      crumbs={[
        { href: '/accounts', name: t.accounts },
        { href: '/accounts/links', name: t.sheet },
      ]}
    >
      {links.map((link) => (
        <Sheet title={link.name} gapped>
          <p>
            {t.username}: <b>{link.username}</b> · <Said text={link.offices.join('; ')} />
          </p>
          <p>
            <code class="ct-secret">{link.address}</code>
          </p>
          <p class="ct-small ct-quiet">{t.sheetText}</p>
        </Sheet>
      ))}
    </Page>
  )
}

const Findings = ({
  findings,
  lang,
  say,
  t,
}: {
  findings: AccountFinding[]
  lang: Frame['lang']
  say: Say
  t: Texts
}) => (
  <Sheet title={t.finding} flush gapped long>
    <Table
      lang={lang}
      caption={t.finding}
      rows={findings.slice(0, 500)}
      columns={[
        { head: t.line, cell: (f) => showNumber(f.line, lang), n: true },
        { head: t.column, cell: (f) => f.column },
        { head: t.finding, cell: (f) => say(f.reason), phone: 'wide' },
        { head: t.value, cell: (f) => <Said text={f.value} />, phone: 'label' },
      ]}
    />
  </Sheet>
)

export const ImportPage = ({
  frame,
  state,
  say,
  result,
  jobs,
}: {
  frame: Frame
  state: FormState
  say: Say
  result?: AccountImport | undefined
  jobs: (Job & { href: string })[]
}) => {
  const t = texts(frame.lang)
  const n = (value: number) => showNumber(value, frame.lang)
  return (
    <Page
      frame={frame}
      title={t.import}
      lede={t.importLede}
      crumbs={[{ href: '/accounts', name: t.accounts }]}
    >
      {result ? (
        <Alert tone={result.refused > 0 ? 'warning' : 'success'} live>
          {t.checked(n(result.taken), n(result.refused))}
        </Alert>
      ) : null}
      <Sheet>
        <Form state={state} action="/accounts/import" submit={t.importStart} cancel="/accounts" multipart>
          <Field
            state={state}
            name="file"
            type="file"
            label={t.file}
            accept=".csv,text/csv"
            maxBytes={20_971_520}
          />
          <Field state={state} name="check" type="checkbox" label={t.checkOnly} />
        </Form>
      </Sheet>
      {result && result.findings.length > 0 ? (
        <Findings findings={result.findings} lang={frame.lang} say={say} t={t} />
      ) : null}
      {jobs.length > 0 ? (
        <Sheet title={t.imports} gapped>
          <ul class="ct-plain ct-lines">
            {jobs.map((job) => (
              <li>
                <a href={job.href}>
                  <Said text={job.title} />
                </a>{' '}
                <span class="ct-num">
                  {n(job.done)}/{n(job.of)}
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
    </Page>
  )
}

/** One import under way or ended; reloading loses nothing. */
export const ImportJobPage = ({
  frame,
  job,
  findings,
  say,
}: {
  frame: Frame
  job: Job
  findings: AccountFinding[]
  say: Say
}) => {
  const t = texts(frame.lang)
  return (
    <Page
      frame={frame}
      title={t.import}
      crumbs={[
        { href: '/accounts', name: t.accounts },
        { href: '/accounts/import', name: t.import },
      ]}
    >
      <Sheet>
        <JobLine job={job} lang={frame.lang} />
      </Sheet>
      {findings.length > 0 ? <Findings findings={findings} lang={frame.lang} say={say} t={t} /> : null}
    </Page>
  )
}
