import type { Ctx } from '#platform/context.ts'
import { addDays, type Day, yearOf } from '#platform/day.ts'
import type { SheetFigure, SheetList, SheetPart } from '#platform/room.ts'
import { type Counts, countNames, measuresOf, noCounts } from '../rules/measures.ts'
import { listsOfUnit } from '../store/coordinating.ts'
import { type Cut, cutOf } from '../store/cut.ts'
import type { TaskLine } from '../store/list.ts'
import { countTasks, countTasksBy } from '../store/progress.ts'
import { texts } from '../texts.ts'

/** How far ahead the sheet looks. */
const ahead = 30
const most = 300

type Words = (typeof texts)['vi']

const sum = (all: Iterable<Counts>): Counts => {
  const total = noCounts()
  for (const counts of all) for (const name of countNames) total[name] += counts[name]
  return total
}

/** The year's tasks and, apart, those from plans and from directives; each opens as many rows as it says. */
function figuresOf(bySource: Map<string | null, Counts>, t: Words, year: number, url: string): SheetFigure[] {
  const kinds = ['plan', 'directive'] as const
  const given = (kind?: string) =>
    sum([...bySource].filter(([key]) => !kind || key?.startsWith(`${kind}:`)).map(([, counts]) => counts))
  const figure = (name: string, counts: Counts, address: string): SheetFigure => {
    const { numerator, denominator, percent } = measuresOf(counts).completionOfAssigned
    return { name, value: numerator, of: denominator, percent, url: address }
  }
  const own = `${url}&programme=${year}&count=completed`
  return [
    figure(t.sheet.given(year), given(), own),
    ...kinds.flatMap((kind) => {
      const counts = given(kind)
      return counts.assigned === 0 ? [] : [figure(t.sheet.from[kind], counts, `${own}&source=${kind}`)]
    }),
  ]
}

const onTimeOf = (bySource: Map<string | null, Counts>, t: Words, year: number, url: string): SheetFigure => {
  const { numerator, denominator, percent } = measuresOf(sum(bySource.values())).onTimeOfCompleted
  const name = t.sheet.onTime
  return {
    name,
    value: numerator,
    of: denominator,
    percent,
    url: `${url}&programme=${year}&count=completedOnTime`,
  }
}

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

async function listsOf(
  ctx: Ctx,
  unitId: number,
  cut: Cut,
  { url, t }: { url: string; t: Words },
): Promise<SheetList[]> {
  const sort = { by: 'due', down: false } as const
  const wanted = { unitId, buckets: ['openOverdue', 'openInTime'] as const }
  const page = { sort, limit: most }
  const { tasks, parts } = await listsOfUnit(ctx.db, ctx.actor, { unitId, parts: 20 }, wanted, cut, page)
  const late = tasks.filter((task) => task.timeliness === 'overdue')
  const overdue =
    tasks.length < most ? late.length : (await countTasks(ctx.db, ctx.actor, { unitId }, cut)).openOverdue
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
        note: `${part.code} · ${part.lead_name}`,
      })),
    },
  ]
}

/** A unit's tasks on its sheet, as they stood on a day: the year's figures, what is overdue, what comes. Two statements. */
export async function sheet(ctx: Ctx, unitId: number, day: Day): Promise<SheetPart> {
  const t = texts[ctx.lang]
  const cut = cutOf(ctx.today, day, undefined, 0)
  const year = yearOf(day)
  const url = `/tasks?unit=${unitId}${day === ctx.today ? '' : `&asOf=${day}`}`
  const bySource = await countTasksBy(ctx.db, ctx.actor, { unitId, year }, cut, 'source')
  const lists = await listsOf(ctx, unitId, cut, { url, t })
  const late = lists.find((list) => list.about === 'overdue')
  const overdue = {
    name: t.timeliness.overdue,
    value: late?.total ?? 0,
    of: null,
    percent: null,
    url: late?.url ?? null,
  }
  return {
    room: 'tasks',
    title: t.tasks,
    figures: [...figuresOf(bySource, t, year, url), overdue, onTimeOf(bySource, t, year, url)],
    lists,
  }
}
