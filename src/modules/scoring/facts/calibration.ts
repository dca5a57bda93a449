import type { Ctx } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy/calibration.ts'
import { type Agreement, agreementOf, type BlindPair } from '../rules/calibration/agreement.ts'
import { type AppraiserFinding, findingsOf } from '../rules/calibration/findings.ts'
import { outlineOf, type PlacedLeaf } from '../rules/outline.ts'
import { firstOver } from '../rules/phase.ts'
import type { CriteriaSet } from '../rules/set.ts'
import * as store from '../store/calibration.ts'
import { findRound, type Round, seatsOf, setOf } from '../store/round.ts'

export type { Calibration } from '../store/calibration.ts'

/** Where a round's sample stands, for who may have it drawn or reads what came of it. */
export type Sampling = {
  round: Round
  calibration: store.Calibration | undefined
  /** the first appraisal is over and nothing is decided yet */
  now: boolean
  may: { draw: boolean; read: boolean }
}

/** The sample of a round; missing for those who neither draw it nor read its findings. Three statements. */
export const readSampling = async (ctx: Ctx, roundId: number): Promise<Sampling> => {
  const round = await findRound(ctx.db, roundId)
  const seats = round ? await seatsOf(ctx.db, roundId) : []
  const read = policy.mayReadFindings(ctx.actor, seats)
  const draw = policy.mayDraw(ctx.actor, seats) !== undefined
  if (!round || round.state === 'draft' || round.state === 'imported' || (!read && !draw))
    throw new Refused('missing', 'page')
  const calibration = await store.calibrationOf(ctx.db, roundId)
  return {
    round,
    calibration,
    now: round.state === 'open' && firstOver(round, ctx.today),
    may: { draw, read },
  }
}

export type AppraiserLine = AppraiserFinding & { name: string; agreement: Agreement | null }
export type LeafLine = { placed: PlacedLeaf; agreement: Agreement }

/** What the blind appraisals of a round say. */
export type CalibrationReading = Sampling & {
  all: Agreement
  /** those found to differ first */
  appraisers: AppraiserLine[]
  /** the criteria on which appraisers lie farthest apart first */
  leaves: LeafLine[]
}

const millisecondsOfDay = 86_400_000

/** In share of each leaf's maximum; leaves without one say nothing. */
const asPairs = (set: CriteriaSet, entered: readonly store.EnteredPair[]): BlindPair[] => {
  const { byCode } = outlineOf(set)
  return entered.flatMap(({ leaf, first, blind, difference, firstAt }) => {
    const max = Number(byCode.get(leaf)?.leaf.max ?? 0)
    const day = Date.parse(dayOf(firstAt)) / millisecondsOfDay
    return max > 0 ? [{ leaf, first, blind, difference: difference / max, day }] : []
  })
}

const weight = ({ leniency, drift }: AppraiserFinding): number =>
  (leniency?.found || drift?.found ? 0 : 1) + Math.min(leniency?.chance ?? 1, drift?.chance ?? 1)

/** Agreement by appraiser and criterion, leniency and drift; for the council's head and auditors alone. Four statements. */
export const readCalibration = async (ctx: Ctx, roundId: number): Promise<CalibrationReading> => {
  const sampling = await readSampling(ctx, roundId)
  const { round, may } = sampling
  if (!may.read || !round.setId || !round.contentHash) throw new Refused('missing', 'page')
  const entered = await store.enteredPairs(ctx.db, roundId)
  const set = await setOf(ctx.db, round.setId, round.contentHash)
  const pairs = asPairs(set, entered)
  const names = new Map(
    entered.flatMap((one) => [
      [one.first, one.firstName],
      [one.blind, one.blindName],
    ]),
  )
  const { byCode } = outlineOf(set)
  const byFirst = Map.groupBy(pairs, ({ first }) => first)
  return {
    ...sampling,
    all: agreementOf(pairs),
    appraisers: findingsOf(pairs)
      .map((one) => {
        const own = byFirst.get(one.person)
        return { ...one, name: names.get(one.person) ?? '', agreement: own ? agreementOf(own) : null }
      })
      .sort((a, b) => weight(a) - weight(b) || (a.name < b.name ? -1 : 1)),
    leaves: [...Map.groupBy(pairs, ({ leaf }) => leaf)]
      .flatMap(([leaf, own]) => {
        const placed = byCode.get(leaf)
        return placed ? [{ placed, agreement: agreementOf(own) }] : []
      })
      .sort(
        (a, b) => b.agreement.apart.mean - a.agreement.apart.mean || a.placed.position - b.placed.position,
      ),
  }
}
