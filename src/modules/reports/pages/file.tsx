import { Button, LinkButton } from '#ui/button.tsx'
import { CellField, Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { FileChange } from '../actions/file.ts'
import type { SheetReading } from '../facts/sheet.ts'
import { fieldText } from '../rules/show.ts'
import { reportTexts } from '../texts/reports.ts'
import { nameOf, titleOf, unitOf, valueWords } from './figure.tsx'

/** The figures that a file sent back would change, each with what stands now; those of the system ask why. */
export const FilePage = ({
  frame,
  reading,
  changes,
  state,
}: {
  frame: Frame
  reading: SheetReading
  changes: FileChange[]
  state: FormState
}) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const { sheet, form, standings } = reading
  const back = `/reports/sheets/${sheet.id}`
  const now = (code: string) => standings.get(code)?.value ?? null
  const asks = (code: string) => standings.get(code)?.system !== undefined
  return (
    <Page
      frame={frame}
      title={t.sheet.fileChanges(changes.length)}
      lede={t.sheet.fileHow}
      crumbs={[
        { href: `/reports/periods/${sheet.periodId}`, name: titleOf(sheet.period, lang) },
        { href: back, name: unitOf(sheet, lang) },
      ]}
    >
      <Sheet title={t.sheet.fields} flush long>
        <Form state={state} action={`${back}/fields`}>
          <Hidden name="from" value="file" />
          {changes.map(({ indicator, text, since }) => (
            <>
              <Hidden name={`v.${indicator}`} value={text} />
              <Hidden name={`seen.${indicator}`} value={fieldText(now(indicator), lang)} />
              {since ? <Hidden name={`since.${indicator}`} value="on" /> : null}
            </>
          ))}
          <Table
            lang={lang}
            caption={t.sheet.fileChanges(changes.length)}
            rows={changes}
            columns={[
              {
                head: t.indicator,
                phone: 'wide',
                cell: ({ indicator }) => {
                  const known = form.indicators.get(indicator)
                  return `${indicator} ${known ? nameOf(known, lang) : ''}`
                },
              },
              {
                head: t.sheet.from,
                n: true,
                phone: 'label',
                cell: ({ indicator }) => {
                  const known = form.indicators.get(indicator)
                  return (known && valueWords(now(indicator), known, lang)) || '–'
                },
              },
              { head: t.sheet.to, n: true, phone: 'label', cell: ({ text }) => text || '–' },
              {
                head: t.sheet.why,
                phone: 'label',
                cell: ({ indicator, why, since }) => (
                  <>
                    {since ? (
                      <Field
                        state={state}
                        name={`take.${indicator}`}
                        type="checkbox"
                        label={t.sheet.fileSince(indicator)}
                      />
                    ) : null}
                    {asks(indicator) ? (
                      <CellField
                        state={state}
                        name={`why.${indicator}`}
                        label={`${indicator}: ${t.sheet.why}`}
                        value={why}
                        max={2000}
                      />
                    ) : null}
                  </>
                ),
              },
            ]}
          />
          <p class="ct-acts ct-note">
            <Button>{t.save}</Button>
            <LinkButton kind="quiet" href={back}>
              {t.cancel}
            </LinkButton>
          </p>
        </Form>
      </Sheet>
    </Page>
  )
}
