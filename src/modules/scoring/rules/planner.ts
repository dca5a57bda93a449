import type { Day } from '#platform/day.ts'
import { Exact, readExact, zero } from './exact.ts'
import { dueDay } from './kinds/days.ts'
import { scoreLeaf } from './leaf.ts'
import type { Leaf, LeafInputs, NestedRule } from './set.ts'

/** What a unit stands at in a leaf, as the planner takes it. */
export type Standing = { leaf: Leaf; inputs: LeafInputs; handPoints: string | null; notApplicable: boolean }

/** Something that still can be done: from now on so many points more for so much effort, by a day. */
export type Step = {
  leaf: string
  gain: Exact
  /** pieces of work: a task more, a document issued, a condition met */
  effort: number
  /** after this day it no longer counts; null: until the year's last day */
  by: Day | null
  /** what the inputs are then: for the words, and to be computed again */
  inputs: LeafInputs
}

/** Why the rest of a leaf cannot be won any more, or cannot be foreseen. */
export type OutOfReach = 'day-over' | 'already-happened' | 'asked-of-people' | 'measured-elsewhere' | 'judged'

export type LeafOutlook = {
  leaf: Leaf
  points: Exact
  lost: Exact
  steps: Step[]
  /** set where points are lost that no step wins back */
  out: OutOfReach | null
}

type Count = number | undefined
const count = (inputs: LeafInputs, name: string): Count => {
  const read = readExact(inputs[name])
  return read?.isWhole() ? Number(read.toString()) : undefined
}

/** Inputs one piece of work further, each in turn; nothing where the kind leaves nothing to do. */
type Further = { inputs: LeafInputs[]; by: Day | null; out: OutOfReach | null }
const nothing = (out: OutOfReach): Further => ({ inputs: [], by: null, out })

// more pieces than this are no plan for one leaf; it also bounds the search
const mostPieces = 500

const raised = (inputs: LeafInputs, name: string, most: Count): LeafInputs[] => {
  const now = count(inputs, name) ?? 0
  const room = Math.min(mostPieces, Math.max(0, (most ?? now) - now))
  return Array.from({ length: room }, (_, i) => ({ ...inputs, [name]: now + i + 1 }))
}

// items not begun are finished first: each gains most; then those under way
const finished = (
  inputs: LeafInputs,
  den: string,
  parts: readonly { num: string; weight: unknown }[],
): LeafInputs[] => {
  const best = [...parts].sort((a, b) => Number(b.weight) - Number(a.weight))
  const [full, ...rest] = best
  const all = count(inputs, den)
  if (!full || all === undefined) return []
  const made: LeafInputs[] = []
  let now: LeafInputs = { ...inputs }
  const given = () => parts.reduce((sum, part) => sum + (count(now, part.num) ?? 0), 0)
  while (made.length < mostPieces) {
    const begun = [...rest].reverse().find((part) => (count(now, part.num) ?? 0) > 0)
    if (given() < all) now = { ...now, [full.num]: (count(now, full.num) ?? 0) + 1 }
    else if (begun)
      now = {
        ...now,
        [begun.num]: (count(now, begun.num) ?? 0) - 1,
        [full.num]: (count(now, full.num) ?? 0) + 1,
      }
    else return made
    made.push(now)
  }
  return made
}

type Asked = { kind: Leaf['rule_kind']; rule: never; inputs: LeafInputs; today: Day; year: number }

const furtherOf = ({ kind, rule: of, inputs, today, year }: Asked): Further => {
  const open = (list: LeafInputs[], by: Day | null = null): Further => ({
    inputs: list,
    by,
    out: list.length > 0 ? null : 'already-happened',
  })
  const rule = { kind, ...(of as object) } as NestedRule
  switch (rule.kind) {
    case 'boolean':
      return open(inputs[rule.input] === true ? [] : [{ ...inputs, [rule.input]: true }])
    case 'all_of': {
      const missing = rule.items.filter((item) => inputs[item] !== true)
      return open(
        missing.map((_, i) => ({
          ...inputs,
          ...Object.fromEntries(missing.slice(0, i + 1).map((m) => [m, true])),
        })),
      )
    }
    case 'choice':
      return open(
        rule.options
          .filter((o) => o.value !== inputs[rule.input])
          .map((o) => ({ ...inputs, [rule.input]: o.value })),
      )
    case 'tier':
    case 'linear':
      return rule.metric.op === 'value'
        ? nothing('measured-elsewhere')
        : open(raised(inputs, rule.metric.num, count(inputs, rule.metric.den)))
    case 'weighted_ratio':
      return open(finished(inputs, rule.den, rule.parts))
    case 'deadline': {
      if (inputs[rule.input]) return nothing('already-happened')
      const due = dueDay(rule.due, year)
      return {
        inputs: [{ ...inputs, [rule.input]: today }],
        by: today <= due ? due : null,
        out: today <= due ? null : 'day-over',
      }
    }
    case 'count_deduct':
      return nothing('already-happened')
    case 'count_add': {
      const now = count(inputs, rule.input) ?? 0
      return open(raised(inputs, rule.input, now + 20))
    }
    case 'target': {
      if (rule.direction === 'down') return nothing('already-happened')
      const target = readExact(
        typeof rule.target === 'string' && rule.target in inputs ? inputs[rule.target] : rule.target,
      )
      return open(raised(inputs, rule.actual, target ? Math.ceil(target.approximate()) : undefined))
    }
    case 'cases':
      return casesFurther(rule, { kind, rule: of, inputs, today, year })
    case 'survey':
      return nothing('asked-of-people')
    case 'external_index':
    case 'improvement':
    case 'formula':
      return nothing('measured-elsewhere')
    case 'manual':
    case 'constant':
      return nothing('judged')
  }
}

