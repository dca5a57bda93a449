import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { draftDocument } from '../../documents/actions.ts'
import { documentsFrom } from '../../documents/facts.ts'
import { installationUnit, successionsBetween } from '../../organisation/facts.ts'
import { decisionOf } from '../decision.ts'
import { effectiveInputs } from '../facts/inputs.ts'
import type { DecideInput, PrintedRoundInput } from '../input/result.ts'
import * as policy from '../policy/result.ts'
import { type BundleUnit, bundleOf, bundleText } from '../rules/bundle.ts'
import { computeUnits } from '../rules/compute-units.ts'
import { phaseOf } from '../rules/phase.ts'
import { decideResult as decide, type Line, linesOf, nextVersion } from '../rules/result.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { intervalSentence } from '../rules/words/intervals.ts'
import { markCorrected } from '../store/objection.ts'
import * as store from '../store/result.ts'
import { tellPublished } from './tell-result.ts'

/** SHA-256 in hex, as the bundle asks for it. */
const hash = (text: string): Promise<string> => Promise.resolve(sha256(text))

const lockedRound = async (ctx: Ctx, roundId: number) => {
  const round = await store.roundOfResult(ctx.db, roundId, 'lock')
  if (!round) throw new Refused('missing', 'page')
  return round
}

// what the form lacks is said at its field
const fields: Record<string, string> = {
  'reason-needed': 'reason',
  'decision-missing': 'decisionNo',
  'day-in-future': 'decidedOn',
}
const refusedAt = (reason: string): Refused => {
  const field = fields[reason]
  return field ? new Refused('input', reason, [{ field, reason }]) : new Refused('rule', reason)
}

const rowOf = (
  { unitCode, unitName, unitId, sheetId, result, previous }: Line,
  i: number,
): store.ResultRow => ({
  position: i + 1,
  sheetId,
  unitId,
  unitCode,
  unitName,
  points: result.points,
  max: result.max,
  percent: result.percent,
  rank: result.rank,
  class: result.class,
  previousPoints: previous.note === null ? previous.points : null,
  previousPercent: previous.note === null ? previous.percent : null,
  previousRank: previous.note === null ? previous.rank : null,
  previousNote: previous.note,
  domains: result.domains,
})

const publishedPart = ({
  code,
  name,
  ranked,
  inputs,
  notApplicable,
  hand,
  bonus,
  penalty,
}: BundleUnit): BundleUnit => ({
  code,
  name,
  ...(ranked === false && { ranked }),
  inputs,
  ...(notApplicable?.length && { notApplicable }),
  ...(hand && Object.keys(hand).length > 0 && { hand }),
  ...(bonus !== undefined && { bonus }),
  ...(penalty !== undefined && { penalty }),
})

/**
 * Computes a round's result from the sheets as they stand: rules, inputs and results are kept whole as the open-data
 * bundle, so that the year comes out the same whatever changes later. Refused while the first appraisal runs, and
 * once decided; after publication it is a correction and needs a reason. Gives the result's number.
 */
export const computeResult = (ctx: Ctx, roundId: number, reason?: string): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayCompute(ctx.actor)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const round = await lockedRound(ctx, roundId)
    const [last] = await store.resultsOf(ctx.db, roundId)
    const version = nextVersion({ state: round.state, phase: phaseOf(round, ctx.today) }, last, reason)
    if (!version.ok) throw refusedAt(version.reason)
    const sheets = await effectiveInputs(ctx.db, roundId)
    const set = round.content as CriteriaSet
    const bundle = await bundleOf(
      {
        title: round.title,
        year: round.year,
        block: round.block,
        version: version.value,
        reason: reason ?? null,
      },
      set,
      sheets.map(publishedPart),
      computeUnits,
      hash,
    )
    const before = await store.previousRows(ctx.db, round.block, round.year)
    const changes =
      before.opensOn && round.opensOn ? await successionsBetween(ctx.db, before.opensOn, round.opensOn) : []
    const lines = linesOf(sheets, bundle.results, { rows: before.rows, changes })
    const kept = { roundId, version: version.value, bundle: bundleText(bundle), bundleHash: bundle.hash }
    const id = await store.keepResult(
      ctx.db,
      { ...kept, reason: reason ?? null, by: ctx.actor.id, at: ctx.now },
      lines.map(rowOf),
    )
    if (version.value > 1) await markCorrected(ctx.db, roundId, id)
    record(
      ctx,
      'scoring.computed',
      { kind: 'scoring-result', id },
      { office, reason, after: { roundId, version: version.value, hash: bundle.hash, units: lines.length } },
    )
    return id
  })

const lockedResult = async (ctx: Ctx, resultId: number) => {
  const result = await store.findResult(ctx.db, resultId, 'lock')
  const round = result && (await lockedRound(ctx, result.roundId))
  if (!result || !round) throw new Refused('missing', 'page')
  return { result, round }
}

