import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { DayFields, RoundHeadFields } from '#ui/round-form.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { RewardForm, Round } from '../facts/rounds.ts'
import { dayNames } from '../rules/round.ts'
import { texts } from '../texts.ts'

type Props = {
  frame: Frame
  state: FormState
  choices: { forms: RewardForm[]; collectives: number; individuals: number }
  round?: Round | undefined
}

/** A new round of rewards, or one being edited. */
export const RoundFormPage = ({ frame, state, choices, round }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const open = round?.state === 'open'
  const back = round ? `/rewards/rounds/${round.id}` : '/rewards'
  const forms = open ? choices.forms.filter((form) => form.code === round?.form) : choices.forms
  return (
    <Page
      frame={frame}
      title={round ? t.editTitle : t.newRound}
      crumbs={[{ href: '/rewards', name: t.rewards }, ...(round ? [{ href: back, name: round.title }] : [])]}
    >
      <Sheet>
        <Form
          state={state}
          action={round ? `/rewards/rounds/${round.id}/edit` : '/rewards/rounds'}
          submit={round ? t.save : t.newRound}
          cancel={back}
          version={round?.version}
        >
          <RoundHeadFields
            state={state}
            words={{ title: t.fields.title, year: t.year }}
            round={round}
            year={frame.year}
          >
            <Field
              state={state}
              name="form"
              type="select"
              label={t.form}
              value={round?.form ?? null}
              options={forms.map((form) => ({
                value: form.code,
                label: lang === 'en' ? form.nameEn : form.nameVi,
              }))}
            />
          </RoundHeadFields>
          <Field
            state={state}
            name="occasion"
            type="textarea"
            rows={2}
            label={t.fields.occasion}
            max={1000}
            value={round?.occasion ?? null}
          />
          <Field
            state={state}
            name="achievement"
            type="textarea"
            rows={2}
            label={t.fields.achievement}
            hint={t.fields.achievementHint}
            max={400}
            value={round?.achievement ?? null}
          />
          <Field
            state={state}
            name="legal"
            type="textarea"
            rows={3}
            label={t.fields.legal}
            max={4000}
            value={round?.legal ?? choices.forms[0]?.legal.split('; ').join('\n') ?? null}
            optional
          />
          <FieldRow>
            <Field
              state={state}
              name="maxCollectives"
              type="number"
              label={t.fields.maxCollectives}
              value={round?.maxCollectives ?? choices.collectives}
              narrow
            />
            <Field
              state={state}
              name="maxIndividuals"
              type="number"
              label={t.fields.maxIndividuals}
              value={round?.maxIndividuals ?? choices.individuals}
              narrow
            />
          </FieldRow>
          <DayFields
            state={state}
            title={t.fields.days}
            hint={t.fields.daysHint}
            days={dayNames.map((name) => ({ name, label: t.fields[name], value: round?.[name] ?? null }))}
          />
        </Form>
      </Sheet>
    </Page>
  )
}
