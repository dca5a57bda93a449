import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import type { Request } from '../../facts/sheets.ts'
import { seenAnswer } from '../../rules/seen.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import type { JudgeProps } from './judged.ts'

/** What a unit was asked, by whom and when. */
export const Asked = ({ request, lang }: { request: Request; lang: Lang }) => (
  <>
    <p class="ct-small ct-quiet">
      {sheetTexts[lang].askedBy(request.askedBy, showMoment(request.askedAt, lang))}
    </p>
    <Said text={request.question} lines />
  </>
)

/** What the unit answered, by whom and when; or that it has not. */
export const Answer = ({ request, lang }: { request: Request; lang: Lang }) => {
  const t = sheetTexts[lang]
  if (!request.answer) return <p class="ct-quiet">{t.notAnswered}</p>
  const at = request.answeredAt ? showMoment(request.answeredAt, lang) : ''
  return (
    <>
      <p class="ct-small ct-quiet">{t.answeredBy(request.answeredBy ?? '', at)}</p>
      <Said text={request.answer} lines />
    </>
  )
}

/** The form of the unit's answer; it carries which answer it was made from. */
export const AnswerForm = ({
  sheetId,
  request,
  state,
  lang,
}: {
  sheetId: number
  request: Request
  state: FormState
  lang: Lang
}) => {
  const t = sheetTexts[lang]
  return (
    <Form
      state={state}
      action={`/scoring/sheets/${sheetId}/requests/${request.id}/answer`}
      submit={t.sendAnswer}
      kind="second"
    >
      <Hidden name="seen" value={seenAnswer(request)} />
      <Field
        state={state}
        name="answer"
        type="textarea"
        rows={4}
        label={t.answer}
        value={request.answer}
        max={8000}
      />
    </Form>
  )
}

const Ask = ({ reading, leaf, askState: state, lang }: JudgeProps) => {
  const t = sheetTexts[lang]
  const code = encodeURIComponent(leaf.placed.leaf.code)
  const due = reading.sheet.round.explainBy
  return (
    <details class="ct-fold-form" open={(state.errors?.length ?? 0) > 0 || undefined}>
      <summary>{t.ask}</summary>
      <Form
        state={state}
        action={`/scoring/sheets/${reading.sheet.id}/leaves/${code}/requests`}
        submit={t.send}
        kind="second"
      >
        <Field
          state={state}
          name="question"
          type="textarea"
          rows={3}
          label={t.question}
          hint={t.askHint(due ? showDate(due, lang) : '')}
          max={4000}
        />
      </Form>
    </details>
  )
}

/** What the unit was asked to explain here, with its answers; the way to ask, to answer, to take back. */
export const Requests = (props: JudgeProps) => {
  const { reading, leaf, lang } = props
  const t = sheetTexts[lang]
  return (
    <>
      {leaf.requests.map((request) => (
        <section class="ct-unit-note" aria-label={t.requests}>
          <Asked request={request} lang={lang} />
          {leaf.may.answer ? (
            <AnswerForm sheetId={reading.sheet.id} request={request} state={props.answerState} lang={lang} />
          ) : (
            <Answer request={request} lang={lang} />
          )}
          {leaf.stage === 'first' && request.answer === null ? (
            <ActButton
              action={`/scoring/sheets/${reading.sheet.id}/requests/${request.id}/withdrawal`}
              kind="quiet"
            >
              {t.takeBack}
            </ActButton>
          ) : null}
        </section>
      ))}
      {leaf.may.ask ? <Ask {...props} /> : null}
    </>
  )
}
