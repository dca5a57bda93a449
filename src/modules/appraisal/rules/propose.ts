import { pointsOf, testOf, type Values } from './interval.ts'
import { type Condition, inputsOf, type Level, levels, lowerOf, placeOf, type Scheme } from './scheme.ts'

export type ConditionState = 'met' | 'unmet' | 'unknown' | 'lifted'

/** A condition as it stands for one person. `unknown`: the inputs that nobody has said. */
export type Reason = { condition: string; state: ConditionState; unknown: string[]; cause?: string }
export type VetoReason = {
  veto: string
  atMost: Level
  state: 'holds' | 'clear' | 'unknown'
  unknown: string[]
}

/**
 * A proposal with reasons; people decide. `level` is the highest that is sure, null when nothing is; `possible` is the
 * highest that nothing excludes. Between the two stands what is not known.
 */
export type Proposal = {
  level: Level | null
  possible: Level
  reasons: Reason[]
  vetoes: VetoReason[]
  /** what keeps from the next level up; null at the top */
  next: { level: Level; conditions: string[]; vetoes: string[] } | null
  unknown: string[]
  points: { low: string; high: string } | null
}

/** Conditions lifted by a confirmed objective cause, with the cause in words. */
export type Causes = Readonly<Record<string, string | undefined>>

const missingOf = (scheme: Scheme, inputs: readonly string[], values: Values): string[] =>
  inputs.filter((key) => {
    const value = values[key]
    const lacks = value === 'none' && !scheme.inputs.find((input) => input.key === key)?.mayLack
    return value === undefined || value === null || lacks
  })

const reasonOf = (scheme: Scheme, condition: Condition, values: Values, causes: Causes): Reason => {
  const holds = testOf(scheme, condition.test, values)
  const unknown = holds === undefined ? missingOf(scheme, inputsOf(scheme, condition.test), values) : []
  const cause = condition.liftable ? causes[condition.key] : undefined
  if (holds !== true && cause !== undefined)
    return { condition: condition.key, state: 'lifted', unknown: [], cause }
  return {
    condition: condition.key,
    state: holds === undefined ? 'unknown' : holds ? 'met' : 'unmet',
    unknown,
  }
}

const vetoOf = (scheme: Scheme, values: Values): VetoReason[] =>
  scheme.vetoes.map(({ key, test, at_most }) => {
    const holds = testOf(scheme, test, values, false)
    return {
      veto: key,
      atMost: at_most,
      state: holds === undefined ? 'unknown' : holds ? 'holds' : 'clear',
      unknown: holds === undefined ? missingOf(scheme, inputsOf(scheme, test), values) : [],
    }
  })

const good: readonly ConditionState[] = ['met', 'lifted']

/** What the scheme proposes for these values. Not known is never false; better values never make it lower. */
export const propose = (scheme: Scheme, values: Values, causes: Causes = {}): Proposal => {
  const reasons = scheme.conditions.map((condition) => reasonOf(scheme, condition, values, causes))
  const vetoes = vetoOf(scheme, values)
  const stateOf = (key: string) => reasons.find((one) => one.condition === key)?.state ?? 'unknown'
  const highest = (allowed: (state: ConditionState) => boolean): Level =>
    scheme.levels
      .filter(({ needs }) => needs.every((key) => allowed(stateOf(key))))
      .map(({ level }) => level)
      .reduce<Level>((top, level) => (placeOf(level) > placeOf(top) ? level : top), 'not-completed')
  const capped = (level: Level, states: readonly VetoReason['state'][]): Level =>
    vetoes
      .filter((veto) => states.includes(veto.state))
      .reduce((low, veto) => lowerOf(low, veto.atMost), level)
  const sure = capped(
    highest((state) => good.includes(state)),
    ['holds', 'unknown'],
  )
  const possible = capped(
    highest((state) => state !== 'unmet'),
    ['holds'],
  )
  const level = sure === 'not-completed' && possible !== sure ? null : sure
  const nextUp = levels[placeOf(sure) + 1]
  const needs = scheme.levels.find((one) => one.level === nextUp)?.needs ?? []
  const points = pointsOf(scheme, values)
  return {
    level,
    possible,
    reasons,
    vetoes,
    next: nextUp
      ? {
          level: nextUp,
          conditions: needs.filter((key) => !good.includes(stateOf(key))),
          vetoes: vetoes
            .filter((veto) => veto.state !== 'clear' && placeOf(veto.atMost) < placeOf(nextUp))
            .map(({ veto }) => veto),
        }
      : null,
    unknown: [...new Set([...reasons, ...vetoes].flatMap((one) => one.unknown))],
    points: points ? { low: points.low.toString(), high: points.high.toString() } : null,
  }
}
