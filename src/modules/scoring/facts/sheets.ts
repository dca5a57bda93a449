import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { stageNow } from '../policy/write.ts'
import * as policy from '../policy.ts'
import { Exact, exact, readExact, zero } from '../rules/exact.ts'
import type { PlacedLeaf } from '../rules/outline.ts'
import {
  explainBegun,
  openUntil,
  type Phase,
  phaseOf,
  signedLate,
  signOpen,
  stageOpen,
} from '../rules/phase.ts'
import { countedOf, type Mark, markOf, unappraised } from '../rules/standing.ts'
import { type Request, requestsOf } from '../store/proof.ts'
import { type Value, valuesOf } from '../store/value.ts'
import { type LeafReading, readLeaf } from './leaf.ts'
import { needLeaf, type OpenSheet, openSheet } from './open.ts'
import { shownStages } from './shown.ts'

export type { Evidence, Extra, Request, Twin } from '../store/proof.ts'
export type { HistoryRow, Value, ValueStage } from '../store/value.ts'
export type { LeafReading } from './leaf.ts'

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
  { sheet, set, outline, sight }: OpenSheet,
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
    extras:
      sight.domains === 'all' && (set.scoring?.bonus !== undefined || set.scoring?.penalty !== undefined),
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
  const knowsRequests = !open.sight.own || explainBegun(open.sheet.round, open.sheet.clock, ctx.today)
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
