import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, queryIn, show, type Web } from '#platform/http.ts'
import { formState } from '#ui/refused-form.ts'
import { serveFile } from '../../documents/facts.ts'
import {
  castBallot,
  closeVote,
  draftNomination,
  editNomination,
  giveCouncilReason,
  listNomination,
  returnNomination,
  sendNomination,
  withdrawNomination,
} from '../actions.ts'
import {
  nominatingFor,
  nomineeChoices,
  readBallot,
  readNomination,
  reportFile,
} from '../facts/nominations.ts'
import * as input from '../input.ts'
import { BallotPage } from '../pages/ballot.tsx'
import { NominatePage } from '../pages/nominate.tsx'
import { type NominationForms, NominationPage } from '../pages/nomination.tsx'

const typedOf = (again: Again | undefined, name: string): string | undefined => {
  const value = again?.typed[name]
  return typeof value === 'string' ? value : undefined
}

const showNew = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const { round, units, open } = await nominatingFor(ctx, idIn(c))
  const query = again ? { kind: undefined, from: undefined } : queryIn(c, input.newNominationQuery)
  const asked = query.from ?? Number(typedOf(again, 'fromUnitId'))
  const from = units.find((unit) => unit.unitId === asked) ?? units[0]
  const kind = round.kinds.find((one) => one === (query.kind ?? typedOf(again, 'kind'))) ?? round.kinds[0]
  return show(
    c,
    <NominatePage
      frame={await c.var.frame()}
      round={round}
      open={open}
      kind={kind ?? 'collective'}
      from={from ?? { unitId: 0, name: '' }}
      units={units}
      choices={await nomineeChoices(ctx, from?.unitId ?? 0)}
      state={formState(ctx.lang, 'nomination', c.var.sentence, again)}
    />,
    again?.status,
  )
}

const showOne = async (c: C, form?: keyof NominationForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const reading = await readNomination(ctx, idIn(c))
  const { fromUnitId } = reading.nomination
  const state = (name: keyof NominationForms) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined)
  return show(
    c,
    <NominationPage
      frame={await c.var.frame()}
      reading={reading}
      choices={reading.may.edit ? await nomineeChoices(ctx, fromUnitId ?? 0) : { units: [], people: [] }}
      forms={{
        change: state('change'),
        return: state('return'),
        reason: state('reason'),
        withdraw: state('withdraw'),
      }}
    />,
    again?.status,
  )
}

const act = <S extends z.ZodType>(
  input: S,
  act: (ctx: Ctx, id: number, value: z.output<S>) => Promise<unknown>,
  form?: keyof NominationForms,
): PostSpec<S, unknown> => ({
  input,
  act: (ctx, value, c) => act(ctx, idIn(c), value),
  next: (_, c) => `/rewards/nominations/${idIn(c)}`,
  again: (c, again) => showOne(c, form, again),
})

const showBallot = async (c: C, form?: 'ballot' | 'close', again?: Again) => {
  const { ctx, sentence } = c.var
  const reading = await readBallot(ctx, idIn(c))
  const state = (name: 'ballot' | 'close') =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined)
  return show(
    c,
    <BallotPage
      frame={await c.var.frame()}
      reading={reading}
      forms={{ ballot: state('ballot'), close: state('close') }}
    />,
    again?.status,
  )
}

/** Nominations: a new one, its sheet with its acts, its report's file. */
export const nominationRoutes = (web: Web): void => {
  web.get('/rewards/rounds/:id/nominations/new', (c) => showNew(c))
  web.post('/rewards/rounds/:id/nominations', {
    input: input.nominationForm,
    act: (ctx, value, c) => draftNomination(ctx, idIn(c), value),
    next: (id) => `/rewards/nominations/${id}`,
    again: showNew,
  })
  web.get('/rewards/nominations/:id', (c) => showOne(c))
  web.get('/rewards/nominations/:id/report', async (c) => serveFile(c, await reportFile(c.var.ctx, idIn(c))))
  web.post(
    '/rewards/nominations/:id',
    act(
      input.nominationEdit,
      (ctx, id, { version, ...value }) => editNomination(ctx, id, value, version),
      'change',
    ),
  )
  web.post(
    '/rewards/nominations/:id/sending',
    act(input.openInput, (ctx, id, { version }) => sendNomination(ctx, id, version)),
  )
  web.post(
    '/rewards/nominations/:id/listing',
    act(input.nothingInput, (ctx, id) => listNomination(ctx, id)),
  )
  web.post(
    '/rewards/nominations/:id/return',
    act(input.noteInput, (ctx, id, { note }) => returnNomination(ctx, id, note), 'return'),
  )
  web.post(
    '/rewards/nominations/:id/council-reason',
    act(input.reasonInput, (ctx, id, { reason }) => giveCouncilReason(ctx, id, reason), 'reason'),
  )
  web.post('/rewards/nominations/:id/withdrawal', {
    ...act(input.reasonInput, (ctx, id, { reason }) => withdrawNomination(ctx, id, reason), 'withdraw'),
  })
}

/** The council's ballot paper, and the closing of its vote. */
export const ballotRoutes = (web: Web): void => {
  web.get('/rewards/rounds/:id/ballot', (c) => showBallot(c))
  web.post('/rewards/rounds/:id/ballots', {
    input: input.ballotForm,
    act: (ctx, value, c) => castBallot(ctx, idIn(c), input.votesOf(value)),
    next: (_, c) => `/rewards/rounds/${idIn(c)}/ballot`,
    again: (c, again) => showBallot(c, 'ballot', again),
  })
  web.post('/rewards/rounds/:id/vote-closing', {
    input: input.closingInput,
    act: (ctx, { conclusion }, c) => closeVote(ctx, idIn(c), conclusion),
    next: (_, c) => `/rewards/rounds/${idIn(c)}`,
    again: (c, again) => showBallot(c, 'close', again),
  })
}
