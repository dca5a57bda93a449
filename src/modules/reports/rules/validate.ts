import { Exact, hundred, showDecimal, showRounded } from '#platform/exact.ts'
import type { ReadyForm } from './computed.ts'
import type { Value } from './consolidate.ts'
import { type Indicator, isRetired, knownKinds } from './form.ts'
import { goesOn, type Window } from './window.ts'

export type FindingReason =
  | 'unknown-indicator'
  | 'twice'
  | 'not-asked'
  | 'retired'
  | 'wrong-kind'
  | 'negative'
  | 'not-whole'
  | 'too-many-decimals'
  | 'not-a-percent'
  | 'not-an-option'
  | 'total-differs'
  | 'parts-above-total'
  | 'part-above-whole'
  | 'zero-denominator'
  | 'half-a-percent'
  | 'stated-differs'
  | 'fell'
  | 'jump'
  | 'not-given'

/** `error` stands in the way of signing off, `notice` asks to be looked at. */
export type Finding = {
  severity: 'error' | 'notice'
  indicator: string
  reason: FindingReason
  facts: Record<string, string>
}

/** One unit's report for one window, as it was typed. */
export type Report = {
  kind: string
  values: readonly { indicator: string; value: Value }[]
  window?: Window
  /** the report before, where there is one */
  previous?: { values: ReadonlyMap<string, Value>; window: Window }
  /** a change of so many percent is a jump; 50 unless the standing agency sets another */
  jump?: Exact
}

type Values = ReadonlyMap<string, Value>
type Rule = (indicator: Indicator, given: Given) => Finding[]
type Given = { form: ReadyForm; report: Report; values: Values; numbers: ReadonlyMap<string, Exact> }

const finding =
  (severity: Finding['severity']) =>
  (reason: FindingReason, indicator: string, facts: Record<string, string | Exact> = {}): Finding => ({
    severity,
    indicator,
    reason,
    facts: Object.fromEntries(
      Object.entries(facts).map(([k, v]) => [k, v instanceof Exact ? showDecimal(v) : v]),
    ),
  })
const error = finding('error')
const notice = finding('notice')

const decimalsOf = (value: Exact): number => (showDecimal(value).split('.')[1] ?? '').length

const numberFaults = ({ code, kind, options }: Indicator, value: Exact): Finding[] => {
  if (kind === 'enum')
    return options?.some((o) => o.value === showDecimal(value))
      ? []
      : [error('not-an-option', code, { value })]
  if (kind === 'percent' && (value.sign() < 0 || value.compare(hundred) > 0))
    return [error('not-a-percent', code, { value })]
  if (value.sign() < 0) return [error('negative', code, { value })]
  if (kind === 'count' && !value.isWhole()) return [error('not-whole', code, { value })]
  return kind === 'money' && decimalsOf(value) > 2 ? [error('too-many-decimals', code, { value })] : []
}

const ofItsKind: Rule = (indicator, { values }) => {
  const value = values.get(indicator.code)
  if (value === undefined) return []
  if ((indicator.kind === 'boolean') !== (typeof value === 'boolean'))
    return [error('wrong-kind', indicator.code)]
  return value instanceof Exact ? numberFaults(indicator, value) : []
}

/** A retired part counts as 0; the check waits until all others are there. */
const addsUp: Rule = (indicator, { form, values, numbers, report }) => {
  const total = numbers.get(indicator.code)
  if (!indicator.total_of?.every((code) => form.indicators.has(code)) || !total) return []
  const asked = indicator.total_of.filter((code) => {
    const part = form.indicators.get(code)
    return part !== undefined && !isRetired(part, report.window?.to)
  })
  const parts = asked.flatMap((code) => numbers.get(code) ?? [])
  const sum = Exact.sum(parts)
  const facts = { total, sum, parts: asked.join(' + ') }
  const whole = asked.every((code) => values.has(code))
  if (whole) return sum.equals(total) ? [] : [error('total-differs', indicator.code, facts)]
  return sum.compare(total) > 0 ? [error('parts-above-total', indicator.code, facts)] : []
}

/** An "of which" of the same unit of measure is no more than what it is of. */
const withinItsWhole: Rule = (indicator, { form, numbers }) => {
  const whole = form.indicators.get(indicator.parent ?? '')
  const [value, most] = [numbers.get(indicator.code), numbers.get(indicator.parent ?? '')]
  if (!whole || !value || !most || whole.kind !== indicator.kind || whole.unit !== indicator.unit) return []
  if (whole.kind === 'percent' || value.compare(most) <= 0) return []
  return [error('part-above-whole', indicator.code, { value, whole: most, of: whole.code })]
}

