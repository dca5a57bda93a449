import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { Choice } from '../../facts/choices.ts'
import type { TaskLine } from '../../store/list.ts'
import { texts } from '../../texts.ts'
import type { BulkOutcome, ListProps } from './shape.ts'

/** What can be done with the tasks that are ticked in the list. */
export const Many = ({ frame, may }: ListProps) => {
  const t = texts[frame.lang]
  return (
    <form method="post" id="bulk" action="/tasks/acceptances">
      <Hidden name="back" value={frame.path} />
      <p class="ct-acts ct-sheet-act">
        <span class="ct-small ct-quiet">{t.bulkHint}</span>
        {may.many.includes('accept') ? (
          <Button kind="second" small icon="check" formaction="/tasks/acceptances">
            {t.acts.accept}
          </Button>
        ) : null}
        {may.many.includes('remind') ? (
          <Button kind="second" small icon="bell" formaction="/tasks/reminders">
            {t.acts.remind}
          </Button>
        ) : null}
        {may.many.includes('reassign') ? (
          <Button kind="second" small formaction="/tasks/reassignments" formmethod="get">
            {t.acts.reassign}
          </Button>
        ) : null}
      </p>
    </form>
  )
}

/** What came of an act on several tasks: so many done, the others by name and reason. */
export const ManyTold = ({
  told,
  lang,
  say,
}: {
  told: BulkOutcome
  lang: Lang
  say: (reason: string) => string
}) => {
  const t = texts[lang]
  return (
    <Alert tone={told.why.length > 0 ? 'warning' : 'success'} live>
      <p>{t.bulkDone[told.act](showNumber(told.done, lang))}</p>
      {told.why.map(({ reason, n, tasks }) => (
        <>
          <p>{t.bulkNot(showNumber(n, lang), say(reason))}</p>
          <ul>
            {tasks.map((task) => (
              <li>
                <a class="ds-link" href={`/tasks/${task.id}`}>
                  <Said text={`${task.code} ${task.title}`} />
                </a>
              </li>
            ))}
            {n > tasks.length && tasks.length > 0 ? (
              <li>{t.othersToo(showNumber(n - tasks.length, lang))}</li>
            ) : null}
          </ul>
        </>
      ))}
    </Alert>
  )
}

const Chosen = ({ rows, title, lang }: { rows: TaskLine[]; title: string; lang: Lang }) => {
  const t = texts[lang]
  return (
    <Sheet title={title} flush gapped>
      <Table
        lang={lang}
        caption={title}
        rows={rows}
        columns={[
          { head: t.code, cell: (r) => <span class="ct-code">{r.code}</span>, nowrap: true, phone: 'drop' },
          {
            head: t.task,
            names: true,
            phone: 'wide',
            cell: (r) => (
              <a class="ct-row-link" href={`/tasks/${r.id}`}>
                <Said text={r.title} />
              </a>
            ),
          },
          { head: t.lead, cell: (r) => r.lead_name },
          { head: t.due, n: true, phone: 'end', cell: (r) => (r.due_on ? showDate(r.due_on, lang) : '') },
          {
            head: t.state,
            nowrap: true,
            phone: 'end',
            cell: (r) => <StateTag state={r.state} lang={lang} />,
          },
        ]}
      />
    </Sheet>
  )
}

/** Several returned tasks given to another unit: which they are, which cannot be, and the one form for all. */
export const ReassignManyView = ({
  frame,
  state,
  units,
  open,
  closed,
  back,
}: {
  frame: Frame
  state: FormState
  units: Choice[]
  /** tasks that can be given to another unit, and those that cannot, as they stand now */
  open: TaskLine[]
  closed: TaskLine[]
  back: string
}) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={t.reassignTitle(showNumber(open.length, lang))}
      crumbs={[{ href: back, name: t.tasks }]}
    >
      {open.length === 0 ? (
        <Empty title={t.noneToReassign}>{t.noneToReassignHow}</Empty>
      ) : (
        <>
          <section class="ct-sheet">
            <p>{t.consequence.reassign}</p>
            <Form
              state={state}
              action="/tasks/reassignments"
              submit={t.reassignTitle(showNumber(open.length, lang))}
              cancel={back}
            >
              <Hidden name="ids" value={open.map((task) => task.id).join(',')} />
              <Hidden name="back" value={back} />
              <Field
                state={state}
                name="leadUnitId"
                type="select"
                label={t.fields.leadUnit}
                options={units}
                placeholder={t.fields.chooseUnit}
              />
              <Field state={state} name="dueOn" type="date" label={t.fields.newDue} optional narrow />
              <Field
                state={state}
                name="reason"
                type="textarea"
                rows={3}
                label={t.fields.reason}
                max={2000}
              />
            </Form>
          </section>
          <Chosen rows={open} title={t.toReassign} lang={lang} />
        </>
      )}
      {closed.length > 0 ? <Chosen rows={closed} title={t.notToReassign} lang={lang} /> : null}
    </Page>
  )
}
