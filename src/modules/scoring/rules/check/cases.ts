import { Exact, one, readExact } from '../exact.ts'
import type { CasesRule, Condition } from '../set.ts'
import { error, type Finding } from './finding.ts'

const half = Exact.ratio(1, 2)

/** Numbers that tell all conditions on one variable apart: every bound, between each two, and beyond both ends. */
const samples = (conditions: readonly Condition[]): Exact[] => {
  const bounds = conditions.flatMap(({ value }) => readExact(value) ?? []).sort((a, b) => a.compare(b))
  const [low, high] = [bounds[0], bounds.at(-1)]
  if (!low || !high) return []
  const between = bounds.slice(1).map((b, i) => b.plus(bounds[i] as Exact).times(half))
  return [low.minus(one), ...bounds, ...between, high.plus(one)]
}

const holds = ({ op, value }: Condition, sample: Exact): boolean => {
  const bound = readExact(value)
  if (!bound) return op === 'ne'
  const order = sample.compare(bound)
  if (op === 'eq') return order === 0
  if (op === 'ne') return order !== 0
  if (op === 'lt') return order < 0
  if (op === 'gt') return order > 0
  return op === 'le' || op === 'lte' ? order <= 0 : order >= 0
}

const same = (a: Condition, b: Condition): boolean => a.op === b.op && a.value === b.value

/** True when the earlier conditions on the same variable leave nothing for this one. */
const shadowed = (condition: Condition, earlier: readonly Condition[]): boolean => {
  if (earlier.some((e) => same(e, condition))) return true
  if (readExact(condition.value) === undefined) return false
  const numbers = samples([condition, ...earlier]).filter((s) => holds(condition, s))
  return numbers.every((s) => earlier.some((e) => holds(e, s)))
}

/** Words, days and flags are the same or not; only numbers stand above or below. */
const ordersWords = ({ op, value }: Condition): boolean =>
  op !== 'eq' && op !== 'ne' && readExact(value) === undefined

/** Branches that can never be taken, and what no branch takes. */
export const branchFindings = (code: string, rule: CasesRule): Finding[] => {
  const conditions = rule.cases.map((c) => c.if)
  const findings = conditions.flatMap((condition, i) => {
    if (ordersWords(condition)) return [error(code, 'order-of-words', { branch: i + 1 })]
    const earlier = conditions.slice(0, i).filter((e) => e.var === condition.var)
    return shadowed(condition, earlier) ? [error(code, 'unreachable-branch', { branch: i + 1 })] : []
  })
  const covered = new Set(conditions.map((c) => c.var)).size > 0 && allCovered(conditions)
  if (!rule.else && !covered) findings.push(error(code, 'no-else'))
  if (rule.else && covered)
    findings.push(error(code, 'unreachable-branch', { branch: conditions.length + 1 }))
  return findings
}

/** True when the conditions on some one variable leave no number out. */
const allCovered = (conditions: readonly Condition[]): boolean =>
  [...new Set(conditions.map((c) => c.var))].some((name) => {
    const own = conditions.filter((c) => c.var === name)
    const numbers = samples(own)
    return numbers.length > 0 && numbers.every((s) => own.some((c) => holds(c, s)))
  })
