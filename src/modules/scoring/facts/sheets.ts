import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { stageNow } from '../policy/write.ts'
import * as policy from '../policy.ts'
import { Exact, exact, readExact, zero } from '../rules/exact.ts'
import { fieldsOf, type InputField } from '../rules/fields.ts'
import { scoreLeaf } from '../rules/leaf.ts'
import type { Outcome } from '../rules/outcome.ts'
import type { PlacedLeaf } from '../rules/outline.ts'
import {
  firstShown,
  openUntil,
  type Phase,
  phaseOf,
  secondShown,
  signedLate,
  signOpen,
  stageOpen,
} from '../rules/phase.ts'
import { countedOf, type Mark, markOf, unappraised } from '../rules/standing.ts'
import type { SystemValue } from '../rules/value.ts'
import { type Evidence, evidenceOf, type Request, requestsOf, type Twin, twinsOf } from '../store/proof.ts'
import { type HistoryRow, historyOf, type Value, type ValueStage, valuesOf } from '../store/value.ts'
import { needLeaf, type OpenSheet, openSheet } from './open.ts'
import { systemValuesOf } from './system.ts'

export type { Evidence, Extra, Request, Twin } from '../store/proof.ts'
export type { HistoryRow, Value, ValueStage } from '../store/value.ts'

/** A leaf in the tree: its mark, and the points that count as far as this reader may know. */
export type TreeLeaf = {
  placed: PlacedLeaf
  mark: Mark
  points: string | null
  excluded: boolean
  own: boolean
}

export type Sum = { points: string; max: string }

/** The sheet without the leaf that is open: the tree, its sums, what this actor may do. */
export type SheetReading = OpenSheet & {
  phase: Phase
  leaves: TreeLeaf[]
  sums: { self: Sum; appraised: { done: number; of: number }; asked: number }
  signedLate: boolean
  /** until when this actor's stage is open */
  until: string | null
  may: {
    enter: boolean
    sign: boolean
    reopen: boolean
    explain: boolean
    /** domains in which the actor may agree with what the unit says, and tell as finished */
    agree: readonly string[]
    finish: readonly string[]
    extras: boolean
  }
  requests: Request[]
}

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

/** The stages whose values this reader may know: a unit learns of an appraisal once its day is over. */
const shownStages = (ctx: Ctx, { sheet, sight }: OpenSheet): ReadonlySet<ValueStage> => {
  const all: ValueStage[] = ['self', 'first', 'second', 'council', 'correction']
  if (!sight.own) return new Set(all)
  const shown: ValueStage[] = ['self', 'correction']
  if (firstShown(sheet.round, sheet.clock, ctx.today)) shown.push('first')
  if (secondShown(sheet.round, ctx.today)) shown.push('second', 'council')
  return new Set(shown)
}

export const sumOf = (
  values: readonly Pick<Value, 'leaf' | 'stage' | 'points' | 'excluded'>[],
  leaves: readonly PlacedLeaf[],
): Sum => {
  const own = leaves.filter((one) => one.assessment === 'self+appraisal')
  const self = new Map(values.filter((v) => v.stage === 'self').map((v) => [v.leaf, v]))
  const points = own.map((one) => readExact(self.get(one.leaf.code)?.points) ?? zero)
  const max = own.filter((one) => !self.get(one.leaf.code)?.excluded).map((one) => exact(one.leaf.max ?? 0))
  return { points: Exact.sum(points).toString(), max: Exact.sum(max).toString() }
}

const treeOf = (
  ctx: Ctx,
  open: OpenSheet,
  values: readonly Value[],
  asked: ReadonlySet<string>,
): TreeLeaf[] =>
  open.outline.leaves
    .filter((placed) => policy.seesDomain(open.sight, placed.domain.code))
    .map((placed) => {
      const code = placed.leaf.code
      const self = values.find((value) => value.leaf === code && value.stage === 'self')
      const counted = countedOf(values, code) ?? self
      return {
        placed,
        mark: markOf(placed, values, asked.has(code)),
        points: counted?.points ?? null,
        excluded: counted?.excluded ?? false,
        own: stageNow(ctx, open.sheet, placed) !== undefined,
      }
    })

