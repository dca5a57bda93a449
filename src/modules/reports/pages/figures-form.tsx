import type { Child } from 'hono/jsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import type { SheetReading } from '../facts/sheet.ts'
import type { Indicator } from '../rules/form.ts'
import { valueOfPlain } from '../rules/plain.ts'
import { reportTexts } from '../texts/reports.ts'
import { nameOf, titleOf, unitOf, valueWords } from './figure.tsx'

/** A form about a whole report: why, and something to be written beside each figure that its unit gave. */
export const FiguresForm = ({
  frame,
  reading,
  state,
  title,
  lede,
  to,
  submit,
  stands,
  head,
  under,
  field,
}: {
  frame: Frame
  reading: SheetReading
  state: FormState
  title: string
  lede: string
  /** where it is sent, below the report's own address */
  to: string
  submit: string
  /** what the column of figures is called, and that of the fields */
  stands: string
  head: string
  under?: (indicator: Indicator) => Child
  field: (indicator: Indicator) => Child
}) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const { sheet } = reading
  const back = `/reports/sheets/${sheet.id}`
  return (
    <Page
      frame={frame}
      title={title}
      lede={lede}
      crumbs={[
        { href: `/reports/periods/${sheet.periodId}`, name: titleOf(sheet.period, lang) },
        { href: back, name: unitOf(sheet, lang) },
      ]}
    >
      <section class="ct-sheet">
        <Form state={state} action={`${back}/${to}`} submit={submit} cancel={back}>
          <Field state={state} name="reason" type="textarea" rows={3} label={t.reason} max={2000} />
          <table class="ds-table ct-cards ct-entry-table">
            <caption class="ds-sr-only">{t.sheet.fields}</caption>
            <thead>
              <tr>
                <th scope="col">{t.indicator}</th>
                <th scope="col" class="n">
                  {stands}
                </th>
                <th scope="col">{head}</th>
              </tr>
            </thead>
            <tbody>
              {reading.shown
                .filter((i) => !reading.form.computed.has(i.code))
                .map((i) => (
                  <tr>
                    <th scope="row" data-wide="">
                      <span class="ct-code">{i.code}</span> {nameOf(i, lang)}
                      {under?.(i)}
                    </th>
                    <td class="n" data-label={stands}>
                      {valueWords(valueOfPlain(reading.figures[i.code]), i, lang) || '–'}
                    </td>
                    <td data-label={head}>{field(i)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Form>
      </section>
    </Page>
  )
}
