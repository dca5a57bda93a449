import { type Lang, named } from '#platform/lang.ts'
import { Button } from '#ui/button.tsx'
import { CellField, type FormState, Hidden } from '#ui/form.tsx'
import type { Frame } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import type { SheetReading } from '../facts/sheet.ts'
import type { FileFinding } from '../file/read.ts'
import type { Indicator } from '../rules/form.ts'
import { valueOfPlain } from '../rules/plain.ts'
import { fieldText } from '../rules/show.ts'
import type { Finding } from '../rules/validate.ts'
import { findingWords } from '../texts/finding-words.ts'
import { reportTexts } from '../texts/reports.ts'
import { anchorOf, measureOf, nameOf, valueWords } from './figure.tsx'

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

export const Fields = ({ props, lang }: { props: SheetProps; lang: Lang }) => {
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
