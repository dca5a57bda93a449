import { describe, expect, test } from 'vitest'
import { byDay, isIn, partFigures, standingOf, trajectory } from './standing.ts'

const task = (more: Partial<Parameters<typeof standingOf>[1][number]> = {}) => ({
  state: 'accepted' as const,
  timeliness: 'in-time' as const,
  days_late: 0,
  due_on: '2023-06-30',
  first_due_on: '2023-05-31',
  completed_on: null,
  submitted_on: null,
  ...more,
})
const cut = { asOf: '2023-06-01', year: 2023 }
const done = (on: string, more = {}) =>
  task({ state: 'completed', timeliness: 'on-time', completed_on: on, ...more })

describe('a row with two leads', () => {
  test('is done when the last of them is, on that day', () => {
    const s = standingOf('completedOnTime', [done('2023-04-02'), done('2023-05-20')], cut)
    expect(s.doneOn).toBe('2023-05-20')
    expect(isIn('completed', s)).toBe(true)
  })
  test('is not done while one is open, though the other is', () => {
    const s = standingOf('openInTime', [done('2023-04-02'), task({ timeliness: 'due-soon' })], cut)
    expect(s.doneOn).toBeNull()
    expect([isIn('dueSoon', s), isIn('inTime', s)]).toEqual([true, false])
  })
  test('a recalled task speaks for nothing but a recalled row', () => {
    const tasks = [task({ days_late: 3 }), task({ state: 'recalled', days_late: 9, due_on: '2024-01-01' })]
    const s = standingOf('openOverdue', tasks, cut)
    expect(s).toMatchObject({ daysLate: 3, dueOn: '2023-06-30' })
  })
})

test('the trajectory keeps the deadlines as first given; what has none is planned for the end of the year', () => {
  const all = [
    standingOf('completedOnTime', [done('2023-04-02')], cut),
    standingOf('openInTime', [task()], cut),
    standingOf(
      'openNoDeadline',
      [task({ due_on: null, first_due_on: null, timeliness: 'no-deadline' })],
      cut,
    ),
    standingOf('recalled', [task({ state: 'recalled' })], cut),
  ]
  expect(all.map((s) => isIn('planned', s))).toEqual([true, true, false, false])
  const { done: line, plan, total } = trajectory(all)
  expect(total).toBe(3)
  expect(line).toEqual([{ day: '2023-04-02', n: 1 }])
  expect(plan).toEqual([
    { day: '2023-05-31', n: 2 },
    { day: '2023-12-31', n: 3 },
  ])
  expect([byDay(plan, '2023-05-30'), byDay(plan, '2023-05-31'), byDay(plan, '2023-12-31')]).toEqual([0, 2, 3])
})

test('parts add up to the whole', () => {
  const parts = partFigures([
    { key: 1, bucket: 'completedLate' },
    { key: 2, bucket: 'openOverdue' },
    { key: 1, bucket: 'recalled' },
    { key: 1, bucket: 'openSuspended' },
  ])
  expect(parts).toEqual([
    { key: 1, figure: { done: 1, of: 2, overdue: 0, excluded: 1 } },
    { key: 2, figure: { done: 0, of: 1, overdue: 1, excluded: 0 } },
  ])
})
