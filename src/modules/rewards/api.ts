import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { type CertificateRow, readAwards, readRegister } from './facts/certificates.ts'
import { type NominationLine, type Round, readRound, readRounds } from './facts/rounds.ts'
import { registerQuery } from './input.ts'

const text = z.string().nullable()
const number = z.number().nullable()

const roundShape = z.object({
  id: z.number(),
  year: z.number(),
  title: z.string(),
  form: z.string(),
  state: z.string(),
  opensOn: z.string(),
  nominateBy: z.string(),
  councilOn: z.string(),
  decideBy: z.string(),
  maxCollectives: z.number(),
  maxIndividuals: z.number(),
  decisionNo: text,
  decidedOn: text,
  place: text,
  invented: z.boolean(),
})
const roundOf = (round: Round): z.output<typeof roundShape> => {
  const { id, year, title, form, state, opensOn, nominateBy, councilOn, decideBy } = round
  const { maxCollectives, maxIndividuals, decisionNo, decidedOn, place, invented } = round
  return {
    ...{ id, year, title, form, state, opensOn, nominateBy, councilOn, decideBy },
    ...{ maxCollectives, maxIndividuals, decisionNo, decidedOn, place, invented },
  }
}

const nominationShape = z.object({
  id: z.number(),
  kind: z.string(),
  name: z.string(),
  post: z.string(),
  address: z.string(),
  fromUnitId: number,
  unitId: number,
  outside: text,
  achievement: z.string(),
  rank: number,
  state: z.string(),
  clearance: z.string(),
  checks: z.array(z.object({ check: z.string(), outcome: z.string(), weight: z.string(), says: z.string() })),
})
const nominationOf = ({ nomination, findings, clearance }: NominationLine) => {
  const { id, kind, name, post, address, fromUnitId, unitId, outside, achievement, rank, state } = nomination
  return {
    ...{ id, kind, name, post, address, fromUnitId, unitId, outside, achievement, rank, state, clearance },
    checks: findings.map(({ check, outcome, weight, says }) => ({ check, outcome, weight, says })),
  }
}

const awardShape = z.object({
  id: z.number(),
  roundId: z.number(),
  number: z.number(),
  year: z.number(),
  kind: z.string(),
  name: z.string(),
  of: z.string(),
  achievement: z.string(),
  decisionNo: z.string(),
  decidedOn: z.string(),
  state: z.string(),
})
const awardOf = (row: CertificateRow): z.output<typeof awardShape> => {
  const { id, roundId, number, year, kind, name, ofLine, achievement, decisionNo, decidedOn, state } = row
  return {
    ...{ id, roundId, number, year, kind, name, of: ofLine, achievement },
    ...{ decisionNo, decidedOn, state },
  }
}

/** Rounds of rewards, what of their nominations this person may see, who was honoured, the register. */
export const api = (api: Api): void => {
  api.get('/reward-rounds', {
    summary: 'Rounds of rewards, newest first',
    answer: z.object({ rounds: z.array(roundShape) }),
    read: async (ctx) => ({ rounds: (await readRounds(ctx)).rounds.map(roundOf) }),
  })
  api.get('/reward-rounds/:id', {
    summary: 'A round with the nominations this person may see, and what the checks say of them',
    answer: z.object({ round: roundShape, phase: z.string(), nominations: z.array(nominationShape) }),
    read: async (ctx, _, c) => {
      const { round, phase, lines } = await readRound(ctx, idIn(c))
      return { round: roundOf(round), phase, nominations: lines.map(nominationOf) }
    },
  })
  api.get('/reward-rounds/:id/awards', {
    summary: 'Who was honoured in a decided round',
    answer: z.object({ awards: z.array(awardShape) }),
    read: async (ctx, _, c) => ({ awards: (await readAwards(ctx, idIn(c))).certificates.map(awardOf) }),
  })
  api.get('/reward-register', {
    summary: 'The register of certificates, newest number first, 50 at a time',
    query: registerQuery,
    answer: z.object({ total: z.number(), certificates: z.array(awardShape) }),
    read: async (ctx, { of, q, offset }) => {
      const { rows, total } = await readRegister(ctx, { year: of, words: q, offset })
      return { total, certificates: rows.map(awardOf) }
    },
  })
}
