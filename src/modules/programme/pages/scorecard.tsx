import { type Lang, named } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { ScorecardLine } from '../facts.ts'
import { directions } from '../rules/scorecard.ts'
import { scorecardTexts } from '../texts/scorecard.ts'
import { texts } from '../texts.ts'
import { bindingName, targetWords } from './measured.tsx'

export const lineName = (line: Pick<ScorecardLine, 'textVi' | 'textEn'>, lang: Lang): string =>
  named(lang, line.textVi, line.textEn)

/** The lines of a year with what they are bound to; who shapes the programme edits them one by one. */
export const ScorecardPage = ({
  frame,
  year,
  lines,
  form,
  figures,
}: {
  frame: Frame
  year: number
  lines: ScorecardLine[]
  form: FormState | undefined
  /** whether the reader may open the figures themselves */
  figures: boolean
}) => {
  const { lang } = frame
  const t = scorecardTexts[lang]
  const crumbs = [{ href: `/programmes/${year}`, name: texts[lang].title(year) }]
  return (
    <Page
      frame={frame}
      title={t.scorecard(year)}
      lede={t.lede}
      crumbs={crumbs}
      act={figures ? <LinkButton href={`/scorecard?year=${year}`}>{t.open}</LinkButton> : undefined}
    >
      {directions.map((direction) => (
        <Sheet title={t.directions[direction]} flush gapped>
          <Table
            lang={lang}
            caption={t.directions[direction]}
            rows={lines.filter((line) => line.direction === direction)}
            cards
            empty={<Empty title={t.noLines} level={3} />}
            columns={[
              {
                head: t.text,
                phone: 'wide',
                cell: (line) =>
                  form ? (
                    <a class="ct-row-link" href={`/programmes/${year}/scorecard/${line.id}`}>
                      <Said text={lineName(line, lang)} />
                    </a>
                  ) : (
                    <Said text={lineName(line, lang)} />
                  ),
              },
              { head: t.measures, phone: 'label', cell: (line) => <Measures line={line} lang={lang} /> },
            ]}
          />
        </Sheet>
      ))}
      {form ? (
        <Sheet title={t.addLine} gapped>
          <Form state={form} action={`/programmes/${year}/scorecard/lines`} submit={t.addLine} kind="second">
            <Field
              state={form}
              name="direction"
              label={t.direction}
              type="select"
              options={directions.map((value) => ({ value, label: t.directions[value] }))}
            />
            <Field state={form} name="textVi" label={t.text} max={300} />
            <Field state={form} name="textEn" label={t.textEn} max={300} optional />
          </Form>
        </Sheet>
      ) : null}
    </Page>
  )
}

const Measures = ({ line, lang }: { line: ScorecardLine; lang: Lang }) => {
  const t = scorecardTexts[lang]
  const bound = line.bindings.filter((one) => one.to === null)
  if (line.withdrawnOn) return <span class="ct-quiet">{t.withdrawn(showDate(line.withdrawnOn, lang))}</span>
  if (bound.length === 0) return <span class="ct-quiet">{t.none}</span>
  return (
    <ul class="ct-plain">
      {bound.map((one) => (
        <li>
          <Said text={bindingName(one, lang)} />
          <span class="ct-small ct-quiet"> {targetWords(line, one, lang)}</span>
        </li>
      ))}
    </ul>
  )
}
