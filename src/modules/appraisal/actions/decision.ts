import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { draftDocument, liftSeals, sealDocument } from '../../documents/actions.ts'
import { documentsFrom } from '../../documents/facts.ts'
import { installationUnit } from '../../organisation/facts.ts'
import { decisionOf } from '../decision.ts'
import type { DecideInput } from '../input.ts'
import * as policy from '../policy.ts'
import { capOf } from '../rules/cap.ts'
import { countsOf, type Differing, linesOf, outcomeFor, type VotedCase } from '../rules/lines.ts'
import type { Level } from '../rules/scheme.ts'
import * as store from '../store/decision.ts'
import { ratedOfRound } from '../store/rated.ts'
import { capOfRound, type Round, setState } from '../store/round.ts'
import { caseOf, lockedRound } from './load.ts'
import { tellDecided } from './tell.ts'

/** Refusal of a list with more excellent than the cap allows, with the numbers. */
export const overTheCap = (round: Round, lines: readonly { level: Level | null }[]): Refused => {
  const cap = capOfRound(round)
  const group = lines.map(({ level }, id) => ({ id, level, order: [] }))
  const { excellent, good, allowed } = cap ? capOf(group, cap) : { excellent: 0, good: 0, allowed: 0 }
  return new Refused('rule', 'over-the-cap', [], {
    excellent,
    good,
    allowed,
    percent: String(cap?.percent ?? ''),
  })
}

/**
 * Puts the lines of the decision together from the council's votes; an issuer may differ for a reason. Refused without a
 * quorum or a majority, and when more are excellent than the cap allows. Done again it takes the place of the draft.
 */
export const prepareDecision = (
  ctx: Ctx,
  roundId: number,
  differing: ReadonlyMap<number, Differing> = new Map(),
): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const round = await lockedRound(ctx, roundId)
    const office = policy.mayPutTogether(ctx.actor)
    if (!office) throw new Refused('forbidden', 'rating.decision')
    if (round.state !== 'open') throw new Refused('rule', 'rating-round-not-open')
    if (!round.meetingClosedAt) throw new Refused('rule', 'meeting-not-closed')
    const cases = await ratedOfRound(ctx.db, roundId, ctx.today)
    const issuer = policy.mayDecide(ctx.actor)
    for (const [id] of differing) {
      const one = cases.find((rated) => rated.id === id)
      if (!one) throw new Refused('missing', 'page')
      if (!issuer || policy.isKin(ctx.actor, caseOf(one, round)))
        throw new Refused('forbidden', 'rating.differing')
    }
    const lines = linesOf(cases, round.seats, round.quorumPercent, differing, capOfRound(round))
    if (!lines.ok) {
      if (lines.reason === 'over-the-cap')
        throw overTheCap(
          round,
          cases
            .filter((one) => one.rated)
            .map((one) => ({ level: differing.get(one.id)?.level ?? levelVoted(one, round) })),
        )
      const fields = (lines.ids ?? []).map((id) => ({
        field: lines.reason === 'reason-for-differing' ? `reason.${id}` : `level.${id}`,
        reason: lines.reason,
      }))
      throw lines.reason === 'quorum-missing'
        ? new Refused('rule', lines.reason, [], { n: fields.length })
        : new Refused('input', lines.reason, fields, { n: fields.length })
    }
    const of = { roundId, version: 1, reason: null, by: ctx.actor.id, at: ctx.now }
    const id = await store.prepare(ctx.db, of, lines.value)
    record(
      ctx,
      'rating.decision-prepared',
      { kind: 'rating-round', id: roundId },
      {
        office: issuer ?? office,
        after: { version: 1, counts: countsOf(lines.value), differing: differing.size },
      },
    )
    return id
  })

const levelVoted = (one: VotedCase, round: Round): Level | null =>
  outcomeFor(one, round.seats, round.quorumPercent).level

const lockedDecision = async (ctx: Ctx, id: number) => {
  const found = await store.findDecision(ctx.db, id)
  if (!found) throw new Refused('missing', 'page')
  const round = await lockedRound(ctx, found.roundId)
  const decision = await store.findDecision(ctx.db, id, 'lock')
  if (!decision) throw new Refused('missing', 'page')
  return { decision, round }
}

