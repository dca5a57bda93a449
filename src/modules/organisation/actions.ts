import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { projectRoot } from '#platform/root.ts'
import { readUnitsCsv } from './csv.ts'
import type { ChangeInput, DayInput, SettingInput, SuccessionInput } from './input.ts'
import * as policy from './policy.ts'
import { setDay } from './rules/calendar.ts'
import { checkUnits, type UnitFinding } from './rules/import.ts'
import { changeTo } from './rules/settings.ts'
import { succeed } from './rules/succession.ts'
import * as store from './store.ts'

/** Puts the kinds of units of db/reference in place; safe to repeat. */
export const loadOrganisationReference = async (db: Db): Promise<void> => {
  const file = readFileSync(join(projectRoot, 'db/reference/unit-kinds.csv'), 'utf8')
  const rows = parse(file, { columns: true }) as {
    code: string
    name_vi: string
    name_en: string
    block: string
    position: string
  }[]
  await store.saveKinds(
    db,
    rows.map((row) => ({ ...row, position: Number(row.position) })),
  )
}

const allowed = (ctx: Ctx) => {
  const office = policy.mayManageUnits(ctx.actor)
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
  return office
}

export type UnitImport = { units: number; findings: UnitFinding[]; written: boolean }

/** Takes a CSV of units whole or not at all: with any error, or as a dry run, nothing is written. */
export const importUnits = async (
  ctx: Ctx,
  bytes: Uint8Array,
  options: { scheme?: string; dryRun?: boolean; validFrom?: Day } = {},
): Promise<UnitImport> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(ctx)
    const scheme = options.scheme ?? 'gso'
    const rows = readUnitsCsv(bytes)
    const findings = checkUnits(rows, await store.knownFor(ctx.db, scheme))
    if (options.dryRun || findings.some((f) => f.level === 'error'))
      return { units: rows.length, findings, written: false }
    const added = await store.addUnits(ctx.db, rows, scheme, options.validFrom ?? ctx.today)
    record(
      ctx,
      'unit.imported',
      { kind: 'unit-import', id: scheme },
      { office, after: { units: added.length, scheme } },
    )
    return { units: added.length, findings, written: true }
  })

/** A new dated version of a unit (name, kind, place in the tree) by a decision; the old one stays readable. */
export const changeUnit = async (ctx: Ctx, unitId: number, input: ChangeInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(ctx)
    const unit = await store.findUnit(ctx.db, unitId)
    const last = unit?.versions.at(-1)
    if (!unit || !last) throw new Refused('missing', 'page')
    if (unit.ended_on) throw new Refused('rule', 'already-ended')
    if (input.from <= last.valid_from) throw new Refused('rule', 'not-after-last-change')
    await store.addVersion(ctx.db, unitId, { ...input, lastDay: addDays(input.from, -1) })
    record(
      ctx,
      'unit.changed',
      { kind: 'unit', id: unitId, unitId },
      { office, before: last, after: input, reason: input.decisionNo },
    )
  })

/** Merges, splits, renames, transfers or abolishes units by a decision; ended units stay readable for ever. */
export const succeedUnits = async (ctx: Ctx, input: SuccessionInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(ctx)
    const ended = await store.endedUnits(ctx.db, [...input.fromIds, ...input.toIds, 0], ctx.today)
    const decision = succeed(input, ended)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    await store.addSuccession(ctx.db, decision.value)
    for (const from of input.fromIds)
      record(
        ctx,
        'unit.succeeded',
        { kind: 'unit', id: from, unitId: from },
        { office, after: { ...input }, reason: input.decisionNo },
      )
  })

/** Says which unit this installation serves (the province). */
export const setInstallation = async (ctx: Ctx, unitId: number, from: Day): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(ctx)
    await store.saveSetting(ctx.db, 'installation.unit', from, unitId)
    record(
      ctx,
      'setting.changed',
      { kind: 'setting', id: 'installation.unit' },
      { office, after: { unitId, from } },
    )
  })

/** Changes a dated setting of the province from a day on; figures of past days keep the value they had. */
export const changeSetting = (ctx: Ctx, input: SettingInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(ctx)
    const decision = changeTo(input.key, input.value, input.from, ctx.today)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    const { key, value, from } = decision.value
    await store.saveSetting(ctx.db, key, from, value)
    record(
      ctx,
      'setting.changed',
      { kind: 'setting', id: key },
      { office, after: { value, from }, reason: input.reason },
    )
  })

/** Sets what a day ahead is (off, made up for, as the week): the published calendar may be wrong or come late. */
export const changeDay = (ctx: Ctx, { day, kind, reason }: DayInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const office = allowed(ctx)
    const decision = setDay(day, ctx.today)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    await store.saveDay(ctx.db, day, kind, reason)
    record(
      ctx,
      'setting.day-changed',
      { kind: 'setting', id: 'calendar.day' },
      { office, after: { day, kind }, reason },
    )
  })
