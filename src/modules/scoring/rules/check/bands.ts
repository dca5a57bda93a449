import { type Exact, exact, greater, hundred, zero } from '../exact.ts'
import type { Facts } from '../outcome.ts'
import type { ClassBand, PointBand } from '../set.ts'
import { error, type Finding, notice } from './finding.ts'

/** Negative, zero or positive as the first edge stands above, at or below the second; open stands above closed. */
const edgeOrder = (a: PointBand, b: PointBand): number => {
  const byValue = exact(b.min ?? 0).compare(exact(a.min ?? 0))
  return byValue !== 0 ? byValue : Number(a.min_inclusive ?? true) - Number(b.min_inclusive ?? true)
}

/** Bands of points: sorted from the top, none twice, and the last one takes all that is left. */
export const pointBandFindings = (code: string, bands: readonly PointBand[], percent: boolean): Finding[] => {
  const findings: Finding[] = []
  bands.forEach((band, i) => {
    const next = bands[i + 1]
    if (band.min === undefined && next) findings.push(error(code, 'band-overlap', { band: i + 2 }))
    if (band.min === undefined || next?.min === undefined) return
    const order = edgeOrder(band, next)
    if (order === 0) findings.push(error(code, 'band-overlap', { band: i + 2 }))
    if (order > 0) findings.push(error(code, 'bands-unsorted', { band: i + 2 }))
  })
  const last = bands.at(-1)
  const fromZero =
    percent && last?.min !== undefined && last.min_inclusive !== false && exact(last.min).sign() <= 0
  if (last?.min !== undefined && !fromZero) findings.push(error(code, 'band-gap', { below: exact(last.min) }))
  const top = bands[0]?.min
  if (percent && top !== undefined && exact(top).compare(hundred) > 0)
    findings.push(notice(code, 'band-over-hundred', { from: exact(top) }))
  return findings
}

export const highestOf = (points: readonly Exact[]): Exact => points.reduce(greater)

/** Classes of results: from the top down, none twice, the lowest from 0. */
export const classBandFindings = (bands: readonly ClassBand[], block?: string): Finding[] => {
  const findings: Finding[] = []
  const facts: Facts = block === undefined ? {} : { block }
  bands.forEach((band, i) => {
    const next = bands[i + 1]
    if (!next) return
    const order = exact(next.min).compare(exact(band.min))
    if (order === 0) findings.push(error('set', 'class-overlap', { ...facts, label: next.label_vi }))
    if (order > 0) findings.push(error('set', 'classes-unsorted', { ...facts, label: next.label_vi }))
  })
  const low = bands.at(-1)
  if (
    low &&
    (exact(low.min).compare(zero) > 0 || (exact(low.min).sign() === 0 && low.min_inclusive === false))
  )
    findings.push(error('set', 'class-gap', { ...facts, below: exact(low.min) }))
  return findings
}
