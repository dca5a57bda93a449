import type { Ctx } from '#platform/context.ts'
import { stageNow } from '../policy/write.ts'
import * as policy from '../policy.ts'
import { fieldsOf, type InputField } from '../rules/fields.ts'
import { scoreLeaf } from '../rules/leaf.ts'
import type { Outcome } from '../rules/outcome.ts'
import type { PlacedLeaf } from '../rules/outline.ts'
import { stageOpen } from '../rules/phase.ts'
import type { SystemValue } from '../rules/value.ts'
import { type Evidence, evidenceOf, type Request, type Twin, twinsOf } from '../store/proof.ts'
import { type HistoryRow, historyOf, type Value, type ValueStage } from '../store/value.ts'
import type { OpenSheet } from './open.ts'
import { systemValuesOf } from './system.ts'

/** One leaf opened. */
export type LeafReading = {
  placed: PlacedLeaf
  fields: InputField[]
  values: Partial<Record<ValueStage, Value>>
  outcomes: Partial<Record<ValueStage, Outcome>>
  /** the stage that this actor writes now */
  stage: policy.WriteStage | undefined
  /** what the system alone comes to, while the unit has written nothing */
  bySystem: Outcome | undefined
  system: ReadonlyMap<string, SystemValue>
  evidence: Evidence[]
  twins: Twin[]
  requests: Request[]
  history: HistoryRow[]
  /** `evidence`: what is brought now belongs to this stage */
  may: { evidence: 'self' | 'explanation' | undefined; ask: boolean; answer: boolean }
  /** other evidence of this sheet that may serve here too */
  offered: Evidence[]
}

/** A leaf of a sheet opened: its values with what the engine makes of them, evidence, requests, history. Up to six statements. */
export async function readLeaf(
  ctx: Ctx,
  open: OpenSheet,
  placed: PlacedLeaf,
  known: { values: readonly Value[]; requests: readonly Request[]; shown: ReadonlySet<ValueStage> },
): Promise<LeafReading> {
  const { sheet, sight } = open
  const code = placed.leaf.code
  const values = Object.fromEntries(known.values.filter((v) => v.leaf === code).map((v) => [v.stage, v]))
  const evidence = await evidenceOf(ctx.db, sheet.id)
  const own = evidence.filter((one) => one.leaf === code)
  const standing = own.filter((one) => !one.withdrawnAt)
  const explaining = sight.own && stageOpen(sheet.round, sheet.clock, 'explain', ctx.today)
  const enters = policy.maySelfScore(ctx.actor, sheet) !== undefined
  const requests = known.requests.filter((request) => request.leaf === code)
  const stage = stageNow(ctx, sheet, placed)?.stage
  const system = await systemValuesOf(ctx, sheet, placed.leaf)
  const appraises =
    policy.mayAppraise(ctx.actor, sheet, placed.domain.code) ?? policy.maySitInCouncil(ctx.actor, sheet)
  return {
    placed,
    fields: fieldsOf(placed.leaf),
    values,
    outcomes: Object.fromEntries(
      Object.entries(values).map(([stage, value]) => [
        stage,
        scoreLeaf(placed.leaf, value as Value, sheet.year),
      ]),
    ),
    stage,
    system,
    bySystem: startsWithSystem(stage, placed, values) ? bySystem(placed, system, sheet.year) : undefined,
    evidence: own,
    twins: standing.length > 0 ? await twinsOf(ctx.db, sheet.id, code) : [],
    requests,
    history: (await historyOf(ctx.db, sheet.id, code)).filter((row) => known.shown.has(row.stage)),
    may: {
      evidence: !enters
        ? undefined
        : stageOpen(sheet.round, sheet.clock, 'self', ctx.today)
          ? 'self'
          : explaining
            ? 'explanation'
            : undefined,
      ask:
        appraises !== undefined &&
        placed.assessment === 'self+appraisal' &&
        stageOpen(sheet.round, sheet.clock, 'first', ctx.today) &&
        !requests.some((request) => request.answer === null),
      answer: enters && explaining,
    },
    offered: offeredOf(evidence, own),
  }
}

// a unit begins with what the system knows, and so does who enters what people asked have said
const startsWithSystem = (
  stage: policy.WriteStage | undefined,
  { assessment }: PlacedLeaf,
  values: LeafReading['values'],
): boolean =>
  stage === 'self'
    ? !values.self
    : stage !== undefined && assessment !== 'self+appraisal' && Object.keys(values).length === 0

const bySystem = (
  { leaf }: PlacedLeaf,
  system: ReadonlyMap<string, SystemValue>,
  year: number,
): Outcome | undefined => {
  if (system.size === 0) return undefined
  const inputs = Object.fromEntries([...system].map(([name, known]) => [name, known.value]))
  return scoreLeaf(leaf, { inputs, notApplicable: false, handPoints: null }, year)
}

/** Files of other leaves that are not here yet, each once. */
const offeredOf = (evidence: readonly Evidence[], own: readonly Evidence[]): Evidence[] => {
  const here = new Set(own.filter((one) => !one.withdrawnAt).map((one) => one.hash ?? one.documentId))
  const seen = new Set<string | number | null>()
  return evidence.filter((one) => {
    const key = one.hash ?? one.documentId
    if (one.withdrawnAt || here.has(key) || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
