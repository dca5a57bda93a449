import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { askedOf, shownOf } from '../rules/asked.ts'
import type { ReadyForm } from '../rules/computed.ts'
import type { Value } from '../rules/consolidate.ts'
import type { Standing } from '../rules/entry.ts'
import { type PlainFigures, plainOf, valueOfNumeric, valuesOf as valuesOfPlain } from '../rules/plain.ts'
import { entryRefusal } from '../rules/sheet.ts'
import { type Finding, validate } from '../rules/validate.ts'
import { type HandedInBefore, handedInBefore, type Period } from '../store/period.ts'
import * as store from '../store/sheet.ts'
import { readyFormOf } from './form.ts'
import { type SystemFigure, systemFigures } from './system.ts'

export type OpenSheet = { sheet: store.Sheet & { period: Period }; form: ReadyForm }

/** A sheet that this actor finds, with its form; what one may not see is not found. One statement. */
export const openSheet = async (ctx: Ctx, id: number, lock: 'lock' | 'read' = 'read'): Promise<OpenSheet> => {
  const sheet = await store.findSheet(ctx.db, id, lock)
  if (!sheet || !policy.maySeeSheet(ctx.actor, sheet)) throw new Refused('missing', 'page')
  return { sheet, form: await readyFormOf(ctx.db, sheet.period.formId, sheet.period.formHash) }
}

const isEditable = ({ sheet }: OpenSheet): boolean =>
  entryRefusal(sheet.state, sheet.period.state) === undefined

/** What stands in every field asked for: saved, or known to the system while the sheet is open. At most four statements. */
export const standingsOf = async (
  ctx: Ctx,
  open: OpenSheet,
  only?: readonly string[],
  saved?: readonly store.ValueRow[],
): Promise<{
  standings: Map<string, Standing>
  rows: Map<string, store.ValueRow>
  system: Map<string, SystemFigure>
}> => {
  const { sheet, form } = open
  const { unitId, provincial, period } = sheet
  const of = { unitId, provincial, year: period.year, from: period.from, to: period.to }
  const system = isEditable(open) ? await systemFigures(ctx, form, of, only) : new Map<string, SystemFigure>()
  const rows = new Map((saved ?? (await store.valuesOf(ctx.db, sheet.id))).map((row) => [row.indicator, row]))
  const standings = new Map(
    askedOf(form, sheet.kind, period.to).map(({ code, kind }): [string, Standing] => {
      const row = rows.get(code)
      const known = system.get(code)?.value
      // an unlooked-at figure of the system follows the system
      const follows = !row || (row.source === 'system' && known !== undefined)
      const value = follows ? known : valueOfNumeric(row.value, kind)
      const source = follows ? (known === undefined ? 'typed' : 'system') : row.source
      return [code, { value: value ?? null, source, system: known, reason: row?.reason ?? null }]
    }),
  )
  return { standings, rows, system }
}

/** The figures of a sheet as they would be handed in. */
export const figuresOfStandings = (standings: ReadonlyMap<string, Standing>): PlainFigures =>
  Object.fromEntries(
    [...standings].flatMap(([code, { value }]) => (value === null ? [] : [[code, plainOf(value)]])),
  )

export type Before = { values: ReadonlyMap<string, Value>; window: Period } | undefined

/** What this unit handed in for the period that this one is compared with. One statement. */
export const beforeOf = async (ctx: Ctx, { sheet }: OpenSheet): Promise<Before> =>
  comparedWith(await handedInBefore(ctx.db, sheet.period, sheet.unitId))

const comparedWith = (found: HandedInBefore | undefined): Before => {
  const { figures, ...window } = found ?? {}
  return figures ? { values: valuesOfPlain(figures), window: window as Period } : undefined
}

const windowOf = ({ from, to, ministryDueOn, unitDueOn }: Period) => ({
  from,
  to,
  due: ministryDueOn ?? unitDueOn,
})

/** What is wrong or strange in the figures of a sheet. */
export const findingsOf = ({ sheet, form }: OpenSheet, figures: PlainFigures, before: Before): Finding[] =>
  validate(form, {
    kind: sheet.kind,
    values: [...valuesOfPlain(figures)].map(([indicator, value]) => ({ indicator, value })),
    window: windowOf(sheet.period),
    ...(before && { previous: { values: before.values, window: windowOf(before.window) } }),
  })

/** Percents and whatever else is computed, of this sheet's own figures. */
export const computedOf = (form: ReadyForm, figures: PlainFigures): Map<string, Value> => {
  const numbers = new Map<string, Exclude<Value, boolean>>()
  for (const [code, value] of valuesOfPlain(figures)) if (typeof value !== 'boolean') numbers.set(code, value)
  const found = new Map<string, Value>()
  for (const [code, { names, value }] of form.computed) {
    if (!names.every((name) => numbers.has(name))) continue
    const result = value(numbers)
    if (!result) continue
    found.set(code, result)
    numbers.set(code, result)
  }
  return found
}

/** A sheet with all its page shows. At most six domain statements, also of the province, beside a form never read before. */
export const readSheet = async (ctx: Ctx, id: number) => {
  const open = await openSheet(ctx, id)
  const { sheet, form } = open
  const { rows: saved, submissions, before: compared } = await store.wholeOf(ctx.db, sheet)
  const { standings, rows, system } = await standingsOf(ctx, open, undefined, saved)
  const before = comparedWith(compared)
  const accepted = submissions.find((one) => one.id === sheet.acceptedId)
  const editable = isEditable(open)
  const last = submissions[0]
  const figures = editable
    ? figuresOfStandings(standings)
    : ((accepted ?? last)?.figures ?? figuresOfStandings(standings))
  const may = {
    enter: editable && policy.mayEnter(ctx.actor, sheet) !== undefined,
    sign: editable && policy.maySign(ctx.actor, sheet) !== undefined,
    check: policy.mayCheck(ctx.actor, sheet) !== undefined,
    correct:
      sheet.state === 'accepted' &&
      sheet.period.state !== 'open' &&
      policy.maySign(ctx.actor, sheet) !== undefined,
  }
  return {
    sheet,
    form,
    shown: shownOf(form, sheet.kind, sheet.period.to),
    standings,
    rows,
    system,
    submissions,
    before,
    figures,
    computed: computedOf(form, figures),
    findings: findingsOf(open, figures, before),
    editable,
    may,
  }
}
export type SheetReading = Awaited<ReturnType<typeof readSheet>>

/** Saves of a sheet, newest first. */
export const historyOf = async (ctx: Ctx, id: number, indicator?: string) => {
  const open = await openSheet(ctx, id)
  return { ...open, rows: await store.historyOf(ctx.db, id, indicator) }
}
