import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Form, type FormState } from '#ui/form.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { Plan, SavedChange } from '../store.ts'
import { texts } from '../texts.ts'
import { type Choices, DecisionFields, RowFields } from './row-fields.tsx'

/** The changes of an issued plan by decision, and the form that adds a task for those who may. */
export const ChangesPage = ({
  frame,
  plan,
  changes,
  form,
  choices,
}: {
  frame: Frame
  plan: Plan
  changes: SavedChange[]
  form?: FormState
  choices?: Choices
}) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={t.changes}
      lede={changes.length > 0 ? t.changesLede : undefined}
      crumbs={[
        { href: '/plans', name: t.plans },
        { href: `/plans/${plan.id}`, name: plan.title },
      ]}
      acts={
        form ? (
          <LinkButton kind="second" href={`/plans/${plan.id}/merge`}>
            {t.merge}
          </LinkButton>
        ) : undefined
      }
    >
      {changes.length === 0 ? (
        <Empty title={t.noChanges}>{t.noChangesHow}</Empty>
      ) : (
        <Sheet flush>
          <Table
            lang={lang}
            caption={t.changes}
            rows={changes}
            columns={[
              {
                head: t.change,
                phone: 'wide',
                cell: (c) => (
                  <>
                    {t.changeKinds[c.kind]} ·{' '}
                    {c.merged.length > 0 ? t.mergedAs(c.merged.join(', '), c.number) : t.row(c.number)}
                  </>
                ),
              },
              {
                head: t.decisionNo,
                cell: (c) => (
                  <>
                    <Said text={c.decision_no} /> · {showDate(c.decided_on, lang)}
                  </>
                ),
              },
              { head: t.reason, cell: (c) => <Said text={c.reason} lines /> },
              {
                head: t.by,
                quiet: true,
                cell: (c) => (
                  <>
                    <Said text={c.person} />, {showMoment(c.at, lang)}
                  </>
                ),
              },
            ]}
          />
        </Sheet>
      )}
      {form && choices ? (
        <Sheet title={t.addTask} gapped>
          <Form state={form} action={`/plans/${plan.id}/changes`} submit={t.addTask}>
            <DecisionFields state={form} />
            <RowFields state={form} choices={choices} />
          </Form>
        </Sheet>
      ) : null}
    </Page>
  )
}
