import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmSheet, Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showDecimal, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { FiveClear } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { stateWord } from '#ui/tag.tsx'
import { Lines } from '#ui/todo.tsx'
import type { TaskLine } from '../../tasks/facts.ts'
import type { Plan, SavedRow, Spending, UnitName } from '../store.ts'
import { texts } from '../texts.ts'
import { type Choices, DecisionFields, RowFields } from './row-fields.tsx'

export type RowForms = { row?: FormState; removal?: FormState; drop?: FormState; spending?: FormState }

type Props = {
  frame: Frame
  plan: Plan
  row: SavedRow | undefined
  units: ReadonlyMap<number, UnitName>
  tasks: TaskLine[]
  spendings: Spending[]
  choices: Choices | undefined
  forms: RowForms
  /** somebody else saved the row since this person opened it */
  meanwhile?: boolean
}

const names = (ids: readonly number[], units: ReadonlyMap<number, UnitName>, lang: Lang): string =>
  ids.map((id) => units.get(id)?.[lang] ?? `#${id}`).join(', ')

/** One row of a plan: its form in a draft; its assignments, spending and dropping once issued. */
export const RowPage = (props: Props) => {
  const { frame, plan, row, forms, choices, meanwhile } = props
  const t = texts[frame.lang]
  const to = `/plans/${plan.id}/rows`
  return (
    <Page
      frame={frame}
      title={row ? (forms.row ? t.editRow(row.number) : t.row(row.number)) : t.addRow}
      crumbs={[
        { href: '/plans', name: t.plans },
        { href: `/plans/${plan.id}`, name: plan.title },
      ]}
    >
      {row && meanwhile ? (
        <section class="ct-gapped" aria-label={t.savedMeanwhile}>
          <p>
            <strong>{t.savedMeanwhile}.</strong> {t.savedMeanwhileWords}
          </p>
          <RowFacts {...props} row={row} />
        </section>
      ) : null}
      {forms.row && choices ? (
        <Sheet gapped={meanwhile === true}>
          <Form
            state={forms.row}
            action={row ? `${to}/${row.id}` : to}
            submit={t.save}
            version={row?.version}
            cancel={`/plans/${plan.id}`}
          >
            <RowFields state={forms.row} choices={choices} leadText={row?.leadText} />
          </Form>
        </Sheet>
      ) : row ? (
        <RowFacts {...props} row={row} />
      ) : null}
      {row && forms.removal ? (
        <details class="ct-gapped">
          <summary>{t.removeRow}</summary>
          <ConfirmSheet
            state={forms.removal}
            action={`${to}/${row.id}/removal`}
            version={row.version}
            title={t.removeRow}
            consequence={t.removeWords}
            submit={t.removeRow}
            cancel={`/plans/${plan.id}`}
            askReason={false}
          />
        </details>
      ) : null}
      {row && forms.drop ? (
        <p class="ct-gapped">
          <LinkButton kind="second" href={`/plans/${plan.id}/merge?rows=${row.id}`}>
            {t.mergeWith}
          </LinkButton>
        </p>
      ) : null}
      {row && plan.state === 'issued' ? <Spendings {...props} row={row} /> : null}
      {row && forms.drop ? (
        <details class="ct-gapped" open={forms.drop.errors !== undefined}>
          <summary>{t.dropTask}</summary>
          <ConfirmSheet
            state={forms.drop}
            action={`${to}/${row.id}/changes`}
            title={t.dropTask}
            consequence={t.dropWords}
            submit={t.dropIt}
            cancel={`/plans/${plan.id}`}
            askReason={false}
          >
            <DecisionFields state={forms.drop} />
          </ConfirmSheet>
        </details>
      ) : null}
    </Page>
  )
}

const Helping = ({ ids, names, lang }: { ids: readonly number[]; names: string; lang: Lang }) =>
  ids.length <= 5 ? (
    <Said text={names} />
  ) : (
    <details>
      <summary>{texts[lang].units(showNumber(ids.length, lang))}</summary>
      <Said text={names} />
    </details>
  )

