import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { pagerOf } from '#ui/pager.ts'
import { JobLine } from '#ui/progress.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { SheetImport } from '../actions.ts'
import type { PlanSheetTask } from '../sheet/types.ts'
import type { Plan } from '../store.ts'
import { texts } from '../texts.ts'
import { crumbsOf } from './import-crumbs.ts'

const levels = ['error', 'warning', 'info'] as const
const pageSize = 200

/** What a sheet says, row by row; taking it in, or correcting it; how far a long one is. */
export const OutcomePage = ({
  frame,
  plan,
  sheet,
  tasks,
  state,
  offset,
}: {
  frame: Frame
  plan: Plan
  sheet: SheetImport
  tasks: readonly PlanSheetTask[]
  state: FormState
  offset: number
}) => {
  const { lang } = frame
  const t = texts[lang]
  const n = (value: number) => showNumber(value, lang)
  const warnings = sheet.findings.filter((f) => f.level === 'warning').length
  const here = `/plans/${plan.id}/imports/${sheet.id}`
  return (
    <Page
      frame={frame}
      title={t.outcome(sheet.title)}
      lede={t.outcomeLede(n(sheet.total), n(sheet.refused), n(warnings))}
      crumbs={crumbsOf(plan, lang)}
      acts={
        sheet.state === 'waiting' ? (
          <LinkButton
            kind={sheet.refused > 0 ? 'second' : 'quiet'}
            icon="download"
            href={`${here}/correction.xlsx`}
          >
            {t.correction}
          </LinkButton>
        ) : undefined
      }
      act={
        sheet.state === 'done' ? (
          <LinkButton href={`/plans/${plan.id}`}>{t.toPlan}</LinkButton>
        ) : sheet.refused > 0 ? (
          <LinkButton href={`/plans/${plan.id}/import`}>{t.again}</LinkButton>
        ) : undefined
      }
    >
      <Stage plan={plan} sheet={sheet} state={state} lang={lang} />
      <Findings sheet={sheet} here={here} offset={offset} lang={lang} />
      {tasks.length > 0 ? <Understood tasks={tasks} of={sheet.total} lang={lang} /> : null}
    </Page>
  )
}

const Stage = ({
  plan,
  sheet,
  state,
  lang,
}: {
  plan: Plan
  sheet: SheetImport
  state: FormState
  lang: Lang
}) => {
  const t = texts[lang]
  const here = `/plans/${plan.id}/imports/${sheet.id}`
  const total = showNumber(sheet.total, lang)
  if (sheet.state === 'done')
    return (
      <Alert tone="success" live>
        {t.taken(total)}
      </Alert>
    )
  if (sheet.state !== 'waiting')
    return (
      <Sheet>
        <JobLine
          lang={lang}
          job={{
            title: t.job(total),
            stage: sheet.state,
            done: sheet.done,
            of: sheet.total,
            taken: sheet.done,
            refreshHref: here,
            note: t.jobNote,
          }}
        />
      </Sheet>
    )
  if (sheet.refused > 0) return <Alert tone="danger">{t.outcomeBad}</Alert>
  return (
    <Sheet>
      <p>{t.outcomeClean}</p>
      <Form state={state} action={`${here}/taking`}>
        {plan.rows > 0 ? <Field state={state} name="replace" label={t.replace} type="checkbox" /> : null}
        <p class="ct-acts">
          <Button>{t.take(total)}</Button>
          <LinkButton kind="quiet" href={`/plans/${plan.id}/import`}>
            {t.again}
          </LinkButton>
        </p>
      </Form>
    </Sheet>
  )
}

const Findings = ({
  sheet,
  here,
  offset,
  lang,
}: {
  sheet: SheetImport
  here: string
  offset: number
  lang: Lang
}) => {
  const t = texts[lang]
  const sorted = [...sheet.findings].sort(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.row - b.row,
  )
  const page = sorted.slice(offset, offset + pageSize)
  return (
    <Sheet title={t.findings} flush gapped long>
      <Table
        lang={lang}
        caption={t.findings}
        rows={page}
        empty={<p class="ct-quiet ct-tasks-none">{t.noFindings}</p>}
        columns={[
          {
            head: t.sheetRow,
            n: true,
            phone: 'label',
            cell: (f) => (f.row === 0 ? t.wholeFile : showNumber(f.row, lang)),
          },
          {
            head: t.column,
            c: true,
            phone: 'label',
            cell: (f) => (f.column === null ? '' : (t.columns[f.column] ?? f.column)),
          },
          {
            head: t.level,
            nowrap: true,
            cell: (f) => (f.level === 'error' ? <strong>{t.levels.error}</strong> : t.levels[f.level]),
          },
          { head: t.finding, names: true, phone: 'wide', cell: (f) => <Said text={f.text} lines /> },
        ]}
        pager={pagerOf(here, offset, pageSize, page.length, sorted.length)}
      />
    </Sheet>
  )
}

/** The tasks as they were understood, under their parts: what taking the sheet will put into the draft. */
const Understood = ({ tasks, of, lang }: { tasks: readonly PlanSheetTask[]; of: number; lang: Lang }) => {
  const t = texts[lang]
  const parts = [...Map.groupBy(tasks, (task) => task.area)]
  return (
    <Sheet
      title={t.taskFound}
      aside={tasks.length < of ? t.annexOf(showNumber(tasks.length, lang), showNumber(of, lang)) : undefined}
      flush
      gapped
      long
    >
      <Table
        lang={lang}
        class="ct-tasks"
        caption={t.taskFound}
        groups={parts.map(([part, rows]) => ({ title: part ? <Said text={part} /> : t.noPart, rows }))}
        columns={[
          { head: t.no, nowrap: true, phone: 'label', cell: (task) => task.number },
          {
            head: t.tasks,
            names: true,
            phone: 'wide',
            cell: (task) => (
              <>
                <Said text={task.title} />
                <br />
                <span class="ct-small ct-quiet">
                  {t.product}: <Said text={task.product} />
                </span>
              </>
            ),
          },
          { head: t.lead, phone: 'label', cell: (task) => <Said text={task.lead.join('; ')} /> },
          { head: t.coordinators, cell: (task) => <Said text={task.coordinators.join('; ')} /> },
          { head: t.deadline, phone: 'label', cell: (task) => <Due task={task} lang={lang} /> },
        ]}
      />
    </Sheet>
  )
}

/** The words of the sheet, and the day that they were understood to mean. */
const Due = ({ task: { deadline }, lang }: { task: PlanSheetTask; lang: Lang }) => (
  <>
    <Said text={deadline.text} />
    <br />
    <span class="ct-small ct-quiet">
      {deadline.date ? showDate(deadline.date, lang) : texts[lang].deadlineKinds[deadline.kind]}
    </span>
  </>
)