// which case holds is not in the unit's hands, so only the case that holds now is looked at; scoring keeps it honest
const casesFurther = (rule: Extract<NestedRule, { kind: 'cases' }>, asked: Asked): Further => {
  const inside = rule.else
  if (!inside) return nothing('already-happened')
  const { kind, ...rest } = inside
  return furtherOf({ ...asked, kind, rule: rest as never })
}

/**
 * What a unit loses in a leaf and which steps still win it back. Each step is computed by the engine itself, and only
 * those stay that give more than every cheaper one; what is over or not in the unit's hands is named, never counted.
 */
export const outlookOf = (
  { leaf, inputs, handPoints, notApplicable }: Standing,
  today: Day,
  year: number,
): LeafOutlook => {
  const max = readExact(leaf.max) ?? zero
  const claim = { inputs, handPoints, notApplicable }
  const now = scoreLeaf(leaf, claim, year)
  const points = now.points ?? zero
  const lost = now.state === 'excluded' ? zero : max.minus(points)
  const none = { leaf, points, lost, steps: [] }
  if (lost.sign() <= 0) return { ...none, out: null }
  if (handPoints !== null) return { ...none, out: 'judged' }
  if (leaf.assessment === 'survey') return { ...none, out: 'asked-of-people' }
  if (leaf.assessment === 'data') return { ...none, out: 'measured-elsewhere' }
  const further = furtherOf({ kind: leaf.rule_kind, rule: leaf.rule as never, inputs, today, year })
  let best = points
  const steps: Step[] = []
  const choices = leaf.rule_kind === 'choice'
  const settled = new Set(leaf.inputs?.filter((input) => input.settled).map((input) => input.name))
  const touches = (then: LeafInputs) => [...settled].some((name) => then[name] !== inputs[name])
  further.inputs.forEach((then, i) => {
    if (touches(then)) return
    const outcome = scoreLeaf(leaf, { ...claim, inputs: then }, year)
    if (outcome.state !== 'scored' || outcome.points.compare(best) <= 0) return
    const step = {
      leaf: leaf.code,
      gain: outcome.points.minus(points),
      effort: choices ? 1 : i + 1,
      by: further.by,
      inputs: then,
    }
    if (choices) steps.length = 0
    steps.push(step)
    best = outcome.points
  })
  const rest = max.compare(best) > 0
  return { leaf, points, lost, steps, out: rest ? (further.out ?? 'already-happened') : null }
}

/** A plan: which step of which leaf, what they win together and cost. */
export type ImprovementPlan = { steps: Step[]; gain: Exact; effort: number }

/**
 * The steps that win most points for at most so much effort, at most one of each leaf; of equals the cheaper. Exact
 * (a knapsack over whole efforts), so on every case that can be tried out it is what trying all gives.
 */
export const bestPlan = (outlooks: readonly LeafOutlook[], most: number): ImprovementPlan => {
  const budget = Math.min(
    most,
    outlooks.reduce((sum, o) => sum + Math.max(0, ...o.steps.map((s) => s.effort)), 0),
  )
  let best: ImprovementPlan[] = Array.from({ length: budget + 1 }, () => ({
    steps: [],
    gain: zero,
    effort: 0,
  }))
  for (const { steps } of outlooks) {
    const next = [...best]
    for (const step of steps)
      for (let effort = step.effort; effort <= budget; effort++) {
        const before = best[effort - step.effort] as ImprovementPlan
        const gain = before.gain.plus(step.gain)
        const cost = before.effort + step.effort
        const held = next[effort] as ImprovementPlan
        const more = gain.compare(held.gain)
        if (more > 0 || (more === 0 && cost < held.effort))
          next[effort] = { steps: [...before.steps, step], gain, effort: cost }
      }
    best = next
  }
  return best[budget] as ImprovementPlan
}

/** All steps by points per effort, the best first; of equals the earlier day, then the code. */
export const byWorth = (outlooks: readonly LeafOutlook[]): Step[] =>
  outlooks
    .flatMap((o) => o.steps)
    .sort((a, b) => {
      const worth = b.gain.times(Exact.ratio(a.effort, 1)).compare(a.gain.times(Exact.ratio(b.effort, 1)))
      return worth || (a.by ?? '9999').localeCompare(b.by ?? '9999') || a.leaf.localeCompare(b.leaf)
    })

/** For each leaf the step worth most, of equals the one that gains most; in the order of the list (`byWorth`). */
export const bestOfEach = (steps: readonly Step[]): Step[] => {
  const best = new Map<string, Step>()
  for (const step of steps) {
    const found = best.get(step.leaf)
    const same = found?.gain
      .times(Exact.ratio(step.effort, 1))
      .compare(step.gain.times(Exact.ratio(found.effort, 1)))
    if (!found || (same === 0 && step.gain.compare(found.gain) > 0)) best.set(step.leaf, step)
  }
  return [...best.values()]
}
