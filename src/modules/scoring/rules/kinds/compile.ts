import { exact } from '../exact.ts'
import { excluded, type Outcome } from '../outcome.ts'
import type { Leaf, LeafInputs, NestedRule, RuleKind, RuleShapes } from '../set.ts'
import { casesRule, formulaRule } from './branch.ts'
import { improvementRule } from './change.ts'
import { countAddRule, countDeductRule } from './counts.ts'
import { deadlineRule } from './days.ts'
import { aside, type Evaluate, type Frame } from './frame.ts'
import { externalIndexRule, linearRule, targetRule, tierRule, weightedRatioRule } from './ratio.ts'
import { allOfRule, booleanRule, choiceRule, constantRule, manualRule } from './stated.ts'
import { surveyRule } from './survey.ts'

const kinds: { [K in RuleKind]: (rule: RuleShapes[K], frame: Frame) => Evaluate } = {
  boolean: booleanRule,
  all_of: allOfRule,
  choice: choiceRule,
  tier: tierRule,
  linear: linearRule,
  weighted_ratio: weightedRatioRule,
  deadline: deadlineRule,
  count_deduct: countDeductRule,
  count_add: countAddRule,
  target: targetRule,
  survey: surveyRule,
  external_index: externalIndexRule,
  improvement: improvementRule,
  cases: (rule, frame) => casesRule(rule, frame, compileNested),
  formula: formulaRule,
  manual: manualRule,
  constant: constantRule,
}

const compileKind = <K extends RuleKind>(kind: K, rule: RuleShapes[K], frame: Frame): Evaluate =>
  kinds[kind](rule, frame)

function compileNested(rule: NestedRule, frame: Frame): Evaluate {
  return compileKind(rule.kind, rule as never, frame)
}

/** What a unit says of one leaf: its inputs, or that the leaf does not apply to it. */
export type LeafClaim = { inputs: LeafInputs | undefined; setAside: boolean }
export type ScoreLeaf = (claim: LeafClaim, year: number) => Outcome

const unknownMax = excluded('max-unknown')
const nothingGiven: LeafInputs = {}

/** A leaf made ready to be scored many times. `_year` among the inputs stands for the round's year. */
export const compileLeaf = (leaf: Leaf): ScoreLeaf => {
  if (leaf.max === null) return () => unknownMax
  const frame: Frame = { max: exact(leaf.max), policy: leaf.not_applicable }
  const evaluate = compileKind(leaf.rule_kind, leaf.rule as never, frame)
  const asked = aside(frame, 'set-aside')
  return ({ inputs = nothingGiven, setAside }, year) => {
    if (setAside) return asked
    const own = inputs._year
    return evaluate(inputs, typeof own === 'number' && Number.isSafeInteger(own) ? own : year)
  }
}
