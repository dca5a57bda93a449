import { Exact, readExact, showDecimal } from '#platform/exact.ts'
import type { Value } from './consolidate.ts'

/** A value as it is kept: a whole number as a number, any other as decimal text, a yes or no as itself. */
export type Plain = number | string | boolean

/** What one unit handed in, by indicator; what was not given is not in it. */
export type PlainFigures = Readonly<Record<string, Plain>>

export const plainOf = (value: Value): Plain => {
  if (!(value instanceof Exact)) return value
  return value.isWhole() && !value.isLarge ? value.approximate() : showDecimal(value)
}

/** The value behind what is kept; undefined for what is no number. */
export const valueOfPlain = (plain: Plain | null | undefined): Value | undefined =>
  plain === null || plain === undefined ? undefined : typeof plain === 'boolean' ? plain : readExact(plain)

/** A number of the database as the value of its indicator: a yes is 1 there. */
export const valueOfNumeric = (text: string | null, kind: string): Value | undefined => {
  if (text === null) return undefined
  const number = readExact(text)
  return kind === 'boolean' && number ? number.sign() !== 0 : number
}

/** The number that the database keeps of a value. */
export const numericOf = (value: Value | null): string | null =>
  value === null ? null : value instanceof Exact ? showDecimal(value) : value ? '1' : '0'

export const sameValue = (a: Value | null | undefined, b: Value | null | undefined): boolean =>
  a instanceof Exact && b instanceof Exact ? a.equals(b) : (a ?? null) === (b ?? null)

export const valuesOf = (figures: PlainFigures): Map<string, Value> =>
  new Map(
    Object.entries(figures).flatMap(([code, plain]): [string, Value][] => {
      const value = valueOfPlain(plain)
      return value === undefined ? [] : [[code, value]]
    }),
  )
