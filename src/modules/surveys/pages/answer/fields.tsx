import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Button } from '#ui/button.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import type { AskedUnit } from '../../facts/form.ts'
import { type FormPage, shownOn } from '../../rules/branch.ts'
import type { Option, Question, Questionnaire, ResponseAnswers } from '../../rules/questionnaire.ts'
import { fieldName, fieldsOfPages, longestText, type SentForm } from '../../rules/read.ts'
import { isLast } from '../../rules/step.ts'
import { answerTexts } from '../../texts/answer.ts'
import { said } from '../words.ts'

/** Where a form that is filled in stands. `page` past the last: nothing is left but to send. */
export type Standing = {
  questionnaire: Questionnaire
  units: readonly AskedUnit[]
  pages: readonly FormPage[]
  page: number
  answers: ResponseAnswers
  sent: SentForm
  state: FormState
}

const choicesOf = (options: readonly Option[], lang: Lang) =>
  options.map((option) => ({ value: option.code, label: said(option.text, lang) }))

const scaleOf = (questionnaire: Questionnaire, code: string, lang: Lang) =>
  choicesOf(questionnaire.scales.find((scale) => scale.code === code)?.options ?? [], lang)

const MatrixField = ({
  question,
  unit,
  at: { questionnaire, state },
}: {
  question: Extract<Question, { kind: 'matrix' }>
  unit: string
  at: Standing
}) => (
  <section class="ct-q-matrix">
    <h3 class="ds-heading" data-size="2xs">
      <Said text={said(question.text, state.lang)} />
    </h3>
    {question.help ? <p class="ct-small ct-quiet">{said(question.help, state.lang)}</p> : null}
    {question.rows.map((row) => (
      <Field
        state={state}
        name={fieldName(unit, question.code, row.code)}
        label={said(row.text, state.lang)}
        type="radio"
        optional={!question.required}
        options={scaleOf(questionnaire, question.scale, state.lang)}
      />
    ))}
  </section>
)

const QuestionField = ({ question, unit, at }: { question: Question; unit: string; at: Standing }) => {
  const { state, questionnaire } = at
  const { lang } = state
  const t = answerTexts[lang]
  const base = {
    state,
    name: fieldName(unit, question.code),
    label: said(question.text, lang),
    optional: !question.required,
  }
  const help = question.help ? said(question.help, lang) : undefined
  switch (question.kind) {
    case 'single':
      return <Field {...base} hint={help} type="radio" options={choicesOf(question.options, lang)} />
    case 'scale':
      return (
        <Field {...base} hint={help} type="radio" options={scaleOf(questionnaire, question.scale, lang)} />
      )
    case 'multi': {
      const how =
        question.most === undefined ? t.chooseSeveral : t.chooseMost(showNumber(question.most, lang))
      const hint = [help, how].filter(Boolean).join(' ')
      return <Field {...base} hint={hint} type="checkboxes" options={choicesOf(question.options, lang)} />
    }
    case 'matrix':
      return <MatrixField question={question} unit={unit} at={at} />
    case 'number':
      return <Field {...base} hint={help} type="decimal" narrow />
    case 'text':
      return <Field {...base} hint={help} type="textarea" rows={4} max={question.longest ?? longestText} />
  }
}

/** What was typed on the other pages, carried along unseen. */
const Carried = ({ at }: { at: Standing }) => {
  const here = new Set(at.pages[at.page] ? fieldsOfPages([at.pages[at.page] as FormPage]) : [])
  return (
    <>
      {fieldsOfPages(at.pages)
        .filter((name) => !here.has(name))
        .flatMap((name) => {
          const value = at.sent[name]
          const texts = Array.isArray(value) ? value : value ? [value] : []
          return texts.map((text) => <Hidden name={name} value={text} />)
        })}
    </>
  )
}

const Buttons = ({ at, lang }: { at: Standing; lang: Lang }) => {
  const t = answerTexts[lang]
  const last = isLast(at.pages, at.page)
  return (
    <>
      {last && at.page < at.pages.length ? <p class="ct-small ct-quiet">{t.sendOnce}</p> : null}
      <p class="ct-acts ct-gapped">
        <Button name="press" value="next">
          {last ? t.send : t.next}
        </Button>
        {at.page > 0 ? (
          <Button kind="quiet" name="press" value="back">
            {t.back}
          </Button>
        ) : null}
      </p>
    </>
  )
}

/** One page of a form: its questions, what was typed before carried along, and the buttons. Needs no script. */
export const AnswerForm = ({
  at,
  action,
  hidden,
}: {
  at: Standing
  action: string
  hidden: Record<string, string | number>
}) => {
  const { state } = at
  const { lang } = state
  const t = answerTexts[lang]
  const page = at.pages[at.page]
  const about = at.units.find(({ id }) => id === page?.unit)
  const body: Child = page ? (
    <>
      <h2 class="ds-heading" data-size="xs">
        <Said text={about ? t.aboutUnit(about.name) : said(page.section.title, lang)} />
      </h2>
      {about ? <p class="ct-quiet">{said(page.section.title, lang)}</p> : null}
      {shownOn(page, at.answers).map((question) => (
        <QuestionField question={question} unit={page.unit} at={at} />
      ))}
    </>
  ) : (
    <>
      <h2 class="ds-heading" data-size="xs">
        {t.end}
      </h2>
      <p>{t.endLede}</p>
    </>
  )
  return (
    <Form state={state} action={action} summary={t.summary(state.errors?.length ?? 0)}>
      {Object.entries({ page: at.page, ...hidden }).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <Carried at={at} />
      {page && at.pages.length > 1 ? (
        <p class="ct-small ct-quiet">
          {t.page(showNumber(at.page + 1, lang), showNumber(at.pages.length, lang))}
        </p>
      ) : null}
      {body}
      <Buttons at={at} lang={lang} />
    </Form>
  )
}
