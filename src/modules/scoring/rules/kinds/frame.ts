import { Exact, exact, readExact, within, zero } from '../exact.ts'
import { excluded, type Facts, invalid, missing, type Outcome, scored } from '../outcome.ts'
import type { InputValue, LeafInputs, NotApplicable, Num, WhenZero } from '../set.ts'

/** What a rule knows of its leaf beside itself. */
export type Frame = { max: Exact; policy: NotApplicable | undefined }

/** A rule made ready: the inputs of a unit and the year of the round in, points and their reason out. */
export type Evaluate = (inputs: LeafInputs, year: number) => Outcome

/** Why a leaf does not apply to a unit. */
export type AsideCause = 'set-aside' | 'zero-denominator' | 'no-previous' | 'too-few-answers'

/**
 * A leaf that does not apply: the rule's own word first, then the leaf's policy, then out of the maximum. A leaf
 * that may not be set aside is an error of input unless its rule gives points for the case.
 */
export const aside = (frame: Frame, cause: AsideCause, own?: WhenZero, facts: Facts = {}): Outcome => {
  if (own === 'full' || own === 'zero')
    return scored(own === 'full' ? frame.max : zero, `${cause}-${own}`, facts)
  if (frame.policy === 'not_allowed') return invalid(`${cause}-not-allowed`, facts)
  if (own === undefined && frame.policy === 'full') return scored(frame.max, `${cause}-full`, facts)
  if (own === undefined && frame.policy === 'zero') return scored(zero, `${cause}-zero`, facts)
  return excluded(cause, facts)
}

/** Points brought into the leaf's bounds: at most the maximum, at least 0 unless the rule may go below. */
export const bounded = (frame: Frame, points: Exact, signed?: boolean): Exact =>
  within(points, signed ? null : zero, frame.max)

/** Points of a rule's table, bounded once when the rule is read. */
export const tablePoints = (frame: Frame, points: Num, signed?: boolean): Exact =>
  bounded(frame, exact(points), signed)

/** The value handed in under a name; undefined when there is none (an empty field of a form is none). */
export const given = (inputs: LeafInputs, name: string): InputValue | undefined => {
  const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined
  return value === '' ? undefined : value
}

/** Longer numbers than any sheet holds are refused, so that no formula can be made to run for minutes. */
const longest = 10n ** 40n
const tooLong = (value: Exact): boolean => {
  if (!value.isLarge) return false
  const { n, d } = value.parts()
  return n > longest || n < -longest || d > longest
}

type Demands = { negative?: boolean; whole?: boolean }

/** A number handed in, or what is wrong with it. */
export const numberOf = (inputs: LeafInputs, name: string, demands: Demands = {}): Exact | Outcome => {
  const value = given(inputs, name)
  if (value === undefined || value === null) return missing(name)
  const read = readExact(value)
  if (read === undefined || tooLong(read)) return invalid('not-a-number', { input: name })
  if (!demands.negative && read.sign() < 0) return invalid('negative', { input: name, value: read })
  if (demands.whole && !read.isWhole()) return invalid('not-a-whole-number', { input: name, value: read })
  return read
}

/** Yes or no, or what is wrong with it. */
export const flagOf = (inputs: LeafInputs, name: string): boolean | Outcome => {
  const value = given(inputs, name)
  if (value === undefined || value === null) return missing(name)
  return typeof value === 'boolean' ? value : invalid('not-a-flag', { input: name })
}

/** True for a value that was read; false for what is wrong with it. */
export const isNumber = (read: Exact | Outcome): read is Exact => read instanceof Exact
