import { Alert } from '#ui/alert.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import type { Say } from '#ui/refused-form.ts'
import { Said } from '#ui/said.tsx'
import { Table } from '#ui/table.tsx'
import type { UnitFinding } from '../rules/import.ts'
import { texts } from '../texts.ts'

/** The form for a file of units, and what was found in the one that was sent. */
export const ImportPage = ({
  frame,
  state,
  say,
  result,
}: {
  frame: Frame
  state: FormState
  say: Say
  result?: { units: number; findings: UnitFinding[]; written: boolean }
}) => {
  const t = texts[frame.lang]
  const errors = result?.findings.filter((f) => f.level === 'error').length ?? 0
  const said =
    result &&
    (errors > 0
      ? t.refused(result.units, errors)
      : result.written
        ? t.written(result.units)
        : t.checked(result.units))
  return (
    <Page
      frame={frame}
      title={t.importUnits}
      lede={t.importHelp}
      crumbs={[{ href: '/units', name: t.units }]}
      notice={said ? <Alert tone={errors > 0 ? 'danger' : 'success'}>{said}</Alert> : undefined}
    >
      <section class="ct-sheet">
        <Form state={state} action="/units/import" multipart submit={t.send} cancel="/units">
          <Field state={state} name="file" label={t.file} type="file" />
          <Field state={state} name="check" label={t.checkOnly} type="checkbox" optional />
        </Form>
      </section>
      {result && result.findings.length > 0 ? (
        <section class="ct-sheet ct-gapped" data-flush>
          <Table
            lang={frame.lang}
            caption={t.finding}
            rows={result.findings.slice(0, 500)}
            columns={[
              { head: t.row, cell: (f) => f.row, n: true },
              { head: t.column, cell: (f) => f.column },
              { head: t.finding, cell: (f) => say(f.reason) },
              { head: t.value, cell: (f) => <Said text={f.value} />, quiet: true },
            ]}
          />
        </section>
      ) : null}
    </Page>
  )
}
