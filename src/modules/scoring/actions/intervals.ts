import { inTransaction } from '#platform/action.ts'
import { breather } from '#platform/breath.ts'
import type { Ctx } from '#platform/context.ts'
import { enqueue } from '#platform/jobs.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { settingsOn } from '../../organisation/facts.ts'
import { askedPopulations } from '../../surveys/facts.ts'
import * as policy from '../policy/result.ts'
import type { Bundle } from '../rules/bundle.ts'
import { appraisalDoubt, type Doubts, type Pair } from '../rules/intervals/doubts.ts'
import { drawable, type Intervals, intervalsOf, seedOfBundle } from '../rules/intervals.ts'
import { outlineOf } from '../rules/outline.ts'
import type { CriteriaSet } from '../rules/set.ts'
import * as store from '../store/intervals.ts'
import { findResult, roundOfResult, unitsOfResult } from '../store/result.ts'

export const intervalJob = 'scoring.intervals'

const fallbacks = {
  'scoring.interval-draws': 10_000,
  'scoring.interval-weights': 10,
  'scoring.interval-appraisal': 5,
  'scoring.interval-appraisal-least': 1,
}

/** Differences in points as shares of each leaf's maximum; only of leaves that people appraise. */
const asShares = (set: CriteriaSet, pairs: readonly store.PointPair[]): Pair[] => {
  const { byCode } = outlineOf(set)
  return pairs.flatMap(({ leaf, difference, blind }) => {
    const placed = byCode.get(leaf)
    const max = Number(placed?.leaf.max ?? 0)
    return placed?.assessment === 'self+appraisal' && max > 0
      ? [{ leaf, difference: difference / max, blind }]
      : []
  })
}

const statedDoubts = async (
  ctx: Ctx,
  round: { id: number; year: number; block: string; set: CriteriaSet },
) => {
  const settings = await settingsOn(ctx.db, ctx.today, fallbacks)
  const pairs = asShares(round.set, await store.appraisalPairs(ctx.db, round.id))
  const populations = await askedPopulations(ctx, round)
  const doubts: Doubts = {
    weights: settings['scoring.interval-weights'] / 100,
    appraisal: appraisalDoubt(pairs, {
      fallback: settings['scoring.interval-appraisal'] / 100,
      floor: settings['scoring.interval-appraisal-least'] / 100,
    }),
    survey: true,
    // where most of a group answered, less is left to chance
    ...(Object.keys(populations).length > 0 && { populations }),
    measured: { pairs: pairs.length, blind: pairs.filter((pair) => pair.blind).length },
  }
  return { doubts, draws: settings['scoring.interval-draws'] }
}

/**
 * Has the ranks of a computed result drawn anew under the doubts that hold today, as a job. Of a result that is not
 * published it may be done again; the intervals of a published one stay.
 */
export const askIntervals = (ctx: Ctx, resultId: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayCompute(ctx.actor)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'forbidden')
    const result = await findResult(ctx.db, resultId, 'lock')
    const round = result && (await roundOfResult(ctx.db, result.roundId))
    if (!result || !round) throw new Refused('missing', 'page')
    if (!result.bundleHash) throw new Refused('rule', 'imported')
    const { intervals } = result
    if (intervals && intervals.state !== 'done') throw new Refused('rule', 'intervals-running')
    if (intervals && result.state === 'published') throw new Refused('rule', 'intervals-kept')
    const { doubts, draws } = await statedDoubts(ctx, { ...round, set: round.content as CriteriaSet })
    const units = await unitsOfResult(ctx.db, resultId)
    if (!drawable(units.length, draws)) throw new Refused('rule', 'intervals-too-many')
    const asked = { seed: seedOfBundle(result.bundleHash), draws, doubts }
    const id = await store.putInterval(ctx.db, {
      resultId,
      ...asked,
      personId: ctx.actor.id,
      officeId: office.id,
      at: ctx.now,
    })
    await enqueue(ctx, intervalJob, { id }, { key: `${intervalJob}:${id}` })
    record(ctx, 'scoring.intervals-asked', { kind: 'scoring-result', id: resultId }, { office, after: asked })
    return id
  })

const workOf = ({ bundle, doubts, seed, draws }: store.IntervalWork): Intervals => {
  const { set, units, results } = JSON.parse(bundle) as Bundle
  const inputs = new Map(units.map((unit) => [unit.code, unit]))
  const given = results.flatMap((result) => {
    const unit = inputs.get(result.code)
    return unit ? [{ unit, result }] : []
  })
  return intervalsOf(set, given, doubts, { seed, draws })
}

// a stretch of some milliseconds, after which others have their turn
const stretch = 250_000
/** The progress is written about so many times. */
const notes = 20

/** Draws in stretches and tells how far it is; false when the result was computed anew meanwhile. */
const drawAll = async (ctx: Ctx, id: number, work: Intervals): Promise<boolean> => {
  const breath = breather()
  let told = 0
  while (work.go(stretch)) {
    const pause = breath()
    if (pause) await pause
    const percent = Math.min(99, Math.floor((100 * work.done) / work.total))
    if (percent < told + 100 / notes) continue
    if (!(await store.noteInterval(ctx.db, id, percent))) return false
    told = percent
  }
  return true
}

/** The job: draws, keeps each unit's interval and what the sentence says. Done anew from the start if it was broken off. */
export const runIntervals = async (ctx: Ctx, id: number): Promise<void> => {
  const found = await store.intervalWork(ctx.db, id)
  if (!found || found.state === 'done') return
  const work = workOf(found)
  if (!(await drawAll(ctx, id, work))) return
  const [block] = work.result()
  const units = block?.units ?? []
  const rows = Object.fromEntries(units.map(({ code, rank: _, ...row }) => [code, row]))
  const facts = { ranked: units.length, brackets: block?.brackets ?? [] }
  await inTransaction(ctx, async (ctx) => {
    if (!(await store.keepInterval(ctx.db, id, { rows, facts, at: ctx.now }))) return
    const after = { ...facts, hash: sha256(JSON.stringify(rows)) }
    record(
      ctx,
      'scoring.intervals-drawn',
      { kind: 'scoring-result', id: found.resultId },
      { office: undefined, after },
    )
  })
}
