import { quantile } from './student.ts'

/** Two appraisals of one leaf of one sheet, the second made without knowing the first. */
export type BlindPair = {
  leaf: string
  /** who gave the first value, and who the blind one */
  first: string
  blind: string
  /** first less blind, in share of the leaf's maximum */
  difference: number
  /** the day of the first appraisal, as a number of days */
  day: number
}

/** A mean with its 90 % interval; without one from fewer than two values. */
export type Mean = { n: number; mean: number; low: number | null; high: number | null }

/** How far the two lie from each other, how often they are the same, and to which side the first lies. */
export type Agreement = { apart: Mean; same: number; signed: Mean }

const confidence = 0.9
/** Points written to three decimals count as the same as those the rule gives exactly. */
const sameWithin = 0.005

export const meanOf = (values: readonly number[]): Mean => {
  const n = values.length
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, n)
  if (n < 2) return { n, mean, low: null, high: null }
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1)
  const reach = quantile(confidence, n - 1) * Math.sqrt(variance / n)
  return { n, mean, low: mean - reach, high: mean + reach }
}

/** The agreement of some pairs; a distance is never below 0. */
export const agreementOf = (pairs: readonly BlindPair[]): Agreement => {
  const apart = meanOf(pairs.map((pair) => Math.abs(pair.difference)))
  return {
    apart: { ...apart, low: apart.low === null ? null : Math.max(0, apart.low) },
    same: pairs.filter((pair) => Math.abs(pair.difference) < sameWithin).length / Math.max(1, pairs.length),
    signed: meanOf(pairs.map((pair) => pair.difference)),
  }
}
