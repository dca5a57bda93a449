import type { Day } from '#platform/day.ts'
import { Exact } from '#platform/exact.ts'
import type { Computed, ReadyForm } from './computed.ts'
import { type Indicator, isRetired } from './form.ts'
import { type Reporters, reportersOf } from './reporters.ts'
import type { Tree } from './tree.ts'

/** A number, or the yes or no of a boolean indicator. */
export type Value = Exact | boolean

/** What the units sent for one window. What was not sent is not in it: it is never 0. */
export type Sent = ReadonlyMap<string, ReadonlyMap<string, Value>>

/** A figure with the units it is made of and those that should have given it and did not, by code. */
export type Figure = {
  value: Value | null
  numerator: Exact | null
  denominator: Exact | null
  from: readonly string[]
  missing: readonly string[]
}

/** A value that is not counted, and why. */
export type Uncounted = { unit: string; indicator: string; reason: 'rolls-up' | 'not-asked' | 'retired' }

export type Consolidation = {
  /** unit, then indicator */
  figures: ReadonlyMap<string, ReadonlyMap<string, Figure>>
  /** units the form asks something of and that sent nothing */
  missing: readonly string[]
  uncounted: readonly Uncounted[]
}

type Given = { tree: Tree; form: ReadyForm; sent: Sent; reporters: Reporters; lastDay: Day | undefined }

const none: readonly string[] = []
const unknown: Figure = { value: null, numerator: null, denominator: null, from: none, missing: none }
const byCode = (codes: Iterable<string>): string[] => [...codes].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

const number = (value: Value | undefined): Exact | null => (value instanceof Exact ? value : null)

/** What one unit brings to a figure that rolls up: its numbers, or that they are missing. */
type Part = { unit: string; numbers: readonly (Exact | undefined)[] | null }

/** The parts of every unit's subtree, the unit itself included, from the leaves up. */
const partsBySubtree = (
  tree: Tree,
  own: (unit: string) => Part | undefined,
): Map<string, readonly Part[]> => {
  const all = new Map<string, Part[]>()
  for (let i = tree.order.length - 1; i >= 0; i--) {
    const unit = tree.order[i] as string
    const part = own(unit)
    const below = (tree.children.get(unit) ?? []).flatMap((child) => all.get(child) ?? [])
    all.set(unit, part ? [part, ...below] : below)
  }
  return all
}

const told = (parts: readonly Part[]) => ({
  from: byCode(parts.filter((p) => p.numbers !== null).map((p) => p.unit)),
  missing: byCode(parts.filter((p) => p.numbers === null).map((p) => p.unit)),
})

/** Sums place by place; null for a place nobody filled. */
const totals = (parts: readonly Part[], places: number): (Exact | null)[] => {
  const whole = parts.flatMap(({ numbers }) => (numbers ? [numbers] : []))
  return Array.from({ length: places }, (_, i) => {
    const terms = whole.flatMap((numbers) => numbers[i] ?? [])
    return terms.length > 0 ? Exact.sum(terms) : null
  })
}

const summed = ({ tree, sent, reporters }: Given, indicator: Indicator): Map<string, Figure> => {
  const giving = reporters.of(indicator)
  const parts = partsBySubtree(tree, (unit) => {
    if (!giving.has(unit)) return undefined
    const value = number(sent.get(unit)?.get(indicator.code))
    return { unit, numbers: value && [value] }
  })
  return new Map(
    [...parts].map(([unit, list]): [string, Figure] => [
      unit,
      { ...unknown, value: totals(list, 1)[0] ?? null, ...told(list) },
    ]),
  )
}

const stated = ({ tree, sent, reporters }: Given, indicator: Indicator): Map<string, Figure> => {
  const giving = reporters.of(indicator)
  return new Map(
    tree.order.map((unit): [string, Figure] => {
      const value = sent.get(unit)?.get(indicator.code)
      if (value !== undefined && (giving.has(unit) || reporters.strangers.has(unit)))
        return [unit, { ...unknown, value, from: [unit] }]
      return [unit, giving.has(unit) ? { ...unknown, missing: [unit] } : unknown]
    }),
  )
}

/**
 * The summed operands of a computed figure, of the units alone that gave all of theirs: a unit that gave the numerator
 * without the denominator would otherwise have its missing half taken for zero.
 */
