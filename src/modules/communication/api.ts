import { z } from 'zod'
import { yearOf } from '#platform/day.ts'
import { type Api, idIn, onRow, rowAnswer } from '#platform/http.ts'
import * as actions from './actions.ts'
import { readActivities, readActivity, readChannels, readRequest, readRequests } from './facts/reading.ts'
import * as input from './input.ts'
import type { Tally } from './rules/request.ts'
import type { ActivityRow } from './store/activity.ts'

const number = z.number().nullable()
const activity = z.object({
  id: z.number(),
  unit: z.object({ id: z.number(), name: z.string() }),
  channel: z.object({ id: z.number(), name: z.string() }),
  title: z.string(),
  from: z.string(),
  to: z.string(),
  items: z.number(),
  reach: number,
  reachHow: z.string().nullable(),
  stateMoney: number,
  otherMoney: number,
  link: z.string().nullable(),
  withdrawnOn: z.string().nullable(),
  version: z.number(),
})
const activityOf = (a: ActivityRow): z.output<typeof activity> => ({
  id: a.id,
  unit: { id: a.unitId, name: a.unitName },
  channel: { id: a.channelId, name: a.channelVi },
  title: a.title,
  from: a.fromOn,
  to: a.toOn,
  items: a.items,
  reach: a.reach,
  reachHow: a.reachHow,
  stateMoney: a.stateMoney,
  otherMoney: a.otherMoney,
  link: a.link,
  withdrawnOn: a.withdrawnOn,
  version: a.version,
})

const counts = z.object({
  done: z.number(),
  of: z.number(),
  inTime: z.number(),
  late: z.number(),
  waiting: z.number(),
  overdue: z.number(),
})
const countsOf = (tally: Tally): z.output<typeof counts> => ({
  done: tally.done,
  of: tally.of,
  inTime: tally['in-time'],
  late: tally.late,
  waiting: tally.waiting,
  overdue: tally.overdue,
})
const request = z.object({
  id: z.number(),
  documentNo: z.string(),
  title: z.string(),
  askedBy: z.string(),
  askedOn: z.string(),
  dueOn: z.string(),
  withdrawnOn: z.string().nullable(),
  version: z.number(),
  counts,
})
type Line = Awaited<ReturnType<typeof readRequests>>['requests'][number]
const requestOf = ({ request: r, tally }: Line): z.output<typeof request> => ({
  id: r.id,
  documentNo: r.documentNo,
  title: r.title,
  askedBy: r.unitName,
  askedOn: r.askedOn,
  dueOn: r.dueOn,
  withdrawnOn: r.withdrawnOn,
  version: r.version,
  counts: countsOf(tally),
})

const reads = (api: Api): void => {
  api.get('/communication/channels', {
    summary: 'Channels of communication with the days on which they hold',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.number(),
          nameVi: z.string(),
          nameEn: z.string(),
          from: z.string(),
          to: z.string().nullable(),
        }),
      ),
    }),
    read: async (ctx) => ({
      items: (await readChannels(ctx)).channels.map(({ id, nameVi, nameEn, from, to }) => ({
        id,
        nameVi,
        nameEn,
        from,
        to,
      })),
    }),
  })
  api.get('/communication/activities', {
    summary: 'Activities of a year in sight, fifty at a time, with what all of them come to',
    query: input.activityQuery,
    answer: z.object({ items: z.array(activity), sums: z.record(z.string(), z.number()) }),
    read: async (ctx, query) => {
      const { rows, sums } = await readActivities(ctx, yearOf(ctx.today), query)
      return { items: rows.map(activityOf), sums }
    },
  })
  api.get('/communication/activities/:id', {
    summary: 'One activity and what it said before',
    answer: activity.extend({
      changes: z.array(
        z.object({
          kind: z.string(),
          reason: z.string(),
          before: z.looseObject({}),
          after: z.looseObject({}).nullable(),
        }),
      ),
    }),
    read: async (ctx, _, c) => {
      const reading = await readActivity(ctx, idIn(c))
      const changes = reading.changes.map(({ kind, reason, before, after }) => ({
        kind,
        reason,
        before,
        after,
      }))
      return { ...activityOf(reading.activity), changes }
    },
  })
  api.get('/communication/requests', {
    summary: 'Documents to be brought to all staff, with n of N units',
    query: input.requestsQuery,
    answer: z.object({ items: z.array(request) }),
    read: async (ctx, { of }) => {
      const reading = await readRequests(ctx, of ?? yearOf(ctx.today))
      return { items: reading.requests.map(requestOf) }
    },
  })
  api.get('/communication/requests/:id', {
    summary: 'One of them with every unit in sight',
    answer: request.extend({
      units: z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          standing: z.string(),
          days: z.number(),
          sentOn: z.string().nullable(),
          doneOn: z.string().nullable(),
          reached: number,
          staff: number,
        }),
      ),
    }),
    read: async (ctx, _, c) => {
      const reading = await readRequest(ctx, idIn(c))
      return {
        ...requestOf(reading),
        units: reading.lines.map(({ unit, standing, ack }) => ({
          id: unit.unitId,
          name: unit.unitName,
          standing: standing.key,
          days: standing.days,
          sentOn: unit.ackOn,
          doneOn: ack?.doneOn ?? null,
          reached: ack?.reached ?? null,
          staff: ack?.staff ?? null,
        })),
      }
    },
  })
}

/** Communication as JSON; what is sent with an Idempotency-Key is taken once. */
export const api = (api: Api): void => {
  reads(api)
  api.post('/communication/activities', {
    summary: 'Record an activity of a unit',
    input: input.activityInput,
    answer: rowAnswer,
    status: 201,
    act: (ctx, value) => actions.recordActivity(ctx, value),
  })
  api.post('/communication/activities/:id/correction', {
    summary: 'Correct an activity, with a reason; what it said before stays',
    input: input.correctionInput,
    answer: rowAnswer,
    act: onRow(actions.correctActivity),
  })
  api.post('/communication/activities/:id/withdrawal', {
    summary: 'Withdraw an activity, with a reason',
    input: input.reasonInput,
    answer: rowAnswer,
    act: onRow(actions.withdrawActivity),
  })
  api.post('/communication/requests', {
    summary: 'Ask that a document be brought to all staff of units',
    input: input.requestInput,
    answer: z.object({ id: z.number(), units: z.number() }),
    status: 201,
    act: (ctx, value) => actions.askUnits(ctx, value),
  })
  api.post('/communication/requests/:id/acknowledgements', {
    summary: 'Acknowledge for a unit',
    input: input.ackInput,
    answer: z.object({ daysLate: z.number() }),
    status: 201,
    act: (ctx, value, c) => actions.acknowledge(ctx, idIn(c), value),
  })
  api.post('/communication/requests/:id/returns', {
    summary: 'Give an acknowledgement back, with a reason',
    input: input.returnInput,
    answer: rowAnswer,
    act: onRow(actions.returnAcknowledgement),
  })
  api.post('/communication/requests/:id/reminders', {
    summary: 'Remind the units that have not acknowledged, once a day',
    input: input.emptyInput,
    answer: z.object({ units: z.number() }),
    act: (ctx, _, c) => actions.remindUnits(ctx, idIn(c)),
  })
}
