import type { Ctx } from '#platform/context.ts'
import { addDays, type Day, showDay } from '#platform/day.ts'
import { notify, type Telling } from '../../notifications/actions.ts'
import { holdersOf } from '../../notifications/facts.ts'
import { settingOn } from '../../organisation/facts.ts'
import type { Sheet } from '../store/sheet.ts'
import { dueTellings, holdersOfPeriod, type Unsent } from '../store/telling.ts'
import { reportTexts } from '../texts/reports.ts'

type T = (typeof reportTexts)['vi']
type Named = { title: string; titleEn: string; unit?: string; unitEn?: string | null }
/** A sentence in both languages, with what the period and the unit are called in each. */
const both = (of: Named, words: (t: T, title: string, unit: string) => string): Telling['text'] => ({
  vi: words(reportTexts.vi, of.title, of.unit ?? ''),
  en: words(reportTexts.en, of.titleEn || of.title, of.unitEn ?? of.unit ?? ''),
})

/** Heads and focal officers of the units that are asked hear that the period is open. */
export const tellOpened = async (ctx: Ctx, periodId: number, period: Named, dueOn: Day): Promise<void> => {
  const personIds = await holdersOfPeriod(ctx.db, periodId, ctx.today)
  await notify(ctx, [
    {
      personIds,
      kind: 'reports.opened',
      url: `/reports/periods/${periodId}`,
      occasion: `report-opened:${periodId}`,
      text: both(period, (t, title) => t.told.opened(title, showDay(dueOn))),
    },
  ])
}

/** The unit hears that its report came back, and why. */
export const tellReturned = async (
  ctx: Ctx,
  sheet: Sheet & { period: Pick<Named, 'title' | 'titleEn'> },
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
      text: both({ ...sheet.period, unit: sheet.name, unitEn: sheet.nameEn }, (t, title, unit) =>
        t.told.returned(title, unit, reason, notes.length),
      ),
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
      text: both(one, (t, title, unit) =>
        one.overdue
          ? t.told.overdue(title, unit, showDay(one.dueOn))
          : t.told.near(title, unit, showDay(one.dueOn)),
      ),
    })),
  )
  return due.length
}

/** Who is to hand in a unit's report is reminded of it, in words that say whether its day is over. */
export const tellUnsent = (
  ctx: Ctx,
  period: Named & { id: number; unitDueOn: Day },
  unsent: readonly Unsent[],
): Promise<void> =>
  notify(
    ctx,
    unsent.map((one) => ({
      personIds: one.personIds,
      kind: 'reports.reminded',
      url: `/reports/sheets/${one.sheetId}`,
      occasion: `report-reminded:${one.sheetId}:${ctx.today}`,
      text: both({ ...period, unit: one.unit, unitEn: one.unitEn }, (t, title, unit) =>
        period.unitDueOn < ctx.today
          ? t.told.overdue(title, unit, showDay(period.unitDueOn))
          : t.told.near(title, unit, showDay(period.unitDueOn)),
      ),
    })),
  )
