import type { Day } from '#platform/day.ts'
import { Exact } from '#platform/exact.ts'
import type { ReadyForm } from './computed.ts'
import type { Figure, Value } from './consolidate.ts'
import { type Plain, type PlainFigures, valueOfPlain } from './plain.ts'
import { reportersOf } from './reporters.ts'
import type { Tree } from './tree.ts'

type Sums = { value: Exact | null; from: readonly string[]; missing: readonly string[] }
type Given = ReadonlyMap<string, PlainFigures>
const none: readonly string[] = []
const unknown: Figure = { value: null, numerator: null, denominator: null, from: none, missing: none }

/** A unit with all below it, by code. */
const subtree = (tree: Tree, unit: string): string[] => {
  const found = [unit]
  for (let i = 0; i < found.length; i++) found.push(...(tree.children.get(found[i] as string) ?? []))
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/** Adds up whole numbers as such, which nearly all are, and whatever else exactly. */
class Sum {
  private whole = 0
  private rest: Exact[] = []
  private any = false

  add(plain: Plain): void {
    this.any = true
    if (typeof plain === 'number' && Number.isSafeInteger(this.whole + plain)) this.whole += plain
    else {
      const value = valueOfPlain(plain)
      if (value instanceof Exact) this.rest.push(value)
    }
  }

  total(): Exact | null {
    if (!this.any) return null
    const whole = Exact.ratio(this.whole, 1)
    return this.rest.length === 0 ? whole : Exact.sum([whole, ...this.rest])
  }
}

const isNumber = (plain: Plain | undefined): plain is number | string =>
  plain !== undefined && typeof plain !== 'boolean'

const summed = (units: readonly string[], sent: Given, code: string): Sums => {
  const sum = new Sum()
  const from: string[] = []
  const missing: string[] = []
  for (const unit of units) {
    const plain = sent.get(unit)?.[code]
    if (isNumber(plain)) {
      sum.add(plain)
      from.push(unit)
    } else missing.push(unit)
  }
  return { value: sum.total(), from, missing }
}

type Place = { code: string; giving: ReadonlySet<string> }

/** The operands of a percent, of those units alone that gave all of theirs. */
const together = (units: readonly string[], sent: Given, places: readonly Place[]) => {
  const sums = places.map(() => new Sum())
  const from: string[] = []
  const missing: string[] = []
  for (const unit of units) {
    const figures = sent.get(unit)
    let asked = false
    let whole = true
    for (const { code, giving } of places) {
      if (!giving.has(unit)) continue
      asked = true
      if (!isNumber(figures?.[code])) whole = false
    }
    if (!asked) continue
    if (!whole) {
      missing.push(unit)
      continue
    }
    from.push(unit)
    places.forEach(({ code, giving }, i) => {
      if (giving.has(unit)) sums[i]?.add(figures?.[code] as Plain)
    })
  }
  return { totals: sums.map((sum) => sum.total()), from, missing }
}

const merged = (...lists: (readonly string[])[]): Set<string> => new Set(lists.flat())
const byCode = (codes: Iterable<string>): string[] => [...codes].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/**
 * The figures of one unit, as `consolidate` gives them for every unit: one way down its subtree for each figure, over
 * what was handed in as it is kept. What the province prints is made by this; a property test holds the two together.
 */
export const consolidateAt = (
  tree: Tree,
  form: ReadyForm,
  sent: Given,
  unit: string,
  lastDay?: Day,
): Map<string, Figure> => {
  const reporters = reportersOf(tree, form, lastDay)
  const below = subtree(tree, unit)
  const kept = new Map<ReadonlySet<string>, string[]>()
  const among = (giving: ReadonlySet<string>): string[] => {
    const found = kept.get(giving) ?? below.filter((code) => giving.has(code))
    kept.set(giving, found)
    return found
  }
  const stated = (code: string, giving: ReadonlySet<string>): Figure => {
    const value = valueOfPlain(sent.get(unit)?.[code])
    if (value !== undefined && (giving.has(unit) || reporters.strangers.has(unit)))
      return { ...unknown, value, from: [unit] }
    return giving.has(unit) ? { ...unknown, missing: [unit] } : unknown
  }
  const figures = new Map<string, Figure>()
  for (const [code, indicator] of form.indicators) {
    if (form.computed.has(code)) continue
    const giving = reporters.of(indicator)
    figures.set(
      code,
      indicator.aggregation === 'sum'
        ? { ...unknown, ...summed(among(giving), sent, code) }
        : stated(code, giving),
    )
  }
  for (const [code, computed] of form.computed) {
    const operands = computed.names.flatMap((name) => form.indicators.get(name) ?? [])
    const rolls = (o: (typeof operands)[number]) => o.aggregation === 'sum' && !form.computed.has(o.code)
    const up = operands.filter(rolls).map((o): Place => ({ code: o.code, giving: reporters.of(o) }))
    const parts = together(below, sent, up)
    const values = new Map<string, Exact>()
    parts.totals.forEach((total, i) => {
      if (total) values.set(up[i]?.code ?? '', total)
    })
    const own = operands.filter((o) => !rolls(o)).map((o) => figures.get(o.code) ?? unknown)
    operands
      .filter((o) => !rolls(o))
      .forEach((o, i) => {
        const value: Value | null = own[i]?.value ?? null
        if (value instanceof Exact) values.set(o.code, value)
      })
    const missing = merged(parts.missing, ...own.map((f) => f.missing))
    const from = merged(parts.from, ...own.map((f) => f.from))
    for (const one of missing) from.delete(one)
    figures.set(code, {
      value: computed.names.every((name) => values.has(name)) ? computed.value(values) : null,
      numerator: computed.numerator?.(values) ?? null,
      denominator: computed.denominator?.(values) ?? null,
      from: byCode(from),
      missing: byCode(missing),
    })
  }
  return figures
}
