import { type Ctx, system } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import { mayFollow, memberSeat, sitsIn } from '../../committee/facts/member.ts'
import { inspectionsOfUnits } from '../../inspections/facts.ts'
import { type Standing, standingOfEach } from '../../tasks/facts.ts'
import { isMember, mayRecommendFrom, mayReturnReports, mayWriteReport } from '../policy.ts'
import {
  daysLate,
  dueDay,
  lastDayOf,
  newestQuarter,
  type Quarter,
  quartersOf,
  type ReportFigures,
  type ReportState,
  reportState,
} from '../rules/member-report.ts'
import * as store from '../store/member-report.ts'
import { type Proposed, proposedOf } from '../store/recommendation.ts'

/** A report with where it stands today. */
export type MemberReport = store.MemberReportRow & {
  state: ReportState
  lastDay: Day
  dueOn: Day | null
  late: number
  /** the reader's own, or that of a seat they stand in for */
  own: boolean
  /** whether the reader may write it now */
  write: boolean
}

const readersOf = ({ actor }: Ctx, all: boolean): store.Readers => ({
  all,
  personId: actor.id ?? '',
  mandateIds: actor.mandates.flatMap((held) => (held.deputyFor ? [held.deputyFor.mandateId] : [])),
})

/** A row as this reader knows it: words that were not sent are seen by who writes them. */
const reportOf =
  (ctx: Ctx) =>
  (row: store.MemberReportRow): MemberReport => {
    const state = reportState(row.id !== null, row.sendings)
    const dueOn = dueDay(row, row.days)
    const write = mayWriteReport(ctx.actor, row) !== undefined
    return {
      ...row,
      draft: write ? row.draft : null,
      state,
      lastDay: lastDayOf(row),
      dueOn,
      late: daysLate(dueOn, row.sendings, ctx.today),
      own: sitsIn(ctx.actor, row),
      write: write && state !== 'sent',
    }
  }

/** The quarter that a list shows: the one asked for, else the year's newest, else the newest there is. */
const shownQuarter = (ctx: Ctx, year: number, quarter: number | undefined): Quarter => {
  if (quarter !== undefined) return { year, quarter }
  return quartersOf(year, ctx.today).at(-1) ?? newestQuarter(ctx.today)
}

export type ReportsReading = {
  shown: Quarter
  quarters: Quarter[]
  /** one's own of the year, the newest first */
  mine: MemberReport[]
  /** of the quarter shown, for those who see all */
  all: MemberReport[] | undefined
}

/** Reports of a year's quarters in sight; missing for who neither writes nor reads any. One statement. */
export const readMemberReports = async (
  ctx: Ctx,
  year: number,
  quarter?: number,
): Promise<ReportsReading> => {
  const follows = mayFollow(ctx.actor)
  const shown = shownQuarter(ctx, year, quarter)
  const quarters = quartersOf(shown.year, ctx.today)
  const rows = await store.listReports(ctx.db, quarters, readersOf(ctx, follows), ctx.today)
  const reports = rows.map(reportOf(ctx))
  if (!follows && !isMember(ctx.actor) && reports.length === 0) throw new Refused('missing', 'page')
  const mine = reports.filter((one) => one.own || one.last?.personId === ctx.actor.id)
  return {
    shown,
    quarters,
    mine: follows ? mine.filter((one) => one.own) : mine,
    all: follows ? reports.filter((one) => one.quarter === shown.quarter) : undefined,
  }
}

/** One report in sight: sent, or one's own to write; missing otherwise, also before the quarter's last day. */
export const findMemberReport = async (ctx: Ctx, seatId: number, quarter: Quarter): Promise<MemberReport> => {
  if (lastDayOf(quarter) > ctx.today) throw new Refused('missing', 'page')
  const readers = readersOf(ctx, mayFollow(ctx.actor))
  const [row] = await store.listReports(ctx.db, [quarter], readers, ctx.today, seatId)
  const report = row && reportOf(ctx)(row)
  if (!report || (report.last === null && !report.write)) throw new Refused('missing', 'page')
  return report
}

const named = ({ id, nameVi, nameEn }: { id: number; nameVi: string; nameEn: string | null }) => ({
  id,
  nameVi,
  nameEn,
})

const doneOf = (standing: Standing | undefined) => {
  const all = standing?.measures.completionOfAssigned
  return { done: all?.numerator ?? 0, of: all?.denominator ?? 0, overdue: standing?.overdue ?? 0 }
}

/**
 * The figures of a seat's units and areas as of a quarter's last day, with what is known now. Read as they are: whose
 * business they were then is not asked of whoever looks today. Four statements.
 */
export const figuresOf = async (ctx: Ctx, seatId: number, quarter: Quarter): Promise<ReportFigures> => {
  const asOf = lastDayOf(quarter)
  const all: Ctx = { ...ctx, actor: system }
  const seat = await memberSeat(all, seatId, asOf)
  const [units, areas] = [seat?.units ?? [], seat?.areas ?? []]
  const unitIds = units.map((unit) => unit.id)
  const tasks = await standingOfEach(all, { unitIds, areaIds: areas.map((area) => area.id) }, yearOf(asOf), {
    asOf,
  })
  const inspected = await inspectionsOfUnits(all, unitIds, asOf)
  return {
    asOf,
    units: units.map((unit) => {
      const onTime = tasks.units.get(unit.id)?.measures.onTimeOfCompleted
      const inspection = inspected.get(unit.id)
      const visit = inspection?.lastVisit
      return {
        ...named(unit),
        ...doneOf(tasks.units.get(unit.id)),
        onTime: onTime?.numerator ?? 0,
        onTimeOf: onTime?.denominator ?? 0,
        findings: inspection?.open ?? 0,
        findingsOverdue: inspection?.overdue ?? 0,
        visit: visit ? { id: visit.id, on: visit.on } : null,
      }
    }),
    areas: areas.map((area) => ({ ...named(area), ...doneOf(tasks.areas.get(area.id)) })),
  }
}

export type ReportReading = {
  report: MemberReport
  /** as they stood when it was sent; while it is written as they stand now */
  figures: ReportFigures
  kept: boolean
  /** proposals that have become recommendations, by their words */
  proposed: Map<string, Proposed>
  may: { return: boolean; recommend: boolean }
}

/** A report with its figures and what became of its proposals. At most six statements. */
export const readMemberReport = async (
  ctx: Ctx,
  seatId: number,
  quarter: Quarter,
): Promise<ReportReading> => {
  const report = await findMemberReport(ctx, seatId, quarter)
  const kept = report.last !== null && !report.write
  const sent = report.state === 'sent'
  const proposed = report.id === null ? [] : await proposedOf(ctx.db, report.id)
  return {
    report,
    figures: kept && report.last ? report.last.figures : await figuresOf(ctx, seatId, quarter),
    kept,
    proposed: new Map(proposed.map((one) => [one.text, one])),
    may: {
      return: sent && mayReturnReports(ctx.actor) !== undefined,
      recommend: sent && mayRecommendFrom(ctx.actor, report) !== undefined,
    },
  }
}