/** "Thêm theo 5/QĐ-UBND", "Gộp vào nhiệm vụ 42 theo …": what decisions did to a row. */
export const changedBy = (row: SavedRow, lang: Lang): string[] => {
  const t = texts[lang]
  const { addedBy, droppedBy, mergedFrom, mergedInto } = row
  return [
    ...(addedBy
      ? [mergedFrom.length > 0 ? t.mergedFrom(mergedFrom.join(', '), addedBy) : t.addedBy(addedBy)]
      : []),
    ...(droppedBy ? [mergedInto ? t.mergedInto(mergedInto, droppedBy) : t.droppedBy(droppedBy)] : []),
  ]
}

const RowFacts = ({ frame: { lang }, row, units, tasks }: Props & { row: SavedRow }) => {
  const t = texts[lang]
  const lead = row.leadUnitIds.length > 0 ? names(row.leadUnitIds, units, lang) : row.leadText
  const helping =
    row.coordinatorUnitIds.length > 0 ? names(row.coordinatorUnitIds, units, lang) : row.coordinatorText
  const deadline = row.deadlineText || (row.deadlineOn ? showDate(row.deadlineOn, lang) : '')
  const money = [
    ...(row.money === null ? [] : [`${t.moneyHead}: ${showDecimal(row.money, lang)}`]),
    ...(row.moneySource ? [`${t.moneySource}: ${row.moneySource}`] : []),
    ...(row.staff === null ? [] : [`${t.staff}: ${showNumber(row.staff, lang)}`]),
  ]
  const notes = [row.part, row.area?.[lang], row.note, ...changedBy(row, lang)].filter((note) => note)
  return (
    <>
      <FiveClear
        label={t.row(row.number)}
        things={[
          {
            name: t.tasks,
            value: <Said text={row.title} />,
            notes: notes.map((note) => <Said text={note as string} lines />),
          },
          { name: t.product, value: <Said text={row.product} />, notes: money },
          { name: t.lead, value: <Said text={lead} /> },
          ...(helping
            ? [
                {
                  name: t.coordinators,
                  value: <Helping ids={row.coordinatorUnitIds} names={helping} lang={lang} />,
                },
              ]
            : []),
          { name: t.deadline, value: <Said text={deadline} /> },
        ]}
      />
      {tasks.length > 0 ? (
        <Sheet title={t.task} gapped>
          <Lines
            lines={tasks.map((task) => ({
              title: `${task.code} · ${units.get(task.lead_unit_id)?.[lang] ?? task.lead_name}`,
              href: `/tasks/${task.id}`,
              under: stateWord(task.state, lang),
            }))}
          />
        </Sheet>
      ) : null}
    </>
  )
}

const Spendings = ({ frame: { lang }, plan, row, spendings, forms }: Props & { row: SavedRow }) => {
  const t = texts[lang]
  return (
    <Sheet title={t.spending} gapped>
      {spendings.length === 0 ? (
        <p class="ct-quiet">{t.spendingNone}</p>
      ) : (
        <Table
          lang={lang}
          caption={t.spending}
          rows={spendings}
          columns={[
            {
              head: t.period,
              cell: (s) => `${showDate(s.period_from, lang)} – ${showDate(s.period_to, lang)}`,
            },
            { head: t.amount, n: true, phone: 'label', cell: (s) => showDecimal(s.amount, lang) },
            { head: t.note, cell: (s) => <Said text={s.note ?? ''} /> },
            { head: t.by, quiet: true, cell: (s) => <Said text={s.person} /> },
          ]}
        />
      )}
      {forms.spending ? (
        <Form
          state={forms.spending}
          action={`/plans/${plan.id}/rows/${row.id}/spending`}
          submit={t.addSpending}
          kind="second"
        >
          <FieldRow>
            <Field state={forms.spending} name="from" label={t.from} type="date" />
            <Field state={forms.spending} name="to" label={t.to} type="date" />
            <Field state={forms.spending} name="amount" label={t.amount} type="decimal" />
          </FieldRow>
          <Field state={forms.spending} name="note" label={t.note} optional max={500} />
        </Form>
      ) : null}
    </Sheet>
  )
}
