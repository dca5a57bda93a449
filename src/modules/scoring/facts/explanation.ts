import type { Ctx } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy/result.ts'
import { type Sight, seesDomain, sightOf } from '../policy.ts'
import type { BundleLeaf } from '../rules/bundle.ts'
import { type CriteriaSet, type Criterion, type Leaf, type LeafInputs, leavesOf } from '../rules/set.ts'
import type { CountedValue, EvidenceLine } from '../store/inputs.ts'
import * as store from '../store/result.ts'
import { findSheet } from '../store/sheet.ts'
import { effectiveInputs } from './inputs.ts'
import { publicRanking, type Ranking } from './result.ts'

/** A leaf with everything that its points rest on. `given` and `evidence` are of now: who, when, on what document. */
export type ExplainedLeaf = {
  leaf: Leaf
  score: BundleLeaf
  inputs: LeafInputs
  notApplicable: boolean
  hand: string | null
  given: CountedValue | undefined
  evidence: readonly EvidenceLine[]
  /** the reader may open its files */
  opens: boolean
}

/** A domain of a result with its leaves. */
export type ExplainedDomain = {
  code: string
  name_vi: string
  name_en?: string | undefined
  points: string
  max: string
  leaves: ExplainedLeaf[]
}

/** A unit's result opened down to its leaves. */
export type Explanation = {
  round: Pick<store.RoundOfResult, 'id' | 'title' | 'year' | 'block' | 'synthetic' | 'objectionBy' | 'state'>
  result: store.Result
  newest: number
  row: store.ResultRow
  ranked: number
  set: CriteriaSet
  domains: ExplainedDomain[]
  bonus: string
  penalty: string
}

export type PublicExplanation = {
  ranking: Ranking
  row: store.ResultRow
  ranked: number
  domains: ExplainedDomain[]
}

const leavesUnder = (nodes: readonly Criterion[]): string[] =>
  nodes.flatMap((node) => (node.rule_kind === 'sum_children' ? leavesUnder(node.children) : [node.code]))

const domainOf = (set: CriteriaSet): Map<string, string> =>
  new Map(set.domains.flatMap(({ code, criteria }) => leavesUnder(criteria).map((leaf) => [leaf, code])))

const explainedLeaves = (
  part: store.BundlePart,
  now: { leaves: { [leaf: string]: CountedValue }; evidence: readonly EvidenceLine[] } | undefined,
  sight?: Sight,
): Map<string, ExplainedLeaf> => {
  const domains = domainOf(part.set)
  const scores = new Map(part.result.leaves.map((score) => [score.code, score]))
  return new Map(
    leavesOf(part.set).flatMap((leaf) => {
      const score = scores.get(leaf.code)
      if (!score) return []
      const explained: ExplainedLeaf = {
        leaf,
        score,
        inputs: part.unit.inputs[leaf.code] ?? {},
        notApplicable: part.unit.notApplicable?.includes(leaf.code) ?? false,
        hand: part.unit.hand?.[leaf.code] === undefined ? null : String(part.unit.hand[leaf.code]),
        given: now?.leaves[leaf.code],
        evidence: now?.evidence.filter((line) => line.leaf === leaf.code) ?? [],
        opens: sight !== undefined && seesDomain(sight, domains.get(leaf.code) ?? ''),
      }
      return [[leaf.code, explained]]
    }),
  )
}

const domainsOf = (part: store.BundlePart, leaves: ReadonlyMap<string, ExplainedLeaf>): ExplainedDomain[] =>
  part.set.domains.map((domain) => ({
    code: domain.code,
    name_vi: domain.name_vi,
    name_en: domain.name_en,
    ...(part.result.domains.find((d) => d.code === domain.code) ?? { points: '0', max: '0' }),
    leaves: leavesUnder(domain.criteria).flatMap((code) => leaves.get(code) ?? []),
  }))

type Found = Pick<Explanation, 'round' | 'result' | 'newest' | 'row' | 'ranked'>

const openedDown = async (ctx: Ctx, found: Found): Promise<Explanation | undefined> => {
  const { result, row } = found
  const part = row.sheetId === null ? undefined : await store.bundlePart(ctx.db, result.id, row.unitCode)
  if (!part || row.sheetId === null) return undefined
  const [now] = await effectiveInputs(ctx.db, result.roundId, row.sheetId)
  const sheet = await findSheet(ctx.db, row.sheetId, ctx.today)
  const sight = sheet && sightOf(ctx.actor, sheet, ctx.today)
  return {
    ...found,
    set: part.set,
    domains: domainsOf(part, explainedLeaves(part, now, sight)),
    bonus: part.result.bonus,
    penalty: part.result.penalty,
  }
}

/**
 * Why a unit has its score: from the kept bundle alone, so that it stays as published; beside it the people, days and
 * documents as the sheet has them. Missing where the result may not be read or was taken over from print. Five
 * statements.
 */
export const readExplanation = async (ctx: Ctx, sheetId: number, version?: number): Promise<Explanation> => {
  const line = await store.lineOfSheet(ctx.db, sheetId, {
    version,
    drafts: policy.mayReadDraft(ctx.actor),
  })
  const round = line && (await store.roundOfResult(ctx.db, line.result.roundId))
  const explanation = line && round && (await openedDown(ctx, { ...line, round }))
  if (!explanation) throw new Refused('missing', 'page')
  return explanation
}

/** The same for a line of a ranking that was read; undefined where nothing explains it. Three statements. */
export const explainRow = async (
  ctx: Ctx,
  { round, result, results, rows }: Ranking,
  position: number | undefined,
): Promise<Explanation | undefined> => {
  const row = rows.find((one) => one.position === position)
  if (!row || !result) return undefined
  const ranked = rows.filter((one) => one.rank !== null).length
  return openedDown(ctx, { round, result, newest: results[0]?.version ?? result.version, row, ranked })
}

/** The published explanation of one line for anybody: rules, values and points, without people and files. */
export const publicExplanation = async (
  db: Db,
  roundId: number,
  position: number,
): Promise<PublicExplanation> => {
  const ranking = await publicRanking(db, roundId)
  const row = ranking.rows.find((one) => one.position === position)
  const part = row && ranking.result && (await store.bundlePart(db, ranking.result.id, row.unitCode))
  if (!row || !part) throw new Refused('missing', 'page')
  const leaves = explainedLeaves(part, undefined)
  return {
    ranking,
    row,
    ranked: ranking.rows.filter((one) => one.rank !== null).length,
    domains: domainsOf(part, leaves),
  }
}
