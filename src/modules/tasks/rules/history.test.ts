import { describe, expect, test } from 'vitest'
import { taskAt } from './history.ts'
import { endOf, Story } from './testing.ts'

describe('two times', () => {
  const story = new Story('2023-08-01', '2023-09-30')
    .does('2023-08-02', 'accept', {})
    .does('2023-09-28', 'submit', { files: 1 })
    .does('2023-10-05', 'complete', {})

  test.each([
    // asOf, knownAt, state, completedOn
    ['2023-09-30', '2023-10-05', 'completed', '2023-09-28'],
    ['2023-09-30', '2023-10-01', 'submitted', null],
    ['2023-09-27', '2023-10-05', 'accepted', null],
    ['2023-09-28', '2023-12-31', 'completed', '2023-09-28'],
    ['2023-08-01', '2023-12-31', 'issued', null],
  ])('at %s as known on %s it is %s', (asOf, knownAt, state, completedOn) => {
    expect(taskAt(story.events, asOf, endOf(knownAt))).toMatchObject({ state, completedOn })
  })

  test('before it was given, or before anybody knew, there is no task', () => {
    expect(taskAt(story.events, '2023-07-31', endOf('2023-12-31'))).toBeUndefined()
    expect(taskAt(story.events, '2023-12-31', endOf('2023-07-31'))).toBeUndefined()
  })
})

test('a reopened task is complete at the days before, and gets the day of its new submission', () => {
  const story = new Story('2023-08-01', '2023-09-30')
    .does('2023-08-02', 'accept', {})
    .does('2023-09-28', 'submit', { files: 1 })
    .does('2023-09-29', 'complete', {})
    .does('2023-10-10', 'reopen', { reason: 'the annex is missing' })
    .does('2023-10-12', 'submit', { documentNo: '12/BC-SNV', files: 0 })
    .does('2023-10-15', 'complete', {})
  const at = (day: string) => taskAt(story.events, day, endOf('2023-12-31'))
  expect(at('2023-10-01')).toMatchObject({ state: 'completed', completedOn: '2023-09-28' })
  expect(at('2023-10-11')).toMatchObject({ state: 'reopened', completedOn: null })
  expect(at('2023-10-12')).toMatchObject({ state: 'completed', completedOn: '2023-10-12', submissions: 2 })
})

test('a suspended task goes on where it stood', () => {
  const story = new Story('2023-08-01', '2023-09-30')
    .does('2023-08-02', 'accept', {})
    .does('2023-08-03', 'submit', { files: 1 })
    .does('2023-08-04', 'reject', { reason: 'unsigned' })
    .does('2023-08-05', 'suspend', { documentNo: '5/QĐ-UBND' })
  expect(story.now()).toMatchObject({ state: 'suspended', stateBeforeSuspension: 'rejected' })
  expect(story.does('2023-08-09', 'resume', {}).now()).toMatchObject({
    state: 'rejected',
    dueOn: '2023-09-30',
  })
})
