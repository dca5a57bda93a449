import { z } from 'zod'
import { type Api, type C, idIn } from '#platform/http.ts'
import { agreeWithSelf, finishDomain } from '../actions/appraise.ts'
import { addEvidence, withdrawEvidence } from '../actions/evidence.ts'
import { answerRequest, requestExplanation } from '../actions/explain.ts'
import { appraiseExtra, claimExtra } from '../actions/extra.ts'
import {
  appointAppraiser,
  appointCouncil,
  editRound,
  endSeat,
  makeRound,
  openRound,
  reopenStage,
} from '../actions/round.ts'
import { saveValue } from '../actions/value.ts'
import { readRequests } from '../facts/acts.ts'
import { readRound, readRounds } from '../facts/rounds.ts'
import { readSheet } from '../facts/sheets.ts'
import * as input from '../input/round.ts'
import { wishOfBody } from '../routes/wish.ts'
import {
  answerOfRound,
  answerOfSheet,
  roundAnswer,
  roundLine,
  roundLineOf,
  sheetAnswer,
} from './round-answers.ts'

const made = z.object({ id: z.number() })
const done = z.object({ done: z.boolean() })
const ok = { done: true }

const domainIn = (c: C): string => c.req.param('domain') ?? ''

const rounds = (api: Api): void => {
  api.get('/rounds', {
    summary: 'Scoring rounds, newest first, with the phase each is in today',
    answer: z.object({ items: z.array(roundLine) }),
    read: async (ctx) => ({ items: (await readRounds(ctx)).rounds.map(roundLineOf) }),
  })
  api.post('/rounds', {
    summary: 'Drafts a round over an issued set; its days must be in order',
    input: input.roundInput,
    answer: made,
    status: 201,
    act: async (ctx, value) => ({ id: await makeRound(ctx, value) }),
  })
  api.get('/rounds/:id', {
    summary: 'A round: days, appointments, how far each sheet in sight is, who is late by name',
    answer: roundAnswer,
    read: async (ctx, _, c) => answerOfRound(await readRound(ctx, idIn(c)), ctx.lang),
  })
  api.post('/rounds/:id/edit', {
    summary: 'Edits a draft; of an open round the title and days, with a reason',
    input: input.roundEditInput,
    answer: done,
    act: async (ctx, { version, ...value }, c) => {
      await editRound(ctx, idIn(c), value, version)
      return ok
    },
  })
  api.post('/rounds/:id/opening', {
    summary: 'Opens a drafted round: every unit of its block gets a sheet',
    input: input.openInput,
    answer: z.object({ sheets: z.number() }),
    act: async (ctx, { version }, c) => ({ sheets: await openRound(ctx, idIn(c), version) }),
  })
  api.post('/rounds/:id/seats', {
    summary: 'Appoints a unit, or a person, to appraise domains',
    input: input.appraiserInput,
    answer: z.object({ ids: z.array(z.number()) }),
    status: 201,
    act: async (ctx, value, c) => ({ ids: await appointAppraiser(ctx, idIn(c), value) }),
  })
  api.post('/rounds/:id/council', {
    summary: 'Appoints the temporary council by a decision',
    input: input.councilInput,
    answer: z.object({ ids: z.array(z.number()) }),
    status: 201,
    act: async (ctx, value, c) => ({ ids: await appointCouncil(ctx, idIn(c), value) }),
  })
  api.post('/rounds/:id/seats/:seat/ending', {
    summary: 'Ends a seat; what was appraised from it stays',
    input: input.nothingInput,
    answer: done,
    act: async (ctx, _, c) => {
      await endSeat(ctx, idIn(c), idIn(c, 'seat'))
      return ok
    },
  })
}

const saved = z.object({
  leaf: z.string(),
  stage: z.enum(['self', 'first', 'second', 'council']),
  version: z.number(),
  points: z.string().nullable(),
  excluded: z.boolean(),
  changed: z.array(z.string()),
})

