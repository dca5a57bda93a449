import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { CouncilFields, DayFields, RoundHeadFields } from '#ui/round-form.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { RoundChoices } from '../facts/rounds.ts'
import { ratingDayNames } from '../rules/round.ts'
import type { Round } from '../store/round.ts'
import { ratingTexts } from '../texts/rating.ts'

/** A new round, or one being edited: whose posts, by which scheme, its days and its shares. */
export const RoundFormPage = ({
  frame,
  state,
  choices,
  round,
}: {
  frame: Frame
  state: FormState
  choices: RoundChoices
  round?: Round | undefined
}) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  const open = round?.state === 'open'
  const back = round ? `/ratings/rounds/${round.id}` : '/ratings'
  const title = round ? (open ? t.form.openTitle : t.form.draftTitle) : t.newRound
  const { defaults } = choices
  const schemes = open ? choices.schemes.filter((one) => one.id === round?.schemeId) : choices.schemes
  const blocks = Object.entries(t.blocks).filter(([block]) => !open || block === round?.block)
  return (
    <Page
      frame={frame}
      title={title}
      crumbs={[{ href: '/ratings', name: t.ratings }, ...(round ? [{ href: back, name: round.title }] : [])]}
    >
      <Sheet>
        <Form
          state={state}
          action={round ? `/ratings/rounds/${round.id}/edit` : '/ratings/rounds'}
          submit={round ? t.form.save : t.form.make}
          cancel={back}
          version={round?.version}
        >
          <RoundHeadFields
            state={state}
            words={{ title: t.form.title, year: t.year }}
            round={round}
            year={frame.year - 1}
          >
            <Field
              state={state}
              name="block"
              type="select"
              label={t.posts}
              value={round?.block ?? 'department'}
              options={blocks.map(([value, label]) => ({ value, label }))}
            />
            <Field
              state={state}
              name="schemeId"
              type="select"
              label={t.form.scheme}
              hint={t.form.schemeHint}
              value={round?.schemeId ?? null}
              options={schemes.map((one) => ({
                value: String(one.id),
                label: (lang === 'en' && one.titleEn) || one.titleVi,
              }))}
            />
          </RoundHeadFields>
          <DayFields
            state={state}
            title={t.form.days}
            hint={t.form.daysHint}
            days={ratingDayNames.map((name) => ({
              name,
              label: t.days[name],
              value: round?.[name] ?? null,
              readonly: open && name === 'postsOn',
            }))}
          />
          <FieldRow>
            <Field
              state={state}
              name="quorumPercent"
              type="number"
              label={t.form.quorum}
              value={round?.quorumPercent ?? defaults['appraisal.quorum-percent']}
              narrow
            />
            <Field
              state={state}
              name="objectionDays"
              type="number"
              label={t.form.objectionDays}
              value={round?.objectionDays ?? defaults['appraisal.objection-days']}
              narrow
            />
            <Field
              state={state}
              name="capPercent"
              type="decimal"
              label={t.form.cap}
              hint={t.form.capHint}
              value={round?.capPercent ?? null}
              narrow
              optional
            />
          </FieldRow>
          <Field
            state={state}
            name="capReason"
            type="textarea"
            rows={2}
            label={t.form.capReason}
            max={1000}
            value={round?.capReason ?? null}
            optional
          />
          {open ? (
            <Field state={state} name="reason" type="textarea" rows={2} label={t.form.reason} max={2000} />
          ) : null}
        </Form>
      </Sheet>
    </Page>
  )
}

/** The council of a round, seated by a decision in place of the one before. */
export const CouncilPage = ({
  frame,
  state,
  round,
  people,
}: {
  frame: Frame
  state: FormState
  round: Round
  people: { value: string; label: string }[]
}) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  const [first] = round.seats
  return (
    <Page
      frame={frame}
      title={t.makeCouncil}
      lede={t.councilLede}
      crumbs={[
        { href: '/ratings', name: t.ratings },
        { href: `/ratings/rounds/${round.id}`, name: round.title },
      ]}
    >
      <Sheet>
        <Form
          state={state}
          action={`/ratings/rounds/${round.id}/council`}
          submit={t.makeCouncil}
          cancel={`/ratings/rounds/${round.id}`}
        >
          <CouncilFields
            state={state}
            words={t}
            people={people}
            decision={first && { no: first.decisionNo, on: first.decidedOn }}
            seated={round.seats}
          />
        </Form>
      </Sheet>
    </Page>
  )
}
