import { Field, FieldRow, Form, type FormState, Hidden } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { deadlineKinds, recurrences } from '../rules/deadline.ts'
import { texts } from '../texts.ts'
import type { Choice } from './act.tsx'

/** Work given by hand: nothing is issued without person, work, time, result and responsibility. */
export const NewTaskView = ({
  frame,
  state,
  units,
  areas,
  bases,
}: {
  frame: Frame
  state: FormState
  units: Choice[]
  areas: Choice[]
  bases: Choice[]
}) => {
  const t = texts[frame.lang]
  const f = t.fields
  return (
    <Page frame={frame} title={t.give} lede={t.giveLede} crumbs={[{ href: '/tasks', name: t.tasks }]}>
      <section class="ct-sheet">
        <Form state={state} action="/tasks" submit={t.give} cancel="/tasks">
          <Field state={state} name="title" label={t.five.what} max={2000} />
          <Field state={state} name="body" type="textarea" rows={3} label={f.body} optional max={10_000} />
          <Field state={state} name="product" label={t.five.result} max={2000} hint={f.productClear} />
          <Field
            state={state}
            name="leadUnitIds"
            type="checkboxes"
            label={f.leads}
            hint={f.leadsHint}
            options={units}
            filter
          />
          <Field
            state={state}
            name="coordinatorUnitIds"
            type="checkboxes"
            label={f.coordinators}
            optional
            options={units}
            filter
          />
          <FieldRow>
            <Field
              state={state}
              name="deadlineKind"
              type="select"
              label={f.deadlineKind}
              value="day"
              options={deadlineKinds.map((kind) => ({ value: kind, label: t.deadlineKinds[kind] }))}
              placeholder={false}
            />
            <Field state={state} name="deadlineOn" type="date" label={f.deadlineOn} />
          </FieldRow>
          <Field
            state={state}
            name="reading"
            type="radio"
            label={f.reading}
            value="inclusive"
            options={[
              { value: 'inclusive', label: f.inclusive },
              { value: 'strict', label: f.strict },
            ]}
          />
          <FieldRow>
            <Field
              state={state}
              name="every"
              type="select"
              label={f.every}
              options={recurrences.map((every) => ({ value: every, label: t.every[every] }))}
              placeholder=""
            />
            <Field state={state} name="every_day" type="number" label={f.everyDay} />
          </FieldRow>
          <Field
            state={state}
            name="areaId"
            type="select"
            label={t.area}
            optional
            options={areas}
            placeholder=""
          />
          <Field
            state={state}
            name="basisId"
            type="select"
            label={t.basis}
            hint={f.basisHint}
            optional
            options={bases}
            placeholder=""
          />
          <Field state={state} name="documentNo" label={f.documentNo} optional max={100} />
        </Form>
      </section>
    </Page>
  )
}

/** A part of a task given to a unit below its lead. */
export const NewPartView = ({
  frame,
  state,
  task,
  units,
}: {
  frame: Frame
  state: FormState
  task: { id: number; code: string; title: string; version: number }
  units: Choice[]
}) => {
  const t = texts[frame.lang]
  return (
    <Page
      frame={frame}
      title={`${t.givePart}: ${task.code}`}
      lede={task.title}
      crumbs={[
        { href: '/tasks', name: t.tasks },
        { href: `/tasks/${task.id}`, name: task.code },
      ]}
    >
      <section class="ct-sheet">
        <p>{t.givePartLede}</p>
        <Form
          state={state}
          action={`/tasks/${task.id}/parts`}
          submit={t.givePart}
          cancel={`/tasks/${task.id}`}
        >
          <Hidden name="version" value={task.version} />
          <Field
            state={state}
            name="unitId"
            type="select"
            label={t.fields.leadUnit}
            options={units}
            placeholder={t.fields.chooseUnit}
          />
          <Field state={state} name="title" label={t.five.what} max={2000} />
          <Field state={state} name="product" label={t.five.result} max={2000} />
          <Field state={state} name="dueOn" type="date" label={t.due} optional narrow />
          <Field
            state={state}
            name="note"
            type="textarea"
            rows={2}
            label={t.fields.note}
            optional
            max={2000}
          />
        </Form>
      </section>
    </Page>
  )
}
