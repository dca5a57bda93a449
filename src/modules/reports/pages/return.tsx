import { CellField, type FormState } from '#ui/form.tsx'
import type { Frame } from '#ui/layout.tsx'
import type { SheetReading } from '../facts/sheet.ts'
import { reportTexts } from '../texts/reports.ts'
import { unitOf } from './figure.tsx'
import { FiguresForm } from './figures-form.tsx'
import { findingLines } from './sheet-fields.tsx'

type Props = { frame: Frame; reading: SheetReading; state: FormState }

/** A report given back: the reason, and a note at each figure that needs one. */
export const ReturnPage = (props: Props) => {
  const { lang } = props.frame
  const t = reportTexts[lang]
  return (
    <FiguresForm
      {...props}
      title={`${t.sheet.returnTitle}: ${unitOf(props.reading.sheet, lang)}`}
      lede={t.sheet.returnHow}
      to="return"
      submit={t.sheet.return}
      stands={t.value}
      head={t.sheet.noteHead}
      under={({ code }) =>
        findingLines(props.reading.findings, code, lang).map((line) => (
          <p class="ct-small" data-error={line.error ? '' : undefined}>
            {line.words}
          </p>
        ))
      }
      field={({ code }) => (
        <CellField state={props.state} name={`note.${code}`} label={t.sheet.note(code)} max={2000} />
      )}
    />
  )
}
