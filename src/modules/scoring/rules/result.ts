import type { Day } from '#platform/day.ts'
import { type Decision, no, yes } from '#platform/decision.ts'
import type { SuccessionFact } from '../../organisation/facts.ts'
import type { BundleResult, BundleUnit } from './bundle.ts'
import type { RoundState } from './phase.ts'
import { type Previous, type PreviousRow, previousOf } from './previous.ts'

type Standing = { version: number; state: 'draft' | 'decided' | 'published' }

/**
 * Which version a new computation gives. After the first appraisal it shows where the units stand; a draft is computed anew under its own number; what is decided stays until it
 * is published; after publication a new version is a correction and says why.
 */
export const nextVersion = (
  round: { state: RoundState; phase: string },
  last: Standing | undefined,
  reason: string | undefined,
): Decision<
  number,
  'round-not-open' | 'imported' | 'result-decided' | 'reason-needed' | 'not-yet-appraised'
> => {
  if (round.state === 'imported') return no('imported')
  if (round.state === 'draft') return no('round-not-open')
  if (last?.state === 'decided') return no('result-decided')
  if (last?.state === 'published') return reason ? yes(last.version + 1) : no('reason-needed')
  if (!['explain', 'second', 'decision'].includes(round.phase)) return no('not-yet-appraised')
  return yes(last?.version ?? 1)
}

/** The next step of a result: decided by a numbered decision, then published, never back. */
export const decideResult = (
  state: Standing['state'],
  phase: string,
  decided: { decisionNo?: string | undefined; decidedOn?: Day | undefined },
  today: Day,
): Decision<
  { decisionNo: string; decidedOn: Day },
  'result-not-draft' | 'not-yet-appraised' | 'decision-missing' | 'day-in-future'
> => {
  if (state !== 'draft') return no('result-not-draft')
  if (phase !== 'decision' && phase !== 'published' && phase !== 'closed') return no('not-yet-appraised')
  const { decisionNo, decidedOn } = decided
  if (!decisionNo || !decidedOn) return no('decision-missing')
  return decidedOn > today ? no('day-in-future') : yes({ decisionNo, decidedOn })
}

/** An objection is filed on a published result until its last day (included), by a unit that stands in it. */
export const fileObjection = (
  result: { state: Standing['state']; newest: boolean },
  until: Day | null,
  today: Day,
): Decision<true, 'result-not-published' | 'result-replaced' | 'objection-too-late'> => {
  if (result.state !== 'published') return no('result-not-published')
  if (!result.newest) return no('result-replaced')
  return until !== null && today > until ? no('objection-too-late') : yes(true)
}

/** A line of the ranking, ready to keep. */
export type Line = {
  unitCode: string
  unitName: string
  unitId: number
  sheetId: number
  result: BundleResult
  previous: Previous
}

/**
 * The lines in the order in which they are printed: by rank, shared ranks by name, unranked units apart at the end;
 * each with last year's figures through the changes of organisation.
 */
export const linesOf = (
  units: readonly (BundleUnit & { unitId: number; sheetId: number })[],
  results: readonly BundleResult[],
  last: { rows: readonly PreviousRow[]; changes: readonly SuccessionFact[] },
): Line[] => {
  const byCode = new Map(results.map((r) => [r.code, r]))
  return units
    .flatMap((unit) => {
      const result = byCode.get(unit.code)
      if (!result) return []
      const previous = previousOf(unit.unitId, last.rows, last.changes)
      const { code: unitCode, name: unitName, unitId, sheetId } = unit
      return [{ unitCode, unitName, unitId, sheetId, result, previous }]
    })
    .sort(
      (a, b) =>
        (a.result.rank ?? Number.MAX_SAFE_INTEGER) - (b.result.rank ?? Number.MAX_SAFE_INTEGER) ||
        (a.unitName < b.unitName ? -1 : 1),
    )
}
