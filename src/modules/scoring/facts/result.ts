import type { Ctx } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/refused.ts'
import { documentsFrom, issuedPdf } from '../../documents/facts.ts'
import * as policy from '../policy/result.ts'
import type { ClassBand, CriteriaSet, Rounding } from '../rules/set.ts'
import * as store from '../store/result.ts'

export type { BundlePart, Result, ResultRow, RoundLine, RoundOfResult } from '../store/result.ts'

/** A round's result as it may be shown: its versions, the one chosen, its lines, and how figures are printed. */
export type Ranking = {
  round: Omit<store.RoundOfResult, 'content'>
  results: store.Result[]
  result: store.Result | undefined
  /** `complete` is false while criteria of a unit have no appraised points, which then count 0 */
  rows: (store.ResultRow & { complete: boolean })[]
  bands: readonly ClassBand[]
  rounding: Rounding | undefined
}

const bandsOf = (set: CriteriaSet | null, block: string): readonly ClassBand[] =>
  set?.scoring?.bands_by_block?.[block] ?? set?.scoring?.bands ?? []

const rankingOf = async (
  db: Db,
  roundId: number,
  version: number | undefined,
  drafts: boolean,
): Promise<Ranking> => {
  const found = await store.roundOfResult(db, roundId)
  if (!found) throw new Refused('missing', 'page')
  const results = (await store.resultsOf(db, roundId)).filter((r) => drafts || r.state === 'published')
  const result = version === undefined ? results[0] : results.find((r) => r.version === version)
  if (!drafts && !result) throw new Refused('missing', 'page')
  if (version !== undefined && !result) throw new Refused('missing', 'page')
  const { content, ...round } = found
  const set = content as CriteriaSet | null
  return {
    round,
    results,
    result,
    rows: result ? await store.rowsOfResult(db, result.id) : [],
    bands: bandsOf(set, round.block),
    rounding: set?.scoring?.rounding,
  }
}

/** The ranking of a round; drafts only for those who make, decide or audit them, else it is missing. Three statements. */
export const readRanking = (ctx: Ctx, roundId: number, version?: number): Promise<Ranking> =>
  rankingOf(ctx.db, roundId, version, policy.mayReadDraft(ctx.actor))

/** The published ranking for anybody; missing before it is published. Three statements. */
export const publicRanking = (db: Db, roundId: number, version?: number): Promise<Ranking> =>
  rankingOf(db, roundId, version, false)

/** All rounds with a published result. One statement. */
export const publishedRounds = (db: Db): Promise<store.RoundLine[]> => store.publishedRounds(db)

/** The published rounds of the same year and place, this one among them: what stands beside a ranking. One statement. */
export const besideRanking = async (db: Db, { round, rows }: Ranking): Promise<store.RoundLine[]> => {
  const all = (await store.publishedRounds(db)).filter(
    (one) => one.year === round.year && one.place === round.place,
  )
  if (all.some((one) => one.id === round.id)) return all
  return [{ ...round, units: rows.length, published: null }, ...all]
}

/** What this actor may do with a round's result, and the decision drafted for it. */
export const mayWithResult = async (ctx: Ctx, { round, result }: Ranking) => ({
  objections: result?.state === 'published' && !result.imported && policy.mayReadDraft(ctx.actor),
  compute: round.state !== 'imported' && policy.mayCompute(ctx.actor) !== undefined,
  intervals:
    result !== undefined &&
    !result.imported &&
    (!result.intervals || (result.intervals.state === 'done' && result.state !== 'published')) &&
    policy.mayCompute(ctx.actor) !== undefined,
  draftDecision: result?.state === 'draft' && policy.mayCompute(ctx.actor) !== undefined,
  decide: result?.state === 'draft' && policy.mayDecide(ctx.actor) !== undefined,
  publish: result?.state === 'decided' && policy.mayDecide(ctx.actor) !== undefined,
  documents:
    result && policy.mayReadDraft(ctx.actor)
      ? await documentsFrom(ctx.db, { kind: 'scoring-result', id: result.id })
      : [],
})
export type MayWithResult = Awaited<ReturnType<typeof mayWithResult>>

/** A result with its round, if this actor may read it. */
export const needResult = async (ctx: Ctx, resultId: number): Promise<store.Result> => {
  const result = await store.findResult(ctx.db, resultId)
  if (!result || (result.state !== 'published' && !policy.mayReadDraft(ctx.actor)))
    throw new Refused('missing', 'page')
  return result
}

/** The issued decision of a published ranking, which announces it to everybody; undefined where it went another way. At most one statement. */
export const publicDecision = async (db: Db, { result }: Ranking) =>
  result?.state === 'published' && result.documentId !== null ? issuedPdf(db, result.documentId) : undefined

/** The bundle of a published result, exactly as kept; missing otherwise and for results taken over from print. */
export const publicBundle = async (db: Db, roundId: number, version: number | undefined) => {
  const results = (await store.resultsOf(db, roundId)).filter((r) => r.state === 'published')
  const result = version === undefined ? results[0] : results.find((r) => r.version === version)
  const text = result && (await store.bundleText(db, result.id))
  if (!result || !text) throw new Refused('missing', 'page')
  return { text, hash: result.bundleHash ?? '', version: result.version }
}
