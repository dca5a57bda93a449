import { one } from '#platform/exact.ts'
import { compileFormula, type Evaluated, type Formula, readFormula } from '#platform/formula.ts'
import type { Form, Indicator } from './form.ts'

/** A figure that is computed: what it is made of, and its two sides where it is a ratio. */
export type Computed = {
  names: readonly string[]
  value: Evaluated
  numerator: Evaluated | null
  denominator: Evaluated | null
}

/** A form whose formulas are read: `computed` in an order in which each comes after what it uses. */
export type ReadyForm = {
  form: Form
  indicators: ReadonlyMap<string, Indicator>
  computed: ReadonlyMap<string, Computed>
}

export type FormulaFault = {
  code: string
  reason: string
  facts: Record<string, string | number>
}

type Factor = { of: Formula; below: boolean }

/** The factors of a product of products and quotients, constants left out. */
const factors = (node: Formula, below: boolean): Factor[] => {
  if (node.op === '*' || node.op === '/')
    return [...factors(node.left, below), ...factors(node.right, node.op === '/' ? !below : below)]
  return node.op === 'number' ? [] : [{ of: node, below }]
}

const product = ([first, ...rest]: readonly Formula[]): Formula =>
  rest.reduce<Formula>((left, right) => ({ op: '*', left, right }), first ?? { op: 'number', value: one })

const sides = (formula: Formula): Pick<Computed, 'numerator' | 'denominator'> => {
  const found = factors(formula, false)
  const side = (below: boolean) => found.filter((f) => f.below === below).map((f) => f.of)
  const [above, under] = [side(false), side(true)]
  if (under.length === 0) return { numerator: null, denominator: null }
  return { numerator: compileFormula(product(above)), denominator: compileFormula(product(under)) }
}

/** A sum is added up whatever formula stands beside it; that one is a check. */
const isComputed = (i: Indicator): boolean => i.formula !== undefined && i.aggregation !== 'sum'

const read = (indicator: Indicator, codes: readonly string[]): Computed | FormulaFault => {
  const found = readFormula(indicator.formula ?? '', codes, { codes: true })
  if (!found.ok)
    return { code: indicator.code, reason: found.reason, facts: { at: found.at, near: found.near } }
  return { names: found.names, value: compileFormula(found.formula), ...sides(found.formula) }
}

/** Each after what it uses; the code of one that needs itself otherwise. */
const ordered = (computed: ReadonlyMap<string, Computed>): string[] | { circle: string } => {
  const state = new Map<string, 'open' | 'done'>()
  const order: string[] = []
  const visit = (code: string): string | undefined => {
    if (state.get(code) === 'done') return undefined
    if (state.get(code) === 'open') return code
    state.set(code, 'open')
    for (const name of computed.get(code)?.names ?? []) {
      const circle = computed.has(name) ? visit(name) : undefined
      if (circle !== undefined) return circle
    }
    state.set(code, 'done')
    order.push(code)
    return undefined
  }
  for (const code of computed.keys()) {
    const circle = visit(code)
    if (circle !== undefined) return { circle }
  }
  return order
}

/** Reads all formulas of a form; says which cannot be read or go in a circle. */
export const readyForm = (
  form: Form,
): { ok: true; form: ReadyForm } | { ok: false; faults: FormulaFault[] } => {
  const codes = form.indicators.map((i) => i.code)
  const all = new Map<string, Computed>()
  const faults: FormulaFault[] = []
  for (const indicator of form.indicators.filter(isComputed)) {
    const computed = read(indicator, codes)
    if ('reason' in computed) faults.push(computed)
    else all.set(indicator.code, computed)
  }
  const order = ordered(all)
  if (!Array.isArray(order)) faults.push({ code: order.circle, reason: 'formula-circle', facts: {} })
  if (faults.length > 0 || !Array.isArray(order)) return { ok: false, faults }
  const computed = new Map(order.map((code): [string, Computed] => [code, all.get(code) as Computed]))
  return { ok: true, form: { form, indicators: new Map(form.indicators.map((i) => [i.code, i])), computed } }
}
