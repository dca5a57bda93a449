import { type Lang, named } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { ActButton, Button, LinkButton } from '#ui/button.tsx'
import { CellField, Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showSize } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { SheetReading } from '../facts/sheet.ts'
import type { FileFinding } from '../file/read.ts'
import type { Indicator } from '../rules/form.ts'
import { valueOfPlain } from '../rules/plain.ts'
import { fieldText } from '../rules/show.ts'
import type { Finding } from '../rules/validate.ts'
import { findingWords } from '../texts/finding-words.ts'
import { reportTexts } from '../texts/reports.ts'
import { anchorOf, measureOf, nameOf, titleOf, unitOf, valueWords } from './figure.tsx'
import { stateTag } from './state.tsx'

export type SheetProps = {
  frame: Frame
  reading: SheetReading
  area: string | undefined
  state: FormState
  /** fields that somebody else changed meanwhile, with what they wrote */
  theirs?: ReadonlyMap<string, string>
  upload: {
    state: FormState
    maxBytes: number
    rows: number
    findings?: { finding: FileFinding; words: string }[]
    /** the file was read and says nothing else than what stands */
    nothing: boolean
  }
}

export const shownArea = (reading: SheetReading, area: string | undefined): string | undefined =>
  area && reading.shown.some((i) => i.area === area) ? area : reading.shown[0]?.area

const said = (findings: readonly Finding[], code: string): Finding[] =>
  findings.filter((f) => f.indicator === code && f.reason !== 'not-given')

/** What the check says beside a field. */
export const findingLines = (
  findings: readonly Finding[],
  code: string,
  lang: Lang,
): { words: string; error: boolean }[] =>
  said(findings, code).map((f) => ({
    words: findingWords(f.reason, f.facts, lang),
    error: f.severity === 'error',
  }))

const options = (indicator: Indicator, lang: Lang) => {
  const t = reportTexts[lang].sheet
  if (indicator.kind === 'boolean')
    return [
      { value: '', label: t.choose },
      { value: 'true', label: t.yes },
      { value: 'false', label: t.no },
    ]
  return [
    { value: '', label: t.choose },
    ...(indicator.options ?? []).map((o) => ({
      value: o.value,
      label: named(lang, o.name_vi, o.name_en),
    })),
  ]
}

const Control = ({
  reading,
  indicator,
  state,
  lang,
  theirs,
}: {
  reading: SheetReading
  indicator: Indicator
  state: FormState
  lang: Lang
  theirs?: string | undefined
}) => {
  const t = reportTexts[lang].sheet
  const { code } = indicator
  const standing = reading.standings.get(code)
  const seen = theirs ?? fieldText(standing?.value ?? null, lang)
  const label = `${code} ${nameOf(indicator, lang)}`
  const field = { state, name: `v.${code}`, label, value: fieldText(standing?.value ?? null, lang) }
  const overrides = standing?.system !== undefined
  return (
    <>
      <Hidden name={`seen.${code}`} value={seen} />
      {indicator.kind === 'boolean' || indicator.kind === 'enum' ? (
        <CellField {...field} type="select" options={options(indicator, lang)} placeholder={false} />
      ) : (
        <CellField {...field} type="decimal" />
      )}
      {theirs === undefined ? null : (
        <Button kind="second" small name="theirs" value={code}>
          {t.given(theirs || '–')}
        </Button>
      )}
      {overrides ? (
        <>
          <span class="ct-small ct-quiet" aria-hidden="true">
            {t.why}
          </span>
          <CellField
            state={state}
            name={`why.${code}`}
            label={`${code}: ${t.why}`}
            value={standing?.reason ?? ''}
            max={2000}
          />
        </>
      ) : null}
    </>
  )
}

