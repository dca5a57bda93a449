import { describe, expect, test } from 'vitest'
import { telling, withdrawal } from './papers.ts'

describe('evidence is withdrawn', () => {
  const standing = { withdrawn: false, submission: null }
  test.each([
    ['while the work is in hand', 'accepted', standing, 'yes'],
    ['what was handed in before, while it is done again', 'rejected', { ...standing, submission: 1 }, 'yes'],
    ['not what lies with the checker', 'submitted', { ...standing, submission: 2 }, 'being-checked'],
    ['what was put in after handing in', 'submitted', standing, 'yes'],
    ['not from a finished task', 'completed', { ...standing, submission: 1 }, 'finished'],
    ['not from a recalled task', 'recalled', standing, 'finished'],
    ['not twice', 'accepted', { ...standing, withdrawn: true }, 'already-withdrawn'],
  ] as const)('%s', (_, state, evidence, expected) => {
    const decision = withdrawal({ state }, evidence)
    expect(decision.ok ? 'yes' : decision.reason).toBe(expected)
  })
})

describe('a coordinating unit tells its part', () => {
  test.each([
    ['done as of today', null, { done: true }, '2023-09-10'],
    ['a later word keeps the day', '2023-09-05', { done: true, note: 'bổ sung' }, '2023-09-05'],
    ['not done after all, with a reason', '2023-09-05', { done: false, note: 'thiếu biểu 3' }, null],
    ['not done after all, without', '2023-09-05', { done: false, note: '  ' }, 'no-reason'],
    ['where it stands, before it is done', null, { done: false, note: 'đang chờ số liệu' }, null],
    ['nothing new', null, { done: false }, 'told-already'],
  ] as const)('%s', (_, doneOn, wish, expected) => {
    const decision = telling({ doneOn }, wish, '2023-09-10')
    expect(decision.ok ? decision.value.doneOn : decision.reason).toBe(expected)
  })
})
