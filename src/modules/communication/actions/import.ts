import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import {
  endProgress,
  findProgress,
  loadOf,
  lockProgress,
  noteProgress,
  type Progress,
  planProgress,
  sweepProgress,
} from '#platform/progress.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { headKey, rowsBy } from '#platform/table.ts'
import { tableLimits, tableOf } from '../../plans/facts.ts'
import { type ImportedActivity, importHeads, type LineFault, readRows, sameKey } from '../input/list.ts'
import { faultsOf } from '../rules/activity.ts'
import { addActivities, knownActivities, lockLists } from '../store/activity.ts'
import { listChannels } from '../store/channel.ts'
import { recordingOffice } from './activity.ts'
import { byOf } from './load.ts'

const kind = 'communication-import'
type Kept = { faults: LineFault[]; rows: ImportedActivity[] }

/** A list that was read and not taken yet, or that was: what was understood, what refused. */
export type ActivityImport = Pick<Progress, 'id' | 'title' | 'state' | 'total' | 'done' | 'refused'> &
  Kept & { unitId: number }

/** What a list may hold. */
export const importLimits = ({ config }: Ctx) => tableLimits(config, 2000)

const needed = ['channel', 'title', 'from', 'items'] as const

/** A list without a column that every row needs is no list. */
const refuseWithout = (head: readonly string[]): void => {
  const keys = head.map(headKey)
  const lacks = (name: (typeof needed)[number]) =>
    !(importHeads[name] as readonly string[]).some((way) => keys.includes(way))
  if (needed.some(lacks))
    throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'columns-missing' }])
}

/** Reads a list of a unit's activities (.xlsx or .csv) and keeps what it says; nothing is recorded yet. Gives its number. */
export const readImport = async (
  ctx: Ctx,
  { unitId, file }: { unitId: number; file: File },
): Promise<{ id: number }> => {
  await recordingOffice(ctx, unitId)
  const table = await tableOf({ file }, importLimits(ctx))
  refuseWithout(table.head)
  const lines = rowsBy(table, importHeads)
  const activities = await knownActivities(ctx.db, unitId)
  const channels = await listChannels(ctx.db)
  const read = readRows(lines, { channels, activities }, ctx.today)
  return inTransaction(ctx, async (ctx) => {
    const office = await recordingOffice(ctx, unitId)
    const id = await planProgress(ctx.db, {
      kind,
      title: file.name.slice(0, 200),
      personId: ctx.actor.id,
      total: read.rows.length,
      refused: new Set(read.faults.map((one) => one.line)).size,
      subjectId: unitId,
      report: { faults: read.faults.slice(0, 1000) },
      load: { rows: read.rows },
    })
    const after = { file: file.name, rows: read.rows.length, refused: read.faults.length }
    record(ctx, 'communication.list-read', { kind: 'unit', id: unitId, unitId }, { office, after })
    return { id }
  })
}

const importOf = async (ctx: Ctx, found: Progress | undefined): Promise<ActivityImport> => {
  if (!found || found.personId !== ctx.actor.id) throw new Refused('missing', 'page')
  const load = (await loadOf(ctx.db, kind, found.id)) as { rows: ImportedActivity[] } | undefined
  const { faults } = found.report as { faults: LineFault[] }
  const { id, title, state, total, done, refused, subjectId } = found
  return { id, title, state, total, done, refused, unitId: subjectId ?? 0, faults, rows: load?.rows ?? [] }
}

/** A list that this very person sent. */
export const findImport = async (ctx: Ctx, id: number): Promise<ActivityImport> =>
  importOf(ctx, await findProgress(ctx.db, kind, id))

/** Records the rows of a list that can be taken, all in one; rows entered meanwhile are not entered again, nor in channels that have ended. */
export const takeImport = (ctx: Ctx, id: number): Promise<{ taken: number }> =>
  inTransaction(ctx, async (ctx) => {
    const found = await importOf(ctx, await lockProgress(ctx.db, kind, id))
    const office = await recordingOffice(ctx, found.unitId)
    if (found.state !== 'waiting') throw new Refused('rule', 'already-taken')
    // what was recorded, and which channels ended, since the list was read
    await lockLists(ctx.db, found.unitId)
    const known = new Set((await knownActivities(ctx.db, found.unitId)).map(sameKey))
    const channels = await listChannels(ctx.db)
    const channelOf = (row: ImportedActivity) => channels.find((one) => one.id === row.channelId)
    const rows = found.rows.filter(
      (row) => !known.has(sameKey(row)) && faultsOf(row, channelOf(row), ctx.today).length === 0,
    )
    if (rows.length === 0) throw new Refused('rule', 'nothing-to-take')
    await addActivities(
      ctx.db,
      found.unitId,
      rows.map(({ line, ...told }) => told),
      byOf(ctx, office),
    )
    await noteProgress(ctx.db, id, { done: rows.length, refused: found.refused })
    await endProgress(ctx.db, id, 'done', { faults: found.faults })
    const after = { file: found.title, rows: rows.length, refused: found.refused }
    record(
      ctx,
      'communication.list-taken',
      { kind: 'unit', id: found.unitId, unitId: found.unitId },
      { office, after },
    )
    return { taken: rows.length }
  })

/** The daily job: lists that were read and not taken within 30 days are removed. */
export const sweepImports = async (ctx: Ctx): Promise<void> => {
  await sweepProgress(ctx.db, kind, 30)
}
