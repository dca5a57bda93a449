import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import type { SheetTableInput, SheetValue } from '../../documents/facts.ts'
import { installationUnit } from '../../organisation/facts.ts'
import { type LateTask, lateTasks, type Times } from '../../tasks/facts.ts'
import { wholeSight } from '../facts.ts'
import { nextPeriod, type ReportFigures, type ReportLate, type ReportNext } from '../report/figures.ts'
import { byDay, trajectory } from '../rules/standing.ts'
import { standingWords } from '../standing-words.ts'
import type { Plan, UnitName } from '../store.ts'
import { texts } from '../texts.ts'
import { type AnnexRow, type PlanStanding, readPlan, readStanding } from './reading.ts'

const names = (ids: readonly number[], units: ReadonlyMap<number, UnitName>, lang: 'vi' | 'en'): string =>
  ids.map((id) => units.get(id)?.[lang] ?? `#${id}`).join(', ')

/** Who leads a row at the cut, as its tasks say. */
const leadsAtCut = (row: AnnexRow): string => [...new Set(row.tasks.map((task) => task.lead_name))].join(', ')

/** The same in the reader's language; before a row is given, as the annex has it. */
const leadsOf = (row: AnnexRow, units: ReadonlyMap<number, UnitName>, lang: 'vi' | 'en'): string => {
  const ids = row.tasks.length > 0 ? row.tasks.map((task) => task.lead_unit_id) : row.leadUnitIds
  return ids.length > 0 ? names([...new Set(ids)], units, lang) : row.leadText
}

const lateOf = (task: LateTask, rows: ReadonlyMap<number, AnnexRow>): ReportLate => ({
  unit: task.lead_name,
  number: rows.get(task.instruction_id)?.number ?? task.code,
  title: task.title,
  dueOn: task.due_on,
  days: task.days_late,
  done: task.state === 'completed',
  objective: task.objective,
  explanation: task.explanation,
})

const nextOf = ({ rows, plan }: PlanStanding, from: Day, asOf: Day): ReportNext[] => {
  const period = nextPeriod(from, asOf, plan.year)
  return rows
    .flatMap((row): ReportNext[] => {
      const dueOn = row.standing?.dueOn
      const open = row.standing?.bucket.startsWith('open') && row.standing.bucket !== 'openSuspended'
      if (!open || !dueOn || dueOn < period.from || dueOn > period.to) return []
      return [{ number: row.number, title: row.title, leads: leadsAtCut(row), dueOn }]
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

/** Provincial plans belong to the province itself. */
const provinceOf = async (ctx: Ctx, plan: Plan): Promise<string> =>
  plan.kind === 'unit' ? ((await installationUnit(ctx.db))?.nameVi ?? plan.unit_name) : plan.unit_name

/** The period and the cut of a report: from 1 January of the plan's year unless told otherwise. */
export type ReportTimes = Times & { from?: Day }

/** Everything a plan's progress report says, from the functions behind the plan's page. Refused for a draft. */
export const readReport = async (ctx: Ctx, planId: number, wish: ReportTimes): Promise<ReportFigures> => {
  const times = { asOf: wish.asOf ?? ctx.today, knownAt: wish.knownAt }
  const reading = await readStanding(ctx, planId, times)
  const { plan, rows, progress, figures } = reading
  if (!progress) throw new Refused('rule', 'not-issued')
  const from = wish.from ?? (`${plan.year}-01-01` as Day)
  const { asOf } = times
  if (from > asOf) throw new Refused('rule', 'period-after-cut')
  const source = { kind: 'plan', id: planId }
  const late = await lateTasks(wholeSight(ctx), { source }, times, 5000)
  const byInstruction = new Map(rows.map((row) => [row.instructionId ?? 0, row]))
  const standings = rows.flatMap((row) => (row.standing ? [row.standing] : []))
  const { done, plan: planned } = trajectory(standings)
  return {
    plan: {
      title: plan.title,
      kind: plan.kind,
      year: plan.year,
      documentNo: plan.document_no,
      issuedOn: plan.issued_on,
      unitId: plan.unit_id,
      unitName: plan.unit_name,
    },
    province: await provinceOf(ctx, plan),
    from,
    asOf,
    figures,
    measures: progress.measures,
    planned: byDay(planned, asOf),
    inPeriod: byDay(done, asOf) - done.filter((step) => step.day < from).reduce((_, step) => step.n, 0),
    areas: reading.areas.map(({ area, figure }) => ({ name: area?.vi ?? texts.vi.noArea, figure })),
    late: late.map((task) => lateOf(task, byInstruction)),
    next: nextOf(reading, from, asOf),
    rows: rows
      .filter((row) => row.standing !== undefined)
      .map((row) => ({
        part: row.part ?? '',
        number: row.number,
        title: row.title,
        product: row.product,
        leads: leadsAtCut(row),
        deadline: row.deadlineText,
        standing: standingWords(row, asOf, 'vi'),
        days: row.standing?.daysLate ?? 0,
      })),
  }
}

/** The annex of a plan as a sheet, each row with how it stands at the cut. */
export const readAnnexTable = async (ctx: Ctx, planId: number, times: Times): Promise<SheetTableInput> => {
  const { lang } = ctx
  const t = texts[lang]
  const { plan, rows, units } = await readPlan(ctx, planId, times)
  const asOf = times.asOf ?? ctx.today
  const cells = (row: AnnexRow): SheetValue[] => [
    row.number,
    row.title,
    row.product,
    leadsOf(row, units, lang),
    row.coordinatorUnitIds.length > 0 ? names(row.coordinatorUnitIds, units, lang) : row.coordinatorText,
    row.deadlineText,
    { day: row.standing?.dueOn ?? row.deadlineOn },
    row.standing ? standingWords(row, asOf, lang) : plan.state === 'draft' ? '' : t.notYet,
    row.standing?.daysLate || null,
    row.money === null ? null : Number(row.money),
    row.moneySource ?? '',
    row.staff,
    Number(row.spent) || null,
  ]
  return {
    sheet: t.annex,
    title: plan.title,
    subtitle: `${t.asOfWords(asOf.split('-').reverse().join('/'))}`,
    columns: [6, 50, 32, 28, 40, 18, 12, 30, 10, 14, 22, 10, 14].map((width) => ({ width })),
    head: [
      [
        t.no,
        t.tasks,
        t.product,
        t.lead,
        t.coordinators,
        t.deadline,
        t.deadlineOn,
        t.standing,
        t.daysLate,
        t.moneyHead,
        t.moneySource,
        t.staff,
        t.spentHead,
      ],
    ],
    rows: [...Map.groupBy(rows, (row) => row.part ?? '')].flatMap(([part, own]) => [
      ...(part ? [{ group: part }] : []),
      ...own.map(cells),
    ]),
  }
}