const sheets = (api: Api): void => {
  api.get('/sheets/:id', {
    summary: "A unit's sheet as far as the asker may see it: every leaf with its values by stage",
    answer: sheetAnswer,
    read: async (ctx, _, c) => answerOfSheet(await readSheet(ctx, idIn(c), undefined), ctx.lang),
  })
  api.post('/sheets/:id/values', {
    summary: "Saves what stands in a leaf at the asker's stage, field by field; what is left out stays",
    input: input.valueInput,
    answer: saved,
    act: async (ctx, value, c) => {
      const { leaf, stage, version, points, excluded, changed } = await saveValue(
        ctx,
        idIn(c),
        value.leaf,
        wishOfBody(value),
      )
      return { leaf, stage, version, points, excluded, changed }
    },
  })
  api.post('/sheets/:id/evidence', {
    summary: 'Adds evidence to a leaf: an earlier upload, evidence of another leaf, or a registered document',
    input: input.evidenceInput,
    answer: made,
    status: 201,
    act: (ctx, { leaf, ...value }, c) => addEvidence(ctx, idIn(c), leaf, value),
  })
  api.post('/sheets/:id/evidence/:evidence/withdrawal', {
    summary: 'Withdraws evidence, with a reason',
    input: input.withdrawalInput,
    answer: done,
    act: async (ctx, { reason }, c) => {
      await withdrawEvidence(ctx, idIn(c), idIn(c, 'evidence'), reason)
      return ok
    },
  })
  api.post('/sheets/:id/reopenings', {
    summary: 'Opens a stage of the sheet again until a day, with a reason',
    input: input.reopeningInput,
    answer: done,
    act: async (ctx, value, c) => {
      await reopenStage(ctx, idIn(c), value)
      return ok
    },
  })
  api.post('/sheets/:id/domains/:domain/agreement', {
    summary:
      'Agrees with the self-score of every leaf of a domain that is not appraised; each names who agreed',
    input: input.nothingInput,
    answer: z.object({ agreed: z.number() }),
    act: (ctx, _, c) => agreeWithSelf(ctx, idIn(c), domainIn(c)),
  })
  api.post('/sheets/:id/domains/:domain/completion', {
    summary: 'Tells a domain as appraised at the stage that is open',
    input: input.nothingInput,
    answer: z.object({ stage: z.enum(['first', 'second']) }),
    act: (ctx, _, c) => finishDomain(ctx, idIn(c), domainIn(c)),
  })
}

const request = z.object({
  id: z.number(),
  leaf: z.string(),
  question: z.string(),
  askedBy: z.string(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
})

const talks = (api: Api): void => {
  api.get('/sheets/:id/requests', {
    summary: 'What the unit was asked to explain, with its answers',
    answer: z.object({ items: z.array(request) }),
    read: async (ctx, _, c) => ({
      items: (await readRequests(ctx, idIn(c))).requests.map(
        ({ id, leaf, question, askedBy, answer, answeredBy }) => ({
          id,
          leaf,
          question,
          askedBy,
          answer,
          answeredBy,
        }),
      ),
    }),
  })
  api.post('/sheets/:id/requests', {
    summary: 'Asks the unit to explain a leaf',
    input: input.requestBody,
    answer: made,
    status: 201,
    act: (ctx, { leaf, question }, c) => requestExplanation(ctx, idIn(c), leaf, { question }),
  })
  api.post('/sheets/:id/requests/:request/answer', {
    summary: "The unit's answer",
    input: input.answerInput,
    answer: z.object({ leaf: z.string() }),
    act: (ctx, value, c) => answerRequest(ctx, idIn(c), idIn(c, 'request'), value),
  })
  api.post('/sheets/:id/extras', {
    summary: 'Claims bonus points, or brings up penalty points',
    input: input.extraInput,
    answer: made,
    status: 201,
    act: (ctx, value, c) => claimExtra(ctx, idIn(c), value),
  })
  api.post('/sheets/:id/extras/:extra/judgement', {
    summary: 'Appraises bonus or penalty points',
    input: input.extraJudgement,
    answer: done,
    act: async (ctx, value, c) => {
      await appraiseExtra(ctx, idIn(c), idIn(c, 'extra'), value)
      return ok
    },
  })
}

/** Rounds, sheets and their values for programs. */
export const roundApi = (api: Api): void => {
  rounds(api)
  sheets(api)
  talks(api)
}
