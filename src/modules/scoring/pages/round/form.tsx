import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { DayFields, RoundHeadFields } from '#ui/round-form.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Round, SetChoice } from '../../facts/rounds.ts'
import { dayNames } from '../../rules/phase.ts'
import { roundTexts } from '../../texts/round.ts'

/** A new round, or one being edited: what it is called, by which set, and its days in order. */
export const RoundFormPage = ({
  frame,
  state,
  sets,
  round,
}: {
  frame: Frame
  state: FormState
  sets: SetChoice[]
  round?: Round | undefined
}) => {
  const { lang } = frame
  const t = roundTexts[lang]
  const open = round?.state === 'open'
  const title = round ? (open ? t.form.editOpen : t.form.editDraft) : t.newRound
  const back = round ? `/scoring/rounds/${round.id}` : '/scoring'
  const name = (set: SetChoice) =>
    t.form.setVersion((lang === 'en' && set.titleEn) || set.titleVi, set.version)
  return (
    <Page
      frame={frame}
      title={title}
      crumbs={[{ href: '/scoring', name: t.scoring }, ...(round ? [{ href: back, name: round.title }] : [])]}
    >
      <Sheet>
        <Form
          state={state}
          action={round ? `/scoring/rounds/${round.id}/edit` : '/scoring/rounds'}
          submit={round ? t.form.save : t.form.make}
          cancel={back}
          version={round?.version}
        >
          <RoundHeadFields
            state={state}
            words={{ title: t.form.title, year: t.year }}
            round={round}
            year={frame.year}
          >
            <Field
              state={state}
              name="setId"
              type="select"
              label={t.set}
              hint={sets.length === 0 ? t.form.noSets : t.form.setHint}
              value={round?.setId ?? null}
              options={(open ? sets.filter((set) => set.id === round?.setId) : sets).map((set) => ({
                value: String(set.id),
                label: name(set),
              }))}
            />
          </RoundHeadFields>
          <DayFields
            state={state}
            title={t.form.daysTitle}
            hint={t.form.daysHint}
            days={dayNames.map((name) => ({
              name,
              label: t.dayLabels[name],
              value: round?.[name] ?? null,
              optional: name === 'publishBy' || name === 'objectionBy',
            }))}
          />
          {open ? (
            <Field state={state} name="reason" type="textarea" rows={2} label={t.form.reason} max={2000} />
          ) : null}
        </Form>
      </Sheet>
    </Page>
  )
}
