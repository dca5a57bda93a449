import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { installationUnit } from '../../organisation/facts.ts'
import { areasOn, basesOn, findProgramme } from '../../programme/facts.ts'
import type { PlanInput, RowInput } from '../input.ts'
import * as policy from '../policy.ts'
import { gapsOf, type PlanRow } from '../rules.ts'
import type { Finding } from '../sheet/findings.ts'
import * as store from '../store.ts'
import { type MatchFinding, readAnnex, rowsOfSheet } from './rows.ts'

/** A draft or issued plan that this actor may see, locked; what they may not see is not found. */
export const lockedPlan = async (ctx: Ctx, planId: number) => {
  const plan = await store.lockPlan(ctx.db, planId)
  if (!plan || !policy.maySee(ctx.actor, { ...plan, unitId: plan.unit_id }))
    throw new Refused('missing', 'page')
  return plan
}

type Locked = Awaited<ReturnType<typeof lockedPlan>>

/** A draft that this actor may change, locked, and the office it is done under. */
export const drafting = async (
  ctx: Ctx,
  planId: number,
): Promise<{ plan: Locked; office: Mandate | undefined }> => {
  const plan = await lockedPlan(ctx, planId)
  const office = policy.mayDraft(ctx.actor, { kind: plan.kind, unitId: plan.unit_id })
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
  if (plan.state !== 'draft') throw new Refused('rule', 'already-issued')
  return { plan, office }
}

/** Opens a draft plan of a year; provincial plans belong to the installation's unit. Gives its number. */
export const draftPlan = (ctx: Ctx, input: PlanInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const home = await installationUnit(ctx.db)
    const unitId = input.kind === 'unit' ? (input.unitId ?? ctx.actor.mandates[0]?.unitId) : home?.unitId
    if (unitId === undefined) throw new Refused('rule', 'unit-unknown')
    const office = policy.mayDraft(ctx.actor, { kind: input.kind, unitId })
    if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
    if (!(await findProgramme(ctx.db, input.year))) throw new Refused('rule', 'year-not-opened')
    if (input.parentId && !(await store.findPlan(ctx.db, input.parentId)))
      throw new Refused('rule', 'plan-unknown')
    const id = await store.addPlan(ctx.db, { ...input, unitId, personId: ctx.actor.id, at: ctx.now })
    record(ctx, 'plan.drafted', { kind: 'plan', id, unitId }, { office, after: { ...input, unitId } })
    return id
  })

export type AnnexImport = { rows: number; findings: (Finding | MatchFinding)[]; written: boolean }

/** Takes an annex into a draft: with an error, or as a dry run, nothing is written. `replace` empties the draft first. */
export const importAnnex = (
  ctx: Ctx,
  planId: number,
  file: { bytes: Uint8Array; name: string },
  options: { dryRun?: boolean; replace?: boolean } = {},
): Promise<AnnexImport> =>
  inTransaction(ctx, async (ctx) => {
    const { plan, office } = await drafting(ctx, planId)
    const sheet = await readAnnex(ctx, file.bytes, file.name, plan.year)
    const home = await installationUnit(ctx.db)
    const { rows, findings } = await rowsOfSheet(ctx, sheet, home?.unitId ?? plan.unit_id)
    const all = [...sheet.findings, ...findings]
    if (options.dryRun || all.some((f) => f.level === 'error'))
      return { rows: rows.length, findings: all, written: false }
    if (options.replace) await store.removeRows(ctx.db, planId)
    await store.addRows(ctx.db, planId, rows)
    await store.touchPlan(ctx.db, planId)
    record(
      ctx,
      'plan.imported',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { rows: rows.length, file: file.name, findings: all.length } },
    )
    return { rows: rows.length, findings: all, written: true }
  })

/** Copies the rows of another plan into a draft: days move to the draft's year, leads that have ended are left out. */
export const copyRows = (ctx: Ctx, planId: number, fromPlanId: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const { plan, office } = await drafting(ctx, planId)
    const from = await store.findPlan(ctx.db, fromPlanId)
    if (!from || !policy.maySee(ctx.actor, { ...from, unitId: from.unit_id }))
      throw new Refused('rule', 'plan-unknown')
    const standing = await store.standingUnits(ctx.db, ctx.today)
    const rows = (await store.planRows(ctx.db, fromPlanId))
      .filter((row) => row.droppedBy === null)
      .map((row) => moved(row, plan.year, plan.year - from.year, standing))
    await store.addRows(ctx.db, planId, rows)
    await store.touchPlan(ctx.db, planId)
    record(
      ctx,
      'plan.copied',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { fromPlanId, rows: rows.length } },
    )
    return rows.length
  })

