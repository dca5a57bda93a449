import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { type TaskLine, taskLines } from '../../tasks/facts.ts'
import { type Answers, answersOf, isAnswered, isCounted } from '../rules.ts'
import * as store from '../store.ts'

export type GridItem = Answers & { id: number; number: string; title: string }
export type GridCell = {
  taskId: number
  state: TaskLine['state']
  timeliness: TaskLine['timeliness']
  daysLate: number
  dueOn: Day | null
}
/** `cells` in the order of the items; null where the unit was given nothing. */
export type GridRow = Answers & { unitId: number; name: string; cells: (GridCell | null)[] }
export type Grid = Answers & { items: GridItem[]; rows: GridRow[]; unanswered: number }

// an occurrence that still asks for an answer stands before one that was answered
const urgency = (task: TaskLine): number => (isAnswered(task.state) ? 1 : 0)

const cellOf = (tasks: readonly TaskLine[]): GridCell | null => {
  const [task] = [...tasks].sort(
    (a, b) => urgency(a) - urgency(b) || (a.due_on ?? '').localeCompare(b.due_on ?? ''),
  )
  return task
    ? {
        taskId: task.id,
        state: task.state,
        timeliness: task.timeliness,
        daysLate: task.days_late,
        dueOn: task.due_on,
      }
    : null
}

const grouped = <K>(tasks: readonly TaskLine[], key: (task: TaskLine) => K): Map<K, TaskLine[]> => {
  const groups = new Map<K, TaskLine[]>()
  for (const task of tasks) groups.set(key(task), [...(groups.get(key(task)) ?? []), task])
  return groups
}

/** A grid made of items and their tasks; units with gaps first in the order of their first task. */
export function gridFrom(items: readonly store.SavedItem[], tasks: readonly TaskLine[]): Grid {
  const counted = tasks.filter((task) => isCounted(task.state))
  const byItem = grouped(counted, (task) => task.instruction_id)
  const rows = [...grouped(counted, (task) => task.lead_unit_id)].map(([unitId, own]): GridRow => {
    const cells = grouped(own, (task) => task.instruction_id)
    return {
      unitId,
      name: own[0]?.lead_name ?? '',
      ...answersOf(own),
      cells: items.map((item) => cellOf(cells.get(item.instructionId ?? -1) ?? [])),
    }
  })
  return {
    items: items.map((item) => ({
      id: item.id,
      number: item.number,
      title: item.title,
      ...answersOf(byItem.get(item.instructionId ?? -1) ?? []),
    })),
    rows,
    ...answersOf(counted),
    unanswered: rows.filter((row) => row.answered < row.of).length,
  }
}

/** The tasks of an issued directive that the actor may see, in the order they were given. Two statements. */
export const tasksOf = async (ctx: Ctx, directiveId: number): Promise<TaskLine[]> => {
  const tasks = await taskLines(ctx, { source: { kind: 'directive', id: directiveId } }, {}, 20_000)
  return tasks.filter((task) => task.parent_id === null).sort((a, b) => a.id - b.id)
}

/** Items × units of an issued directive: each cell's state, each row's and column's fraction. Three statements. */
export const gridOf = async (ctx: Ctx, directiveId: number): Promise<Grid> =>
  gridFrom(await store.itemsOf(ctx.db, directiveId), await tasksOf(ctx, directiveId))
