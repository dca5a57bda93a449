import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { assignSeat, passOn } from './actions.ts'
import { type findCommittee, readCommittee, readCommittees, type Seat } from './facts.ts'
import { assignmentInput, successionInput } from './input.ts'

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

/** Committees as JSON: who sits where and answers for what, and what is lacking. */
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
      return {
        ...committeeJson(reading.committee),
        seats: reading.seats.map(seatJson),
        lacking: reading.lacking,
      }
    },
  })
  api.post('/committee-seats/:id/assignments', {
    summary: 'Let a seat answer for an area, a unit or a pilot unit',
    input: assignmentInput,
    answer: z.object({ id: z.number() }),
    status: 201,
    act: (ctx, value, c) => assignSeat(ctx, idIn(c), value),
  })
  api.post('/committee-seats/:id/succession', {
    summary: 'Pass a seat, its mandate and its assignments on to who holds its office now',
    input: successionInput,
    answer: z.object({ id: z.number() }),
    act: async (ctx, value, c) => {
      await passOn(ctx, idIn(c), value)
      return { id: idIn(c) }
    },
  })
}
