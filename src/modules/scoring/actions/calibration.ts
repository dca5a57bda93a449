import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { notify } from '../../notifications/actions.ts'
import { needBlind } from '../facts/blind.ts'
import type { BlindInput, SampleInput } from '../input/calibration.ts'
import * as policy from '../policy/calibration.ts'
import { type Seat, seesDomain, sightOf } from '../policy.ts'
import { type Appraiser, assigned, drawn } from '../rules/calibration/sample.ts'
import { kinOf } from '../rules/kin.ts'
import { byHand } from '../rules/leaf.ts'
import { outlineOf } from '../rules/outline.ts'
import { firstOver } from '../rules/phase.ts'
import type { CriteriaSet } from '../rules/set.ts'
import * as store from '../store/calibration.ts'
import { treeOn } from '../store/progress.ts'
import { findRound, seatsOf, setOf } from '../store/round.ts'
import { calibrationTexts } from '../texts/calibration.ts'

const seesAll = ['standing-agency', 'issuer', 'auditor']

/** Who may be asked: those appointed to appraise in the round, each with their units and what they know already. */
const appraisersOf = (seats: readonly Seat[], officers: readonly store.Officer[]): Appraiser[] => {
  const council = seats.flatMap((seat) => (seat.seat === 'appraiser' ? [] : (seat.personId ?? [])))
  return [...Map.groupBy(officers, ({ personId }) => personId)].flatMap(([personId, offices]) => {
    const appoints = (seat: Seat): boolean =>
      seat.personId === personId ||
      (seat.personId === null && offices.some((office) => office.unitId === seat.unitId))
    const own = seats.filter((seat) => seat.seat === 'appraiser' && appoints(seat))
    if (own.length === 0) return []
    const all =
      council.includes(personId) || offices.some(({ roles }) => roles.some((role) => seesAll.includes(role)))
    const domains = own.flatMap((seat) => seat.domain ?? [])
    return [{ personId, unitIds: offices.map(({ unitId }) => unitId), knows: all ? 'all' : domains }]
  })
}

/** The first values that people gave, each with its domain. */
const poolOf = (set: CriteriaSet, values: readonly store.FirstValue[]) => {
  const { byCode } = outlineOf(set)
  return values.flatMap((value) => {
    const placed = byCode.get(value.leaf)
    return placed?.assessment === 'self+appraisal' ? [{ ...value, domain: placed.domain.code }] : []
  })
}
type Pool = ReturnType<typeof poolOf>

// the seed follows from what there is to draw from: nobody can look for one that pleases
const seedOf = (pool: Pool): number =>
  Number.parseInt(sha256(pool.map((v) => `${v.sheetId} ${v.leaf} ${v.points}`).join('\n')).slice(0, 8), 16)

/** Who may be asked, and the kin of every sheet's unit. Two statements. */
const panelOf = async (ctx: Ctx, seats: readonly Seat[], pool: Pool) => {
  const appraising = seats.filter((seat) => seat.seat === 'appraiser')
  const unitIds = appraising.flatMap((seat) => seat.unitId ?? [])
  const personIds = appraising.flatMap((seat) => seat.personId ?? [])
  const officers = await store.officersOf(ctx.db, { unitIds, personIds }, ctx.today)
  const tree = await treeOn(ctx.db, ctx.today)
  const units = new Map(pool.map(({ sheetId, unitId }) => [sheetId, unitId]))
  const kin = new Map([...units].map(([sheetId, unitId]) => [sheetId, [...kinOf(tree, unitId)]]))
  return { appraisers: appraisersOf(seats, officers), kin }
}

const needDrawing = async (ctx: Ctx, roundId: number) => {
  const round = await findRound(ctx.db, roundId, 'lock')
  const seats = round ? await seatsOf(ctx.db, roundId) : []
  const may = policy.mayDraw(ctx.actor, seats)
  if (!round || (!may && !policy.mayReadFindings(ctx.actor, seats))) throw new Refused('missing', 'page')
  if (!may || ctx.actor.id === null) throw new Refused('forbidden', 'forbidden')
  if (round.state !== 'open' || !firstOver(round, ctx.today) || !round.setId || !round.contentHash)
    throw new Refused('rule', 'calibration-not-now')
  if (await store.calibrationOf(ctx.db, roundId)) throw new Refused('rule', 'calibration-drawn')
  const set = await setOf(ctx.db, round.setId, round.contentHash)
  return { round, seats, set, office: may.office, personId: ctx.actor.id }
}

/**
 * Draws a random part of a round's first appraisals once they have ended, and asks another appraiser for each: never
 * the first one, nobody of the unit's kin, nobody who sees the first points. Gives the sample's number.
 */
export const drawSample = (ctx: Ctx, roundId: number, { share }: SampleInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { round, seats, set, office, personId } = await needDrawing(ctx, roundId)
    const pool = poolOf(set, await store.firstValues(ctx.db, roundId))
    if (pool.length === 0) throw new Refused('rule', 'calibration-nothing')
    const seed = seedOf(pool)
    const { appraisers, kin } = await panelOf(ctx, seats, pool)
    const sample = drawn(pool, share, seed)
    const given = assigned(sample, appraisers, kin, seed)
    if (given.length === 0) throw new Refused('rule', 'calibration-nobody')
    const facts = { share, seed, pool: pool.length, unassigned: sample.length - given.length }
    const id = await store.addCalibration(
      ctx.db,
      { roundId, ...facts, personId, officeId: office?.id ?? null, at: ctx.now },
      given.map(({ value: { domain: _d, unitId: _u, ...value }, personId }) => ({ ...value, personId })),
    )
    await notify(ctx, [
      {
        personIds: [...new Set(given.map((one) => one.personId))],
        kind: 'scoring.blind',
        url: '/waiting',
        occasion: `scoring-blind:${id}`,
        text: {
          vi: calibrationTexts.vi.told(round.title),
          en: calibrationTexts.en.told(round.title),
        },
      },
    ])
    record(
      ctx,
      'scoring.calibration-drawn',
      { kind: 'scoring-round', id: roundId },
      { office, after: { ...facts, drawn: given.length } },
    )
    return id
  })

/** Enters a blind appraisal, once: points of the leaf and why. Refused to whoever has come to see the first points. */
export const enterBlind = (ctx: Ctx, blindId: number, { points, reason }: BlindInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { blind, sheet, placed, office } = await needBlind(ctx, blindId, 'lock')
    if (ctx.actor.readOnly) throw new Refused('forbidden', 'forbidden')
    if (blind.at !== null) throw new Refused('rule', 'blind-entered')
    if (sheet.round.state !== 'open') throw new Refused('rule', 'stage-closed')
    const sight = sightOf(ctx.actor, sheet, ctx.today)
    if (sight && seesDomain(sight, placed.domain.code)) throw new Refused('rule', 'no-longer-blind')
    const outcome = byHand(placed.leaf, points ?? '')
    if (outcome.state !== 'scored') {
      const max = String(placed.leaf.max ?? '')
      throw new Refused('input', 'bad-input', [{ field: 'points', reason: outcome.reason, params: { max } }])
    }
    await store.enterBlind(ctx.db, blindId, {
      points: points ?? '',
      reason,
      officeId: office.id,
      at: ctx.now,
    })
    // no unit: its head hears nothing of it
    record(
      ctx,
      'scoring.blind-entered',
      { kind: 'scoring-blind', id: blindId },
      { office, reason, after: { leaf: blind.leaf } },
    )
  })
