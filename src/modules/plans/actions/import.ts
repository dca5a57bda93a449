import { z } from 'zod'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { enqueue } from '#platform/jobs.ts'
import {
  endProgress,
  findProgress,
  loadOf,
  loadSlice,
  lockProgress,
  noteProgress,
  type Progress,
  planProgress,
  sweepProgress,
} from '#platform/progress.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { loadActor } from '../../identity/facts.ts'
import { installationUnit, settingsOn } from '../../organisation/facts.ts'
import type { PlanRow } from '../rules.ts'
import { correctionSheet } from '../sheet/correction.ts'
import type { Finding } from '../sheet/findings.ts'
import type { PlanSheet, PlanSheetTask } from '../sheet/types.ts'
import * as store from '../store.ts'
import { drafting } from './draft.ts'
import { type MatchFinding, readAnnex, rowsOfSheet } from './rows.ts'

const kind = 'plan-import'
/** Above this many rows the taking is a job with progress, in chunks of this size. */
const chunkRows = 500

/** What was found in a sheet; the sheet itself is kept beside it until it is taken. */
type Kept = { findings: (Finding | MatchFinding)[] }

/** A sheet that was read for a draft: how it stands and what was found. `refused` counts its errors. */
export type SheetImport = Omit<Progress, 'report'> & Kept

/** Reads a sheet for a draft and keeps what it says; nothing enters the draft. Gives the import's number. */
export const readSheet = async (
  ctx: Ctx,
  planId: number,
  file: { bytes: Uint8Array; name: string },
): Promise<number> => {
  // read before the plan is locked: understanding a long sheet takes a second or two
  const { plan } = await inTransaction(ctx, (ctx) => drafting(ctx, planId))
  const sheet = await readAnnex(ctx, file.bytes, file.name, plan.year)
  const { findings: unmatched } = await matched(ctx, plan.unit_id, sheet)
  const findings = [...sheet.findings, ...unmatched]
  return inTransaction(ctx, async (ctx) => {
    const { office } = await drafting(ctx, planId)
    const id = await planProgress(ctx.db, {
      kind,
      title: file.name,
      personId: ctx.actor.id,
      total: sheet.tasks.length,
      refused: findings.filter((f) => f.level === 'error').length,
      subjectId: planId,
      report: { findings } satisfies Kept,
      load: sheet,
    })
    record(
      ctx,
      'plan.sheet-read',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { file: file.name, tasks: sheet.tasks.length, findings: findings.length } },
    )
    return id
  })
}

const matched = async (ctx: Ctx, unitId: number, sheet: PlanSheet) => {
  const home = await installationUnit(ctx.db)
  return rowsOfSheet(ctx, sheet, home?.unitId ?? unitId)
}

const importOf = (found: Progress | undefined, planId: number): SheetImport | undefined => {
  if (found?.subjectId !== planId) return undefined
  const { report, ...rest } = found
  return { ...rest, ...(report as Kept) }
}

/** A sheet that was read for a draft by somebody who may draft it; refused as missing otherwise. */
export const findSheet = async (ctx: Ctx, planId: number, importId: number): Promise<SheetImport> => {
  const found = importOf(await findProgress(ctx.db, kind, importId), planId)
  if (!found) throw new Refused('missing', 'page')
  return found
}

/** The first tasks of a kept sheet as they were understood; none once it has been taken. */
export const tasksOf = async (
  ctx: Ctx,
  { id, state }: SheetImport,
  count: number,
): Promise<PlanSheetTask[]> =>
  state === 'waiting' ? ((await loadSlice(ctx.db, id, 'tasks', { from: 0, count })) as PlanSheetTask[]) : []

/** The sheet as an .xlsx to correct and send again, each finding on its row. */
export const correctionOf = async (ctx: Ctx, { id, findings }: SheetImport): Promise<Uint8Array> => {
  const sheet = (await loadOf(ctx.db, kind, id)) as PlanSheet | undefined
  if (!sheet) throw new Refused('missing', 'page')
  return correctionSheet(sheet, findings, ctx.lang)
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
    if (found.refused > 0) throw new Refused('rule', 'sheet-has-errors')
    if (found.total > chunkRows) {
      await noteProgress(ctx.db, importId, { done: 0, refused: 0 })
      await enqueue(ctx, 'plans.take-sheet', { planId, importId, replace, personId: ctx.actor.id })
      return
    }
    await takeRows(ctx, found, await rowsNow(ctx, found), replace)
  })

/** The rows of a kept sheet with units as they stand now; what has become an error since is refused. */
const rowsNow = async (ctx: Ctx, found: SheetImport): Promise<PlanRow[]> => {
  const plan = await store.findPlan(ctx.db, found.subjectId ?? 0)
  const sheet = (await loadOf(ctx.db, kind, found.id)) as PlanSheet | undefined
  if (!sheet) throw new Refused('rule', 'already-taken')
  const { rows, findings } = await matched(ctx, plan?.unit_id ?? 0, sheet)
  if (findings.some((f) => f.level === 'error')) throw new Refused('rule', 'sheet-has-errors')
  return rows
}

/** All rows of a sheet in one transaction, so that nobody reads or issues half of it; `far` hears after each chunk. */
const takeRows = (
  ctx: Ctx,
  { id, subjectId, title, findings }: SheetImport,
  rows: readonly PlanRow[],
  replace: boolean,
  far?: (done: number) => Promise<void>,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const planId = subjectId ?? 0
    const { plan, office } = await drafting(ctx, planId)
    if (replace) await store.removeRows(ctx.db, planId)
    for (let at = 0; at < rows.length; at += chunkRows) {
      await store.addRows(ctx.db, planId, rows.slice(at, at + chunkRows))
      await far?.(Math.min(at + chunkRows, rows.length))
    }
    await store.touchPlan(ctx.db, planId)
    await noteProgress(ctx.db, id, { done: rows.length, refused: 0 })
    await endProgress(ctx.db, id, 'done', { findings } satisfies Kept)
    record(
      ctx,
      'plan.imported',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { rows: rows.length, file: title, findings: findings.length, replace } },
    )
  })

const payloadShape = z.object({
  planId: z.number(),
  importId: z.number(),
  replace: z.boolean(),
  personId: z.string().nullable(),
})

/** The job behind a long sheet, under the authority of who took it. Run again after a crash it begins anew. */
export const takeSheetInChunks = async (ctx: Ctx, payload: unknown): Promise<void> => {
  const { planId, importId, replace, personId } = payloadShape.parse(payload)
  const actor = personId === null ? ctx.actor : await loadActor(ctx.db, personId, ctx.today)
  const found = importOf(await findProgress(ctx.db, kind, importId), planId)
  if (!actor || found?.state !== 'running') return
  const own = { ...ctx, actor }
  const far = (done: number) => noteProgress(ctx.db, importId, { done, refused: 0 })
  try {
    await takeRows(own, found, await rowsNow(own, found), replace, far)
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal
    await endProgress(ctx.db, importId, 'failed', { findings: found.findings } satisfies Kept)
  }
}

/** The daily job: sheets that were read and not taken within the days of a setting are removed. */
export const sweepSheets = async (ctx: Ctx): Promise<void> => {
  const set = await settingsOn(ctx.db, ctx.today, { 'plans.keep-sheets-days': 30 })
  await sweepProgress(ctx.db, kind, set['plans.keep-sheets-days'])
}