const rolledUp = ({ tree, sent, reporters }: Given, operands: readonly Indicator[]) => {
  const giving = operands.map((operand) => reporters.of(operand))
  return partsBySubtree(tree, (unit) => {
    if (!giving.some((set) => set.has(unit))) return undefined
    const values = operands.map((operand, i) =>
      giving[i]?.has(unit) ? number(sent.get(unit)?.get(operand.code)) : undefined,
    )
    const numbers = values.filter((value) => value !== null)
    // undefined is a place that is not this unit's to fill
    return { unit, numbers: numbers.length === values.length ? numbers : null }
  })
}

const evaluated = (computed: Computed, values: ReadonlyMap<string, Exact>) => ({
  value: computed.names.every((name) => values.has(name)) ? computed.value(values) : null,
  numerator: computed.numerator?.(values) ?? null,
  denominator: computed.denominator?.(values) ?? null,
})

/** A percent and whatever else has a formula: from the sums of its operands, never from the percents below. */
const computedFigures = (
  given: Given,
  computed: Computed,
  done: ReadonlyMap<string, Map<string, Figure>>,
): Map<string, Figure> => {
  const operands = computed.names.map((name) => given.form.indicators.get(name) as Indicator)
  const rolls = (o: Indicator) => o.aggregation === 'sum' && !given.form.computed.has(o.code)
  const [up, own] = [operands.filter(rolls), operands.filter((o) => !rolls(o))]
  const parts = rolledUp(given, up)
  return new Map(
    given.tree.order.map((unit): [string, Figure] => {
      const list = parts.get(unit) ?? []
      const values = new Map<string, Exact>()
      totals(list, up.length).forEach((total, i) => {
        if (total) values.set(up[i]?.code ?? '', total)
      })
      const [from, missing] = [new Set(told(list).from), new Set(told(list).missing)]
      for (const { code } of own) {
        const figure = done.get(code)?.get(unit) ?? unknown
        const value = number(figure.value ?? undefined)
        if (value) values.set(code, value)
        for (const one of figure.from) from.add(one)
        for (const one of figure.missing) missing.add(one)
      }
      for (const one of missing) from.delete(one)
      return [unit, { ...evaluated(computed, values), from: byCode(from), missing: byCode(missing) }]
    }),
  )
}

const uncountedOf = ({ tree, form, sent, reporters, lastDay }: Given): Uncounted[] =>
  [...sent].flatMap(([unit, values]) =>
    [...values.keys()].flatMap((code): Uncounted[] => {
      const indicator = form.indicators.get(code)
      if (!indicator || form.computed.has(code) || reporters.of(indicator).has(unit)) return []
      if (isRetired(indicator, lastDay)) return [{ unit, indicator: code, reason: 'retired' }]
      if (indicator.aggregation !== 'sum')
        return reporters.strangers.has(unit) ? [] : [{ unit, indicator: code, reason: 'not-asked' }]
      return [{ unit, indicator: code, reason: tree.children.has(unit) ? 'rolls-up' : 'not-asked' }]
    }),
  )

/** Units that the form asks for anything and that sent nothing at all. */
const silent = ({ tree, form, sent, reporters }: Given): string[] => {
  const expected = new Set<string>()
  for (const indicator of form.indicators.values())
    for (const unit of reporters.of(indicator)) expected.add(unit)
  return byCode(tree.order.filter((unit) => expected.has(unit) && !sent.get(unit)?.size))
}

/**
 * Every indicator at every unit of the tree, for one window: sums of the lowest units that report it, percents computed
 * from those sums, stated figures where they are stated. `lastDay` ends the window; what is retired by then is not
 * asked. The order of units and values makes no difference.
 */
export const consolidate = (tree: Tree, form: ReadyForm, sent: Sent, lastDay?: Day): Consolidation => {
  const given: Given = { tree, form, sent, reporters: reportersOf(tree, form, lastDay), lastDay }
  const done = new Map<string, Map<string, Figure>>()
  for (const [code, indicator] of form.indicators)
    if (!form.computed.has(code))
      done.set(code, indicator.aggregation === 'sum' ? summed(given, indicator) : stated(given, indicator))
  for (const [code, computed] of form.computed) done.set(code, computedFigures(given, computed, done))
  const row = (unit: string) =>
    new Map(
      [...form.indicators.keys()].map((code): [string, Figure] => [
        code,
        done.get(code)?.get(unit) ?? unknown,
      ]),
    )
  return {
    figures: new Map(tree.order.map((unit) => [unit, row(unit)])),
    missing: silent(given),
    uncounted: uncountedOf(given),
  }
}
