import type { Leaf, LeafInputs } from '../../src/modules/scoring/rules/set.ts'

/** The same text always gives the same number from 0 up to 1: the demonstration is the same wherever it is played. */
export const chance = (text: string): number => {
  let hash = 2_166_136_261
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 2_246_822_507)
  hash ^= hash >>> 13
  return (hash >>> 0) / 4_294_967_296
}

type Rule = { kind: Leaf['rule_kind']; rule: Record<string, unknown> }

const share = (whole: number, good: number, luck: number): number =>
  Math.min(whole, Math.max(0, Math.round(whole * Math.min(1, good + (luck - 0.5) * 0.3))))

const metricInputs = (
  metric: { op: string; num?: string; den?: string; input?: string },
  good: number,
  luck: number,
): LeafInputs => {
  if (metric.op === 'value') return { [metric.input ?? 'value']: Math.round(100 * Math.min(1, good)) }
  const whole = 20 + Math.floor(luck * 30)
  return { [metric.num ?? 'num']: share(whole, good, luck), [metric.den ?? 'den']: whole }
}

const answers = (groups: readonly { group: string }[], good: number, luck: number): LeafInputs => ({
  answers: Object.fromEntries(
    groups.map(({ group }, i) => {
      const all = 20 + i * 10
      const best = share(all, good - 0.15, luck)
      const fair = Math.round((all - best) * 0.7)
      return [group, { A: best, B: fair, C: all - best - fair }]
    }),
  ),
})

const made = ({ kind, rule }: Rule, good: number, luck: number, year: number): LeafInputs => {
  const of = rule as never as {
    input: string
    items: string[]
    options: { value: string; points: number }[]
    metric: { op: string; num?: string; den?: string }
    den: string
    parts: { num: string }[]
    deductions: { input: string }[]
    actual: string
    target: string | number
    groups: { group: string }[]
    current: string
    previous: string
    else?: { kind: Leaf['rule_kind'] }
    cases: { if: { var: string } }[]
    vars: string[]
  }
  const lucky = luck < good
  switch (kind) {
    case 'boolean':
      return { [of.input]: lucky }
    case 'all_of':
      return Object.fromEntries(of.items.map((item, i) => [item, i > 0 || lucky]))
    case 'choice': {
      const best = [...of.options].sort((a, b) => Number(b.points) - Number(a.points))
      return { [of.input]: best[lucky ? 0 : Math.min(1, best.length - 1)]?.value ?? '' }
    }
    case 'tier':
    case 'linear':
      return metricInputs(of.metric, good, luck)
    case 'weighted_ratio': {
      const whole = 6 + Math.floor(luck * 8)
      const full = share(whole, good, luck)
      return {
        [of.den]: whole,
        ...Object.fromEntries(
          of.parts.map((part, i) => [part.num, i === 0 ? full : i === 1 ? whole - full : 0]),
        ),
      }
    }
    case 'deadline':
      return { [of.input]: `${year}-01-${lucky ? '18' : '31'}` }
    case 'count_deduct':
      return Object.fromEntries(of.deductions.map(({ input }, i) => [input, i === 0 && !lucky ? 1 : 0]))
    case 'count_add':
      return { [of.input]: lucky ? 2 : 1 }
    case 'target': {
      const target = typeof of.target === 'string' ? { [of.target]: 50 } : {}
      return { ...target, [of.actual]: Math.round(50 * Math.min(1.1, good + luck * 0.2)) }
    }
    case 'survey':
      return answers(of.groups, good, luck)
    case 'external_index':
      return { value: Math.round(1000 * Math.min(0.99, good * 0.9 + luck * 0.1)) / 10 }
    case 'improvement':
      return { [of.previous]: 60, [of.current]: 60 + Math.round((luck - 0.3) * 10) }
    case 'cases': {
      const { kind: inner, ...rest } = of.else ?? { kind: 'constant' as const }
      return made({ kind: inner, rule: rest }, good, luck, year)
    }
    case 'formula':
      return Object.fromEntries(of.vars.map((name) => [name, 1]))
    case 'manual':
      return { points: 0 }
    case 'constant':
      return {}
  }
}

/** Invented figures of a unit for a leaf; `good` says how well the unit does, from 0 to 1. */
export const inventedInputs = (leaf: Leaf, unit: string, good: number, year: number): LeafInputs =>
  made({ kind: leaf.rule_kind, rule: leaf.rule as never }, good, chance(`${unit} ${leaf.code} ${year}`), year)