const headOf = (province: string) => ({
  agency: `Ủy ban nhân dân\n${province.replace(/^T(?=ỉnh |hành )/, 't')}`,
  symbol: { agency: 'UBND' },
  place: province.replace(/^(Tỉnh|Thành phố)\s+/, ''),
  signature: { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
})

/**
 * Drafts the decision with its annex of names on the register. It is sealed: once issued it is seen by those who see
 * all, until a decision says that names are public.
 */
export const draftDecision = (ctx: Ctx, id: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { decision, round } = await lockedDecision(ctx, id)
    const office = policy.mayPutTogether(ctx.actor)
    if (!office) throw new Refused('forbidden', 'rating.decision')
    if (decision.state !== 'draft') throw new Refused('rule', 'decided-already')
    const province = await installationUnit(ctx.db)
    if (!province) throw new Refused('rule', 'no-installation-unit')
    const { subject, body, annexes } = decisionOf({
      title: round.title,
      year: round.year,
      version: decision.version,
      reason: decision.reason,
      invented: round.invented,
      basis: round.scheme?.decision ?? '',
      minutesNo: round.minutesNo,
      lines: await store.rowsOf(ctx.db, [id]),
    })
    const documentId = await draftDocument(ctx, {
      unitId: province.unitId,
      type: 'QĐ',
      subject,
      body: { ...headOf(province.nameVi), body, annexes },
      recipients: ['Như Điều 1', 'Lưu: VT, hồ sơ cán bộ'],
      source: { kind: 'rating-decision', id },
    })
    await sealDocument(ctx, documentId)
    record(
      ctx,
      'rating.decision-drafted',
      { kind: 'rating-round', id: round.id },
      { office, after: { documentId } },
    )
    return documentId
  })

// the decision as the register has it, when it went that way
const registered = async (ctx: Ctx, id: number) => {
  const documents = await documentsFrom(ctx.db, { kind: 'rating-decision', id })
  const issued = documents.find((one) => one.state === 'issued')
  return issued?.cited && issued.issuedOn
    ? { id: issued.id, decisionNo: issued.cited, decidedOn: issued.issuedOn }
    : undefined
}

const at = (field: string, reason: string): Refused => new Refused('input', 'bad-input', [{ field, reason }])

/**
 * Takes down the decision with its number and what of it is public. From this day objections run. Nobody decides on
 * their own case: with it among the lines another issuer must.
 */
export const decideRound = (ctx: Ctx, id: number, input: DecideInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { decision, round } = await lockedDecision(ctx, id)
    const office = policy.mayDecide(ctx.actor)
    if (!office) throw new Refused('forbidden', 'rating.decision')
    if (decision.state !== 'draft') throw new Refused('rule', 'decided-already')
    const rows = await store.rowsOf(ctx.db, [id])
    if (rows.some((row) => row.personId === ctx.actor.id)) throw new Refused('rule', 'own-case')
    const document = await registered(ctx, id)
    const decisionNo = document?.decisionNo ?? input.decisionNo
    const decidedOn = document?.decidedOn ?? input.decidedOn
    if (!decisionNo) throw at('decisionNo', 'rating-decision-missing')
    if (!decidedOn) throw at('decidedOn', 'required')
    if (decidedOn > ctx.today) throw at('decidedOn', 'day-to-come')
    const objectionBy = addDays(ctx.today, round.objectionDays)
    const counts = countsOf(rows)
    const { publish } = input
    await store.markDecided(ctx.db, id, {
      decisionNo,
      decidedOn,
      documentId: document?.id ?? null,
      publish,
      counts,
      objectionBy,
      by: ctx.actor.id,
      at: ctx.now,
    })
    if (round.state === 'open') await setState(ctx.db, round.id, 'decided')
    if (publish === 'names' && document) await liftSeals(ctx, [document.id])
    const before = decision.version > 1 ? await previousLevels(ctx, round.id, decision.version) : new Map()
    await tellDecided(
      ctx,
      round,
      rows.filter((row) => before.get(row.ratedId) !== row.level),
      objectionBy,
    )
    record(
      ctx,
      'rating.decided',
      { kind: 'rating-round', id: round.id },
      { office, after: { version: decision.version, decisionNo, decidedOn, publish, counts } },
    )
  })

/** What was decided before this version, by case. */
const previousLevels = async (ctx: Ctx, roundId: number, version: number) => {
  const earlier = (await store.decisionsOf(ctx.db, roundId)).find(
    (one) => one.state === 'decided' && one.version < version,
  )
  const rows = earlier ? await store.rowsOf(ctx.db, [earlier.id]) : []
  return new Map(rows.map((row) => [row.ratedId, row.level]))
}
