import { ActButton, LinkButton } from '#ui/button.tsx'
import { Field, FieldRow, Form } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { ScrollBox } from '#ui/scroll-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { BlockInput, OfficialDocument } from '../../documents/facts.ts'
import type { ReportQuery } from '../input.ts'
import type { ReportFigures } from '../report/figures.ts'
import { texts } from '../texts.ts'

type Rich = Extract<BlockInput, { kind: 'paragraph' }>['text']
type TableBlock = Extract<BlockInput, { kind: 'table' }>
type CellInput = Extract<TableBlock['rows'][number], unknown[]>[number]

const Words = ({ text }: { text: Rich }) => {
  if (typeof text === 'string') return <Said text={text} />
  return <>{text.map((run) => (run.bold ? <strong>{run.text}</strong> : <Said text={run.text} />))}</>
}

const textOf = (cell: CellInput): Rich => (typeof cell === 'string' || Array.isArray(cell) ? cell : cell.text)

const PaperTable = ({ table, caption }: { table: TableBlock; caption: string }) => (
  <ScrollBox name={caption}>
    <table class="ds-table">
      <caption class="ds-sr-only">{caption}</caption>
      <thead>
        {(table.head ?? []).map((row) => (
          <tr>
            {row.map((cell) => (
              <th scope="col">
                <Words text={textOf(cell)} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.rows.map((row) =>
          Array.isArray(row) ? (
            <tr>
              {row.map((cell) => (
                <td>
                  <Words text={textOf(cell)} />
                </td>
              ))}
            </tr>
          ) : (
            <tr data-group="">
              <th scope="rowgroup" colspan={table.columns.length}>
                <Words text={row.group} />
              </th>
            </tr>
          ),
        )}
      </tbody>
    </table>
  </ScrollBox>
)

const Block = ({ block, caption }: { block: BlockInput; caption: string }) => {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      )
    case 'dash':
      return (
        <p>
          – <Words text={block.text} />
        </p>
      )
    case 'table':
      return <PaperTable table={block} caption={caption} />
    default:
      return null
  }
}

type Section = { title: string; blocks: BlockInput[] }

/** The body under its headings, as the paper has it. */
const sectionsOf = (body: readonly BlockInput[]): Section[] => {
  const sections: Section[] = [{ title: '', blocks: [] }]
  for (const block of body)
    if (block.kind === 'heading')
      sections.push({ title: typeof block.title === 'string' ? block.title : '', blocks: [] })
    else sections.at(-1)?.blocks.push(block)
  return sections.filter((section) => section.blocks.length > 0)
}

/** The report as it will be printed, with its period and its files. */
export const ReportPage = ({
  frame,
  planId,
  figures,
  document,
  query,
  files,
  drafting,
}: {
  frame: Frame
  planId: number
  figures: ReportFigures
  document: OfficialDocument
  query: ReportQuery
  files: string
  /** may put it on the register as a draft */
  drafting: boolean
}) => {
  const { lang } = frame
  const t = texts[lang]
  const state = {
    lang,
    id: 'period',
    values: { from: figures.from, asOf: figures.asOf, knownAt: query.knownAt ?? '' },
  }
  const to = `/plans/${planId}`
  return (
    <Page
      frame={frame}
      title={t.reportOf(figures.plan.title)}
      lede={`${t.reportLede(showDate(figures.from, lang), showDate(figures.asOf, lang))}${lang === 'en' ? ` ${t.reportVi}` : ''}`}
      crumbs={[
        { href: '/plans', name: t.plans },
        { href: to, name: figures.plan.title },
      ]}
      acts={
        <>
          <LinkButton kind="quiet" icon="download" href={`${to}/annex.xlsx${files}`}>
            {t.xlsx}
          </LinkButton>
          {drafting ? (
            <ActButton
              kind="second"
              action={`${to}/report`}
              fields={{
                from: figures.from,
                asOf: figures.asOf,
                ...(query.knownAt && { knownAt: query.knownAt }),
              }}
            >
              {t.toRegister}
            </ActButton>
          ) : null}
          <LinkButton kind="quiet" icon="download" href={`${to}/report.pdf${files}`}>
            {t.pdf}
          </LinkButton>
        </>
      }
      act={
        <LinkButton icon="download" href={`${to}/report.docx${files}`}>
          {t.docx}
        </LinkButton>
      }
    >
      <Sheet title={t.reportPeriod} class="ct-no-print">
        <Form state={state} method="get" action={`${to}/report`} submit={t.look} kind="second">
          <FieldRow>
            <Field state={state} name="from" label={t.from} type="date" />
            <Field state={state} name="asOf" label={t.to} type="date" />
            <Field state={state} name="knownAt" label={t.knownAt} type="date" optional />
          </FieldRow>
        </Form>
      </Sheet>
      <div lang="vi">
        {[
          ...sectionsOf(document.body),
          ...(document.annexes ?? []).map((a) => ({ title: a.title, blocks: a.body })),
        ].map(({ title, blocks }) => (
          <Sheet title={title || document.subject} gapped long>
            {blocks.map((block) => (
              <Block block={block} caption={title || document.subject} />
            ))}
          </Sheet>
        ))}
      </div>
    </Page>
  )
}
