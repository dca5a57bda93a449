import type { StandingKey } from './request.ts'

/** The lists behind the figures of a request. */
export const tabs = ['open', 'overdue', 'done', 'in-time', 'late'] as const
export type Which = (typeof tabs)[number]

const members: Record<Which, readonly StandingKey[]> = {
  open: ['waiting', 'overdue'],
  overdue: ['overdue'],
  done: ['in-time', 'late'],
  'in-time': ['in-time'],
  late: ['late'],
}

/** Whether a unit that stands so is in a list; every unit is in the one that is not named. */
export const ofTab = (key: StandingKey, which: Which | undefined): boolean =>
  which === undefined || members[which].includes(key)

/** Rows of a page of a list. */
export const pageSize = 50
