import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { assessSelf, castVote, comment, computeProposals, saveFact } from './actions.ts'
import { readPerson } from './facts/persons.ts'
import { readRound, readRounds } from './facts/rounds.ts'
import { readSchemes } from './facts/schemes.ts'
import * as input from './input.ts'
import { levels } from './rules/scheme.ts'

const level = z.enum(levels)
const day = z.string().nullable()
const done = z.object({ done: z.literal(true) })
const nothing = { done: true } as const

const line = z.object({
  id: z.number(),
  year: z.number(),
  title: z.string(),
  block: z.string(),
  phase: z.string(),
  /** the round is seen whole; else only one's own part in it */
  whole: z.boolean(),
  own: z.array(z.number()),
})
const told = z.object({
  year: z.number(),
  title: z.string(),
  place: z.string().nullable(),
  counts: z.partialRecord(level, z.number()),
  previous: z.partialRecord(level, z.number()).nullable(),
  source: z.string().nullable(),
})
const persons = z.object({
  id: z.number(),
  year: z.number(),
  title: z.string(),
  phase: z.string(),
  days: z.object({ selfBy: day, commentsBy: day, meetingOn: day, decideBy: day }),
  allowedExcellent: z.number().nullable(),
  persons: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      unit: z.string(),
      /** null where this asker may not see it, or it is not there yet */
      self: level.nullable(),
      proposed: level.nullable(),
      possible: level.nullable(),
      voted: level.nullable(),
      decided: level.nullable(),
    }),
  ),
})
const person = z.object({
  id: z.number(),
  name: z.string(),
  unit: z.string(),
  year: z.number(),
  sight: z.enum(['all', 'own', 'comment']),
  proposal: z
    .object({
      level: level.nullable(),
      possible: level,
      reasons: z.array(z.object({ condition: z.string(), state: z.string(), unknown: z.array(z.string()) })),
      unknown: z.array(z.string()),
    })
    .nullable(),
  decisions: z.array(
    z.object({ version: z.number(), level, decisionNo: z.string().nullable(), decidedOn: day }),
  ),
})

const readApi = (api: Api): void => {
  api.get('/ratings/rounds', {
    summary: 'Rating rounds that the asker has a part in, and what is public of decided ones',
    answer: z.object({ items: z.array(line), published: z.array(told) }),
    read: async (ctx) => {
      const reading = await readRounds(ctx)
      return {
        items: reading.rounds.map(({ round, phase, whole, own }) => {
          const { id, year, title, block } = round
          return { id, year, title, block, phase, whole, own: own.map((one) => one.id) }
        }),
        published: reading.told.map(({ year, title, place, counts, previous, source }) => ({
          year,
          title,
          place,
          counts,
          previous,
          source,
        })),
      }
    },
  })
  api.get('/ratings/rounds/:id', {
    summary: 'A rating round with everybody in it, as far as the asker may know',
    answer: persons,
    read: async (ctx, _, c) => {
      const { round, phase, rows, cap } = await readRound(ctx, idIn(c))
      const { id, year, title, selfBy, commentsBy, meetingOn, decideBy } = round
      return {
        id,
        year,
        title,
        phase,
        days: { selfBy, commentsBy, meetingOn, decideBy },
        allowedExcellent: cap?.standing.allowed ?? null,
        persons: rows.map(({ rated, whole, outcome, decided }) => ({
          id: rated.id,
          name: rated.personName,
          unit: rated.unitName,
          self: whole?.selfLevel ?? null,
          proposed: whole?.proposal?.level ?? null,
          possible: whole?.proposal?.possible ?? null,
          voted: outcome?.level ?? null,
          decided: decided?.level ?? null,
        })),
      }
    },
  })
  api.get('/ratings/persons/:id', {
    summary: "A person's rating, as far as the asker may know",
    answer: person,
    read: async (ctx, _, c) => {
      const { rated, round, sight, outcomes } = await readPerson(ctx, idIn(c))
      const proposal = sight === 'comment' ? null : rated.proposal
      return {
        id: rated.id,
        name: rated.personName,
        unit: rated.unitName,
        year: round.year,
        sight,
        proposal: proposal && {
          level: proposal.level,
          possible: proposal.possible,
          reasons: proposal.reasons.map(({ condition, state, unknown }) => ({ condition, state, unknown })),
          unknown: proposal.unknown,
        },
        decisions: outcomes
          .filter((one) => one.state === 'decided')
          .map(({ version, level, decisionNo, decidedOn }) => ({ version, level, decisionNo, decidedOn })),
      }
    },
  })
  api.get('/ratings/schemes', {
    summary: 'Rating schemes with their conditions',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.number(),
          code: z.string(),
          version: z.number(),
          state: z.string(),
          effectiveFrom: z.string(),
          effectiveTo: day,
          invented: z.boolean(),
          content: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
    read: async (ctx) => ({
      items: (await readSchemes(ctx)).schemes.map(
        ({ id, code, version, state, effectiveFrom, effectiveTo, invented, content }) => ({
          id,
          code,
          version,
          state,
          effectiveFrom,
          effectiveTo,
          invented,
          content: { ...content },
        }),
      ),
    }),
  })
}

const actApi = (api: Api): void => {
  api.post('/ratings/rounds/:id/proposals', {
    summary: 'Compute the proposals of a round',
    input: input.nothingInput,
    answer: z.object({ persons: z.number() }),
    act: async (ctx, _, c) => ({ persons: await computeProposals(ctx, idIn(c)) }),
  })
  api.post('/ratings/persons/:id/facts', {
    summary: 'Enter a fact that no room measures, with its paper',
    input: input.factInput,
    answer: done,
    act: async (ctx, value, c) => {
      await saveFact(ctx, idIn(c), value)
      return nothing
    },
  })
  api.post('/ratings/persons/:id/self', {
    summary: 'Assess oneself',
    input: input.selfInput,
    answer: done,
    act: async (ctx, value, c) => {
      await assessSelf(ctx, idIn(c), value)
      return nothing
    },
  })
  api.post('/ratings/persons/:id/comments', {
    summary: 'Comment on a person who is rated',
    input: input.commentInput,
    answer: done,
    act: async (ctx, value, c) => {
      await comment(ctx, idIn(c), value)
      return nothing
    },
  })
  api.post('/ratings/persons/:id/vote', {
    summary: "Vote as a member of the round's council",
    input: input.voteInput,
    answer: done,
    act: async (ctx, value, c) => {
      await castVote(ctx, idIn(c), value)
      return nothing
    },
  })
}

/** The room's JSON under /api/v1/ratings. */
export const api = (api: Api): void => {
  readApi(api)
  actApi(api)
}
