import { ConfirmSheet, Field, FieldRow, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { RequestReading } from '../facts/reading.ts'
import { ackForms } from '../rules/request.ts'
import { texts } from '../texts.ts'
import { UnitsFields } from './new-request.tsx'
import { unitOf } from './parts.tsx'

export const requestForms = [
  'acknowledgement',
  'return',
  'extension',
  'reminder',
  'units',
  'withdrawal',
] as const
export type RequestForms = Record<(typeof requestForms)[number], FormState>

/** The form with which a unit says that it is done; for one's own units that have not. */
export const Acknowledge = ({
  reading,
  state,
  today,
  maxBytes,
}: {
  reading: RequestReading
  state: FormState
  today: string
  maxBytes: number
}) => {
  const { lang } = state
  const t = texts[lang]
  const own = reading.lines.filter((line) => line.may.acknowledge)
  const [first] = own
  if (!first) return null
  const { request: r } = reading
  const back = own.find((line) => line.returned)?.returned
  return (
    <Sheet
      id="acknowledge"
      title={own.length === 1 ? t.acknowledgeFor(unitOf(first.unit, lang)) : t.acknowledge}
    >
      {back ? (
        <p class="ct-small">
          <Said text={t.givenBack(showDate(back.returnedOn ?? '', lang), back.returnedReason ?? '')} />
        </p>
      ) : null}
      <p class="ct-small ct-quiet">
        {r.dueOn < today ? t.acknowledgeLate : t.acknowledgeNote(showDate(r.dueOn, lang))}
      </p>
      <Form
        state={state}
        action={`/communication/requests/${r.id}/acknowledgements`}
        submit={t.sent}
        multipart
        idempotency={crypto.randomUUID()}
      >
        {own.length === 1 ? (
          <Hidden name="unitId" value={first.unit.unitId} />
        ) : (
          <Field
            state={state}
            name="unitId"
            type="select"
            label={t.unit}
            options={own.map(({ unit }) => ({ value: String(unit.unitId), label: unitOf(unit, lang) }))}
          />
        )}
        <FieldRow>
          <Field state={state} name="doneOn" type="date" label={t.doneOn} value={today} />
          <Field
            state={state}
            name="form"
            type="select"
            label={t.form}
            placeholder={t.chooseOne}
            options={ackForms.map((form) => ({ value: form, label: t.forms[form] }))}
          />
        </FieldRow>
        <FieldRow>
          <Field state={state} name="reached" type="number" label={t.reached} />
          <Field state={state} name="staff" type="number" label={t.staff} />
        </FieldRow>
        <Field state={state} name="note" type="textarea" rows={2} max={2000} label={t.note} optional />
        <Field state={state} name="file" type="file" label={t.ackFile} maxBytes={maxBytes} optional />
      </Form>
    </Sheet>
  )
}

const Return = ({ reading, state }: { reading: RequestReading; state: FormState }) => {
  const t = texts[state.lang]
  const lines = reading.lines.filter((line) => line.may.return)
  if (lines.length === 0) return null
  return (
    <details class="ct-more" open={state.errors !== undefined || undefined}>
      <summary>{t.returnTitle}</summary>
      <ConfirmSheet
        state={state}
        action={`/communication/requests/${reading.request.id}/returns`}
        title={t.returnTitle}
        consequence={t.returnNote}
        submit={t.return}
        cancel={`/communication/requests/${reading.request.id}`}
      >
        <Field
          state={state}
          name="unitId"
          type="select"
          label={t.returnOf}
          placeholder={t.chooseOne}
          options={lines.map(({ unit }) => ({
            value: String(unit.unitId),
            label: unitOf(unit, state.lang),
          }))}
        />
      </ConfirmSheet>
    </details>
  )
}

/** What whoever asked may do: remind, give more days, ask more units, give back, take back. */
export const Manage = ({ reading, forms }: { reading: RequestReading; forms: RequestForms }) => {
  const { request: r, may, lines, remindedToday, more } = reading
  const { lang } = forms.reminder
  const t = texts[lang]
  const at = `/communication/requests/${r.id}`
  const left = lines.filter(({ standing }) => standing.key === 'waiting' || standing.key === 'overdue').length
  if (!may.run) return <Return reading={reading} state={forms.return} />
  return (
    <>
      {left > 0 ? (
        <Sheet title={t.manage}>
          {remindedToday ? (
            <p>{t.remindedToday}</p>
          ) : (
            <Form state={forms.reminder} action={`${at}/reminders`} submit={t.remind(left)} />
          )}
          <p class="ct-small ct-quiet">{t.remindNote}</p>
        </Sheet>
      ) : null}
      <Return reading={reading} state={forms.return} />
      {may.extend ? (
        <details class="ct-more" open={forms.extension.errors !== undefined || undefined}>
          <summary>{t.extend}</summary>
          <Sheet title={t.extend}>
            <p class="ct-small ct-quiet">{t.extendNote}</p>
            <Form
              state={forms.extension}
              action={`${at}/extensions`}
              submit={t.extend}
              kind="second"
              version={r.version}
            >
              <Field state={forms.extension} name="dueOn" type="date" label={t.newDue} />
              <Field state={forms.extension} name="reason" label={t.reason} max={500} />
            </Form>
          </Sheet>
        </details>
      ) : null}
      {may.extend && more.length > 0 ? (
        <details class="ct-more" open={forms.units.errors !== undefined || undefined}>
          <summary>{t.addUnits}</summary>
          <Sheet title={t.addUnits}>
            <Form state={forms.units} action={`${at}/units`} submit={t.addUnits} kind="second">
              <UnitsFields state={forms.units} units={more} />
            </Form>
          </Sheet>
        </details>
      ) : null}
      <details class="ct-more" open={forms.withdrawal.errors !== undefined || undefined}>
        <summary>{t.withdrawRequest}</summary>
        <ConfirmSheet
          state={forms.withdrawal}
          action={`${at}/withdrawal`}
          title={t.withdrawRequest}
          consequence={t.withdrawRequestNote}
          submit={t.withdrawRequest}
          cancel={at}
        />
      </details>
    </>
  )
}
