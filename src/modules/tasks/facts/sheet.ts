import type { Ctx } from '#platform/context.ts'
import { addDays, type Day, yearOf } from '#platform/day.ts'
import { type Lang, named } from '#platform/lang.ts'
import type { SheetFigure, SheetList, SheetPart } from '#platform/room.ts'
import { type Counts, measuresOf, sumOf } from '../rules/measures.ts'
import { listsOfUnits, type UnitLists } from '../store/coordinating.ts'
import { type Cut, cutOf } from '../store/cut.ts'
import type { TaskLine } from '../store/list.ts'
import { type CountsBy, countTasksOfEach } from '../store/progress.ts'
import { texts } from '../texts.ts'

/** How far ahead the sheet looks. */
const ahead = 30
const most = 300

type Words = (typeof texts)['vi']
type Told = { url: string; year: number; t: Words; lang: Lang }

const figureOf = (
  name: string,
  counts: Counts,
  measure: 'completionOfAssigned' | 'onTimeOfCompleted',
  url: string,
): SheetFigure => {
  const { numerator, denominator, percent } = measuresOf(counts)[measure]
  return { name, value: numerator, of: denominator, percent, url }
}

/** Of a unit's counts by source, those that came from a kind of source. */
const fromKind = (bySource: CountsBy, kind: 'plan' | 'directive'): Counts =>
  sumOf([...bySource].filter(([key]) => key?.startsWith(`${kind}:`)).map(([, counts]) => counts))

/** The year's tasks that came from a plan or a directive, opening as many rows as it says. */
const kindFigure = (bySource: CountsBy, kind: 'plan' | 'directive', { url, year, t }: Told): SheetFigure =>
  figureOf(
    t.sheet.from[kind],
    fromKind(bySource, kind),
    'completionOfAssigned',
    `${url}&programme=${year}&count=completed&source=${kind}`,
  )

/** The year's tasks and, apart, those from plans and from directives; each opens as many rows as it says. */
function figuresOf(bySource: CountsBy, told: Told): SheetFigure[] {
  const { url, year, t } = told
  const all = sumOf(bySource.values())
  const own = `${url}&programme=${year}&count=completed`
  return [
    figureOf(t.sheet.given(year), all, 'completionOfAssigned', own),
    ...(['plan', 'directive'] as const).flatMap((kind) =>
      fromKind(bySource, kind).assigned === 0 ? [] : [kindFigure(bySource, kind, told)],
    ),
  ]
}

const onTimeOf = (bySource: CountsBy, { url, year, t }: Told): SheetFigure =>
  figureOf(
    t.sheet.onTime,
    sumOf(bySource.values()),
    'onTimeOfCompleted',
    `${url}&programme=${year}&count=completedOnTime`,
  )

const rowOf = (t: Words) => (task: TaskLine) => ({
  text: task.title,
  url: `/tasks/${task.id}`,
  due: task.due_on,
  note: [
    task.code,
    task.state === 'submitted' ? t.tabCheck : null,
    task.reminders > 0 ? t.sheet.reminded(task.reminders) : null,
  ]
    .filter(Boolean)
    .join(' · '),
})

function listsOf(
  { tasks, parts }: UnitLists,
  overdue: number,
  cut: Cut,
  { url, t, lang }: Told,
): SheetList[] {
  const late = tasks.filter((task) => task.timeliness === 'overdue')
  const last = addDays(cut.asOf, ahead)
  const next = tasks.filter(
    (task) => task.timeliness !== 'overdue' && task.state !== 'submitted' && (task.due_on ?? last) <= last,
  )
  const row = rowOf(t)
  return [
    {
      title: t.timeliness.overdue,
      about: 'overdue',
      total: overdue,
      url: `${url}&programme=all&count=openOverdue`,
      rows: late.slice(0, 20).map(row),
    },
    { title: t.sheet.next(ahead), about: 'next', total: next.length, rows: next.slice(0, 12).map(row) },
    {
      title: t.sheet.parts,
      total: parts.length,
      rows: parts.map((part) => ({
        text: part.title,
        url: `/tasks/${part.id}`,
        due: part.due_on,
        note: `${part.code} · ${named(lang, part.lead_name, part.lead_name_en)}`,
      })),
    },
  ]
}

/** A unit's part of a sheet, and of its figures the two that a table of units names. */
export type UnitTasks = { part: SheetPart; plan: SheetFigure; overdue: SheetFigure }

const unitTasks = (byYearAndSource: CountsBy, lists: UnitLists, cut: Cut, told: Told): UnitTasks => {
  const ofYear: CountsBy = new Map(
    [...byYearAndSource]
      .filter(([key]) => key?.startsWith(`${told.year}:`))
      .map(([key, counts]) => [key?.slice(5) ?? null, counts]),
  )
  const all = sumOf(byYearAndSource.values())
  const made = listsOf(lists, all.openOverdue, cut, told)
  const overdue: SheetFigure = {
    name: told.t.timeliness.overdue,
    value: all.openOverdue,
    of: null,
    percent: null,
    url: made[0]?.url ?? null,
  }
  const figures = [...figuresOf(ofYear, told), overdue, onTimeOf(ofYear, told)]
  return {
    part: { room: 'tasks', title: told.t.tasks, figures, lists: made },
    plan: kindFigure(ofYear, 'plan', told),
    overdue,
  }
}

/** The tasks of several units on their sheets, as they stood on a day. Two statements, however many units. */
export async function tasksOfUnits(
  ctx: Ctx,
  unitIds: readonly number[],
  day: Day,
): Promise<Map<number, UnitTasks>> {
  const cut = cutOf(ctx.today, day, undefined, 0)
  const buckets = ['openOverdue', 'openInTime'] as const
  const page = { sort: { by: 'due', down: false } as const, limit: most }
  const { units } = await countTasksOfEach(
    ctx.db,
    ctx.actor,
    { unitIds, areaIds: [] },
    {},
    cut,
    'year-source',
  )
  const lists = await listsOfUnits(ctx.db, ctx.actor, { unitIds, parts: 20 }, { buckets }, cut, page)
  return new Map(
    unitIds.map((id) => {
      const url = `/tasks?unit=${id}${day === ctx.today ? '' : `&asOf=${day}`}`
      const told = { url, year: yearOf(day), t: texts[ctx.lang], lang: ctx.lang }
      return [id, unitTasks(units.get(id) ?? new Map(), lists.get(id) ?? { tasks: [], parts: [] }, cut, told)]
    }),
  )
}

/** A unit's tasks on its sheet, as they stood on a day: the year's figures, what is overdue, what comes. Two statements. */
export async function sheet(ctx: Ctx, unitId: number, day: Day): Promise<SheetPart> {
  const found = await tasksOfUnits(ctx, [unitId], day)
  return (found.get(unitId) as UnitTasks).part
}
