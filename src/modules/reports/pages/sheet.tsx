import { type Lang, named } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, Button, LinkButton } from '#ui/button.tsx'
import { Field, Form, Hidden } from '#ui/form.tsx'
import { showDate, showSize } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { SheetReading } from '../facts/sheet.ts'
import type { Finding } from '../rules/validate.ts'
import { reportTexts } from '../texts/reports.ts'
import { titleOf, unitOf } from './figure.tsx'
import { Fields, type SheetProps, shownArea } from './sheet-fields.tsx'
import { stateTag } from './state.tsx'

const Areas = ({ reading, area, lang }: { reading: SheetReading; area: string | undefined; lang: Lang }) => {
  const now = shownArea(reading, area)
  const wrong = new Set(
    reading.findings
      .filter((f) => f.severity === 'error')
      .map((f) => reading.form.indicators.get(f.indicator)?.area),
  )
  const areas = (reading.form.form.areas ?? []).filter((a) => reading.shown.some((i) => i.area === a.code))
  if (areas.length === 0) return null
  return (
    <nav class="ct-areas-nav" aria-label={reportTexts[lang].areas}>
      {areas.map((a) => (
        <a
          href={`/reports/sheets/${reading.sheet.id}?area=${encodeURIComponent(a.code)}`}
          aria-current={a.code === now ? 'true' : undefined}
        >
          {a.code} {named(lang, a.name_vi, a.name_en)}
          {wrong.has(a.code) ? ' *' : ''}
        </a>
      ))}
    </nav>
  )
}

const Acts = ({ reading, lang }: { reading: SheetReading; lang: Lang }) => {
  const t = reportTexts[lang].sheet
  const { sheet, may } = reading
  const at = `/reports/sheets/${sheet.id}`
  const waits = sheet.state === 'signed'
  const open = sheet.period.state === 'open'
  return (
    <>
      {may.enter ? (
        <LinkButton kind="quiet" href={`${at}/report.xlsx`} icon="download">
          {t.down}
        </LinkButton>
      ) : null}
      <LinkButton kind="quiet" href={`${at}/history`}>
        {t.historyTitle}
      </LinkButton>
      {may.check && open && (waits || sheet.state === 'accepted') ? (
        <LinkButton kind="second" href={`${at}/return`}>
          {t.return}
        </LinkButton>
      ) : null}
      {may.correct ? (
        <LinkButton kind="second" href={`${at}/corrections/new`}>
          {t.correct}
        </LinkButton>
      ) : null}
      {may.check && open && waits ? <ActButton action={`${at}/acceptance`}>{t.accept}</ActButton> : null}
      {may.sign ? (
        <ActButton
          action={`${at}/signature`}
          fields={{ version: String(sheet.version) }}
          confirm={t.signConfirm}
        >
          {sheet.provincial ? t.signProvince : t.sign}
        </ActButton>
      ) : null}
    </>
  )
}

const Summary = ({ reading, lang }: { reading: SheetReading; lang: Lang }) => {
  const t = reportTexts[lang].sheet
  const asked = reading.standings.size
  const given = Object.keys(reading.figures).length
  const of = (severity: Finding['severity']) =>
    new Set(
      reading.findings
        .filter((f) => f.severity === severity && f.reason !== 'not-given')
        .map((f) => f.indicator),
    ).size
  const [errors, notices] = [of('error'), of('notice')]
  const { sheet } = reading
  return (
    <p class="ct-tags">
      {stateTag(sheet.state, lang)} <span class="ct-small">{t.counts(given, asked)}</span>
      <span class="ct-small" data-errors="">
        {errors > 0 ? t.errors(errors) : t.noErrors}
      </span>
      {notices > 0 ? <span class="ct-small ct-quiet">{t.notices(notices)}</span> : null}
      {sheet.submittedOn && sheet.daysLate ? (
        <span class="ct-small">
          {reportTexts[lang].sentLate(showDate(sheet.submittedOn, lang), sheet.daysLate)}
        </span>
      ) : null}
    </p>
  )
}

