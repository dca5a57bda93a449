import { z } from 'zod'
import { type Again, type C, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { type Filled, type Filling, fillByCode } from '../actions/answer.ts'
import { type AskedForm, formOfCode } from '../facts/form.ts'
import { answersIn, codeInput, type PressInput, pressInput, secondsSince } from '../input/answer.ts'
import { AnswerPage, CodePage, ThanksPage } from '../pages/answer/pages.tsx'
import { said } from '../pages/words.ts'
import type { FormPage } from '../rules/branch.ts'
import { plainCode } from '../rules/code.ts'
import { type BadAnswer, labelOf, readAnswers, type SentForm } from '../rules/read.ts'
import type { Step } from '../rules/step.ts'

type Shown = {
  form: AskedForm
  step: Extract<Step, { page: number }>
  sent: SentForm
  started: number
  channel: string
}

const codeIn = (c: C): string => c.req.param('code') ?? ''
const channelOf = (text: string | undefined): 'link' | 'card' => (text === 'card' ? 'card' : 'link')
const nowIn = (c: C): number => Math.floor(c.var.ctx.now.getTime() / 1000)

/** The state of a page of questions: what was typed, and what does not fit, each named by its question. */
export const pageState = (
  c: C,
  { pages, sent }: { pages: readonly FormPage[]; sent: SentForm },
  bad: readonly BadAnswer[],
) => {
  const { lang } = c.var.ctx
  return {
    lang,
    id: 'q',
    values: sent,
    errors: bad.map(({ field, reason, params }) => {
      const label = labelOf(pages, field)
      const sentence = c.var.sentence(reason, params)
      return { field, message: label ? `${said(label, lang)}: ${sentence}` : sentence }
    }),
  }
}

const showPage = async (c: C, { form, step, sent, started, channel }: Shown) => {
  const { questionnaire, units, pages, campaign } = form
  const state = pageState(c, { pages, sent }, step.bad)
  const page = (
    <AnswerPage
      frame={await c.var.frame()}
      at={{ questionnaire, units, pages, page: step.page, answers: step.answers, sent, state }}
      title={{ titleVi: campaign.questionnaireTitleVi, titleEn: campaign.questionnaireTitleEn }}
      invented={campaign.invented}
      action={`/phieu/${encodeURIComponent(codeIn(c))}?lang=${c.var.ctx.lang}`}
      hidden={{ started, channel }}
    />
  )
  return show(c, page, step.bad.length > 0 ? 422 : 200)
}

const showFirst = async (c: C) => {
  const { channel } = queryIn(c, z.object({ channel: z.string().optional() }))
  const form = await formOfCode(c.var.ctx, codeIn(c))
  const step = { page: 0, bad: [], answers: {} }
  return showPage(c, { form, step, sent: {}, started: nowIn(c), channel: channelOf(channel) })
}

const fillingOf = (value: PressInput, now: Date): Filling => ({
  sent: answersIn(value),
  press: { act: value.press, page: value.page },
  seconds: secondsSince(value.started, now),
})

const showFilled = async (c: C, filled: Filled, value: PressInput): Promise<Response> => {
  if ('thanks' in filled)
    return show(c, <ThanksPage frame={await c.var.frame()} thanks={filled.thanks.questionnaire.thanks} />)
  const { form, step } = filled
  const started = value.started ?? nowIn(c)
  return showPage(c, { form, step, sent: answersIn(value), started, channel: channelOf(value.channel) })
}

/** A refused form comes back as it was; what no form mends (a used code) is told plainly. */
const showAgain = async (c: C, again: Again): Promise<Response> => {
  if (again.status === 409 && again.reason !== 'answer-blank')
    throw new Refused('rule', again.reason ?? 'campaign-closed', [], again.facts ?? {})
  const form = await formOfCode(c.var.ctx, codeIn(c))
  const sent = answersIn(again.typed)
  const page = Math.min(Number(again.typed.page) || 0, form.pages.length)
  const bad: BadAnswer[] = again.fields.map(({ field, reason }) => ({ field, reason }))
  const whole = bad.length > 0 ? bad : [{ field: '', reason: again.reason ?? 'bad-input' }]
  const started = Number(again.typed.started) || nowIn(c)
  const { answers } = readAnswers(form.questionnaire, form.pages.slice(0, page), sent)
  const step = { page, bad: whole, answers }
  return showPage(c, { form, step, sent, started, channel: channelOf(String(again.typed.channel)) })
}

const showDoor = async (c: C, again?: Again) => {
  const state = formState(c.var.ctx.lang, 'door', c.var.sentence, again)
  return show(c, <CodePage frame={await c.var.frame()} state={state} />, again?.status)
}

/**
 * Answering. Open to everybody, and nobody is looked at (platform/anonymous.ts). `alone`: a signed-in person's key of a form
 * would be kept with their number, so none is.
 */
export const answerRoutes = (web: Web): void => {
  web.get('/phieu', (c) => showDoor(c), { open: true })
  web.post(
    '/phieu',
    {
      input: codeInput,
      alone: true,
      act: async (_, { code }) => {
        const plain = plainCode(code ?? '')
        if (!plain) throw new Refused('input', 'bad-input', [{ field: 'code', reason: 'code-unknown' }])
        return plain
      },
      next: (code, c) => `/phieu/${code}?channel=card&lang=${c.var.ctx.lang}`,
      again: showDoor,
    },
    { open: true },
  )
  web.get('/phieu/:code', showFirst, { open: true })
  web.post(
    '/phieu/:code',
    {
      input: pressInput,
      alone: true,
      act: async (ctx, value, c) => {
        const filled = await fillByCode(ctx, codeIn(c), fillingOf(value, ctx.now), channelOf(value.channel))
        return { filled, value }
      },
      next: ({ filled, value }, c) => showFilled(c, filled, value),
      again: showAgain,
    },
    { open: true },
  )
}
