import { z } from 'zod'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { enqueue } from '#platform/jobs.ts'
import {
  endProgress,
  findProgress,
  lockProgress,
  noteProgress,
  type Progress,
  planProgress,
} from '#platform/progress.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { loadActor } from '../../identity/facts.ts'
import { installationUnit } from '../../organisation/facts.ts'
import type { PlanRow } from '../rules.ts'
import { correctionSheet } from '../sheet/correction.ts'
import type { Finding } from '../sheet/findings.ts'
import type { PlanSheet } from '../sheet/types.ts'
import * as store from '../store.ts'
import { drafting } from './draft.ts'
import { type MatchFinding, readAnnex, rowsOfSheet } from './rows.ts'

const kind = 'plan-import'
/** Above this many rows the taking is a job with progress, in chunks of this size. */
export const chunkRows = 500

/** What was read of a sheet, kept until it is taken; afterwards without its tasks. */
type Kept = { planId: number; findings: (Finding | MatchFinding)[]; sheet?: PlanSheet }

/** A sheet that was read for a draft: how it stands, what was found, what it holds. */
export type SheetImport = Omit<Progress, 'report'> & Kept & { errors: number }

/** Reads a sheet for a draft and keeps what it says; nothing enters the draft. Gives the import's number. */
export const readSheet = (
  ctx: Ctx,
  planId: number,
  file: { bytes: Uint8Array; name: string },
): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { plan, office } = await drafting(ctx, planId)
    const sheet = await readAnnex(ctx, file.bytes, file.name, plan.year)
    const { findings } = await matched(ctx, plan.unit_id, sheet)
    const report: Kept = { planId, sheet, findings: [...sheet.findings, ...findings] }
    const total = sheet.tasks.length
    const id = await planProgress(ctx.db, { kind, title: file.name, personId: ctx.actor.id, total, report })
    record(
      ctx,
      'plan.sheet-read',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { file: file.name, tasks: total, findings: report.findings.length } },
    )
    return id
  })

const matched = async (ctx: Ctx, unitId: number, sheet: PlanSheet) => {
  const home = await installationUnit(ctx.db)
  return rowsOfSheet(ctx, sheet, home?.unitId ?? unitId)
}

const importOf = (found: Progress | undefined, planId: number): SheetImport | undefined => {
  if (!found) return undefined
  const { report, ...rest } = found
  const kept = report as Kept
  if (kept.planId !== planId) return undefined
  return { ...rest, ...kept, errors: kept.findings.filter((f) => f.level === 'error').length }
}

/** A sheet that was read for a draft by somebody who may draft it; refused as missing otherwise. */
export const findSheet = async (ctx: Ctx, planId: number, importId: number): Promise<SheetImport> => {
  const found = importOf(await findProgress(ctx.db, kind, importId), planId)
  if (!found) throw new Refused('missing', 'page')
  return found
}

/** The sheet as an .xlsx to correct and send again, each finding on its row. */
export const correctionOf = async (ctx: Ctx, sheet: SheetImport): Promise<Uint8Array> => {
  if (!sheet.sheet) throw new Refused('missing', 'page')
  return correctionSheet(sheet.sheet, sheet.findings, ctx.lang)
}

/** Takes a sheet without errors into its draft: a short one at once, a long one by a job. */
export const takeSheet = (
  ctx: Ctx,
  planId: number,
  importId: number,
  { replace }: { replace: boolean },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await drafting(ctx, planId)
    const found = importOf(await lockProgress(ctx.db, kind, importId), planId)
    if (!found) throw new Refused('missing', 'page')
    if (found.state !== 'waiting') throw new Refused('rule', 'already-taken')
    if (found.errors > 0) throw new Refused('rule', 'sheet-has-errors')
    if (found.total > chunkRows) {
      await noteProgress(ctx.db, importId, { done: 0, refused: 0 })
      await enqueue(ctx, 'plans.take-sheet', { planId, importId, replace, personId: ctx.actor.id })
      return
    }
    const rows = await rowsNow(ctx, planId, found)
    await takeChunk(ctx, planId, importId, rows, replace)
  })

/** The rows of a kept sheet with units as they stand now; what has become an error since is refused. */
const rowsNow = async (ctx: Ctx, planId: number, found: SheetImport): Promise<PlanRow[]> => {
  const plan = await store.findPlan(ctx.db, planId)
  const { rows, findings } = await matched(ctx, plan?.unit_id ?? 0, found.sheet as PlanSheet)
  if (findings.some((f) => f.level === 'error')) throw new Refused('rule', 'sheet-has-errors')
  return rows
}

/** The next rows of a sheet in one transaction with how far it is; true when that was the last of it. */
const takeChunk = (
  ctx: Ctx,
  planId: number,
  importId: number,
  rows: readonly PlanRow[],
  replace: boolean,
): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const { plan, office } = await drafting(ctx, planId)
    const found = importOf(await lockProgress(ctx.db, kind, importId), planId)
    if (!found || found.state === 'done') return true
    const done = Math.min(found.done + chunkRows, rows.length)
    if (found.done === 0 && replace) await store.removeRows(ctx.db, planId)
    await store.addRows(ctx.db, planId, rows.slice(found.done, done))
    await noteProgress(ctx.db, importId, { done, refused: 0 })
    if (done < rows.length) return false
    await store.touchPlan(ctx.db, planId)
    await endProgress(ctx.db, importId, 'done', { planId, findings: found.findings } satisfies Kept)
    record(
      ctx,
      'plan.imported',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { rows: rows.length, file: found.title, findings: found.findings.length } },
    )
    return true
  })

const payloadShape = z.object({
  planId: z.number(),
  importId: z.number(),
  replace: z.boolean(),
  personId: z.string().nullable(),
})

/** The job behind a long sheet, under the authority of who took it. A second run goes on where the first ended. */
export const takeSheetInChunks = async (ctx: Ctx, payload: unknown): Promise<void> => {
  const { planId, importId, replace, personId } = payloadShape.parse(payload)
  const actor = personId === null ? ctx.actor : await loadActor(ctx.db, personId, ctx.today)
  const found = importOf(await findProgress(ctx.db, kind, importId), planId)
  if (!actor || !found || found.state !== 'running') return
  const own = { ...ctx, actor }
  try {
    const rows = await rowsNow(own, planId, found)
    while (!(await takeChunk(own, planId, importId, rows, replace)));
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal
    await endProgress(ctx.db, importId, 'failed', { planId, findings: found.findings } satisfies Kept)
  }
}
