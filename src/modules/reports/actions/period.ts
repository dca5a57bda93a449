import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { addDays, type Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { installationUnit, settingOn, type TreeUnit, unitTree } from '../../organisation/facts.ts'
import { readyFormOf } from '../facts/form.ts'
import { needPeriod, treeOf } from '../facts/period.ts'
import type { PeriodInput } from '../input/period.ts'
import * as policy from '../policy.ts'
import { knownKinds } from '../rules/form.ts'
import { reportersOf } from '../rules/reporters.ts'
import { windowOf } from '../rules/window.ts'
import { type FormRow, findForm } from '../store/form.ts'
import * as store from '../store/period.ts'
import { unsentOf } from '../store/telling.ts'
import { tellOpened, tellUnsent } from './tell.ts'

/** How many days before the ministry's day units hand in where the setting `reports.unit-days` says nothing (2.2: the 14th to 16th). */
const defaultUnitDays = 5
const blocks = ['department', 'district', 'commune']

type Days = {
  from: Day
  to: Day
  unitDueOn: Day
  ministryDueOn: Day | null
  title: string
  titleEn: string
  code: string
}

const daysOf = async (ctx: Ctx, form: FormRow, wish: PeriodInput): Promise<Days> => {
  const { form: content } = await readyFormOf(ctx.db, form.id, form.hash)
  const period = content.periods.find((p) => p.code === wish.code)
  const missing = (field: string) => new Refused('input', 'bad-input', [{ field, reason: 'required' }])
  if (form.kind === 'periodic') {
    if (!period) throw new Refused('input', 'no-such-period', [{ field: 'code', reason: 'no-such-period' }])
    const window = windowOf(period, wish.year)
    const before = await settingOn(ctx.db, 'reports.unit-days', ctx.today, defaultUnitDays)
    return {
      ...window,
      code: period.code,
      title: wish.title ?? `${period.name_vi} năm ${wish.year}`,
      titleEn: wish.title ?? `${period.name_en ?? period.code} ${wish.year}`,
      unitDueOn: wish.unitDueOn ?? addDays(window.due, -before),
      ministryDueOn: wish.ministryDueOn ?? window.due,
    }
  }
  const { title, from, to, unitDueOn } = wish
  if (!from) throw missing('from')
  if (!to) throw missing('to')
  if (!unitDueOn) throw missing('unitDueOn')
  if (from > to)
    throw new Refused('input', 'days-out-of-order', [{ field: 'to', reason: 'days-out-of-order' }])
  return {
    from,
    to,
    unitDueOn,
    ministryDueOn: wish.ministryDueOn ?? null,
    code: wish.code,
    title: title ?? form.titleVi,
    titleEn: title ?? form.titleEn,
  }
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** The units of the kinds that a form names, and those above them: a form for communes alone does not concern departments. */
const concerned = (units: readonly TreeUnit[], known: ReadonlySet<string>): TreeUnit[] => {
  const byId = new Map(units.map((u) => [u.unitId, u]))
  const kept = new Set<number>()
  for (const unit of units)
    if (known.has(unit.kind) || known.size === 0)
      for (
        let at: TreeUnit | undefined = unit;
        at;
        at = at.parentUnitId === null ? undefined : byId.get(at.parentUnitId)
      )
        kept.add(at.unitId)
  return units.filter((u) => u.parentUnitId === null || kept.has(u.unitId))
}

/** Which units of the tree the form asks for anything: they get a sheet to fill in; the others only add up. */
const withAsked = async (ctx: Ctx, form: FormRow, units: readonly TreeUnit[], to: Day) => {
  const ready = await readyFormOf(ctx.db, form.id, form.hash)
  const reporters = reportersOf(treeOf(units), ready, to)
  const asked = new Set<string>()
  for (const indicator of ready.form.indicators) for (const code of reporters.of(indicator)) asked.add(code)
  return units.map((u) => ({ ...u, asked: asked.has(u.code) }))
}

/**
 * Opens a period of an issued form: its window comes from the form, the tree of units as it stands that day, each unit
 * that is asked for something gets its sheet and is told. Gives the period's number.
 */
export const openPeriod = (ctx: Ctx, wish: PeriodInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const may = policy.mayRun(ctx.actor)
    if (!may) throw new Refused('forbidden', 'forbidden')
    const form = await findForm(ctx.db, wish.formId)
    if (form?.state !== 'issued')
      throw new Refused('input', 'form-not-issued', [{ field: 'formId', reason: 'form-not-issued' }])
    const days = await daysOf(ctx, form, wish)
    const home = await installationUnit(ctx.db)
    if (!home) throw new Refused('rule', 'no-installation-unit')
    const id = await store.addPeriod(ctx.db, {
      ...days,
      formId: form.id,
      year: wish.year,
      openedOn: ctx.today,
      by: ctx.actor.id,
      at: ctx.now,
    })
    if (id === undefined) throw new Refused('rule', 'period-exists')
    const known = knownKinds((await readyFormOf(ctx.db, form.id, form.hash)).form)
    const units = await unitTree(
      ctx.db,
      home.unitId,
      [...new Set([...blocks, ...known])],
      earlier(days.to, ctx.today),
    )
    const within = form.kind === 'periodic' ? units : concerned(units, known)
    await store.addSheets(ctx.db, id, await withAsked(ctx, form, within, days.to))
    await tellOpened(ctx, id, days, days.unitDueOn)
    record(
      ctx,
      'report.period-opened',
      { kind: 'report-period', id },
      { office: may.office, after: { ...days, year: wish.year, formId: form.id } },
    )
    return id
  })

/** Moves the days by which units and the province hand in, with the reason; who was late by then stays late. */
export const movePeriod = (
  ctx: Ctx,
  id: number,
  wish: { unitDueOn: Day; ministryDueOn?: Day | undefined; reason: string; version?: number | undefined },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const period = await needPeriod(ctx, id, 'lock')
    const may = policy.mayRun(ctx.actor)
    if (!may) throw new Refused('forbidden', 'forbidden')
    if (period.state !== 'open') throw new Refused('rule', 'period-locked')
    if (wish.version !== undefined && wish.version !== period.version)
      throw new Refused('rule', 'changed-meanwhile')
    const days = { unitDueOn: wish.unitDueOn, ministryDueOn: wish.ministryDueOn ?? period.ministryDueOn }
    await store.saveDays(ctx.db, id, days)
    record(
      ctx,
      'report.period-moved',
      { kind: 'report-period', id },
      {
        office: may.office,
        reason: wish.reason,
        before: { unitDueOn: period.unitDueOn, ministryDueOn: period.ministryDueOn },
        after: days,
      },
    )
  })

