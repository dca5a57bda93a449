import { Alert } from '#ui/alert.tsx'
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
import { FigureWords, nameOf, titleOf, valueWords } from './figure.tsx'

/** Figures of an accepted report that its unit asks to be changed. */
export const CorrectionFormPage = ({
  frame,
  reading,
  state,
}: {
  frame: Frame
  reading: SheetReading
  state: FormState
}) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const { sheet } = reading
  const back = `/reports/sheets/${sheet.id}`
  return (
    <Page
      frame={frame}
      title={t.correction.title(sheet.name)}
      lede={t.correction.how}
      crumbs={[
        { href: `/reports/periods/${sheet.periodId}`, name: titleOf(sheet.period, lang) },
        { href: back, name: sheet.name },
      ]}
    >
      <section class="ct-sheet">
        <Form state={state} action={`${back}/corrections`} submit={t.correction.submit} cancel={back}>
          <Field state={state} name="reason" type="textarea" rows={3} label={t.reason} max={2000} />
          <table class="ds-table ct-cards ct-entry-table">
            <caption class="ds-sr-only">{t.sheet.fields}</caption>
            <thead>
              <tr>
                <th scope="col">{t.indicator}</th>
                <th scope="col" class="n">
                  {t.correction.stands}
                </th>
                <th scope="col" class="n">
                  {t.correction.becomes}
                </th>
              </tr>
            </thead>
            <tbody>
              {reading.shown
                .filter((i) => !reading.form.computed.has(i.code))
                .map((i) => (
                  <tr>
                    <th scope="row" data-wide="">
                      <span class="ct-code">{i.code}</span> {nameOf(i, lang)}
                    </th>
                    <td class="n" data-label={t.correction.stands}>
                      {valueWords(valueOfPlain(reading.figures[i.code]), i, lang) || '–'}
                    </td>
                    <td class="n" data-label={t.correction.becomes}>
                      <CellField
                        state={state}
                        name={`v.${i.code}`}
                        label={`${i.code}: ${t.correction.becomes}`}
                        max={60}
                      />
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Form>
      </section>
    </Page>
  )
}

/** A correction with the figures that it changes at each level, the issued report's among them. */
export const CorrectionPage = ({
  frame,
  reading,
  state,
  refused,
}: {
  frame: Frame
  reading: CorrectionReading
  state: FormState
  refused?: string | undefined
}) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const { correction, sheet, form, levels, may } = reading
  return (
    <Page
      frame={frame}
      title={t.correction.title(sheet.name)}
      lede={t.correction.proposed(correction.personName ?? '', showDate(correction.onDay, lang))}
      crumbs={[
        { href: `/reports/periods/${sheet.periodId}`, name: titleOf(sheet.period, lang) },
        { href: `/reports/sheets/${sheet.id}`, name: sheet.name },
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
      notice={
        refused ? (
          <Alert tone="danger" live>
            {refused}
          </Alert>
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
      {levels.map(({ unit, changes, printed }) => (
        <Sheet
          title={t.correction.wouldChange(unit.name, changes.length)}
          aside={printed ? t.correction.issuedLevel : undefined}
          flush
          gapped
        >
          {changes.length === 0 ? (
            <p class="ct-note ct-quiet">{t.correction.nothing}</p>
          ) : (
            <Table
              lang={lang}
              caption={t.correction.wouldChange(unit.name, changes.length)}
              rows={changes}
              columns={[
                {
                  head: t.indicator,
                  cell: ({ indicator }) => {
                    const i = form.indicators.get(indicator)
                    return `${indicator} ${i ? nameOf(i, lang) : ''}`
                  },
                },
                {
                  head: t.issue.was,
                  n: true,
                  phone: 'label',
                  cell: ({ indicator, before }) => {
                    const i = form.indicators.get(indicator)
                    return i ? <FigureWords figure={before} indicator={i} lang={lang} /> : ''
                  },
                },
                {
                  head: t.issue.now,
                  n: true,
                  phone: 'label',
                  cell: ({ indicator, after }) => {
                    const i = form.indicators.get(indicator)
                    return i ? <FigureWords figure={after} indicator={i} lang={lang} /> : ''
                  },
                },
              ]}
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
