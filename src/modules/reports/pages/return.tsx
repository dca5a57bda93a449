import { CellField, Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import type { SheetReading } from '../facts/sheet.ts'
import { valueOfPlain } from '../rules/plain.ts'
import { reportTexts } from '../texts/reports.ts'
import { nameOf, titleOf, valueWords } from './figure.tsx'
import { findingLines } from './sheet.tsx'

/** A report given back: the reason, and a note at each figure that needs one. */
export const ReturnPage = ({
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
  const asked = reading.shown.filter((i) => !reading.form.computed.has(i.code))
  return (
    <Page
      frame={frame}
      title={`${t.sheet.returnTitle}: ${sheet.name}`}
      lede={t.sheet.returnHow}
      crumbs={[
        { href: `/reports/periods/${sheet.periodId}`, name: titleOf(sheet.period, lang) },
        { href: back, name: sheet.name },
      ]}
    >
      <section class="ct-sheet">
        <Form state={state} action={`${back}/return`} submit={t.sheet.return} cancel={back}>
          <Field state={state} name="reason" type="textarea" rows={3} label={t.reason} max={2000} />
          <table class="ds-table ct-cards ct-entry-table">
            <caption class="ds-sr-only">{t.sheet.fields}</caption>
            <thead>
              <tr>
                <th scope="col">{t.indicator}</th>
                <th scope="col" class="n">
                  {t.value}
                </th>
                <th scope="col">{t.sheet.noteHead}</th>
              </tr>
            </thead>
            <tbody>
              {asked.map((i) => (
                <tr>
                  <th scope="row" data-wide="">
                    <span class="ct-code">{i.code}</span> {nameOf(i, lang)}
                    {findingLines(reading.findings, i.code, lang).map((line) => (
                      <p class="ct-small" data-error={line.error ? '' : undefined}>
                        {line.words}
                      </p>
                    ))}
                  </th>
                  <td class="n" data-label={t.value}>
                    {valueWords(valueOfPlain(reading.figures[i.code]), i, lang) || '–'}
                  </td>
                  <td data-label={t.sheet.noteHead}>
                    <CellField
                      state={state}
                      name={`note.${i.code}`}
                      label={t.sheet.note(i.code)}
                      max={2000}
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
