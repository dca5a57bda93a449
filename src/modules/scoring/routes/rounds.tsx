import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { unitChoices } from '../../organisation/facts.ts'
import {
  appointAppraiser,
  appointCouncil,
  editRound,
  endSeat,
  makeRound,
  openRound,
} from '../actions/round.ts'
import { needRound, readRound, readRounds, roundChoices, seatChoices } from '../facts/rounds.ts'
import * as input from '../input/round.ts'
import { RoundFormPage } from '../pages/round/form.tsx'
import { RoundsPage } from '../pages/round/list.tsx'
import { RoundPage } from '../pages/round/round.tsx'
import { SeatsPage } from '../pages/round/seats.tsx'
import { mayRun } from '../policy.ts'

const showRounds = async (c: C) => {
  const { rounds, mayRun, oversees } = await readRounds(c.var.ctx)
  return show(
    c,
    <RoundsPage frame={await c.var.frame()} rounds={rounds} mayRun={mayRun} oversees={oversees} />,
  )
}

const showRound = async (c: C, again?: Again) => {
  const reading = await readRound(c.var.ctx, idIn(c))
  return show(c, <RoundPage frame={await c.var.frame()} reading={reading} />, again?.status)
}

/** The forms of rounds are there for those who run them; for others there is no such page. */
const needRunner = (c: C): void => {
  if (!mayRun(c.var.ctx.actor)) throw new Refused('missing', 'page')
}

const showForm = async (c: C, id: number | undefined, again?: Again) => {
  const { ctx } = c.var
  needRunner(c)
  const round = id === undefined ? undefined : await needRound(ctx, id)
  return show(
    c,
    <RoundFormPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'round', c.var.sentence, again)}
      sets={await roundChoices(ctx)}
      round={round}
    />,
    again?.status,
  )
}

type SeatForm = 'appraiser' | 'council'
const showSeats = async (c: C, form?: SeatForm, again?: Again) => {
  const { ctx } = c.var
  needRunner(c)
  const reading = await readRound(ctx, idIn(c))
  const units = await unitChoices(ctx.db, ctx.today, ['department', 'province'])
  const people = await seatChoices(ctx)
  const state = (name: SeatForm) =>
    formState(ctx.lang, name, c.var.sentence, form === name ? again : undefined)
  return show(
    c,
    <SeatsPage
      frame={await c.var.frame()}
      reading={reading}
      forms={{ appraiser: state('appraiser'), council: state('council') }}
      units={units.map((unit) => ({
        value: String(unit.unit_id),
        label: (ctx.lang === 'en' && unit.name_en) || unit.name_vi,
      }))}
      people={people.map((one) => ({ value: one.id, label: `${one.name}, ${one.unit}` }))}
    />,
    again?.status,
  )
}

const seatRoutes = (web: Web): void => {
  web.get('/scoring/rounds/:id/seats', (c) => showSeats(c))
  web.post('/scoring/rounds/:id/seats', {
    input: input.appraiserInput,
    act: (ctx, value, c) => appointAppraiser(ctx, idIn(c), value),
    next: (_, c) => `/scoring/rounds/${idIn(c)}/seats`,
    again: (c, again) => showSeats(c, 'appraiser', again),
  })
  web.post('/scoring/rounds/:id/council', {
    input: input.councilInput,
    act: (ctx, value, c) => appointCouncil(ctx, idIn(c), value),
    next: (_, c) => `/scoring/rounds/${idIn(c)}/seats`,
    again: (c, again) => showSeats(c, 'council', again),
  })
  web.post('/scoring/rounds/:id/seats/:seat/ending', {
    input: input.nothingInput,
    act: (ctx, _, c) => endSeat(ctx, idIn(c), idIn(c, 'seat')),
    next: (_, c) => `/scoring/rounds/${idIn(c)}/seats`,
    again: (c, again) => showSeats(c, 'appraiser', again),
  })
}

/** Rounds: the list, a round, its form, who appraises. */
export const roundRoutes = (web: Web): void => {
  web.get('/scoring', showRounds)
  web.get('/scoring/rounds/new', (c) => showForm(c, undefined))
  web.post('/scoring/rounds', {
    input: input.roundInput,
    act: (ctx, value) => makeRound(ctx, value),
    next: (id) => `/scoring/rounds/${id}`,
    again: (c, again) => showForm(c, undefined, again),
  })
  web.get('/scoring/rounds/:id', (c) => showRound(c))
  web.get('/scoring/rounds/:id/edit', (c) => showForm(c, idIn(c)))
  web.post('/scoring/rounds/:id/edit', {
    input: input.roundEditInput,
    act: (ctx, { version, ...value }, c) => editRound(ctx, idIn(c), value, version),
    next: (_, c) => `/scoring/rounds/${idIn(c)}`,
    again: (c, again) => showForm(c, idIn(c), again),
  })
  web.post('/scoring/rounds/:id/opening', {
    input: input.openInput,
    act: (ctx, { version }, c) => openRound(ctx, idIn(c), version),
    next: (_, c) => `/scoring/rounds/${idIn(c)}`,
    again: showRound,
  })
  seatRoutes(web)
}