const mayOf = (
  ctx: Ctx,
  { sheet, set, outline }: OpenSheet,
  values: readonly Value[],
): SheetReading['may'] => {
  const { round, clock } = sheet
  const enter = policy.maySelfScore(ctx.actor, sheet) !== undefined
  const head = policy.maySignOff(ctx.actor, sheet) !== undefined
  const first = stageOpen(round, clock, 'first', ctx.today)
  const second = stageOpen(round, clock, 'second', ctx.today)
  const stage = second ? 'second' : 'first'
  const appraised = set.domains
    .map((domain) => domain.code)
    .filter(
      (code) =>
        (first || second) &&
        policy.mayAppraise(ctx.actor, sheet, code) &&
        !sheet.finished.some((one) => one.domain === code && one.stage === stage),
    )
  const left = (code: string) => unappraised(outline.leaves, values, code)
  const agreeable = (code: string) =>
    outline.leaves.some(
      (one) =>
        one.domain.code === code && one.assessment === 'self+appraisal' && left(code).includes(one.leaf.code),
    )
  return {
    enter: enter && stageOpen(round, clock, 'self', ctx.today),
    sign: head && signOpen(round, clock, ctx.today),
    reopen: round.state === 'open' && policy.mayReopen(ctx.actor, sheet) !== undefined,
    explain: enter && stageOpen(round, clock, 'explain', ctx.today),
    agree: first ? appraised.filter(agreeable) : [],
    finish: appraised.filter((code) => left(code).length === 0),
    extras: set.scoring?.bonus !== undefined || set.scoring?.penalty !== undefined,
  }
}

const untilOf = (ctx: Ctx, { sheet, sight }: OpenSheet): string | null => {
  const stages = sight.own ? (['self', 'explain'] as const) : (['second', 'first'] as const)
  const stage = stages.find((one) => stageOpen(sheet.round, sheet.clock, one, ctx.today))
  return stage ? openUntil(sheet.round, sheet.clock, stage) : null
}

/** A sheet as this actor may see it, with a leaf opened when one is named (else the first). Up to eight statements. */
export async function readSheet(
  ctx: Ctx,
  sheetId: number,
  code: string | undefined,
): Promise<{ reading: SheetReading; leaf: LeafReading }> {
  const open = await openSheet(ctx, sheetId, 'read')
  const shown = shownStages(ctx, open)
  const values = (await valuesOf(ctx.db, sheetId)).filter((value) => shown.has(value.stage))
  const knowsRequests = !open.sight.own || shown.has('first')
  const requests = knowsRequests ? await requestsOf(ctx.db, sheetId) : []
  const asked = new Set(requests.map((request) => request.leaf))
  const leaves = treeOf(ctx, open, values, asked)
  const first = leaves[0]
  if (!first) throw new Refused('missing', 'page')
  const placed = code === undefined ? first.placed : needLeaf(open, code)
  const reading: SheetReading = {
    ...open,
    phase: phaseOf(open.sheet.round, ctx.today),
    leaves,
    sums: {
      self: sumOf(
        values,
        leaves.map((one) => one.placed),
      ),
      appraised: { done: leaves.filter((one) => isAppraised(values, one)).length, of: leaves.length },
      asked: leaves.filter((one) => one.mark === 'asked').length,
    },
    signedLate: signedLate(open.sheet.round, open.sheet.clock),
    until: untilOf(ctx, open),
    may: mayOf(ctx, open, values),
    requests,
  }
  const leaf = await readLeaf(ctx, open, placed, { values, requests, shown })
  return { reading, leaf }
}

const isAppraised = (values: readonly Value[], { placed }: TreeLeaf): boolean => {
  const counted = countedOf(values, placed.leaf.code)
  return counted !== undefined && (counted.points !== null || counted.excluded)
}

async function readLeaf(
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
    bySystem: stage === 'self' && !values.self ? bySystem(placed, system, sheet.year) : undefined,
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
