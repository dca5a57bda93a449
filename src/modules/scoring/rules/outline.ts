import type { Assessment, CriteriaSet, Criterion, Domain, Leaf } from './set.ts'

/** A leaf in its place: its domain, and the names on the way down to it. */
export type PlacedLeaf = {
  leaf: Leaf
  domain: Domain
  /** the criteria above the leaf, outermost first */
  above: { code: string; name_vi: string; name_en?: string }[]
  assessment: Assessment
  /** its place among the leaves of the set, from 1 */
  position: number
}

export type Outline = { leaves: readonly PlacedLeaf[]; byCode: ReadonlyMap<string, PlacedLeaf> }

const known = new WeakMap<CriteriaSet, Outline>()

const placed = (
  domain: Domain,
  node: Criterion,
  above: PlacedLeaf['above'],
  assessment: Assessment,
): Omit<PlacedLeaf, 'position'>[] => {
  const own = node.assessment ?? assessment
  if (node.rule_kind !== 'sum_children') return [{ leaf: node, domain, above, assessment: own }]
  const { code, name_vi, name_en } = node
  return node.children.flatMap((child) => placed(domain, child, [...above, { code, name_vi, name_en }], own))
}

/** The scored leaves of a set in the order of the sheet, each in its place; made once for each set. */
export const outlineOf = (set: CriteriaSet): Outline => {
  const made = known.get(set)
  if (made) return made
  const leaves = set.domains
    .flatMap((domain) => domain.criteria.flatMap((node) => placed(domain, node, [], 'self+appraisal')))
    .map((leaf, i) => ({ ...leaf, position: i + 1 }))
  const outline = { leaves, byCode: new Map(leaves.map((one) => [one.leaf.code, one])) }
  known.set(set, outline)
  return outline
}
