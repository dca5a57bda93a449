import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import * as actions from '../actions/questionnaire.ts'
import * as facts from '../facts/questionnaires.ts'
import { freshQuestion } from '../input/place-form.ts'
import * as input from '../input/questionnaires.ts'
import { NewQuestionnairePage, QuestionnairesPage } from '../pages/questionnaires/list.tsx'
import { addressOf, type QuestionnaireForms, QuestionnairePage } from '../pages/questionnaires/one.tsx'
import { mayRun } from '../policy.ts'
import { findingsOf } from '../rules/check.ts'
import { placeRoutes } from './questionnaire-places.tsx'

const showAll = async (c: C) => {
  const reading = await facts.readQuestionnaires(c.var.ctx)
  return show(c, <QuestionnairesPage frame={await c.var.frame()} {...reading} />)
}

const showNew = async (c: C, again?: Again) => {
  if (!mayRun(c.var.ctx.actor)) throw new Refused('missing', 'page')
  const state = formState(c.var.ctx.lang, 'new', c.var.sentence, again)
  return show(c, <NewQuestionnairePage frame={await c.var.frame()} state={state} />, again?.status)
}

const showOne = async (c: C, which?: keyof QuestionnaireForms, again?: Again) => {
  const { ctx } = c.var
  const row = await facts.needQuestionnaire(ctx, idIn(c))
  const state = (name: keyof QuestionnaireForms) =>
    formState(ctx.lang, name, c.var.sentence, which === name ? again : undefined)
  return show(
    c,
    <QuestionnairePage
      frame={await c.var.frame()}
      row={row}
      findings={findingsOf(row.content)}
      may={facts.mayOfQuestionnaire(ctx, row)}
      forms={{
        section: state('section'),
        question: state('question'),
        scale: state('scale'),
        issue: state('issue'),
      }}
    />,
    again?.status,
  )
}

const asFile = async (c: C) => {
  const { code, version, titleVi, titleEn, source, synthetic, content } = await facts.needQuestionnaire(
    c.var.ctx,
    idIn(c),
  )
  c.header('Content-Disposition', `attachment; filename="${code}-${version}.json"`)
  return c.json({ code, titleVi, titleEn, source, synthetic, content })
}

const addQuestion = async (ctx: Ctx, id: number, wish: z.output<typeof input.newQuestionInput>) => {
  const { content } = await facts.needQuestionnaire(ctx, id)
  const question = freshQuestion(wish.kind, wish.code, wish.textVi, content.scales[0]?.code)
  await actions.addQuestion(ctx, id, wish.section, question)
}

const here = (_: unknown, c: C) => addressOf(idIn(c))
const againAt = (which: keyof QuestionnaireForms) => (c: C, again: Again) => showOne(c, which, again)

const addingRoutes = (web: Web): void => {
  web.post('/surveys/questionnaires/:id/sections', {
    input: input.newSectionInput,
    act: (ctx, value, c) => actions.addSection(ctx, idIn(c), value),
    next: here,
    again: againAt('section'),
  })
  web.post('/surveys/questionnaires/:id/questions', {
    input: input.newQuestionInput,
    act: async (ctx, value, c) => {
      await addQuestion(ctx, idIn(c), value)
      return value.code
    },
    next: (code, c) => addressOf(idIn(c), 'questions', code),
    again: againAt('question'),
  })
  web.post('/surveys/questionnaires/:id/scales', {
    input: input.newScaleInput,
    act: async (ctx, { code }, c) => {
      await actions.saveScale(ctx, idIn(c), undefined, { code, options: [] })
      return code
    },
    next: (code, c) => addressOf(idIn(c), 'scales', code),
    again: againAt('scale'),
  })
}

/** Questionnaires: the list, one with its places, issuing and copying. */
export const questionnaireRoutes = (web: Web): void => {
  web.get('/surveys/questionnaires', showAll)
  web.get('/surveys/questionnaires/new', (c) => showNew(c))
  web.post('/surveys/questionnaires', {
    input: input.newQuestionnaireInput,
    act: actions.draftQuestionnaire,
    next: (id) => addressOf(id),
    again: showNew,
  })
  web.get('/surveys/questionnaires/:id', (c) => showOne(c))
  web.get('/surveys/questionnaires/:id/questionnaire.json', asFile)
  addingRoutes(web)
  placeRoutes(web)
  web.post('/surveys/questionnaires/:id/moving', {
    input: input.movingInput,
    act: (ctx, { kind, code, to }, c) => actions.movePlace(ctx, idIn(c), kind, code, to),
    next: here,
    again: againAt('issue'),
  })
  web.post('/surveys/questionnaires/:id/removal', {
    input: input.removalInput,
    act: (ctx, { kind, code }, c) => actions.removePlace(ctx, idIn(c), kind, code),
    next: here,
    again: againAt('issue'),
  })
  web.post('/surveys/questionnaires/:id/issuing', {
    input: input.versionInput,
    act: (ctx, { version }, c) => actions.issueQuestionnaire(ctx, idIn(c), version),
    next: here,
    again: againAt('issue'),
  })
  web.post('/surveys/questionnaires/:id/copy', {
    input: input.nothingInput,
    act: (ctx, _, c) => actions.copyQuestionnaire(ctx, idIn(c)),
    next: (id) => addressOf(id),
    again: againAt('issue'),
  })
}
