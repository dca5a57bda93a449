import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { readExplanation } from '../facts/explanation.ts'
import { type Ranking, readRanking } from '../facts/result.ts'
import { rankingQuery } from '../input/result.ts'
import { intervalSentence } from '../rules/words/intervals.ts'

const versionQuery = rankingQuery.pick({ version: true })
const text = z.string().nullable()

const intervalAnswer = z
  .object({
    low: z.number(),
    high: z.number(),
    classes: z.record(z.string(), z.number()),
    changes: z.number(),
    bracket: z.number().nullable(),
  })
  .nullable()

/** How sure the ranks are; seed, draws and doubts are what `canhtan index intervals` needs to come to the same. */
const intervalsAnswer = z
  .object({
    state: z.string(),
    confidence: z.number(),
    seed: z.number(),
    draws: z.number(),
    doubts: z.unknown(),
    brackets: z.array(z.object({ units: z.number(), from: z.number(), to: z.number() })),
    sentence: z.object({ vi: z.string(), en: z.string() }).nullable(),
  })
  .nullable()

const rankingAnswer = z.object({
  round: z.object({
    id: z.number(),
    year: z.number(),
    title: z.string(),
    block: z.string(),
    place: text,
    synthetic: z.boolean(),
  }),
  version: z.number().nullable(),
  state: text,
  hash: text,
  decisionNo: text,
  publishedOn: text,
  intervals: intervalsAnswer,
  rows: z.array(
    z.object({
      sheetId: z.number().nullable(),
      unitId: z.number().nullable(),
      code: z.string(),
      name: z.string(),
      points: text,
      max: text,
      percent: text,
      rank: z.number().nullable(),
      class: text,
      previousPercent: text,
      previousRank: z.number().nullable(),
      previousNote: text,
      interval: intervalAnswer,
    }),
  ),
})

const explanationAnswer = z.object({
  unit: z.object({ code: z.string(), name: z.string() }),
  version: z.number(),
  points: text,
  max: text,
  percent: text,
  rank: z.number().nullable(),
  class: text,
  bonus: z.string(),
  penalty: z.string(),
  domains: z.array(
    z.object({
      code: z.string(),
      points: z.string(),
      max: z.string(),
      leaves: z.array(
        z.object({
          code: z.string(),
          rule_kind: z.string(),
          rule: z.unknown(),
          inputs: z.unknown(),
          hand: text,
          notApplicable: z.boolean(),
          state: z.string(),
          points: text,
          max: text,
          reason: z.string(),
          facts: z.unknown(),
          evidence: z.array(z.object({ title: z.string(), pages: text })),
          by: text,
          at: text,
        }),
      ),
    }),
  ),
})

const intervalsOf = ({ result }: Ranking): z.output<typeof intervalsAnswer> => {
  if (!result?.intervals) return null
  const { state, seed, draws, doubts, facts } = result.intervals
  const sentence = facts && { vi: intervalSentence(facts, 'vi'), en: intervalSentence(facts, 'en') }
  return { state, confidence: 0.9, seed, draws, doubts, brackets: facts?.brackets ?? [], sentence }
}

/** The ranking of a round, and what explains one unit's score. */
export const resultApi = (api: Api): void => {
  api.get('/rounds/:id/ranking', {
    summary: 'The ranking of a round: the newest result this person may read, or one version',
    query: versionQuery,
    answer: rankingAnswer,
    read: async (ctx, { version }, c) => {
      const ranking = await readRanking(ctx, idIn(c), version)
      const { round, result, rows } = ranking
      const { id, year, title, block, place, synthetic } = round
      return {
        round: { id, year, title, block, place, synthetic },
        version: result?.version ?? null,
        state: result?.state ?? null,
        hash: result?.bundleHash ?? null,
        decisionNo: result?.decisionNo ?? null,
        publishedOn: result?.publishedOn ?? null,
        intervals: intervalsOf(ranking),
        rows: rows.map(({ unitCode, unitName, position: _p, domains: _d, previousPoints: _q, ...row }) => ({
          ...row,
          interval: row.interval ?? null,
          code: unitCode,
          name: unitName,
        })),
      }
    },
  })
  api.get('/sheets/:id/explanation', {
    summary:
      "Why a unit has its score: every leaf's rule, values, reason, evidence; the score follows from it alone",
    query: versionQuery,
    answer: explanationAnswer,
    read: async (ctx, { version }, c) => {
      const { row, result, domains, bonus, penalty } = await readExplanation(ctx, idIn(c), version)
      return {
        unit: { code: row.unitCode, name: row.unitName },
        version: result.version,
        points: row.points,
        max: row.max,
        percent: row.percent,
        rank: row.rank,
        class: row.class,
        bonus,
        penalty,
        domains: domains.map(({ code, points, max, leaves }) => ({
          code,
          points,
          max,
          leaves: leaves.map((one) => ({
            code: one.leaf.code,
            rule_kind: one.leaf.rule_kind,
            rule: one.leaf.rule,
            inputs: one.inputs,
            hand: one.hand,
            notApplicable: one.notApplicable,
            state: one.score.state,
            points: one.score.points,
            max: one.score.max,
            reason: one.score.reason,
            facts: one.score.facts,
            evidence: one.evidence.map(({ title, pages }) => ({ title, pages })),
            by: one.given?.person ?? null,
            at: one.given?.at ?? null,
          })),
        })),
      }
    },
  })
}
