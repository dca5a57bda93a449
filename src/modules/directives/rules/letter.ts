import { type Decision, no, yes } from '#platform/decision.ts'

export type LetterKind = 'reminder' | 'criticism'
export type NoLetter = 'nothing-unanswered' | 'nothing-overdue' | 'other-unit'

/** A reminder names what is unanswered, a criticism what is overdue (the register of letters; governance 1.7). */
export function letter<T extends { leadUnitId: number; answered: boolean; overdue: boolean }>(
  kind: LetterKind,
  unitId: number,
  tasks: readonly T[],
): Decision<T[], NoLetter> {
  if (tasks.some((task) => task.leadUnitId !== unitId)) return no('other-unit')
  const named = tasks.filter((task) =>
    kind === 'criticism' ? task.overdue && !task.answered : !task.answered,
  )
  if (named.length > 0) return yes(named)
  return no(kind === 'criticism' ? 'nothing-overdue' : 'nothing-unanswered')
}
