import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Api, type C, idIn } from '#platform/http.ts'
import {
  actOnTasks,
  addEvidence,
  addNote,
  giveOwnTask,
  givePart,
  tellPart,
  withdrawEvidence,
} from './actions.ts'
import {
  lineAnswer,
  lineAnswerOf,
  progressAnswer,
  progressAnswerOf,
  taskAnswer,
  taskAnswerOf,
} from './answers.ts'
import { readList, scopeOf } from './facts/list.ts'
import { readTask } from './facts/reading.ts'
import { progress, progressBy } from './facts.ts'
import * as input from './input.ts'
import { actByName } from './routes/papers.ts'
import { actNames, acts, type BulkAct, bulkActs } from './rules/acts.ts'
import { taskStates } from './rules/task.ts'

const list = z.object({ items: z.array(lineAnswer), next: z.string().nullable(), total: z.number() })
const done = z.object({ id: z.number(), version: z.number(), state: z.enum(taskStates), eventId: z.number() })
const made = z.object({ id: z.number() })
const given = z.object({
  instructionId: z.number(),
  tasks: z.array(z.object({ id: z.number(), code: z.string(), leadUnitId: z.number() })),
})
const bulk = z.object({
  items: z.array(z.object({ id: z.number(), done: z.boolean(), reason: z.string().nullable() })),
})
const nothing = z.object({ done: z.boolean() })

function stateChanges(api: Api): void {
  for (const name of actNames) {
    api.post(`/tasks/:id/${acts[name].noun}`, {
      summary: `A task's ${acts[name].noun}: adds the event “${acts[name].event}”`,
      input: input.actInputs[name] as z.ZodType<Record<string, unknown>>,
      answer: done,
      status: 201,
      act: (ctx, body, c) => actByName(ctx, name, idIn(c), body),
    })
  }
  for (const name of bulkActs) {
    api.post(`/tasks/${plural[name]}`, {
      summary: `The same act on up to 500 tasks: ${name}; each is told what became of it`,
      input: input.bulkInputs[name] as z.ZodType<BulkBody>,
      answer: bulk,
      act: async (ctx, { ids, back: _, ...wish }) => ({
        items: await actOnTasks(ctx, ids, name, wish as never),
      }),
    })
  }
}
export type BulkBody = { ids: number[]; back?: string }
export const plural: Record<BulkAct, string> = {
  accept: 'acceptances',
  remind: 'reminders',
  reassign: 'reassignments',
}

function papers(api: Api): void {
  api.post('/tasks/:id/evidence', {
    summary: 'Evidence put in, by a document number or an uploaded file',
    input: input.evidenceInput,
    answer: made,
    status: 201,
    act: (ctx, { version, ...wish }, c) => addEvidence(ctx, idIn(c), wish, version),
  })
  api.post('/tasks/:id/evidence/:evidenceId/withdrawal', {
    summary: 'Evidence withdrawn, with a reason',
    input: input.withdrawalInput,
    answer: nothing,
    act: async (ctx, { reason }, c) => {
      await withdrawEvidence(ctx, idIn(c), idIn(c, 'evidenceId'), reason)
      return { done: true }
    },
  })
  api.post('/tasks/:id/notes', {
    summary: 'A note among the people involved',
    input: input.noteInput,
    answer: made,
    status: 201,
    act: (ctx, wish, c) => addNote(ctx, idIn(c), wish),
  })
  api.post('/tasks/:id/contribution', {
    summary: 'A coordinating unit tells that its part is done, or is not',
    input: input.partInput,
    answer: nothing,
    act: async (ctx, wish, c) => {
      await tellPart(ctx, idIn(c), wish)
      return { done: true }
    },
  })
  api.post('/tasks/:id/parts', {
    summary: 'A part of the task given to a unit below its lead',
    input: input.newPartInput,
    answer: z.object({ id: z.number(), code: z.string() }),
    status: 201,
    act: (ctx, { version, ...wish }, c) =>
      givePart(ctx, idIn(c), { ...wish, dueOn: wish.dueOn ?? null }, version),
  })
}

const readFigures = async (ctx: Ctx, query: z.output<typeof input.progressQuery>) => {
  const whole = progressAnswerOf(await progress(ctx, scopeOf(query), query))
  if (!query.by) return whole
  const parts = await progressBy(ctx, scopeOf(query), query.by, query)
  return { ...whole, by: [...parts].map(([key, part]) => ({ key, ...progressAnswerOf(part) })) }
}

/** Tasks under /api/v1: lists and figures at any cut, one task whole, and every change of state as a noun. */
export const api = (api: Api): void => {
  api.get('/tasks', {
    summary: 'Tasks by filters, sorted, a page at a time',
    query: input.listQuery,
    answer: list,
    read: async (ctx, query) => {
      const { rows, next, total } = await readList(ctx, query)
      return { items: rows.map(lineAnswerOf), next, total }
    },
  })
  api.get('/tasks/progress', {
    summary:
      'Counts and the five measures of any scope at any asOf and knownAt; by lead, area, source or member',
    query: input.progressQuery,
    answer: progressAnswer.extend({
      by: z.array(progressAnswer.extend({ key: z.string().nullable() })).optional(),
    }),
    read: readFigures,
  })
  api.get('/tasks/:id', {
    summary: 'One task: its five clear things, record, lateness ledger, and what the caller may do',
    answer: taskAnswer,
    read: async (ctx: Ctx, _: unknown, c: C) => taskAnswerOf(await readTask(ctx, idIn(c))),
  })
  api.post('/tasks', {
    summary: 'Work given by hand: one instruction, a task for each lead',
    input: input.newTaskInput,
    answer: given,
    status: 201,
    act: (ctx, body) => giveOwnTask(ctx, body),
  })
  stateChanges(api)
  papers(api)
}