const moved = (row: PlanRow, year: number, by: number, standing: ReadonlySet<number>): PlanRow => ({
  ...row,
  leadUnitIds: row.leadUnitIds.filter((id) => standing.has(id)),
  coordinatorUnitIds: row.coordinatorUnitIds.filter((id) => standing.has(id)),
  deadlineOn: row.deadlineOn === null ? null : laterYear(row.deadlineOn, by),
  deadlineText: row.deadlineText.replaceAll(String(year - by), String(year)),
  money: null,
  moneySource: null,
})

const laterYear = (day: string, by: number): string => {
  const year = Number(day.slice(0, 4)) + by
  const rest = day.slice(4)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${year}${rest === '-02-29' && !leap ? '-02-28' : rest}`
}

/** A typed row as the annex keeps it. */
export const rowOf = (input: RowInput): PlanRow => ({
  number: input.number,
  part: input.part ?? null,
  areaId: input.areaId ?? null,
  basisId: input.basisId ?? null,
  title: input.title,
  product: input.product,
  leadUnitIds: input.leadUnitIds,
  leadText: '',
  coordinatorUnitIds: input.coordinatorUnitIds.filter((id) => !input.leadUnitIds.includes(id)),
  coordinatorText: '',
  deadlineKind: input.deadlineKind,
  deadlineOn:
    input.deadlineKind === 'regular' || input.deadlineKind === 'none' ? null : (input.deadlineOn ?? null),
  deadlineText: input.deadlineText ?? '',
  deadlineReading: 'inclusive',
  money: input.money ?? null,
  moneySource: input.moneySource ?? null,
  staff: input.staff ?? null,
  note: input.note ?? null,
})

/** Units and area of a typed row exist, and the row lacks nothing. */
export const completeRow = async (ctx: Ctx, row: PlanRow): Promise<void> => {
  const standing = await store.standingUnits(ctx.db, ctx.today)
  if ([...row.leadUnitIds, ...row.coordinatorUnitIds].some((id) => !standing.has(id)))
    throw new Refused('rule', 'unit-unknown')
  const [areas, bases] = [await areasOn(ctx.db, ctx.today), await basesOn(ctx.db, ctx.today)]
  if (row.areaId !== null && !areas.some((area) => area.id === row.areaId))
    throw new Refused('rule', 'area-unknown')
  if (row.basisId !== null && !bases.some((basis) => basis.id === row.basisId))
    throw new Refused('rule', 'basis-unknown')
  if (gapsOf(row).length > 0) throw new Refused('rule', 'rows-incomplete')
}

/** The row of a draft that was seen; refused when it has gone or was saved by somebody else meanwhile. */
const seenRow = async (ctx: Ctx, planId: number, rowId: number, version: number) => {
  const row = (await store.planRows(ctx.db, planId)).find((r) => r.id === rowId)
  if (!row) {
    // a number that no row ever had is not there; one that somebody removed meanwhile is told, so that the text stays
    if (!(await store.rowWasGiven(ctx.db, rowId))) throw new Refused('missing', 'page')
    throw new Refused('rule', 'row-gone')
  }
  if (row.version !== version) throw new Refused('rule', 'changed-meanwhile')
  return row
}

/** Adds a typed row to a draft, or puts it in the place of the one that was seen at a version. */
export const saveRow = (
  ctx: Ctx,
  planId: number,
  input: RowInput,
  seen?: { id: number; version: number },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { plan, office } = await drafting(ctx, planId)
    const before = seen && (await seenRow(ctx, planId, seen.id, seen.version))
    const row = rowOf(input)
    await completeRow(ctx, row)
    if (before) await store.changeRow(ctx.db, before.id, row)
    else await store.addRows(ctx.db, planId, [row])
    await store.touchPlan(ctx.db, planId)
    record(
      ctx,
      'plan.row-saved',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, before: before && wordsOf(before), after: { rowId: before?.id, ...row } },
    )
  })

const wordsOf = ({ number, title, product, leadUnitIds, deadlineOn }: PlanRow) => ({
  number,
  title,
  product,
  leadUnitIds,
  deadlineOn,
})

/** Takes a row out of a draft. */
export const removeRow = (ctx: Ctx, planId: number, rowId: number, version: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { plan, office } = await drafting(ctx, planId)
    const row = await seenRow(ctx, planId, rowId, version)
    await store.removeRows(ctx.db, planId, rowId)
    await store.touchPlan(ctx.db, planId)
    record(
      ctx,
      'plan.row-removed',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, before: wordsOf(row) },
    )
  })
