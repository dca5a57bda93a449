import { type C, idIn, show, type Web } from '#platform/http.ts'
import { needQuestionnaire } from '../facts/questionnaires.ts'
import { answersIn, pressInput } from '../input/answer.ts'
import { PreviewPage } from '../pages/answer/inside.tsx'
import { addressOf, crumbsOf } from '../pages/questionnaires/one.tsx'
import { pagesOf } from '../rules/branch.ts'
import type { SentForm } from '../rules/read.ts'
import { type Step, stepOf } from '../rules/step.ts'
import { answerTexts } from '../texts/answer.ts'
import { pageState } from './answer.tsx'

type Press = { act: 'next' | 'back' | 'show'; page: number }

const showPreview = async (c: C, press: Press, sent: SentForm) => {
  const { lang } = c.var.ctx
  const row = await needQuestionnaire(c.var.ctx, idIn(c))
  const units = [{ id: '1', name: answerTexts[lang].previewUnit }]
  const pages = pagesOf(row.content, ['1'])
  const step: Step = stepOf(row.content, pages, sent, press)
  const at = 'done' in step ? undefined : step
  const page = (
    <PreviewPage
      frame={await c.var.frame()}
      title={answerTexts[lang].preview}
      crumbs={crumbsOf(row, lang)}
      at={
        at && {
          questionnaire: row.content,
          units,
          pages,
          page: at.page,
          answers: at.answers,
          sent,
          state: pageState(c, { pages, sent }, at.bad),
        }
      }
      action={addressOf(row.id, 'preview')}
    />
  )
  return show(c, page, at && at.bad.length > 0 ? 422 : 200)
}

/** The form as respondents see it, page by page, branching included; nothing is kept. */
export const previewRoutes = (web: Web): void => {
  web.get('/surveys/questionnaires/:id/preview', (c) => showPreview(c, { act: 'show', page: 0 }, {}))
  web.post('/surveys/questionnaires/:id/preview', {
    input: pressInput,
    alone: true,
    act: async (ctx, value, c) => {
      await needQuestionnaire(ctx, idIn(c))
      return value
    },
    next: (value, c) => showPreview(c, { act: value.press, page: value.page }, answersIn(value)),
    again: (c, again) =>
      showPreview(c, { act: 'show', page: Number(again.typed.page) || 0 }, answersIn(again.typed)),
  })
}