/** How many units were reminded, and which have nobody to hear of it. */
export type Reminded = { units: number; unheard: { unit: string; unitEn: string | null }[] }

/**
 * Reminds the units whose report has not come or was given back: their heads and focal officers are told, once a day at
 * most. Nothing is changed of their reports.
 */
export const remindUnits = (ctx: Ctx, id: number): Promise<Reminded> =>
  inTransaction(ctx, async (ctx) => {
    const period = await needPeriod(ctx, id, 'lock')
    const may = policy.mayRun(ctx.actor)
    if (!may) throw new Refused('forbidden', 'forbidden')
    if (period.state !== 'open') throw new Refused('rule', 'period-locked')
    const unsent = await unsentOf(ctx.db, id, ctx.today)
    if (unsent.length === 0) throw new Refused('rule', 'nobody-to-remind')
    if (!(await store.noteReminded(ctx.db, id, ctx.today))) throw new Refused('rule', 'reminded-today')
    const heard = unsent.filter((one) => one.personIds.length > 0)
    await tellUnsent(ctx, period, heard)
    record(
      ctx,
      'report.units-reminded',
      { kind: 'report-period', id },
      { office: may.office, after: { units: heard.length, unheard: unsent.length - heard.length } },
    )
    return {
      units: heard.length,
      unheard: unsent
        .filter((one) => one.personIds.length === 0)
        .map(({ unit, unitEn }) => ({ unit, unitEn })),
    }
  })

/** Locks a period: nobody enters, hands in, accepts or gives back any more. What is missing stays missing. */
export const lockPeriod = (ctx: Ctx, id: number): Promise<void> => turn(ctx, id, 'lock')

/** Opens a locked period again, with the reason; not once its report is issued. */
export const unlockPeriod = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  turn(ctx, id, 'unlock', reason)

const turn = (ctx: Ctx, id: number, act: 'lock' | 'unlock', reason?: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const period = await needPeriod(ctx, id, 'lock')
    const may = policy.mayRun(ctx.actor)
    if (!may) throw new Refused('forbidden', 'forbidden')
    const [from, to] = act === 'lock' ? (['open', 'locked'] as const) : (['locked', 'open'] as const)
    if (period.state !== from)
      throw new Refused(
        'rule',
        period.state === 'issued' ? 'period-issued' : act === 'lock' ? 'period-locked' : 'period-open',
      )
    await store.setPeriodState(ctx.db, id, to, ctx.now)
    record(
      ctx,
      act === 'lock' ? 'report.period-locked' : 'report.period-unlocked',
      { kind: 'report-period', id },
      { office: may.office, ...(reason && { reason }) },
    )
  })
