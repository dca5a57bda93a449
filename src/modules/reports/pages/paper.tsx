import { Alert } from '#ui/alert.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { reportTexts } from '../texts/reports.ts'
import { titleOf } from './figure.tsx'

export type Said = { line: number; words: string }

/** Reports that came on paper, entered as one table; what is wrong in it by line. */
export const PaperPage = ({
  frame,
  state,
  period,
  faults,
  taken,
  maxBytes,
}: {
  frame: Frame
  state: FormState
  period: { id: number; title: string; titleEn: string }
  faults?: Said[] | undefined
  taken?: { units: number; figures: number } | undefined
  maxBytes: number
}) => {
  const t = reportTexts[frame.lang]
  const back = `/reports/periods/${period.id}`
  return (
    <Page
      frame={frame}
      title={t.paper.title}
      lede={t.paper.lede}
      crumbs={[
        { href: '/reports', name: t.reports },
        { href: back, name: titleOf(period, frame.lang) },
      ]}
      notice={
        taken ? (
          <Alert tone="success" live>
            {t.paper.taken(taken.units, taken.figures)}
          </Alert>
        ) : undefined
      }
    >
      {faults && faults.length > 0 ? (
        <Sheet title={t.paper.faults(faults.length)} flush>
          <Table
            lang={frame.lang}
            caption={t.paper.faults(faults.length)}
            rows={faults.slice(0, 200)}
            columns={[
              { head: t.paper.line, n: true, cell: (one) => one.line || '' },
              { head: t.paper.says, names: true, cell: (one) => one.words },
            ]}
          />
        </Sheet>
      ) : null}
      <section class="ct-sheet ct-gapped">
        <Form state={state} action={`${back}/papers`} submit={t.paper.submit} cancel={back} multipart>
          <Field
            state={state}
            name="file"
            type="file"
            label={t.paper.file}
            accept=".csv,.xlsx"
            maxBytes={maxBytes}
          />
          <FieldRow>
            <Field
              state={state}
              name="receivedOn"
              type="date"
              label={t.paper.received}
              value={frame.today}
              narrow
            />
            <Field state={state} name="documentNo" label={t.paper.documentNo} max={100} optional narrow />
          </FieldRow>
        </Form>
      </section>
    </Page>
  )
}
