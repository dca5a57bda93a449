import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
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
      <section class="ct-sheet">
        <Form
          state={state}
          action={round ? `/scoring/rounds/${round.id}/edit` : '/scoring/rounds'}
          submit={round ? t.form.save : t.form.make}
          cancel={back}
          version={round?.version}
        >
          <Field state={state} name="title" label={t.form.title} max={300} value={round?.title ?? null} />
          <FieldRow>
            <Field
              state={state}
              name="year"
              type="number"
              label={t.year}
              value={round?.year ?? frame.year}
              narrow
              readonly={open}
            />
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
          </FieldRow>
          <h2 class="ds-heading ct-sub" data-size="2xs">
            {t.form.daysTitle}
          </h2>
          <p class="ct-small ct-quiet">{t.form.daysHint}</p>
          <FieldRow>
            {dayNames.slice(0, 4).map((day) => (
              <Field
                state={state}
                name={day}
                type="date"
                label={t.dayLabels[day]}
                value={round?.[day] ?? null}
                narrow
              />
            ))}
          </FieldRow>
          <FieldRow>
            {dayNames.slice(4).map((day) => (
              <Field
                state={state}
                name={day}
                type="date"
                label={t.dayLabels[day]}
                value={round?.[day] ?? null}
                optional={day === 'publishBy' || day === 'objectionBy'}
                narrow
              />
            ))}
          </FieldRow>
          {open ? (
            <Field state={state} name="reason" type="textarea" rows={2} label={t.form.reason} max={2000} />
          ) : null}
        </Form>
      </section>
    </Page>
  )
}
