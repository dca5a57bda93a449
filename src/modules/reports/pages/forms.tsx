import { Empty } from '#ui/empty.tsx'
import { FileForm } from '#ui/file-form.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { readForms } from '../facts/forms.ts'
import type { FormFileFinding } from '../file/form-file.ts'
import { formWords } from '../texts/finding-words.ts'
import { reportTexts } from '../texts/reports.ts'

type Reading = Awaited<ReturnType<typeof readForms>>

type FileProps = {
  state: FormState
  limits: { rows: number; cellCharacters: number; unpackedBytes: number }
  maxBytes: number
  findings: FormFileFinding[]
}

/** A form that comes from elsewhere as a file, and what is wrong with the one just sent. */
const FormFromFile = ({ file, lang }: { file: FileProps; lang: Frame['lang'] }) => {
  const f = reportTexts[lang].formsPage
  const { findings } = file
  return (
    <>
      {findings.length > 0 ? (
        <Sheet title={f.fileFindings(findings.length)} flush gapped>
          <Table
            lang={lang}
            caption={f.fileFindings(findings.length)}
            rows={findings.slice(0, 200)}
            columns={[
              { head: reportTexts[lang].sheet.row, n: true, phone: 'label', cell: ({ row }) => row || '' },
              { head: reportTexts[lang].indicator, names: true, cell: ({ code, path }) => code || path },
              {
                head: reportTexts[lang].paper.says,
                phone: 'wide',
                cell: ({ reason, facts }) => formWords(reason, facts, lang),
              },
            ]}
          />
        </Sheet>
      ) : null}
      <FileForm
        title={f.fromFile}
        state={file.state}
        action="/reports/forms/imports"
        cancel="/reports/forms"
        submit={f.makeFromFile}
        how={f.fileHow}
        limits={file.limits}
        label={f.file}
        accept=".xlsx,.json"
        maxBytes={file.maxBytes}
      >
        <FieldRow>
          <Field state={file.state} name="code" label={f.code} hint={f.codeHint} max={40} narrow />
          <Field state={file.state} name="titleVi" label={f.titleVi} hint={f.titleHint} max={300} optional />
        </FieldRow>
      </FileForm>
    </>
  )
}

/** The forms that periods are opened of, and where a thematic one is begun. */
export const FormsPage = ({
  frame,
  reading,
  state,
  file,
}: {
  frame: Frame
  reading: Reading
  state: FormState
  file: FileProps
}) => {
  const { lang } = frame
  const t = reportTexts[lang]
  const f = t.formsPage
  return (
    <Page frame={frame} title={t.forms} lede={f.lede} crumbs={[{ href: '/reports', name: t.reports }]}>
      {reading.forms.length === 0 ? (
        <Empty title={f.none} />
      ) : (
        <Sheet title={t.forms} flush>
          <Table
            lang={lang}
            caption={t.forms}
            rows={reading.forms}
            columns={[
              {
                head: t.form,
                cell: (row) => (
                  <>
                    <a class="ct-row-link" href={`/reports/forms/${row.id}`}>
                      {(lang === 'en' && row.titleEn) || row.titleVi}
                    </a>
                    <small>
                      {row.code} · {f.kinds[row.kind]}
                    </small>
                  </>
                ),
              },
              { head: f.version, n: true, phone: 'label', cell: (row) => row.version },
              { head: f.indicators, n: true, phone: 'label', cell: (row) => row.indicators },
              { head: t.state, phone: 'end', cell: (row) => f.states[row.state] },
            ]}
          />
        </Sheet>
      )}
      {reading.mayRun ? (
        <Sheet title={f.make} gapped>
          <Form state={state} action="/reports/forms" submit={f.make} kind="second">
            <FieldRow>
              <Field state={state} name="code" label={f.code} hint={f.codeHint} max={40} narrow />
              <Field
                state={state}
                name="fromId"
                type="select"
                label={f.fromId}
                optional
                placeholder={false}
                options={[
                  { value: '', label: f.fromNone },
                  ...reading.forms.map((row) => ({
                    value: String(row.id),
                    label: `${(lang === 'en' && row.titleEn) || row.titleVi} (${row.version})`,
                  })),
                ]}
              />
            </FieldRow>
            <Field state={state} name="titleVi" label={f.titleVi} max={300} />
            <Field state={state} name="titleEn" label={f.titleEn} max={300} optional />
          </Form>
        </Sheet>
      ) : null}
      {reading.mayRun ? <FormFromFile file={file} lang={lang} /> : null}
    </Page>
  )
}
