import type { Ctx } from '#platform/context.ts'
import { daysBetween, showDay } from '#platform/day.ts'
import { notify, type Telling } from '../../notifications/actions.ts'
import { settingOn } from '../../organisation/facts.ts'
import { type DueWord, dueWord, periodOf, romanOf } from '../rules/member-report.ts'
import { type OwedReport, owedReports } from '../store/member-report.ts'
import { memberReportTexts } from '../texts/member-report.ts'

/** How many days before its day a report is spoken of where the setting says nothing; the one of periodic reports. */
const defaultNearDays = 3

const tellingOf = (ctx: Ctx, owed: OwedReport, word: DueWord): Telling => {
  const period = periodOf(owed)
  const said = (lang: 'vi' | 'en') =>
    memberReportTexts[lang].told[word.kind](
      romanOf(owed),
      showDay(owed.dueOn),
      daysBetween(owed.dueOn, ctx.today),
    )
  const week = word.kind === 'overdue' ? `:${word.weeks}` : ''
  return {
    personIds: [owed.personId],
    kind: `meetings.report-${word.kind}`,
    url: `/meetings/member-reports/${owed.seatId}/${period}`,
    // one who takes the seat over meanwhile is told as well: an occasion is told once to each person
    occasion: `member-report-${word.kind}:${owed.seatId}:${period}:${owed.dueOn}${week}`,
    text: { vi: said('vi'), en: said('en') },
  }
}

/** The daily job: members whose quarterly report is due soon, today, or overdue by weeks; each occasion is told once. */
export const tellMemberReports = async (ctx: Ctx): Promise<number> => {
  const near = await settingOn(ctx.db, 'reports.near-days', ctx.today, defaultNearDays)
  const tellings = (await owedReports(ctx.db, ctx.today)).flatMap((owed) => {
    const word = dueWord(owed.dueOn, ctx.today, near)
    return word ? [tellingOf(ctx, owed, word)] : []
  })
  await notify(ctx, tellings)
  return tellings.length
}
