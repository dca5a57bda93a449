import { readExact } from './exact.ts'
import { compileLeaf, type ScoreLeaf } from './kinds/compile.ts'
import { invalid, type Outcome, scored } from './outcome.ts'
import type { Leaf, LeafInputs, Num } from './set.ts'

/** What stands for a leaf at a stage. */
export type Claim = { inputs: LeafInputs; notApplicable: boolean; handPoints: string | null }

const ready = new WeakMap<Leaf, ScoreLeaf>()

/** Points that an appraiser or council set with a reason in place of the rule's; never above the leaf's maximum. */
export const byHand = (leaf: Leaf, given: Num): Outcome => {
  const value = readExact(given)
  const max = readExact(leaf.max)
  if (value === undefined || value.isLarge) return invalid('not-a-number')
  if (max && value.compare(max) > 0) return invalid('above-maximum', { points: value, max })
  const signed = 'allow_negative' in leaf.rule && leaf.rule.allow_negative === true
  return value.sign() < 0 && !signed ? invalid('negative', { points: value }) : scored(value, 'by-hand', {})
}

/** The points of one leaf as the engine gives them; points set by hand come before the rule's. */
export const scoreLeaf = (leaf: Leaf, claim: Claim, year: number): Outcome => {
  if (claim.handPoints !== null && !claim.notApplicable) return byHand(leaf, claim.handPoints)
  const score = ready.get(leaf) ?? compileLeaf(leaf)
  ready.set(leaf, score)
  return score({ inputs: claim.inputs, setAside: claim.notApplicable }, year)
}

/** Points as they are kept beside a value: exact text, or none while the inputs do not suffice. */
export const keptPoints = (outcome: Outcome): { points: string | null; excluded: boolean } => ({
  points: outcome.points?.toString() ?? null,
  excluded: outcome.state === 'excluded',
})

/** Whether two figures differ; a figure that is not there yet differs from none. */
export const pointsDiffer = (a: string | null, b: string | null): boolean => {
  const [x, y] = [readExact(a), readExact(b)]
  return x !== undefined && y !== undefined && !x.equals(y)
}
