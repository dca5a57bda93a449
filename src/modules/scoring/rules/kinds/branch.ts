import { type Exact, readExact } from '../exact.ts'
import { compileFormula, readFormula } from '../formula.ts'
import { invalid, missing, type Outcome, scored } from '../outcome.ts'
import type { CasesRule, Condition, FormulaRule, InputValue, LeafInputs, NestedRule } from '../set.ts'
import { aside, bounded, type Evaluate, type Frame, given, isNumber, numberOf } from './frame.ts'

/** Arithmetic over the named inputs, brought into the leaf's bounds. */
export const formulaRule = (rule: FormulaRule, frame: Frame): Evaluate => {
  const read = readFormula(rule.expr, rule.vars)
  if (!read.ok) {
    const unreadable = invalid('formula-unreadable', { why: read.reason, at: read.at })
    return () => unreadable
  }
  const value = compileFormula(read.formula, frame.max)
  return (inputs) => {
    const values = new Map<string, Exact>()
    for (const name of read.names) {
      const number = numberOf(inputs, name, { negative: true })
      if (!isNumber(number)) return number
      values.set(name, number)
    }
    const facts = Object.fromEntries([...values].map(([name, number]) => [`value.${name}`, number]))
    const result = value(values)
    if (result === null) return aside(frame, 'zero-denominator', rule.when_den_zero, facts)
    const points = bounded(frame, result, rule.allow_negative)
    return scored(points, points.equals(result) ? 'computed' : 'computed-bounded', { ...facts, result })
  }
}

const tests: Record<Condition['op'], (order: number) => boolean> = {
  eq: (o) => o === 0,
  ne: (o) => o !== 0,
  lt: (o) => o < 0,
  le: (o) => o <= 0,
  lte: (o) => o <= 0,
  gt: (o) => o > 0,
  ge: (o) => o >= 0,
  gte: (o) => o >= 0,
}

/** Numbers are compared as numbers, words and flags only for being the same; undefined when they cannot be. */
const orderOf = (value: InputValue, against: Condition['value']): number | undefined => {
  if (value === null || against === null) return value === against ? 0 : undefined
  if (typeof against === 'boolean') return value === against ? 0 : undefined
  const bound = readExact(against)
  const number = readExact(value)
  if (bound && number) return number.compare(bound)
  return value === against ? 0 : undefined
}

type Asked = (inputs: LeafInputs) => boolean | Outcome

const ask = ({ var: name, op, value: against }: Condition): Asked => {
  const numeric = readExact(against) !== undefined
  const test = tests[op]
  return (inputs) => {
    const value = given(inputs, name)
    if (value === undefined || (value === null && against !== null)) return missing(name)
    if (numeric) {
      const number = numberOf(inputs, name, { negative: true })
      if (!isNumber(number)) return number
      return test(orderOf(value, against) ?? Number.NaN)
    }
    if (typeof value === 'object' && value !== null) return invalid('not-a-text', { input: name })
    const order = orderOf(value, against)
    return order === undefined ? op === 'ne' : test(order)
  }
}

/** The first case whose condition holds decides; the inputs of the others are not asked for. */
export const casesRule = (
  rule: CasesRule,
  frame: Frame,
  compile: (rule: NestedRule, frame: Frame) => Evaluate,
): Evaluate => {
  const branches = rule.cases.map((branch) => ({
    asked: ask(branch.if),
    evaluate: compile(branch.rule, frame),
  }))
  const otherwise = rule.else && compile(rule.else, frame)
  const of = (outcome: Outcome, number: number): Outcome => ({
    ...outcome,
    facts: { ...outcome.facts, case: number },
  })
  return (inputs, year) => {
    for (let i = 0; i < branches.length; i++) {
      const branch = branches[i] as (typeof branches)[number]
      const holds = branch.asked(inputs)
      if (typeof holds !== 'boolean') return holds
      if (holds) return of(branch.evaluate(inputs, year), i + 1)
    }
    return otherwise ? of(otherwise(inputs, year), 0) : invalid('no-case')
  }
}
