import { Field, FieldRow, type FormState } from '#ui/form.tsx'
import type { ActivityChoices } from '../facts/reading.ts'
import { reachHows, type Told } from '../rules/activity.ts'
import { texts } from '../texts.ts'
import { channelOf } from './parts.tsx'

/** What an activity says as the values of its form. */
export const valuesOf = (one: Told): FormState['values'] =>
  Object.fromEntries(
    Object.entries({
      channelId: one.channelId,
      title: one.title,
      fromOn: one.fromOn,
      toOn: one.toOn,
      items: one.items,
      reach: one.reach,
      reachHow: one.reachHow,
      stateMoney: one.stateMoney,
      otherMoney: one.otherMoney,
      taskId: one.taskId,
      link: one.link,
      note: one.note,
    }).map(([name, value]) => [name, value === null ? '' : String(value)]),
  )

/** The fields of an activity, new or corrected. */
export const ActivityFields = ({
  state,
  choices,
}: {
  state: FormState
  choices: Pick<ActivityChoices, 'channels' | 'tasks'>
}) => {
  const { lang } = state
  const t = texts[lang]
  return (
    <>
      <Field
        state={state}
        name="channelId"
        type="select"
        label={t.channel}
        placeholder={t.chooseOne}
        options={choices.channels.map((one) => ({ value: String(one.id), label: channelOf(one, lang) }))}
      />
      <Field state={state} name="title" label={t.name} max={300} />
      <FieldRow>
        <Field state={state} name="fromOn" type="date" label={t.from} />
        <Field state={state} name="toOn" type="date" label={t.to} hint={t.toHint} optional />
      </FieldRow>
      <Field state={state} name="items" type="number" label={t.items} hint={t.itemsHint} narrow />
      <FieldRow>
        <Field state={state} name="reach" type="number" label={t.reach} hint={t.reachHint} optional />
        <Field
          state={state}
          name="reachHow"
          type="select"
          label={t.reachHow}
          optional
          placeholder={t.notKnown}
          options={reachHows.map((how) => ({ value: how, label: t.reachHows[how] }))}
        />
      </FieldRow>
      <FieldRow>
        <Field
          state={state}
          name="stateMoney"
          type="number"
          label={t.stateMoney}
          hint={t.moneyHint}
          optional
        />
        <Field state={state} name="otherMoney" type="number" label={t.otherMoney} optional />
      </FieldRow>
      <Field
        state={state}
        name="taskId"
        type="select"
        label={t.task}
        optional
        placeholder={t.noTask}
        options={choices.tasks.map((one) => ({ value: String(one.id), label: `${one.code} · ${one.title}` }))}
      />
      <Field state={state} name="link" type="url" label={t.link} hint={t.linkHint} optional />
      <Field state={state} name="note" type="textarea" rows={3} max={2000} label={t.note} optional />
    </>
  )
}
