import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import {
  appointRewardCouncil,
  decideRewards,
  draftPaper,
  editRewardRound,
  makeRewardRound,
  openRewardRound,
  openVote,
  proposeFromResult,
} from '../actions.ts'
import {
  councilChoices,
  needRound,
  readRound,
  readRounds,
  resultChoices,
  roundChoices,
} from '../facts/rounds.ts'
import * as input from '../input.ts'
import { CouncilPage } from '../pages/council.tsx'
import { type RoundForms, RoundPage } from '../pages/round.tsx'
import { RoundFormPage } from '../pages/round-form.tsx'
import { RoundsPage } from '../pages/rounds.tsx'
import { mayRun } from '../policy.ts'

const showRounds = async (c: C) => {
  const reading = await readRounds(c.var.ctx)
  return show(c, <RoundsPage frame={await c.var.frame()} {...reading} />)
}

/** The forms of rounds are there for those who run them; for others there is no such page. */
const needRunner = (c: C): void => {
  if (!mayRun(c.var.ctx.actor)) throw new Refused('missing', 'page')
}

const showForm = async (c: C, id: number | undefined, again?: Again) => {
  const { ctx } = c.var
  needRunner(c)
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

const showRound = async (c: C, form?: keyof RoundForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const reading = await readRound(ctx, idIn(c))
  const proposes = reading.may.run && reading.round.state === 'open'
  const state = (name: keyof RoundForms) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined)
  return show(
    c,
    <RoundPage
      frame={await c.var.frame()}
      reading={reading}
      results={proposes ? await resultChoices(ctx) : []}
      forms={{ propose: state('propose'), meeting: state('meeting'), decide: state('decide') }}
    />,
    again?.status,
  )
}

const showCouncil = async (c: C, again?: Again) => {
  const { ctx } = c.var
  needRunner(c)
  const round = await needRound(ctx, idIn(c))
  const people = await councilChoices(ctx)
  return show(
    c,
    <CouncilPage
      frame={await c.var.frame()}
      round={round}
      people={people.map((one) => ({ value: one.id, label: `${one.name}, ${one.unit}` }))}
      state={formState(ctx.lang, 'council', c.var.sentence, again)}
    />,
    again?.status,
  )
}

const ofRound = <S extends z.ZodType>(
  input: S,
  act: (ctx: Ctx, id: number, value: z.output<S>) => Promise<unknown>,
  form?: keyof RoundForms,
): PostSpec<S, unknown> => ({
  input,
  act: (ctx, value, c) => act(ctx, idIn(c), value),
  next: (_, c) => `/rewards/rounds/${idIn(c)}`,
  again: (c, again) => showRound(c, form, again),
})

/** Rounds of rewards: the list, a round, its form, its council, its papers and its decision. */
export const roundRoutes = (web: Web): void => {
  web.get('/rewards', showRounds)
  web.get('/rewards/rounds/new', (c) => showForm(c, undefined))
  web.post('/rewards/rounds', {
    input: input.roundInput,
    act: (ctx, value) => makeRewardRound(ctx, value),
    next: (id) => `/rewards/rounds/${id}`,
    again: (c, again) => showForm(c, undefined, again),
  })
  web.get('/rewards/rounds/:id', (c) => showRound(c))
  web.get('/rewards/rounds/:id/edit', (c) => showForm(c, idIn(c)))
  web.post('/rewards/rounds/:id/edit', {
    input: input.roundEditInput,
    act: (ctx, { version, ...value }, c) => editRewardRound(ctx, idIn(c), value, version),
    next: (_, c) => `/rewards/rounds/${idIn(c)}`,
    again: (c, again) => showForm(c, idIn(c), again),
  })
  web.post(
    '/rewards/rounds/:id/opening',
    ofRound(input.openInput, (ctx, id, { version }) => openRewardRound(ctx, id, version)),
  )
  web.post('/rewards/rounds/:id/proposals', ofRound(input.proposalInput, proposeFromResult, 'propose'))
  web.get('/rewards/rounds/:id/council', (c) => showCouncil(c))
  web.post('/rewards/rounds/:id/council', {
    input: input.councilInput,
    act: (ctx, value, c) => appointRewardCouncil(ctx, idIn(c), value),
    next: (_, c) => `/rewards/rounds/${idIn(c)}`,
    again: showCouncil,
  })
  web.post('/rewards/rounds/:id/vote', ofRound(input.meetingInput, openVote, 'meeting'))
  web.post('/rewards/rounds/:id/papers', {
    ...ofRound(input.paperInput, (ctx, id, { paper }) => draftPaper(ctx, id, paper)),
    next: (document) => `/documents/${document}`,
  })
  web.post('/rewards/rounds/:id/decision', {
    ...ofRound(input.decisionInput, decideRewards, 'decide'),
    next: (_, c) => `/rewards/rounds/${idIn(c)}/awards`,
  })
}
