import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, show, type Web } from '#platform/http.ts'
import type { FormState } from '#ui/form.tsx'
import { formState } from '#ui/refused-form.ts'
import {
  addDuty,
  addSeat,
  assignSeat,
  endAssignment,
  endSeat,
  foundCommittee,
  passOn,
  seatHolder,
} from './actions.ts'
import { readCommittee, readCommittees, readSeat } from './facts.ts'
import {
  assignmentInput,
  committeeInput,
  dutyInput,
  endingInput,
  holderInput,
  seatInput,
  successionInput,
} from './input.ts'
import { type CommitteeForms, CommitteePage } from './pages/committee.tsx'
import { CommitteesPage } from './pages/list.tsx'
import { type SeatForms, SeatPage } from './pages/seat.tsx'

/** The state of each form of a page, of which one may have been refused. */
const states =
  (c: C, refused: string | undefined, again: Again | undefined) =>
  (name: string): FormState =>
    formState(c.var.ctx.lang, name, c.var.sentence, refused === name ? again : undefined)

const showCommittees = async (c: C, again?: Again) => {
  const reading = await readCommittees(c.var.ctx)
  const state = states(c, 'committee', again)('committee')
  return show(c, <CommitteesPage frame={await c.var.frame()} {...reading} state={state} />, again?.status)
}

const showCommittee = async (c: C, form?: keyof CommitteeForms, again?: Again) => {
  const reading = await readCommittee(c.var.ctx, idIn(c), c.var.year)
  const of = states(c, form, again)
  const forms = { duty: of('duty'), seat: of('seat') }
  const page = <CommitteePage frame={await c.var.frame()} reading={reading} year={c.var.year} forms={forms} />
  return show(c, page, again?.status)
}

const showSeat = async (c: C, form?: keyof SeatForms, again?: Again) => {
  const reading = await readSeat(c.var.ctx, idIn(c), c.var.year)
  const of = states(c, form, again)
  const forms: SeatForms = {
    succession: of('succession'),
    holder: of('holder'),
    assignment: of('assignment'),
    ending: of('ending'),
    end: of('end'),
    endingOf: form === 'ending' ? idIn(c, 'assignment') : undefined,
  }
  return show(c, <SeatPage frame={await c.var.frame()} reading={reading} forms={forms} />, again?.status)
}

const seatForm = <S extends z.ZodType>(
  name: Exclude<keyof SeatForms, 'endingOf'>,
  input: S,
  act: (ctx: Ctx, id: number, value: z.output<S>, c: C) => Promise<unknown>,
): PostSpec<S, unknown> => ({
  input,
  act: (ctx, value, c) => act(ctx, idIn(c), value, c),
  next: (_, c) => `/committee/seats/${idIn(c)}`,
  again: (c, again) => showSeat(c, name, again),
})

/** Committees, their seats, and the forms that shape them. */
export const web = (web: Web): void => {
  web.get('/committee', (c) => showCommittees(c))
  web.post('/committee', {
    input: committeeInput,
    act: (ctx, value) => foundCommittee(ctx, value),
    next: ({ id }) => `/committee/${id}`,
    again: showCommittees,
  })
  web.get('/committee/:id', (c) => showCommittee(c))
  web.post('/committee/:id/duties', {
    input: dutyInput,
    act: (ctx, value, c) => addDuty(ctx, idIn(c), value),
    next: (_, c) => `/committee/${idIn(c)}`,
    again: (c, again) => showCommittee(c, 'duty', again),
  })
  web.post('/committee/:id/seats', {
    input: seatInput,
    act: (ctx, value, c) => addSeat(ctx, idIn(c), value),
    next: ({ id }) => `/committee/seats/${id}`,
    again: (c, again) => showCommittee(c, 'seat', again),
  })
  web.get('/committee/seats/:id', (c) => showSeat(c))
  web.post('/committee/seats/:id/succession', seatForm('succession', successionInput, passOn))
  web.post('/committee/seats/:id/holder', seatForm('holder', holderInput, seatHolder))
  web.post('/committee/seats/:id/assignments', seatForm('assignment', assignmentInput, assignSeat))
  web.post(
    '/committee/seats/:id/assignments/:assignment/ending',
    seatForm('ending', endingInput, (ctx, id, value, c) =>
      endAssignment(ctx, id, idIn(c, 'assignment'), value),
    ),
  )
  web.post('/committee/seats/:id/ending', {
    input: endingInput,
    act: (ctx, value, c) => endSeat(ctx, idIn(c), value),
    next: ({ committeeId }) => `/committee/${committeeId}`,
    again: (c, again) => showSeat(c, 'end', again),
  })
}
