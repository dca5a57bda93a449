import { Exact } from './exact.ts'
import { rankUnits } from './rank.ts'

/** A node of a weighted tree; a leaf is a node that is nobody's parent, the root has no parent. */
export type TreeNode = { code: string; parent: string | null; weight: Exact }
/** The value of every leaf for one unit; null is missing. */
export type LeafValues = ReadonlyMap<string, Exact | null>
/** Weights that stand in for the tree's own, by code. */
export type WeightSet = { set: string; weights: ReadonlyMap<string, Exact> }

export type TreeReason =
  | 'tree-empty'
  | 'tree-duplicate-code'
  | 'tree-unknown-parent'
  | 'tree-no-root'
  | 'tree-several-roots'
  | 'tree-circle'
  | 'tree-negative-weight'
export type ReadTree = { ok: true; tree: Tree } | { ok: false; reason: TreeReason; code: string }

type Branch = { code: string; weight: Exact; children: Branch[] }
/** A tree that hangs together: one root, everything under it. */
export type Tree = { root: Branch; leaves: string[] }

const refuse = (reason: TreeReason, code = ''): ReadTree => ({ ok: false, reason, code })

/** Puts a list of nodes together; says which node does not fit and why. */
export const readTree = (nodes: readonly TreeNode[]): ReadTree => {
  if (nodes.length === 0) return refuse('tree-empty')
  const branches = new Map<string, Branch>()
  for (const { code, weight } of nodes) {
    if (branches.has(code)) return refuse('tree-duplicate-code', code)
    if (weight.sign() < 0) return refuse('tree-negative-weight', code)
    branches.set(code, { code, weight, children: [] })
  }
  const roots = nodes.filter((n) => n.parent === null)
  if (!roots[0]) return refuse('tree-no-root')
  if (roots[1]) return refuse('tree-several-roots', roots[1].code)
  for (const { code, parent } of nodes) {
    if (parent === null) continue
    const above = branches.get(parent)
    if (!above) return refuse('tree-unknown-parent', code)
    above.children.push(branches.get(code) as Branch)
  }
  const root = branches.get(roots[0].code) as Branch
  const reached = all(root)
  const lost = nodes.find((n) => !reached.some((b) => b.code === n.code))
  if (lost) return refuse('tree-circle', lost.code)
  return {
    ok: true,
    tree: { root, leaves: reached.filter((b) => b.children.length === 0).map((b) => b.code) },
  }
}

const all = (branch: Branch): Branch[] => [branch, ...branch.children.flatMap(all)]

type Scores = Map<string, Exact | null>

/** Σ weight × value ÷ Σ weight over the values that are there; null when none is, or none weighs anything. */
const weightedMean = (parts: readonly { value: Exact | null; weight: Exact }[]): Exact | null => {
  const there = parts.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]))
  const weights = Exact.sum(there.map((p) => p.weight))
  if (weights.sign() === 0) return null
  return Exact.sum(there.map((p) => p.value.times(p.weight))).over(weights)
}

/** Scores of the inner nodes; a subtree whose weights the set leaves alone keeps its baseline scores. */
const scoresOf = (
  { root }: Tree,
  values: LeafValues,
  weights: ReadonlyMap<string, Exact>,
  baseline?: Scores,
): Scores => {
  const scores: Scores = new Map()
  const changed = (branch: Branch): boolean => branch.children.some((c) => weights.has(c.code) || changed(c))
  const score = (branch: Branch): Exact | null => {
    if (branch.children.length === 0) return values.get(branch.code) ?? null
    const known = baseline && !changed(branch) ? baseline.get(branch.code) : undefined
    const value =
      known !== undefined
        ? known
        : weightedMean(
            branch.children.map((c) => ({ value: score(c), weight: weights.get(c.code) ?? c.weight })),
          )
    scores.set(branch.code, value)
    return value
  }
  score(root)
  return scores
}

export type Aggregated = {
  units: { unit: string; scores: ReadonlyMap<string, Exact | null>; rank: number | null }[]
  sets: { set: string; ranks: ReadonlyMap<string, number | null> }[]
}

/**
 * Weighted means from the leaves up, with the tree's own weights and under each set of others. A missing value drops
 * out together with its weight. Ranks go by the exact score of the root; equals take the smallest rank.
 */
export const aggregate = (
  tree: Tree,
  units: readonly { unit: string; values: LeafValues }[],
  weightSets: readonly WeightSet[] = [],
): Aggregated => {
  const top = tree.root.code
  const ranked = (scores: readonly Scores[]) => rankUnits(scores.map((s) => ({ figure: s.get(top) ?? null })))
  const own = units.map(({ values }) => scoresOf(tree, values, new Map()))
  const ranks = ranked(own)
  return {
    units: units.map(({ unit }, i) => ({ unit, scores: own[i] ?? new Map(), rank: ranks[i] ?? null })),
    sets: weightSets.map(({ set, weights }) => {
      const other = ranked(units.map(({ values }, i) => scoresOf(tree, values, weights, own[i])))
      return { set, ranks: new Map(units.map(({ unit }, i) => [unit, other[i] ?? null])) }
    }),
  }
}
