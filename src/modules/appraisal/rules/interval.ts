import { Exact, exact, hundred, readExact, zero } from '#platform/exact.ts'
import type { Bound, Input, Scheme, Test } from './scheme.ts'

/** A value as it is known: a decimal or a flag, `none` when it does not arise, null when nobody has said. */
export type Value = string | number | boolean | 'none' | null
/** Values by input. What is left out is not known. */
export type Values = Readonly<Record<string, Value | undefined>>

/** What a value may be: from `low` to `high`, null without end; `none` when it does not arise. */
type Interval = { low: Exact | null; high: Exact | null } | 'none'

/** True, false, or not known from what is known. */
export type Known = true | false | undefined

const ofInput = (input: Input, value: Value | undefined): Interval => {
  if (value === 'none') return input.mayLack ? 'none' : ofInput(input, null)
  const read = typeof value === 'boolean' ? exact(value ? 1 : 0) : readExact(value)
  if (read) return { low: read, high: read }
  const most = input.max ?? (input.kind === 'percent' ? 100 : input.kind === 'flag' ? 1 : undefined)
  return { low: exact(input.min ?? 0), high: most === undefined ? null : exact(most) }
}

const sum = (a: Exact | null, b: Exact | null): Exact | null => (a && b ? a.plus(b) : null)

/** The points that the values make: the least and the most they can be while something is not known. */
export const pointsOf = (scheme: Scheme, values: Values): { low: Exact; high: Exact } | undefined => {
  if (!scheme.points) return undefined
  let [low, high] = [zero, zero]
  const interval = (key: string) => {
    const input = scheme.inputs.find((one) => one.key === key)
    const found = input ? ofInput(input, values[key]) : undefined
    return found && found !== 'none' ? found : { low: zero, high: null }
  }
  for (const part of scheme.points.parts) {
    const max = exact(part.max)
    if ('input' in part) {
      const { low: l, high: h } = interval(part.input)
      low = low.plus(bounded(l ?? zero, max))
      high = high.plus(bounded(h ?? max, max))
      continue
    }
    const each = part.mean.map(interval)
    const share = (of: Exact | null) =>
      max
        .times(of ?? hundred.times(Exact.ratio(each.length, 1)))
        .over(hundred.times(Exact.ratio(each.length, 1)))
    low = low.plus(share(each.reduce<Exact | null>((all, one) => sum(all, one.low), zero)))
    high = high.plus(bounded(share(each.reduce<Exact | null>((all, one) => sum(all, one.high), zero)), max))
  }
  return { low, high }
}

const bounded = (value: Exact, max: Exact): Exact => (value.compare(max) > 0 ? max : value)

const holds = (bound: Bound, interval: Interval): Known => {
  if (interval === 'none') return true
  const { low, high } = interval
  const limit = exact(
    'min' in bound ? bound.min : 'max' in bound ? bound.max : 'below' in bound ? bound.below : bound.above,
  )
  // the least and the most it can be stand where against the limit
  const lo = low ? low.compare(limit) : -1
  const hi = high ? high.compare(limit) : 1
  if ('min' in bound) return lo >= 0 ? true : hi < 0 ? false : undefined
  if ('above' in bound) return lo > 0 ? true : hi <= 0 ? false : undefined
  if ('max' in bound) return hi <= 0 ? true : lo > 0 ? false : undefined
  return hi < 0 ? true : lo >= 0 ? false : undefined
}

/** Whether a test holds; undefined when what is not known could decide it either way. */
export const testOf = (scheme: Scheme, test: Test, values: Values, lacking: Known = true): Known => {
  if ('all' in test) {
    const each = test.all.map((one) => testOf(scheme, one, values, lacking))
    return each.includes(false) ? false : each.includes(undefined) ? undefined : true
  }
  if ('any' in test) {
    const each = test.any.map((one) => testOf(scheme, one, values, lacking))
    return each.includes(true) ? true : each.includes(undefined) ? undefined : false
  }
  if ('points' in test) {
    const points = pointsOf(scheme, values)
    return points ? holds(test, points) : undefined
  }
  const input = scheme.inputs.find((one) => one.key === test.input)
  if (!input) return undefined
  const interval = ofInput(input, values[test.input])
  return interval === 'none' ? lacking : holds(test, interval)
}
