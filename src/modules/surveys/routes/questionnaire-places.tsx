import type { Ctx } from '#platform/context.ts'
import { afterPress, type Sent } from '#platform/form-tree.ts'
import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import * as actions from '../actions/questionnaire.ts'
import * as facts from '../facts/questionnaires.ts'
import * as forms from '../input/place-form.ts'
import * as input from '../input/questionnaires.ts'
import { addressOf } from '../pages/questionnaires/one.tsx'
import {
  FactorsPage,
  HeadPage,
  QuestionPage,
  ScalePage,
  SectionPage,
} from '../pages/questionnaires/places.tsx'

/** A form of a place: refused with what was typed, after a button with its rows changed, or as it was saved. */
type Shown = { again?: Again; values?: Record<string, unknown> }

const codeIn = (c: C): string => c.req.param('code') ?? ''

// the version that the form was made from comes back with it, so that a later save is told
const seenIn = ({ again, values }: Shown, place: unknown): string =>
  String(again?.typed.version ?? values?.version ?? facts.seenOf(place))

// a form refused because the draft was issued meanwhile still shows what was typed
const rowFor = (c: C, { again }: Shown) =>
  again ? facts.needQuestionnaire(c.var.ctx, idIn(c)) : facts.needDraft(c.var.ctx, idIn(c))

const stateOf = (c: C, id: string, shown: Shown, saved: Record<string, unknown>) =>
  formState(c.var.ctx.lang, id, c.var.sentence, shown.again, shown.values ?? saved)

const showHead = async (c: C, shown: Shown = {}) => {
  const row = await rowFor(c, shown)
  const head = actions.headOf(row)
  const saved = {
    ...head,
    source: head.source ?? '',
    introVi: head.intro.vi,
    introEn: head.intro.en,
    thanksVi: head.thanks.vi,
    thanksEn: head.thanks.en,
  }
  const state = stateOf(c, 'head', shown, saved)
  const page = <HeadPage frame={await c.var.frame()} row={row} state={state} seen={seenIn(shown, head)} />
  return show(c, page, shown.again?.status)
}

const showSection = async (c: C, shown: Shown = {}) => {
  const row = await rowFor(c, shown)
  const { questions: _, ...section } = facts.needSection(row.content, codeIn(c))
  const { code, title, perUnit } = section
  const state = stateOf(c, 'section', shown, { code, titleVi: title.vi, titleEn: title.en, perUnit })
  const props = { frame: await c.var.frame(), row, state, seen: seenIn(shown, section), code }
  return show(c, <SectionPage {...props} />, shown.again?.status)
}

const showQuestion = async (c: C, shown: Shown = {}) => {
  const row = await rowFor(c, shown)
  const question = facts.needQuestion(row.content, codeIn(c))
  const state = stateOf(c, 'question', shown, forms.typedQuestion(question))
  const props = { frame: await c.var.frame(), row, state, seen: seenIn(shown, question), code: question.code }
  return show(c, <QuestionPage {...props} />, shown.again?.status)
}

const showScale = async (c: C, shown: Shown = {}) => {
  const row = await rowFor(c, shown)
  const scale = facts.needScale(row.content, codeIn(c))
  const state = stateOf(c, 'scale', shown, forms.typedScale(scale))
  const props = { frame: await c.var.frame(), row, state, seen: seenIn(shown, scale), code: scale.code }
  return show(c, <ScalePage {...props} />, shown.again?.status)
}

const showFactors = async (c: C, shown: Shown = {}) => {
  const row = await rowFor(c, shown)
  const { factors, contents } = row.content
  const state = stateOf(c, 'factors', shown, forms.typedFactors({ factors, contents }))
  const seen = seenIn(shown, { factors, contents })
  return show(
    c,
    <FactorsPage frame={await c.var.frame()} row={row} state={state} seen={seen} />,
    shown.again?.status,
  )
}

/** A form of rows: a button that changes them shows it again, anything else saves. */
const rowsForm = (
  showIt: (c: C, shown?: Shown) => Promise<Response>,
  save: (ctx: Ctx, sent: Sent, seen: string | undefined, c: C) => Promise<void>,
) => ({
  input: input.rowsInput,
  act: async (ctx: Ctx, value: input.RowsInput, c: C): Promise<Sent | undefined> => {
    const { press, version, ...sent } = value
    // who may not save has no form to press a button of
    await facts.needQuestionnaire(ctx, idIn(c))
    actions.needRunner(ctx)
    if (press) return { ...afterPress(sent, press), version }
    await save(ctx, sent, version, c)
    return undefined
  },
  next: (values: Sent | undefined, c: C) => (values ? showIt(c, { values }) : addressOf(idIn(c))),
  again: (c: C, again: Again) => showIt(c, { again }),
})

/** The forms of a draft's places. */
export const placeRoutes = (web: Web): void => {
  const at = '/surveys/questionnaires/:id'
  web.get(`${at}/head`, (c) => showHead(c))
  web.post(`${at}/head`, {
    input: input.headInput,
    act: (ctx, { version, ...head }, c) => actions.saveHead(ctx, idIn(c), head, version),
    next: (_, c) => addressOf(idIn(c)),
    again: (c, again) => showHead(c, { again }),
  })
  web.get(`${at}/sections/:code`, (c) => showSection(c))
  web.post(`${at}/sections/:code`, {
    input: input.sectionInput,
    act: (ctx, { version, section }, c) => actions.saveSection(ctx, idIn(c), codeIn(c), section, version),
    next: (_, c) => addressOf(idIn(c)),
    again: (c, again) => showSection(c, { again }),
  })
  web.get(`${at}/questions/:code`, (c) => showQuestion(c))
  web.post(
    `${at}/questions/:code`,
    rowsForm(showQuestion, (ctx, sent, seen, c) =>
      actions.saveQuestion(ctx, idIn(c), codeIn(c), forms.readQuestion(sent), seen),
    ),
  )
  web.get(`${at}/scales/:code`, (c) => showScale(c))
  web.post(
    `${at}/scales/:code`,
    rowsForm(showScale, (ctx, sent, seen, c) =>
      actions.saveScale(ctx, idIn(c), codeIn(c), forms.readScale(sent), seen),
    ),
  )
  web.get(`${at}/factors`, (c) => showFactors(c))
  web.post(
    `${at}/factors`,
    rowsForm(showFactors, (ctx, sent, seen, c) =>
      actions.saveFactors(ctx, idIn(c), forms.readFactors(sent), seen),
    ),
  )
}
