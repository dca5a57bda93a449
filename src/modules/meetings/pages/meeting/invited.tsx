import { named } from '#platform/lang.ts'
import { Field, Form } from '#ui/form.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { InviteeRow } from '../../facts.ts'
import { answers } from '../../rules.ts'
import { type Texts, texts } from '../../texts.ts'
import type { Props } from '../meeting.tsx'

const wordOf = (one: InviteeRow, t: Texts): string => {
  if (one.attended) return t.attended[one.attended]
  return one.answer ? t.answers[one.answer] : t.noAnswer
}

/** Who is invited, what they answered, who came. */
export const Invited = ({ reading, frame }: Props) => {
  const t = texts[frame.lang]
  const { invitees } = reading.parts
  return (
    <Sheet title={`${t.invited} (${invitees.length})`}>
      {invitees.length === 0 ? <p class="ct-quiet">{t.noInvited}</p> : null}
      <details class="ct-more" open={invitees.length <= 12 || undefined}>
        <summary>{t.invited}</summary>
        <ul class="ct-plain ct-lines">
          {invitees.map((one) => (
            <li>
              <Said text={named(frame.lang, one.name, one.nameEn)} />
              <span class="ct-small ct-quiet">
                {' '}
                {wordOf(one, t)}
                {one.substitute ? (
                  <>
                    : <Said text={one.substitute} />
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Sheet>
  )
}

/** Puts members and units on the list, for who prepares. */
export const Inviting = ({ reading, forms, frame }: Props) => {
  const t = texts[frame.lang]
  if (!reading.may.prepare || !reading.may.acts.includes('invite')) return null
  const state = forms.invite
  return (
    <Sheet>
      <details
        class="ct-more"
        open={state.errors !== undefined || reading.meeting.invited === 0 || undefined}
      >
        <summary>{t.inviteTitle}</summary>
        <Form
          state={state}
          action={`/meetings/${reading.meeting.id}/invitations`}
          submit={t.invite}
          kind="second"
        >
          <Field state={state} name="seats" type="checkbox" label={t.inviteSeats} />
          <Field
            state={state}
            name="unitIds"
            type="checkboxes"
            filter
            label={t.inviteUnits}
            options={reading.units.map((unit) => ({
              value: String(unit.unit_id),
              label: named(frame.lang, unit.name_vi, unit.name_en),
            }))}
            optional
          />
        </Form>
      </details>
    </Sheet>
  )
}

/** One's own answer, or that of one's unit. */
export const Answering = ({ reading, forms, frame }: Props) => {
  const t = texts[frame.lang]
  const own = reading.parts.invitees.filter((one) => reading.may.invitations.includes(one.id))
  if (own.length === 0 || reading.meeting.state !== 'called' || frame.today > reading.meeting.heldOn)
    return null
  const state = forms.answer
  return (
    <Sheet title={t.answerTitle} id="answer">
      <Form state={state} action={`/meetings/${reading.meeting.id}/answer`} submit={t.sendAnswer}>
        <Field
          state={state}
          name="inviteeId"
          type="radio"
          label={t.answerAs}
          value={String(own[0]?.id ?? '')}
          options={own.map((one) => ({
            value: String(one.id),
            label: named(frame.lang, one.name, one.nameEn),
          }))}
        />
        <Field
          state={state}
          name="answer"
          type="radio"
          label={t.answer}
          value={own[0]?.answer ?? 'yes'}
          options={answers.map((answer) => ({ value: answer, label: t.answers[answer] }))}
        />
        <Field state={state} name="substitute" label={t.substitute} max={200} optional />
        <Field state={state} name="reason" label={t.reason} max={500} optional />
      </Form>
    </Sheet>
  )
}

/** Who came, ticked by who keeps the minutes; those who said they would are ticked already. */
export const Attendance = ({ reading, forms, frame }: Props) => {
  const t = texts[frame.lang]
  const { meeting, parts, may } = reading
  if (!may.prepare || !may.acts.includes('attend') || frame.today < meeting.heldOn) return null
  const state = forms.attendance
  const options = parts.invitees.map((one) => ({
    value: String(one.id),
    label: named(frame.lang, one.name, one.nameEn),
  }))
  const those = (test: (one: InviteeRow) => boolean) =>
    parts.invitees.filter(test).map((one) => String(one.id))
  const noted = meeting.state === 'held'
  const values = state.values ?? {
    present: those((one) => (noted ? one.attended === 'present' : one.answer === 'yes')),
    substitute: those((one) => (noted ? one.attended === 'substitute' : one.answer === 'substitute')),
  }
  return (
    <Sheet>
      <details class="ct-more" open={state.errors !== undefined || !noted || undefined}>
        <summary>{t.attendance}</summary>
        <Form
          state={{ ...state, values }}
          action={`/meetings/${meeting.id}/attendance`}
          submit={t.saveAttendance}
          kind={noted ? 'second' : undefined}
        >
          <Field
            state={{ ...state, values }}
            name="present"
            type="checkboxes"
            filter
            label={t.present}
            options={options}
            optional
          />
          <Field
            state={{ ...state, values }}
            name="substitute"
            type="checkboxes"
            filter
            label={t.sent}
            options={options}
            optional
          />
        </Form>
      </details>
    </Sheet>
  )
}
