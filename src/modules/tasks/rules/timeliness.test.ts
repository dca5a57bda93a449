import { describe, expect, test } from 'vitest'
import type { TaskState } from './task.ts'
import { type Timeliness, timelinessAt } from './timeliness.ts'

type Row = [TaskState, string | null, string | null, string | null, string, Timeliness]

describe('timeliness', () => {
  test.each<Row>([
    // state, due, submitted, completed, day
    ['accepted', null, null, null, '2023-10-05', { kind: 'no-deadline' }],
    ['completed', null, '2023-10-01', '2023-10-01', '2023-10-05', { kind: 'no-deadline' }],
    ['accepted', '2023-09-30', null, null, '2023-09-26', { kind: 'in-time', daysLeft: 4 }],
    ['accepted', '2023-09-30', null, null, '2023-09-27', { kind: 'due-soon', daysLeft: 3 }],
    // the deadline day itself is on time
    ['accepted', '2023-09-30', null, null, '2023-09-30', { kind: 'due-soon', daysLeft: 0 }],
    ['accepted', '2023-09-30', null, null, '2023-10-01', { kind: 'overdue', days: 1 }],
    ['issued', '2023-09-30', null, null, '2023-10-12', { kind: 'overdue', days: 12 }],
    ['completed', '2023-09-30', '2023-09-30', '2023-09-30', '2023-10-05', { kind: 'on-time' }],
    ['completed', '2023-09-30', '2023-10-02', '2023-10-02', '2023-10-05', { kind: 'late', days: 2 }],
    // with the checker it grows no older for the unit
    ['submitted', '2023-09-30', '2023-09-28', null, '2023-10-20', { kind: 'in-time', daysLeft: 0 }],
    ['submitted', '2023-09-30', '2023-10-03', null, '2023-10-20', { kind: 'overdue', days: 3 }],
    ['rejected', '2023-09-30', '2023-09-28', null, '2023-10-03', { kind: 'overdue', days: 3 }],
    ['reopened', '2023-09-30', '2023-09-28', null, '2023-10-03', { kind: 'overdue', days: 3 }],
    ['suspended', '2023-09-30', null, null, '2023-10-03', { kind: 'suspended', days: 3 }],
    ['recalled', '2023-09-30', null, null, '2023-10-03', { kind: 'recalled' }],
  ])('%s due %s submitted %s completed %s at %s', (state, dueOn, submittedOn, completedOn, day, expected) => {
    expect(timelinessAt({ state, dueOn, submittedOn, completedOn }, day)).toEqual(expected)
  })

  test('how many days are soon is a setting', () => {
    const task = { state: 'accepted', dueOn: '2023-09-30', submittedOn: null, completedOn: null } as const
    expect(timelinessAt(task, '2023-09-25', 5).kind).toBe('due-soon')
    expect(timelinessAt(task, '2023-09-29', 0).kind).toBe('in-time')
    expect(timelinessAt(task, '2023-09-30', 0).kind).toBe('due-soon')
  })
})
