import { showDay } from '#platform/day.ts'
import { type Lang, named } from '#platform/lang.ts'
import type { SheetTableInput } from '../../documents/facts.ts'
import { ofTab, type Which } from '../rules/tabs.ts'
import { texts } from '../texts.ts'
import type { ActivitiesReading, RequestReading } from './reading.ts'

/** The list of activities as a sheet: exactly the rows of its filter, and their sums. */
export const activitiesSheet = (
  { rows, sums, year, query }: ActivitiesReading,
  lang: Lang,
): SheetTableInput => {
  const t = texts[lang]
  const right = { width: 16, align: 'right' as const }
  return {
    sheet: t.activities,
    title: query.which === 'withdrawn' ? t.withdrawnOf(year) : t.activitiesOf(year),
    subtitle: `${t.reachNote(sums.reachKnown, sums.n, sums.estimated)} ${t.moneyNote(sums.moneyKnown, sums.n)}`,
    columns: [
      { width: 30 },
      { width: 28 },
      { width: 60 },
      { width: 12, align: 'center' },
      { width: 12, align: 'center' },
      right,
      right,
      { width: 14 },
      right,
      right,
      { width: 40 },
      { width: 30 },
    ],
    head: [
      [
        t.unit,
        t.channel,
        t.name,
        t.from,
        t.to,
        t.items,
        t.reach,
        t.reachHow,
        t.stateMoney,
        t.otherMoney,
        t.link,
        t.note,
      ],
    ],
    rows: [
      ...rows.map((one) => [
        named(lang, one.unitName, one.unitNameEn),
        named(lang, one.channelVi, one.channelEn),
        one.title,
        { day: one.fromOn },
        { day: one.toOn },
        one.items,
        one.reach,
        one.reachHow ? t.reachHows[one.reachHow] : null,
        one.stateMoney,
        one.otherMoney,
        one.link,
        one.note,
      ]),
      [
        { text: t.total, bold: true },
        null,
        t.sumActivities(sums.n),
        null,
        null,
        sums.items,
        sums.reach,
        null,
        sums.stateMoney,
        sums.otherMoney,
        null,
        null,
      ],
    ],
  }
}

/** The units of a request as a sheet: exactly those of the list that is open. */
export const askedSheet = (
  { request, lines }: RequestReading,
  which: Which | undefined,
  lang: Lang,
): SheetTableInput => {
  const t = texts[lang]
  const right = { width: 12, align: 'right' as const }
  return {
    sheet: t.unitsAsked,
    title: `${request.documentNo}: ${request.title}`,
    subtitle: `${t.dueOn}: ${showDay(request.dueOn)}${which ? `. ${t.tabs[which]}` : ''}`,
    columns: [
      { width: 40 },
      { width: 20 },
      { width: 12, align: 'center' },
      { width: 12, align: 'center' },
      { width: 24 },
      right,
      right,
      { width: 40 },
    ],
    head: [[t.unit, t.standing, t.sentOn, t.doneOn, t.form, t.reached, t.staff, t.note]],
    rows: lines
      .filter((line) => ofTab(line.standing.key, which))
      .map(({ unit, standing, ack }) => [
        named(lang, unit.unitName, unit.unitNameEn),
        t.standings[standing.key](standing.days),
        { day: ack?.onDay ?? null },
        { day: ack?.doneOn ?? null },
        ack ? t.forms[ack.form] : null,
        ack?.reached ?? null,
        ack?.staff ?? null,
        ack?.note ?? null,
      ]),
  }
}
