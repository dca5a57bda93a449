import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import {
  appointCouncil,
  closeMeeting,
  computeProposals,
  decideRound,
  draftDecision,
  editRound,
  makeRound,
  openMeeting,
  openRound,
  prepareDecision,
} from '../actions.ts'
import { readDecision, roundOfDecision } from '../facts/decision.ts'
import { councilChoices, needRound, readRound, readRounds, roundChoices } from '../facts/rounds.ts'
import * as input from '../input.ts'
import { DecisionPage } from '../pages/decision.tsx'
import { CouncilPage, RoundFormPage } from '../pages/form.tsx'
import { RatingsPage } from '../pages/list.tsx'
import { RoundPage } from '../pages/round.tsx'
import { mayRun } from '../policy.ts'

const showRounds = async (c: C) => {
  const reading = await readRounds(c.var.ctx)
  return show(c, <RatingsPage frame={await c.var.frame()} {...reading} />)
}

/** Under `closing` the form for the minutes is what was refused; else an act of one button. */
const showRound = async (c: C, again?: Again, closing?: boolean) => {
  const reading = await readRound(c.var.ctx, idIn(c))
  const { ctx, sentence } = c.var
  return show(
    c,
    <RoundPage
      frame={await c.var.frame()}
      reading={reading}
      closing={formState(ctx.lang, 'closing', sentence, closing ? again : undefined)}
    />,
    again?.status,
  )
}

/** The forms of rounds are there for those who run them; for others there is no such page. */
const needRunner = (c: C): void => {
  if (!mayRun(c.var.ctx.actor)) throw new Refused('missing', 'page')
}

const showForm = async (c: C, id: number | undefined, again?: Again) => {
  needRunner(c)
  const { ctx } = c.var
  return show(
    c,
    <RoundFormPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'round', c.var.sentence, again)}
      choices={await roundChoices(ctx)}
      round={id === undefined ? undefined : await needRound(ctx, id)}
    />,
    again?.status,
  )
}

const showCouncil = async (c: C, again?: Again) => {
  needRunner(c)
  const { ctx } = c.var
  const people = await councilChoices(ctx)
  return show(
    c,
    <CouncilPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'council', c.var.sentence, again)}
      round={await needRound(ctx, idIn(c))}
      people={people.map((one) => ({
        value: one.id,
        label: `${one.name}, ${ctx.lang === 'en' ? one.titleEn : one.title}, ${one.unit}`,
      }))}
    />,
    again?.status,
  )
}

const showDecision = async (c: C, id: number, form?: 'lines' | 'decide', again?: Again) => {
  const reading = await readDecision(c.var.ctx, id)
  const { ctx, sentence } = c.var
  const state = (name: 'lines' | 'decide') =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined)
  return show(
    c,
    <DecisionPage
      frame={await c.var.frame()}
      reading={reading}
      forms={{ lines: state('lines'), decide: state('decide') }}
    />,
    again?.status,
  )
}

const toRound = (_: unknown, c: C): string => `/ratings/rounds/${idIn(c)}`

const runRoutes = (web: Web): void => {
  web.get('/ratings', showRounds)
  web.get('/ratings/rounds/new', (c) => showForm(c, undefined))
  web.post('/ratings/rounds', {
    input: input.roundInput,
    act: (ctx, value) => makeRound(ctx, value),
    next: (id) => `/ratings/rounds/${id}`,
    again: (c, again) => showForm(c, undefined, again),
  })
  web.get('/ratings/rounds/:id', (c) => showRound(c))
  web.get('/ratings/rounds/:id/edit', (c) => showForm(c, idIn(c)))
  web.post('/ratings/rounds/:id/edit', {
    input: input.roundEditInput,
    act: (ctx, { version, ...wish }, c) => editRound(ctx, idIn(c), wish, version),
    next: toRound,
    again: (c, again) => showForm(c, idIn(c), again),
  })
  web.post('/ratings/rounds/:id/opening', {
    input: input.openInput,
    act: (ctx, { version }, c) => openRound(ctx, idIn(c), version),
    next: toRound,
    again: (c, again) => showRound(c, again),
  })
  web.get('/ratings/rounds/:id/council', (c) => showCouncil(c))
  web.post('/ratings/rounds/:id/council', {
    input: input.councilInput,
    act: (ctx, value, c) => appointCouncil(ctx, idIn(c), value),
    next: toRound,
    again: (c, again) => showCouncil(c, again),
  })
  web.post('/ratings/rounds/:id/proposals', {
    input: input.nothingInput,
    act: (ctx, _, c) => computeProposals(ctx, idIn(c)),
    next: toRound,
    again: (c, again) => showRound(c, again),
  })
}

const decideRoutes = (web: Web): void => {
  web.post('/ratings/rounds/:id/meeting', {
    input: input.nothingInput,
    act: (ctx, _, c) => openMeeting(ctx, idIn(c)),
    next: toRound,
    again: (c, again) => showRound(c, again),
  })
  web.post('/ratings/rounds/:id/meeting-closing', {
    input: input.minutesInput,
    act: (ctx, { minutesNo }, c) => closeMeeting(ctx, idIn(c), minutesNo),
    next: toRound,
    again: (c, again) => showRound(c, again, true),
  })
  web.get('/ratings/rounds/:id/decision', (c) => showDecision(c, idIn(c)))
  web.post('/ratings/rounds/:id/decision', {
    input: input.linesForm,
    act: (ctx, value, c) => prepareDecision(ctx, idIn(c), input.differingIn(value)),
    next: (_, c) => `/ratings/rounds/${idIn(c)}/decision`,
    again: (c, again) => showDecision(c, idIn(c), 'lines', again),
  })
  web.post('/ratings/decisions/:id/document', {
    input: input.nothingInput,
    act: (ctx, _, c) => draftDecision(ctx, idIn(c)),
    next: (documentId) => `/documents/${documentId}`,
    again: async (c, again) => showDecision(c, await roundOfDecision(c.var.ctx, idIn(c)), undefined, again),
  })
  web.post('/ratings/decisions/:id', {
    input: input.decideInput,
    act: async (ctx, value, c) => {
      await decideRound(ctx, idIn(c), value)
      return roundOfDecision(ctx, idIn(c))
    },
    next: (roundId) => `/ratings/rounds/${roundId}/decision`,
    again: async (c, again) => showDecision(c, await roundOfDecision(c.var.ctx, idIn(c)), 'decide', again),
  })
}

/** Rounds: made, opened, proposed, met on, decided. */
export const roundRoutes = (web: Web): void => {
  runRoutes(web)
  decideRoutes(web)
}
