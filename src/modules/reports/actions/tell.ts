import type { Ctx } from '#platform/context.ts'
import { addDays, type Day, showDay } from '#platform/day.ts'
import { notify, type Telling } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'
import { settingOn } from '../../organisation/facts.ts'
import type { Sheet } from '../store/sheet.ts'
import { dueTellings, holdersOfPeriod } from '../store/telling.ts'
import { reportTexts } from '../texts/reports.ts'

type T = (typeof reportTexts)['vi']
const both = (words: (t: T) => string): Telling['text'] => ({
  vi: words(reportTexts.vi),
  en: words(reportTexts.en),
})

/** Heads and focal officers of the units that are asked hear that the period is open. */
export const tellOpened = async (ctx: Ctx, periodId: number, title: string, dueOn: Day): Promise<void> => {
  const personIds = await holdersOfPeriod(ctx.db, periodId, ctx.today)
  await notify(ctx, [
    {
      personIds,
      kind: 'reports.opened',
      url: `/reports/periods/${periodId}`,
      occasion: `report-opened:${periodId}`,
      text: both((t) => t.told.opened(title, showDay(dueOn))),
    },
  ])
}

/** The unit hears that its report came back, and why. */
export const tellReturned = async (
  ctx: Ctx,
  sheet: Sheet & { period: { title: string } },
  { reason, notes }: { reason: string; notes: readonly unknown[] },
): Promise<void> => {
  const units =
    sheet.parentUnitId === null || sheet.parentProvincial
      ? [sheet.unitId]
      : [sheet.unitId, sheet.parentUnitId]
  const holders = await holdersOf(ctx.db, units, ['head', 'focal'], ctx.today)
  await notify(ctx, [
    {
      personIds: holders.map((one) => one.person_id),
      kind: 'reports.returned',
      url: `/reports/sheets/${sheet.id}`,
      occasion: `report-returned:${sheet.id}:${ctx.now.getTime()}`,
      text: both((t) => t.told.returned(sheet.period.title, sheet.name, reason, notes.length)),
    },
  ])
}

/** How many days before its day a report is spoken of where the setting `reports.near-days` says nothing. */
const defaultNearDays = 3

/** The daily job: a unit's day comes near, or passed yesterday without a report. Each is told once. */
export const tellDue = async (ctx: Ctx): Promise<number> => {
  const near = await settingOn(ctx.db, 'reports.near-days', ctx.today, defaultNearDays)
  const due = await dueTellings(ctx.db, ctx.today, addDays(ctx.today, near))
  await notify(
    ctx,
    due.map((one) => ({
      personIds: one.personIds,
      kind: one.overdue ? 'reports.overdue' : 'reports.near',
      url: `/reports/sheets/${one.sheetId}`,
      occasion: `report-${one.overdue ? 'overdue' : 'near'}:${one.sheetId}:${one.dueOn}`,
      text: both((t) =>
        one.overdue
          ? t.told.overdue(one.title, one.unit, showDay(one.dueOn))
          : t.told.near(one.title, one.unit, showDay(one.dueOn)),
      ),
    })),
  )
  return due.length
}
