import type { Day } from '#platform/day.ts'
import type { ReadyForm } from './computed.ts'
import { type Indicator, isRetired, knownKinds } from './form.ts'
import type { Tree } from './tree.ts'

/** Who gives an indicator itself: the units whose figures are added up, or who state it for themselves. */
export type Reporters = {
  of: (indicator: Indicator) => ReadonlySet<string>
  /** units of a kind the form has no word for: what they state for themselves stands, nobody waits for it */
  strangers: ReadonlySet<string>
}

/** True when this kind of unit is one of those the form asks. */
type Asked = (unit: string, indicator: Indicator) => boolean

const asked = (tree: Tree, { form }: ReadyForm): Asked => {
  const known = knownKinds(form)
  return (code, { reported_by }) => {
    if (reported_by === undefined) return true
    const kind = tree.units.get(code)?.kind ?? ''
    if (known.has(kind)) return reported_by.includes(kind)
    // a kind the form has no word for reports where nothing stands below it
    return !tree.children.has(code) && reported_by.some((k) => k !== 'province')
  }
}

/** From the leaves up: a unit gives a summed indicator only where nobody below it does, unless the form adds both. */
const summing = (tree: Tree, indicator: Indicator, isAsked: Asked): Set<string> => {
  const giving = new Set<string>()
  const below = new Set<string>()
  for (let i = tree.order.length - 1; i >= 0; i--) {
    const code = tree.order[i] as string
    const gives = isAsked(code, indicator) && (!below.has(code) || indicator.own === 'add')
    if (gives) giving.add(code)
    const parent = tree.units.get(code)?.parent
    if (parent && (gives || below.has(code))) below.add(parent)
  }
  return giving
}

/** Indicators of one sort are given by the same units: a form of 125 has a dozen sorts. */
const sortOf = (indicator: Indicator, form: ReadyForm, lastDay: Day | undefined): string =>
  form.computed.has(indicator.code) || isRetired(indicator, lastDay)
    ? 'nobody'
    : [indicator.aggregation, indicator.own, indicator.reported_by?.join(' ') ?? '*'].join('|')

/**
 * Who gives what in this tree. A figure that rolls up comes from the lowest units the form asks, so nothing is counted
 * twice; a stated one from each unit the form asks; a computed one from nobody; one retired by `lastDay` from nobody.
 */
export const reportersOf = (tree: Tree, form: ReadyForm, lastDay?: Day): Reporters => {
  const isAsked = asked(tree, form)
  const kept = new Map<string, ReadonlySet<string>>()
  const found = (indicator: Indicator): ReadonlySet<string> => {
    if (form.computed.has(indicator.code) || isRetired(indicator, lastDay)) return new Set()
    if (indicator.aggregation === 'sum') return summing(tree, indicator, isAsked)
    return new Set(tree.order.filter((code) => isAsked(code, indicator)))
  }
  const of = (indicator: Indicator): ReadonlySet<string> => {
    const key = sortOf(indicator, form, lastDay)
    const now = kept.get(key) ?? found(indicator)
    kept.set(key, now)
    return now
  }
  const known = knownKinds(form.form)
  const strangers = tree.order.filter((code) => !known.has(tree.units.get(code)?.kind ?? ''))
  return { of, strangers: new Set(strangers) }
}
