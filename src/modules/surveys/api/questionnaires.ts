import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { copyQuestionnaire, draftQuestionnaire, issueQuestionnaire } from '../actions/questionnaire.ts'
import { needQuestionnaire, readQuestionnaires } from '../facts/questionnaires.ts'
import { nothingInput, questionnaireInput, versionInput } from '../input/questionnaires.ts'
import { findingsOf } from '../rules/check.ts'
import type { Questionnaire } from '../rules/questionnaire.ts'

const line = z.object({
  id: z.number(),
  code: z.string(),
  version: z.number(),
  state: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  synthetic: z.boolean(),
  questions: z.number(),
})
const one = line.extend({
  content: z.unknown(),
  findings: z.array(z.object({ at: z.string(), reason: z.string() })),
})
const made = z.object({ id: z.number() })
const done = z.object({ done: z.boolean() })

/** Questionnaires for programs. */
export const questionnaireApi = (api: Api): void => {
  api.get('/questionnaires', {
    summary: 'Questionnaires by code, newest version first',
    answer: z.object({ items: z.array(line) }),
    read: async (ctx) => ({
      items: (await readQuestionnaires(ctx)).questionnaires.map((row) => line.parse(row)),
    }),
  })
  api.get('/questionnaires/:id', {
    summary: 'One questionnaire with its questions, and what keeps it from being issued',
    answer: one,
    read: async (ctx, _, c) => {
      const row = await needQuestionnaire(ctx, idIn(c))
      return one.parse({ ...row, findings: findingsOf(row.content) })
    },
  })
  api.post('/questionnaires', {
    summary: 'Drafts a questionnaire with its whole content',
    input: questionnaireInput,
    answer: made,
    status: 201,
    act: async (ctx, { content, ...head }) => ({
      id: await draftQuestionnaire(ctx, { ...head, content: content as Questionnaire }),
    }),
  })
  api.post('/questionnaires/:id/issuing', {
    summary: 'Issues a draft without findings; it stays as it is from then on',
    input: versionInput,
    answer: done,
    act: async (ctx, { version }, c) => {
      await issueQuestionnaire(ctx, idIn(c), version)
      return { done: true }
    },
  })
  api.post('/questionnaires/:id/copy', {
    summary: 'Copies an issued questionnaire into a draft, the next version of its code',
    input: nothingInput,
    answer: made,
    status: 201,
    act: async (ctx, _, c) => ({ id: await copyQuestionnaire(ctx, idIn(c)) }),
  })
}
