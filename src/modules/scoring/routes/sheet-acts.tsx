import { type Again, type C, idIn, maxBytes, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { findFile, serveFile } from '../../documents/facts.ts'
import { answerRequest, closeExplanation } from '../actions/explain.ts'
import { appraiseExtra, claimExtra, withdrawExtra } from '../actions/extra.ts'
import { reopenStage, setRanked } from '../actions/round.ts'
import { signOff } from '../actions/sign.ts'
import { readExtras, readReopening, readRequests, readSigning } from '../facts/acts.ts'
import { extraFile, signedFile } from '../facts/files.ts'
import * as input from '../input/round.ts'
import { ReopenPage, SignPage } from '../pages/sheet/acts.tsx'
import { ExtrasPage } from '../pages/sheet/extras.tsx'
import { RequestsPage } from '../pages/sheet/requests.tsx'
import { figureText } from '../pages/sheet/show.ts'

const showSigning = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const { open, lacks, filled, sums, late } = await readSigning(ctx, idIn(c))
  return show(
    c,
    <SignPage
      frame={await c.var.frame()}
      open={open}
      state={formState(ctx.lang, 'sign', c.var.sentence, again)}
      lacks={lacks}
      filled={filled}
      sums={{ points: figureText(sums.points, open, ctx.lang), max: figureText(sums.max, open, ctx.lang) }}
      late={late}
      maxBytes={maxBytes(c)}
    />,
    again?.status,
  )
}

type ReopenForm = 'reopening' | 'ranked'
const showReopening = async (c: C, form?: ReopenForm, again?: Again) => {
  const { ctx } = c.var
  const state = (name: ReopenForm) =>
    formState(ctx.lang, name, c.var.sentence, form === name ? again : undefined)
  return show(
    c,
    <ReopenPage
      frame={await c.var.frame()}
      open={await readReopening(ctx, idIn(c))}
      forms={{ reopening: state('reopening'), ranked: state('ranked') }}
    />,
    again?.status,
  )
}

const showRequests = async (c: C, form?: string, again?: Again) => {
  const { ctx } = c.var
  const { open, requests, may } = await readRequests(ctx, idIn(c))
  return show(
    c,
    <RequestsPage
      frame={await c.var.frame()}
      open={open}
      requests={requests}
      may={may}
      formOf={(id) => formState(ctx.lang, id, c.var.sentence, form === id ? again : undefined)}
      maxBytes={maxBytes(c)}
    />,
    again?.status,
  )
}

const showExtras = async (c: C, form?: string, again?: Again) => {
  const { ctx } = c.var
  const { open, extras, may } = await readExtras(ctx, idIn(c))
  return show(
    c,
    <ExtrasPage
      frame={await c.var.frame()}
      open={open}
      extras={extras}
      may={may}
      formOf={(id) => formState(ctx.lang, id, c.var.sentence, form === id ? again : undefined)}
      maxBytes={maxBytes(c)}
    />,
    again?.status,
  )
}

const served = async (c: C, fileId: number | null) => {
  const file = fileId === null ? undefined : await findFile(c.var.ctx.db, fileId)
  if (!file) throw new Refused('missing', 'page')
  return serveFile(c, file)
}

const signingRoutes = (web: Web): void => {
  web.get('/scoring/sheets/:id/sign-off', (c) => showSigning(c))
  web.post('/scoring/sheets/:id/sign-off', {
    input: input.signForm,
    act: (ctx, value, c) => signOff(ctx, idIn(c), value),
    next: (_, c) => `/scoring/sheets/${idIn(c)}`,
    again: showSigning,
  })
  web.get('/scoring/sheets/:id/signed-file', async (c) => served(c, await signedFile(c.var.ctx, idIn(c))))
  web.get('/scoring/sheets/:id/reopenings', (c) => showReopening(c))
  web.post('/scoring/sheets/:id/reopenings', {
    input: input.reopeningInput,
    act: (ctx, value, c) => reopenStage(ctx, idIn(c), value),
    next: ({ roundId }) => `/scoring/rounds/${roundId}`,
    again: (c, again) => showReopening(c, 'reopening', again),
  })
  web.post('/scoring/sheets/:id/ranked', {
    input: input.rankedInput,
    act: (ctx, { ranked, reason }, c) => setRanked(ctx, idIn(c), { ranked, reason: reason ?? null }),
    next: ({ roundId }) => `/scoring/rounds/${roundId}`,
    again: (c, again) => showReopening(c, 'ranked', again),
  })
}

const explainRoutes = (web: Web): void => {
  web.get('/scoring/sheets/:id/requests', (c) => showRequests(c))
  web.post('/scoring/sheets/:id/requests/:request/answer', {
    input: input.answerInput,
    act: (ctx, value, c) => answerRequest(ctx, idIn(c), idIn(c, 'request'), value),
    next: (_, c) => `/scoring/sheets/${idIn(c)}/requests#r${idIn(c, 'request')}`,
    again: (c, again) => showRequests(c, `r${idIn(c, 'request')}`, again),
  })
  web.post('/scoring/sheets/:id/explanation-closing', {
    input: input.closingForm,
    act: (ctx, value, c) => closeExplanation(ctx, idIn(c), value),
    next: (_, c) => `/scoring/sheets/${idIn(c)}/requests`,
    again: (c, again) => showRequests(c, 'close', again),
  })
}

const extraRoutes = (web: Web): void => {
  web.get('/scoring/sheets/:id/extras', (c) => showExtras(c))
  web.post('/scoring/sheets/:id/extras', {
    input: input.extraForm,
    act: (ctx, value, c) => claimExtra(ctx, idIn(c), value),
    next: (_, c) => `/scoring/sheets/${idIn(c)}/extras`,
    again: (c, again) => showExtras(c, 'claim', again),
  })
  web.post('/scoring/sheets/:id/extras/:extra/judgement', {
    input: input.extraJudgement,
    act: (ctx, value, c) => appraiseExtra(ctx, idIn(c), idIn(c, 'extra'), value),
    next: (_, c) => `/scoring/sheets/${idIn(c)}/extras`,
    again: (c, again) => showExtras(c, `x${idIn(c, 'extra')}`, again),
  })
  web.post('/scoring/sheets/:id/extras/:extra/withdrawal', {
    input: input.nothingInput,
    act: (ctx, _, c) => withdrawExtra(ctx, idIn(c), idIn(c, 'extra')),
    next: (_, c) => `/scoring/sheets/${idIn(c)}/extras`,
    again: (c, again) => showExtras(c, undefined, again),
  })
  web.get('/scoring/sheets/:id/extras/:extra/file', async (c) =>
    served(c, await extraFile(c.var.ctx, idIn(c), idIn(c, 'extra'))),
  )
}

/** What is done to a sheet as a whole: signed off, opened again, explained, bonus and penalty points. */
export const sheetActRoutes = (web: Web): void => {
  signingRoutes(web)
  explainRoutes(web)
  extraRoutes(web)
}
