import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Lines } from '#ui/todo.tsx'
import type { MergeReading } from '../facts/merge.ts'
import { texts } from '../texts.ts'
import { type Choices, DecisionFields, RowFields } from './row-fields.tsx'

type Props = MergeReading & { frame: Frame; form: FormState; choices?: Choices }

/** Tasks of an issued plan become one by a decision: first they are chosen, then the one is written. */
export const MergePage = (props: Props) => {
  const { frame, plan, open, together } = props
  const t = texts[frame.lang]
  return (
    <Page
      frame={frame}
      title={t.merge}
      lede={t.mergeLede}
      crumbs={[
        { href: '/plans', name: t.plans },
        { href: `/plans/${plan.id}`, name: plan.title },
        { href: `/plans/${plan.id}/changes`, name: t.changes },
      ]}
    >
      {together ? (
        <MergeForm {...props} />
      ) : open.length < 2 ? (
        <Empty title={t.mergeNone} />
      ) : (
        <Choosing {...props} />
      )}
    </Page>
  )
}

const Choosing = ({ plan, open, chosen, form }: Props) => {
  const t = texts[form.lang]
  const state = { ...form, values: { rows: chosen.map((row) => String(row.id)) } }
  return (
    <Sheet title={t.mergeChoose}>
      {chosen.length === 1 ? <p>{t.mergeOneMore}</p> : null}
      <Form state={state} method="get" action={`/plans/${plan.id}/merge`} submit={t.mergeNext}>
        <Field
          state={state}
          name="rows"
          label={t.mergeRows}
          hint={t.mergeHint}
          type="checkboxes"
          filter
          options={open.map((row) => ({ value: String(row.id), label: `${row.number}. ${row.title}` }))}
        />
      </Form>
    </Sheet>
  )
}

const MergeForm = ({ frame, plan, chosen, units, form, choices }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const n = showNumber(chosen.length, lang)
  const leads = (ids: readonly number[]) => ids.map((id) => units.get(id)?.[lang] ?? `#${id}`).join(', ')
  return (
    <>
      <Sheet title={t.mergeThese(n)}>
        <Lines
          lines={chosen.map((row) => ({
            title: `${row.number}. ${row.title}`,
            href: `/plans/${plan.id}/rows/${row.id}`,
            under: [
              leads(row.leadUnitIds),
              row.deadlineText || (row.deadlineOn && showDate(row.deadlineOn, lang)),
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
        <p class="ct-small ct-quiet ct-gapped">{t.mergeWords(n)}</p>
      </Sheet>
      {choices ? (
        <Sheet title={t.mergeInto} gapped>
          <Form
            state={form}
            action={`/plans/${plan.id}/merge`}
            submit={t.mergeN(n)}
            cancel={`/plans/${plan.id}/changes`}
          >
            <Hidden name="rows" value={chosen.map((row) => row.id).join()} />
            <DecisionFields state={form} />
            <RowFields state={form} choices={choices} />
          </Form>
        </Sheet>
      ) : null}
    </>
  )
}
