/** An assignment is answered once its product is handed in; what is recalled asks for no answer. */
export const isAnswered = (state: string): boolean => state === 'submitted' || state === 'completed'

/** Counted among those who owe an answer or gave one. */
export const isCounted = (state: string): boolean => state !== 'recalled' && state !== 'draft'

type Line = { state: string; timeliness: string }

/** Overdue without an answer: who is late with an answer given waits for its check. */
export const isOwing = (task: Line): boolean => task.timeliness === 'overdue' && !isAnswered(task.state)

/** How many were asked, answered, and are overdue without an answer. */
export type Answers = { of: number; answered: number; overdue: number }
export const answersOf = (tasks: readonly Line[]): Answers => {
  const counted = tasks.filter((task) => isCounted(task.state))
  return {
    of: counted.length,
    answered: counted.filter((task) => isAnswered(task.state)).length,
    overdue: counted.filter(isOwing).length,
  }
}
