import { z } from 'zod'
import { type Api, idIn, onRow, rowAnswer } from '#platform/http.ts'
import * as acts from './actions.ts'
import {
  type findCommittee,
  type HoldingRow,
  readCommittee,
  readCommittees,
  readSeat,
  type Seat,
} from './facts.ts'
import * as input from './input.ts'

const committee = z.object({
  id: z.number(),
  unit: z.object({ id: z.number(), name: z.string() }),
  name: z.string(),
  decisionNo: z.string(),
  decidedOn: z.string(),
})
const seat = z.object({
  id: z.number(),
  role: z.string(),
  post: z.string(),
  state: z.string(),
  holder: z.string().nullable(),
  answersFor: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      targetId: z.number(),
      name: z.string(),
      year: z.number().nullable(),
      from: z.string(),
      to: z.string().nullable(),
    }),
  ),
})

type Named = NonNullable<Awaited<ReturnType<typeof findCommittee>>>

const committeeJson = (one: Named) => ({
  id: one.id,
  unit: { id: one.unitId, name: one.unitName },
  name: one.nameVi,
  decisionNo: one.decisionNo,
  decidedOn: one.decidedOn,
})

const seatJson = (one: Seat) => ({
  id: one.id,
  role: one.role,
  post: one.postVi,
  state: one.state,
  holder: one.holding?.name ?? null,
  answersFor: one.assignments.map(({ id, kind, targetId, name, year, from, to }) => ({
    id,
    kind,
    targetId,
    name,
    year,
    from,
    to,
  })),
})

const holding = z.object({
  name: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  decisionNo: z.string().nullable(),
})
const holdingJson = ({ name, from, to, decisionNo }: HoldingRow) => ({ name, from, to, decisionNo })

const shaping = (api: Api): void => {
  api.post('/committees', {
    summary: 'Record a committee of a unit by the decision that founds it',
    input: input.committeeInput,
    answer: rowAnswer,
    status: 201,
    act: (ctx, value) => acts.foundCommittee(ctx, value),
  })
  api.post('/committees/:id/duties', {
    summary: 'Give a committee one more thing to answer for',
    input: input.dutyInput,
    answer: rowAnswer,
    status: 201,
    act: onRow(acts.addDuty),
  })
  api.post('/committees/:id/seats', {
    summary: 'Add a seat, bound to an office where the installation has it; answers with the seat’s number',
    input: input.seatInput,
    answer: rowAnswer,
    status: 201,
    act: (ctx, value, c) => acts.addSeat(ctx, idIn(c), value),
  })
}

const seats = (api: Api): void => {
  const at = '/committee-seats/:id'
  api.get(at, {
    summary: 'One seat: who sat in it, what it answers for',
    answer: seat.extend({ committee: z.number(), holders: z.array(holding) }),
    read: async (ctx, _, c) => {
      const reading = await readSeat(ctx, idIn(c), c.var.year)
      return {
        ...seatJson(reading.seat),
        committee: reading.committee.id,
        holders: reading.holdings.map(holdingJson),
      }
    },
  })
  api.post(`${at}/assignments`, {
    summary: 'Let a seat answer for an area, a unit or a pilot unit',
    input: input.assignmentInput,
    answer: rowAnswer,
    status: 201,
    act: (ctx, value, c) => acts.assignSeat(ctx, idIn(c), value),
  })
  api.post(`${at}/assignments/:assignment/ending`, {
    summary: 'End on a day what a seat answers for, and its holder’s reach with it',
    input: input.endingInput,
    answer: rowAnswer,
    act: onRow((ctx, id, value, c) => acts.endAssignment(ctx, id, idIn(c, 'assignment'), value)),
  })
  api.post(`${at}/succession`, {
    summary: 'Pass a seat, its mandate and its assignments on to who holds its office now',
    input: input.successionInput,
    answer: rowAnswer,
    act: onRow(acts.passOn),
  })
  api.post(`${at}/holder`, {
    summary: 'Seat somebody by hand, where the office is none of this installation’s',
    input: input.holderInput,
    answer: rowAnswer,
    act: onRow(acts.seatHolder),
  })
  api.post(`${at}/ending`, {
    summary: 'End a seat, with who sits in it and what it answers for',
    input: input.endingInput,
    answer: rowAnswer,
    act: onRow(acts.endSeat),
  })
}

/** Committees as JSON: who sits where and answers for what, what is lacking, and the acts that shape them. */
export const api = (api: Api): void => {
  api.get('/committees', {
    summary: 'Steering committees in force, the province’s first',
    answer: z.object({ items: z.array(committee) }),
    read: async (ctx) => ({ items: (await readCommittees(ctx)).committees.map(committeeJson) }),
  })
  api.get('/committees/:id', {
    summary: 'One committee: seats, holders, what each answers for, and what is lacking',
    answer: committee.extend({
      seats: z.array(seat),
      lacking: z.object({
        units: z.array(z.object({ id: z.number(), name: z.string() })),
        idle: z.array(z.number()),
        changed: z.array(z.number()),
        vacant: z.array(z.number()),
      }),
    }),
    read: async (ctx, _, c) => {
      const reading = await readCommittee(ctx, idIn(c), c.var.year)
      const { units, idle, changed, vacant } = reading.lacking
      return {
        ...committeeJson(reading.committee),
        seats: reading.seats.map(seatJson),
        lacking: { units: units.map(({ id, name }) => ({ id, name })), idle, changed, vacant },
      }
    },
  })
  shaping(api)
  seats(api)
}