const sourceWords = (reading: SheetReading, indicator: Indicator, lang: Lang) => {
  const t = reportTexts[lang].sheet
  const { code } = indicator
  if (reading.form.computed.has(code)) return t.computed
  const row = reading.rows.get(code)
  const standing = reading.standings.get(code)
  const known = reading.system.get(code)
  const link = known?.url ? (
    <a class="ds-link" href={known.url}>
      {t.system}
    </a>
  ) : (
    t.system
  )
  if (standing?.source === 'system' && standing.value !== null) return link
  const history = row ? (
    <a
      class="ds-link"
      href={`/reports/sheets/${reading.sheet.id}/history?indicator=${encodeURIComponent(code)}`}
    >
      {row.source === 'file' ? t.file : row.source === 'system' ? t.system : t.typed}
    </a>
  ) : null
  return (
    <>
      {history}
      {known ? (
        <>
          {history ? ' · ' : ''}
          <a class="ds-link" href={known.url ?? '#'}>
            {t.systemSays(valueWords(known.value, indicator, lang))}
          </a>
        </>
      ) : null}
      {row?.reason && standing?.source !== 'system' ? (
        <small>
          <Said text={row.reason} />
        </small>
      ) : null}
    </>
  )
}

const lastNotes = (reading: SheetReading) =>
  reading.sheet.state === 'returned'
    ? (reading.submissions.find((s) => s.verdict === 'returned')?.notes ?? [])
    : []

const Row = ({ props, indicator, lang }: { props: SheetProps; indicator: Indicator; lang: Lang }) => {
  const { reading, state, theirs } = props
  const { code } = indicator
  const computed = reading.form.computed.has(code)
  const value = computed ? reading.computed.get(code) : valueOfPlain(reading.figures[code])
  const note = lastNotes(reading).filter((n) => n.indicator === code)
  const lines = findingLines(reading.findings, code, lang)
  const before = reading.before?.values.get(code)
  return (
    <tr id={anchorOf('i', code)} data-field={code}>
      <th scope="row" data-wide="">
        <span class="ct-code">{code}</span> {nameOf(indicator, lang)}
        {measureOf(indicator, lang) ? <small>{measureOf(indicator, lang)}</small> : null}
        {note.map((n) => (
          <p class="ct-small ct-note-of">
            <b>{reportTexts[lang].sheet.noteHead}:</b> <Said text={n.text} />
          </p>
        ))}
        <div data-findings={code}>
          {lines.map((line) => (
            <p class="ct-small" data-error={line.error ? '' : undefined}>
              {line.words}
            </p>
          ))}
        </div>
      </th>
      {reading.before ? (
        <td class="n ct-quiet" data-label={reportTexts[lang].sheet.previous}>
          {valueWords(before, indicator, lang)}
        </td>
      ) : null}
      <td class="n" data-label={reportTexts[lang].sheet.value}>
        {reading.may.enter && !computed ? (
          <Control
            reading={reading}
            indicator={indicator}
            state={state}
            lang={lang}
            theirs={theirs?.get(code)}
          />
        ) : (
          <span data-computed={computed ? code : undefined}>{valueWords(value, indicator, lang) || '–'}</span>
        )}
      </td>
      <td class="ct-small ct-quiet" data-label={reportTexts[lang].sheet.source}>
        {sourceWords(reading, indicator, lang)}
      </td>
    </tr>
  )
}

const Fields = ({ props, lang }: { props: SheetProps; lang: Lang }) => {
  const { reading } = props
  const t = reportTexts[lang]
  const area = shownArea(reading, props.area)
  const rows = reading.shown.filter((i) => i.area === area)
  return (
    <table class="ds-table ct-cards ct-entry-table">
      <caption class="ds-sr-only">{t.sheet.fields}</caption>
      <thead>
        <tr>
          <th scope="col">{t.indicator}</th>
          {reading.before ? (
            <th scope="col" class="n">
              {reading.before.window.code} {reading.before.window.year}
            </th>
          ) : null}
          <th scope="col" class="n">
            {t.sheet.value}
          </th>
          <th scope="col">{t.sheet.source}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((indicator) => (
          <Row props={props} indicator={indicator} lang={lang} />
        ))}
      </tbody>
    </table>
  )
}

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
