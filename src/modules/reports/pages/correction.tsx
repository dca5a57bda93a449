import { ActButton } from '#ui/button.tsx'
import { CellField, Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { CorrectionReading } from '../facts/correction.ts'
import type { SheetReading } from '../facts/sheet.ts'
import { valueOfPlain } from '../rules/plain.ts'
import { reportTexts } from '../texts/reports.ts'
import { Changes } from './changes.tsx'
import { nameOf, titleOf, unitOf, valueWords } from './figure.tsx'
import { FiguresForm } from './figures-form.tsx'

type FormProps = { frame: Frame; reading: SheetReading; state: FormState }

/** Figures of an accepted report that its unit asks to be changed. */
export const CorrectionFormPage = (props: FormProps) => {
  const t = reportTexts[props.frame.lang].correction
  return (
    <FiguresForm
      {...props}
      title={t.title(unitOf(props.reading.sheet, props.frame.lang))}
      lede={t.how}
      to="corrections"
      submit={t.submit}
      stands={t.stands}
      head={t.becomes}
      field={({ code }) => (
        <CellField state={props.state} name={`v.${code}`} label={`${code}: ${t.becomes}`} max={60} />
      )}
    />
  )
}

/** What was asked of a correction that is decided: what it changed then is in the figures by now. */
const Asked = ({ reading, lang }: { reading: CorrectionReading; lang: Frame['lang'] }) => {
  const t = reportTexts[lang]
  const { correction, form } = reading
  return (
    <Sheet title={t.corrections} flush gapped>
      <Table
        lang={lang}
        caption={t.corrections}
        rows={Object.entries(correction.changes).map(([code, value]) => ({
          code,
          value,
          indicator: form.indicators.get(code),
        }))}
        columns={[
          {
            head: t.indicator,
            cell: ({ code, indicator }) => `${code} ${indicator ? nameOf(indicator, lang) : ''}`,
          },
          {
            head: t.correction.becomes,
            n: true,
            phone: 'label',
            cell: ({ indicator, value }) =>
              (indicator && valueWords(valueOfPlain(value), indicator, lang)) || '–',
          },
        ]}
      />
    </Sheet>
  )
}

/** A correction with the figures that it changes at each level, the issued report's among them. */
export const CorrectionPage = ({
  frame,
  reading,
  state,
}: {
  frame: Frame
  reading: CorrectionReading
  state: FormState
}) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const { correction, sheet, form, levels, may } = reading
  return (
    <Page
      frame={frame}
      title={t.correction.title(unitOf(sheet, lang))}
      lede={t.correction.proposed(correction.personName ?? '', showDate(correction.onDay, lang))}
      crumbs={[
        { href: `/reports/periods/${sheet.periodId}`, name: titleOf(sheet.period, lang) },
        { href: `/reports/sheets/${sheet.id}`, name: unitOf(sheet, lang) },
      ]}
      acts={
        may.decide ? (
          <ActButton
            action={`/reports/corrections/${correction.id}/decision`}
            fields={{ verdict: 'accept' }}
            confirm={t.correction.acceptConfirm}
          >
            {t.correction.accept}
          </ActButton>
        ) : undefined
      }
    >
      <Sheet title={t.correctionStates[correction.state] ?? ''}>
        <p>
          <Said text={correction.reason} />
        </p>
        {correction.decidedReason ? (
          <p>
            <Said text={correction.decidedReason} />
          </p>
        ) : null}
        {correction.state === 'accepted' ? <p class="ct-quiet">{t.correction.thenAmend}</p> : null}
      </Sheet>
      {correction.state === 'proposed' ? null : <Asked reading={reading} lang={lang} />}
      {levels.map(({ unit, changes, printed }) => (
        <Sheet
          title={t.correction.wouldChange(unitOf(unit, lang), changes.length)}
          aside={printed ? t.correction.issuedLevel : undefined}
          flush
          gapped
        >
          {changes.length === 0 ? (
            <p class="ct-note ct-quiet">{t.correction.nothing}</p>
          ) : (
            <Changes
              changes={changes}
              indicators={form.indicators}
              caption={t.correction.wouldChange(unitOf(unit, lang), changes.length)}
              lang={lang}
            />
          )}
        </Sheet>
      ))}
      {may.decide ? (
        <Sheet title={t.correction.refuse} gapped>
          <Form
            state={state}
            action={`/reports/corrections/${correction.id}/decision`}
            submit={t.correction.refuse}
            kind="second"
          >
            <Hidden name="verdict" value="refuse" />
            <Field state={state} name="reason" type="textarea" rows={2} label={t.reason} max={2000} />
          </Form>
        </Sheet>
      ) : null}
    </Page>
  )
}
