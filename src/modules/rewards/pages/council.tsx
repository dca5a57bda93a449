import { Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { CouncilFields } from '#ui/round-form.tsx'
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
          <CouncilFields
            state={state}
            words={t}
            people={people}
            decision={{ no: round.councilNo, on: round.councilDecidedOn }}
            seated={round.council}
          />
        </Form>
      </Sheet>
    </Page>
  )
}