// what stands on the paper until the province keeps a letterhead and a signer, which go over it
const plainHead = (province: string) => ({
  agency: `Ủy ban nhân dân\n${province.replace(/^T(?=ỉnh )|^T(?=hành )/, 't')}`,
  symbol: { agency: 'UBND' },
  place: province.replace(/^(Tỉnh|Thành phố)\s+/, ''),
  signature: { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
})

/** Drafts the decision with its annex on the register, in the province's name; it goes its way to the signature. */
export const draftDecision = (ctx: Ctx, resultId: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayCompute(ctx.actor)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const { result, round } = await lockedResult(ctx, resultId)
    if (result.state !== 'draft') throw new Refused('rule', 'result-not-draft')
    const province = await installationUnit(ctx.db)
    if (!province) throw new Refused('rule', 'no-installation-unit')
    const rows = await store.rowsOfResult(ctx.db, resultId)
    const set = round.content as CriteriaSet
    const { subject, body, annexes } = decisionOf({
      title: round.title,
      year: round.year,
      version: result.version,
      reason: result.reason,
      synthetic: round.synthetic,
      hash: result.bundleHash ?? '',
      setDecision: round.setDecision,
      rounding: set.scoring?.rounding,
      rows,
      certainty: result.intervals?.facts ? intervalSentence(result.intervals.facts, 'vi') : null,
    })
    const documentId = await draftDocument(ctx, {
      unitId: province.unitId,
      type: 'QĐ',
      subject,
      body: { ...plainHead(province.nameVi), body, annexes },
      recipients: ['Như Điều 1', 'Lưu: VT'],
      source: { kind: 'scoring-result', id: resultId },
    })
    record(
      ctx,
      'scoring.decision-drafted',
      { kind: 'scoring-result', id: resultId },
      { office, after: { documentId } },
    )
    return documentId
  })

// the decision as the register has it, when it went that way
const registered = async (ctx: Ctx, resultId: number) => {
  const [doc] = (await documentsFrom(ctx.db, { kind: 'scoring-result', id: resultId })).filter(
    (one) => one.state === 'issued',
  )
  return doc?.cited && doc.issuedOn
    ? { id: doc.id, decisionNo: doc.cited, decidedOn: doc.issuedOn }
    : undefined
}

/** Takes down the decision on a result: the issued document's number and day, or those of a paper signed elsewhere. */
export const decideResult = (ctx: Ctx, resultId: number, input: DecideInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayDecide(ctx.actor)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const { result, round } = await lockedResult(ctx, resultId)
    const document = await registered(ctx, resultId)
    const decision = decide(result.state, phaseOf(round, ctx.today), document ?? input, ctx.today)
    if (!decision.ok) throw refusedAt(decision.reason)
    await store.markDecided(ctx.db, resultId, {
      ...decision.value,
      documentId: document?.id ?? null,
      at: ctx.now,
    })
    if (round.state === 'open') await store.markRound(ctx.db, round.id, 'decided')
    record(
      ctx,
      'scoring.decided',
      { kind: 'scoring-result', id: resultId },
      { office, after: decision.value },
    )
  })

/** Publishes a decided result: the ranking, its explanations and the bundle are open to everybody from now on. */
export const publishResult = (ctx: Ctx, resultId: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayDecide(ctx.actor)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const { result, round } = await lockedResult(ctx, resultId)
    if (result.state !== 'decided') throw new Refused('rule', 'result-not-decided')
    await store.markPublished(ctx.db, resultId, ctx.today, ctx.now)
    await store.markRound(ctx.db, round.id, 'published')
    await tellPublished(ctx, round, result)
    record(
      ctx,
      'scoring.published',
      { kind: 'scoring-result', id: resultId },
      { office, after: { roundId: round.id, version: result.version, hash: result.bundleHash } },
    )
  })

/** Takes over a round that was published elsewhere or before, as printed: nothing is computed, nothing is filled in. */
export const importPrintedRound = (ctx: Ctx, input: PrintedRoundInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayCompute(ctx.actor)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const { rows, ...round } = input
    const { roundId, resultId } = await store.addPrintedRound(ctx.db, {
      ...round,
      decisionNo: round.decisionNo ?? null,
      publishedOn: round.publishedOn ?? null,
      by: ctx.actor.id,
      at: ctx.now,
    })
    await store.addLines(
      ctx.db,
      resultId,
      rows.map((row, i) => ({
        position: i + 1,
        sheetId: null,
        unitId: null,
        unitCode: '',
        unitName: row.unit,
        points: row.points ?? null,
        max: row.max ?? null,
        percent: row.percent ?? null,
        rank: row.rank,
        class: row.class ?? null,
        previousPoints: null,
        previousPercent: row.previousPercent ?? null,
        previousRank: row.previousRank ?? null,
        previousNote: null,
        domains: [],
      })),
    )
    record(
      ctx,
      'scoring.imported',
      { kind: 'scoring-round', id: roundId },
      { office, after: { title: round.title, place: round.place, source: round.source, rows: rows.length } },
    )
    return roundId
  })