const sound: Rule = ({ code, kind }, { form, numbers }) => {
  const computed = form.computed.get(code)
  if (!computed) return []
  const there = computed.names.filter((name) => numbers.has(name))
  const facts = { parts: computed.names.join(', ') }
  if (there.length < computed.names.length)
    return there.length === 0 ? [] : [error('half-a-percent', code, facts)]
  const above = computed.numerator?.(numbers)
  const under = computed.denominator?.(numbers)
  const found: Finding[] = []
  if (under?.sign() === 0 && above && above.sign() !== 0)
    found.push(error('zero-denominator', code, { ...facts, numerator: above }))
  if (kind === 'percent' && under && above && under.sign() > 0 && above.compare(under) > 0)
    found.push(error('part-above-whole', code, { value: above, whole: under, of: computed.names.join(', ') }))
  const [stated, value] = [numbers.get(code), computed.value(numbers)]
  if (stated && (!value || showRounded(value, 2, 'half_up') !== showRounded(stated, 2, 'half_up')))
    found.push(error('stated-differs', code, { stated, ...(value ? { computed: value } : {}) }))
  return found
}

const half = Exact.ratio(50, 1)
/** Small counts jump by nature: a change of fewer than so many is none. */
const slight = Exact.ratio(10, 1)

const againstLast: Rule = ({ code, kind, cumulative_from_period_start: cumulative }, { numbers, report }) => {
  const [now, then, { previous, window, jump = half }] = [
    numbers.get(code),
    report.previous?.values.get(code),
    report,
  ]
  if (!now || !(then instanceof Exact) || !previous || kind === 'enum') return []
  if (cumulative && kind !== 'percent' && window && goesOn(previous.window, window) && now.compare(then) < 0)
    return [error('fell', code, { value: now, before: then })]
  const by = now.compare(then) < 0 ? then.minus(now) : now.minus(then)
  if (by.compare(slight) < 0) return []
  const base = kind === 'percent' ? hundred : then
  const far = base.sign() === 0 || by.times(hundred).over(base).compare(jump) > 0
  return far ? [notice('jump', code, { value: now, before: then })] : []
}

const asks = ({ reported_by }: Indicator, kind: string): boolean =>
  reported_by === undefined || reported_by.includes(kind)

/** A kind the form has no word for gives what it has; nothing is awaited of it. */
const mayGive = (indicator: Indicator, kind: string, form: ReadyForm): boolean =>
  asks(indicator, kind) || !knownKinds(form.form).has(kind)

const itsOwn: Rule = (indicator, { form, values, report }) => {
  const { code } = indicator
  const given = values.has(code)
  if (isRetired(indicator, report.window?.to)) return given ? [error('retired', code)] : []
  if (given) return mayGive(indicator, report.kind, form) ? [] : [error('not-asked', code)]
  return form.computed.has(code) || !asks(indicator, report.kind) ? [] : [notice('not-given', code)]
}

const rules: readonly Rule[] = [ofItsKind, addsUp, withinItsWhole, sound, againstLast, itsOwn]

const entryFaults = (form: ReadyForm, { values }: Report): Finding[] => {
  const seen = new Set<string>()
  return values.flatMap(({ indicator }) => {
    if (!form.indicators.has(indicator)) return [error('unknown-indicator', indicator)]
    const again = seen.has(indicator)
    seen.add(indicator)
    return again ? [error('twice', indicator)] : []
  })
}

/**
 * What is wrong or strange in one unit's report: kinds, signs, sums, parts above wholes, denominators, percents that
 * differ from their parts, jumps on the report before, what is not the unit's to give and what it has not given.
 * An indicator given twice is judged by the first.
 */
export const validate = (form: ReadyForm, report: Report): Finding[] => {
  const values = new Map<string, Value>()
  for (const { indicator, value } of report.values) if (!values.has(indicator)) values.set(indicator, value)
  const numbers = new Map<string, Exact>()
  for (const [code, value] of values) if (value instanceof Exact) numbers.set(code, value)
  const given: Given = { form, report, values, numbers }
  return [
    ...entryFaults(form, report),
    ...form.form.indicators.flatMap((indicator) => rules.flatMap((rule) => rule(indicator, given))),
  ]
}
