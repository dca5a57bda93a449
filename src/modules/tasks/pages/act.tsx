import type { Child } from 'hono/jsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import type { TaskReading } from '../facts/reading.ts'
import { type ActName, acts } from '../rules/acts.ts'
import { texts } from '../texts.ts'

export type Choice = { value: string; label: string }
export type ActProps = {
  frame: Frame
  reading: TaskReading
  name: ActName
  state: FormState
  units: Choice[]
  people: Choice[]
}

const dangerous = new Set<ActName>(['recall'])

const fields = ({ frame, reading, name, state, units, people }: ActProps): Child[] => {
  const t = texts[frame.lang].fields
  const { task } = reading
  const reason = (optional = false) => (
    <Field
      state={state}
      name="reason"
      type="textarea"
      rows={3}
      label={t.reason}
      optional={optional}
      max={2000}
    />
  )
  const documentNo = (optional = false) => (
    <Field state={state} name="documentNo" label={t.documentNo} optional={optional} max={100} />
  )
  const note = () => (
    <Field state={state} name="note" type="textarea" rows={2} label={t.note} optional max={2000} />
  )
  const unit = (optional = false) => (
    <Field
      state={state}
      name="leadUnitId"
      type="select"
      label={t.leadUnit}
      optional={optional}
      options={units}
      placeholder={t.chooseUnit}
    />
  )
  const day = (field: string, label: string, value: string | null, optional = false) => (
    <Field state={state} name={field} type="date" label={label} value={value} optional={optional} narrow />
  )
  switch (name) {
    case 'progress':
      return [
        <Field
          state={state}
          name="done"
          type="number"
          label={t.done}
          value={task.progress?.done ?? null}
          narrow
        />,
        <Field
          state={state}
          name="total"
          type="number"
          label={t.total}
          value={task.progress?.total ?? null}
          narrow
        />,
        note(),
      ]
    case 'submit':
      return [
        documentNo(true),
        <Field state={state} name="title" label={t.productTitle} optional max={300} hint={t.productHint} />,
        <Field state={state} name="pageRef" label={t.pageRef} optional max={60} narrow />,
        <Field state={state} name="file" type="file" label={t.file} optional />,
        note(),
      ]
    case 'complete':
    case 'remind':
      return [note()]
    case 'reassign':
      return [unit(), day('dueOn', t.newDue, null, true), reason()]
    case 'correct':
      return [
        unit(true),
        <Field state={state} name="title" label={t.correctTitle} optional max={2000} />,
        reason(),
      ]
    case 'suspend':
    case 'recall':
      return [documentNo(), reason(true)]
    case 'resume':
      return [documentNo(true), reason(true)]
    case 'delegate':
      return [
        <Field
          state={state}
          name="focalPersonId"
          type="select"
          label={t.focal}
          options={people}
          placeholder={t.choosePerson}
        />,
        reason(true),
      ]
    case 'askExtension':
      return [day('proposedOn', t.proposedOn, null), reason(), documentNo(true)]
    case 'grantExtension':
      return [
        day('dueOn', t.grantedOn, task.extension?.proposedOn ?? null),
        <Field
          state={state}
          name="reason"
          type="textarea"
          rows={3}
          label={t.grantReason}
          hint={
            task.extension ? t.grantReasonHint(showDate(task.extension.proposedOn, frame.lang)) : undefined
          }
          max={2000}
        />,
        documentNo(true),
      ]
    case 'refuseExtension':
    case 'explain':
      return [reason(), documentNo(true)]
    case 'letter':
      return [
        <Field
          state={state}
          name="letterKind"
          type="radio"
          label={t.letterKind}
          options={[
            { value: 'reminder', label: t.letterReminder },
            { value: 'criticism', label: t.letterCriticism },
          ]}
        />,
        documentNo(),
      ]
    case 'accept':
      return []
    default:
      return [reason()]
  }
}

/** One act on a task asked for on its own page: what it will do, and the fields it needs. */
export const ActView = (props: ActProps) => {
  const { frame, reading, name, state } = props
  const t = texts[frame.lang]
  const { page, task } = reading
  const asked = task.extension
  const deciding = (name === 'grantExtension' || name === 'refuseExtension') && asked
  return (
    <Page
      frame={frame}
      title={`${t.acts[name]}: ${page.code}`}
      crumbs={[
        { href: '/tasks', name: t.tasks },
        { href: `/tasks/${page.id}`, name: page.code },
      ]}
      lede={page.title}
    >
      <section class="ct-sheet">
        <p>{t.consequence[name]}</p>
        {deciding ? (
          <p>
            {t.askedFor(
              asked.askedOn ? showDate(asked.askedOn, frame.lang) : '',
              showDate(asked.proposedOn, frame.lang),
              asked.reason ?? '',
            )}
          </p>
        ) : null}
        <Form
          state={state}
          action={`/tasks/${page.id}/${acts[name].noun}`}
          submit={t.acts[name]}
          kind={dangerous.has(name) ? 'danger' : 'main'}
          cancel={`/tasks/${page.id}`}
          multipart={name === 'submit'}
        >
          <Hidden name="version" value={page.version} />
          {fields(props)}
        </Form>
      </section>
    </Page>
  )
}