const Submissions = ({ reading, lang }: { reading: SheetReading; lang: Lang }) => {
  const t = reportTexts[lang].sheet
  if (reading.submissions.length === 0) return null
  return (
    <Sheet title={t.submissions} flush gapped>
      <Table
        lang={lang}
        caption={t.submissions}
        rows={reading.submissions}
        columns={[
          {
            head: t.submissions,
            cell: (s) => (
              <>
                {t.submission(s.no)}, {showDate(s.onDay, lang)}
                {s.kind === 'correction' ? <small>{t.byCorrection}</small> : null}
              </>
            ),
          },
          { head: t.who, phone: 'label', cell: (s) => s.personName ?? '' },
          {
            head: t.verdict,
            phone: 'label',
            cell: (s) => (
              <>
                {s.verdict
                  ? `${t.verdicts[s.verdict]} ${showDate(s.verdictOn ?? '', lang)}, ${s.verdictBy ?? ''}`
                  : t.waits}
                {s.verdictReason ? (
                  <small>
                    <Said text={s.verdictReason} />
                  </small>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Sheet>
  )
}

const Upload = ({ props, lang }: { props: SheetProps; lang: Lang }) => {
  const t = reportTexts[lang].sheet
  const { upload, reading } = props
  return (
    <>
      {upload.findings && upload.findings.length > 0 ? (
        <Sheet title={t.fileFindings(upload.findings.length)} flush gapped>
          <Table
            lang={lang}
            caption={t.fileFindings(upload.findings.length)}
            rows={upload.findings.slice(0, 200)}
            columns={[
              { head: t.row, n: true, cell: ({ finding }) => finding.row || '' },
              { head: t.what, names: true, cell: ({ finding }) => finding.code },
              { head: reportTexts[lang].paper.says, cell: ({ words }) => words },
            ]}
          />
        </Sheet>
      ) : null}
      {reading.may.enter ? (
        <Sheet title={t.upTitle} gapped>
          <p class="ct-small ct-quiet">
            {t.upHow(String(upload.rows), showSize(upload.maxBytes, lang).replace(/\s*MB$/, ''))}
          </p>
          <Form
            state={upload.state}
            action={`/reports/sheets/${reading.sheet.id}/file`}
            submit={t.up}
            kind="second"
            multipart
          >
            <Field
              state={upload.state}
              name="file"
              type="file"
              label={t.file_}
              accept=".xlsx"
              maxBytes={upload.maxBytes}
            />
          </Form>
        </Sheet>
      ) : null}
    </>
  )
}

/** A unit's report: its fields area by area, what the check says beside each, what was handed in before. */
export const SheetPage = (props: SheetProps) => {
  const { frame, reading, state } = props
  const { lang } = frame
  const t = reportTexts[lang]
  const { sheet } = reading
  const { period } = sheet
  const area = shownArea(reading, props.area)
  const notice = props.upload.nothing ? (
    <Alert tone="info" live>
      {t.sheet.fileSame}
    </Alert>
  ) : undefined
  return (
    <Page
      frame={frame}
      title={t.sheet.title(unitOf(sheet, lang), titleOf(period, lang))}
      lede={`${t.window(showDate(period.from, lang), showDate(period.to, lang))} ${t.dueLine(showDate(period.unitDueOn, lang), null)}`}
      under={<Summary reading={reading} lang={lang} />}
      crumbs={[
        { href: '/reports', name: t.reports },
        { href: `/reports/periods/${period.id}`, name: titleOf(period, lang) },
      ]}
      acts={<Acts reading={reading} lang={lang} />}
      notice={notice}
    >
      <ct-report failed={t.sheet.notSaved}>
        <Sheet title={t.sheet.fields} flush long>
          <Areas reading={reading} area={props.area} lang={lang} />
          {reading.may.enter ? (
            <Form state={state} action={`/reports/sheets/${sheet.id}/fields`}>
              <Hidden name="area" value={area ?? ''} />
              <Fields props={props} lang={lang} />
              <p class="ct-small ct-quiet ct-note" role="status" data-saved=""></p>
              <p class="ct-acts ct-note" data-plain="">
                <Button kind="second">{t.sheet.save}</Button>
              </p>
            </Form>
          ) : (
            <Fields props={props} lang={lang} />
          )}
        </Sheet>
      </ct-report>
      <Upload props={props} lang={lang} />
      <Submissions reading={reading} lang={lang} />
    </Page>
  )
}
