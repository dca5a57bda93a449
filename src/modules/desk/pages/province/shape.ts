import type { Frame } from '#ui/layout.tsx'
import type { ProvinceHome } from '../../facts/home.ts'
import type { Texts } from '../../texts.ts'

export type Shown = { t: Texts; frame: Frame; home: ProvinceHome }

export const overdueList = '/tasks?programme=all&count=openOverdue'

/** Directives stand beside the overdue when there are any. */
export const beside = ({ directives }: ProvinceHome): boolean => directives.total > 0
export const tasksOf = ({ overdue }: ProvinceHome): number => overdue.reduce((sum, unit) => sum + unit.n, 0)

/** Behind (positive) or ahead of the trajectory, in plan tasks. */
export const gapOf = ({ standing }: ProvinceHome): number =>
  standing ? standing.planned - standing.figures.completed : 0
