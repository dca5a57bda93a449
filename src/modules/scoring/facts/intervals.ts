import { intervalSentence } from '../rules/words/intervals.ts'
import type { Ranking } from './result.ts'

/** The drawn ranks of a result whole: what came out, and all that is needed besides the bundle to draw them again. */
export const intervalsData = ({ result, rows }: Ranking) => {
  const { intervals } = result ?? {}
  if (!intervals?.facts) return undefined
  const { seed, draws, doubts, facts } = intervals
  return {
    format: 'canhtan-par-intervals/1',
    bundle: result?.bundleHash ?? null,
    confidence: 0.9,
    seed,
    draws,
    doubts,
    brackets: facts.brackets,
    sentence: { vi: intervalSentence(facts, 'vi'), en: intervalSentence(facts, 'en') },
    units: rows.flatMap(({ unitCode: code, rank, interval }) =>
      interval ? [{ code, rank, ...interval }] : [],
    ),
  }
}
