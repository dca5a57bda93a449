import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { Round } from '../facts/rounds.ts'
import { texts } from '../texts.ts'

type Props = {
  frame: Frame
  round: Round
  people: { value: string; label: string }[]
  state: FormState
}

/** The council of a round by its decision. */
export const CouncilPage = ({ frame, round, people, state }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const at = `/rewards/rounds/${round.id}`
  const seated = (seat: string) => round.council.filter((one) => one.seat === seat).map((one) => one.personId)
  return (
    <Page
      frame={frame}
      title={t.council}
      lede={t.councilLede}
      crumbs={[
        { href: '/rewards', name: t.rewards },
        { href: at, name: round.title },
      ]}
    >
      <Sheet>
        <Form state={state} action={`${at}/council`} submit={t.makeCouncil} cancel={at}>
          <FieldRow>
            <Field
              state={state}
              name="decisionNo"
              label={t.decisionNo}
              max={100}
              value={round.councilNo}
              narrow
            />
            <Field
              state={state}
              name="decidedOn"
              type="date"
              label={t.decidedOn}
              value={round.councilDecidedOn}
              narrow
            />
            <Field
              state={state}
              name="headId"
              type="select"
              label={t.councilHead}
              options={people}
              placeholder={t.choosePerson}
              value={seated('head')[0] ?? null}
            />
          </FieldRow>
          <Field
            state={state}
            name="memberIds"
            type="checkboxes"
            label={t.councilMembers}
            options={people}
            value={seated('member')}
            filter
          />
        </Form>
      </Sheet>
    </Page>
  )
}
