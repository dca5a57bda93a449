import { describe, expect, test } from 'vitest'
import { type ActName, actNames, acts, askAct, type WishOf, whyClosed } from './acts.ts'
import { defaultLimits, draftEvent, eventKinds, type TaskState, taskStates } from './task.ts'
import { Story } from './testing.ts'

/** A story that has come to the state, with the deadline long past at the day of asking. */
function storyIn(state: TaskState): Story {
  const s = new Story('2023-08-01', '2023-08-20')
  const held = () => s.does('2023-08-02', 'accept', {})
  const submitted = () => held().does('2023-08-03', 'submit', { files: 1 })
  const completed = () => submitted().does('2023-08-04', 'complete', {})
  const ways: Record<TaskState, () => Story> = {
    draft: () => s,
    issued: () => s,
    returned: () => s.does('2023-08-02', 'return', { reason: 'not ours' }),
    accepted: held,
    submitted,
    rejected: () => submitted().does('2023-08-04', 'reject', { reason: 'unsigned' }),
    completed,
    reopened: () => completed().does('2023-08-05', 'reopen', { reason: 'annex missing' }),
    suspended: () => held().does('2023-08-03', 'suspend', { documentNo: '1/QĐ' }),
    recalled: () => held().does('2023-08-03', 'recall', { documentNo: '2/QĐ' }),
  }
  return ways[state]()
}

const wishes: { [A in ActName]: WishOf<A> } = {
  accept: {},
  return: { reason: 'not ours' },
  reassign: { leadUnitId: 2, reason: 'theirs' },
  progress: { done: 1, total: 2 },
  submit: { files: 1 },
  complete: {},
  reject: { reason: 'unsigned' },
  reopen: { reason: 'annex missing' },
  suspend: { documentNo: '1/QĐ' },
  resume: {},
  recall: { documentNo: '2/QĐ' },
  correct: { leadUnitId: 3, reason: 'wrong lead' },
  delegate: { focalPersonId: 'p' },
  askExtension: { proposedOn: '2023-09-30', reason: 'late ministry' },
  grantExtension: { dueOn: '2023-09-30' },
  refuseExtension: { reason: 'no' },
  markObjective: { reason: 'flood' },
  clearObjective: { reason: 'no flood' },
  explain: { reason: 'flood' },
  remind: { now: new Date('2023-08-10T02:00:00Z') },
  letter: { letterKind: 'reminder', documentNo: '7/UBND' },
}

/** Where each act is open in work, before the deadline, and where it leads (governance 1.3). */
const allowed: Partial<Record<ActName, Partial<Record<TaskState, TaskState>>>> = {
  accept: { issued: 'accepted' },
  return: { issued: 'returned' },
  reassign: { returned: 'issued' },
  progress: { accepted: 'accepted', rejected: 'rejected', reopened: 'reopened' },
  submit: { accepted: 'submitted', rejected: 'submitted', reopened: 'submitted' },
  complete: { submitted: 'completed' },
  reject: { submitted: 'rejected' },
  reopen: { completed: 'reopened' },
  suspend: { accepted: 'suspended', rejected: 'suspended', reopened: 'suspended' },
  resume: { suspended: 'accepted' },
  recall: {
    issued: 'recalled',
    returned: 'recalled',
    accepted: 'recalled',
    submitted: 'recalled',
    rejected: 'recalled',
    reopened: 'recalled',
    suspended: 'recalled',
  },
  askExtension: { accepted: 'accepted', rejected: 'rejected', reopened: 'reopened' },
}

describe('states × acts', () => {
  const cells = (Object.keys(allowed) as ActName[]).flatMap((act) =>
    taskStates.filter((s) => s !== 'draft').map((state) => [act, state, allowed[act]?.[state]] as const),
  )
  test.each(cells)('%s from %s leads to %s', (act, state, to) => {
    const story = storyIn(state)
    const done = story.tries('2023-08-10', act, wishes[act])
    expect(done ? story.now().state : undefined).toBe(to)
  })
})

test('every event but the first is made by exactly one act, every act has its own noun', () => {
  const made = actNames.map((name) => acts[name].event)
  expect([...made, 'issued'].sort()).toEqual([...eventKinds].sort())
  expect(new Set(actNames.map((name) => acts[name].noun)).size).toBe(actNames.length)
})

describe('refusals in words', () => {
  const late = '2023-09-01'
  test.each<[string, TaskState, ActName, object, string, string]>([
    ['giving back without a reason', 'issued', 'return', { reason: '' }, '2023-08-10', 'no-reason'],
    [
      'giving back one’s own',
      'issued',
      'return',
      { reason: 'x', personId: 'issuer' },
      '2023-08-10',
      'own-issue',
    ],
    [
      'a product without file or number',
      'accepted',
      'submit',
      { files: 0, documentNo: ' ' },
      '2023-08-10',
      'no-product',
    ],
    ['more done than there is', 'accepted', 'progress', { done: 3, total: 2 }, '2023-08-10', 'more-than-all'],
    ['rejecting without a reason', 'submitted', 'reject', { reason: '' }, '2023-08-10', 'no-reason'],
    ['suspending without a document', 'accepted', 'suspend', { documentNo: '' }, '2023-08-10', 'no-document'],
    ['recalling what is done', 'completed', 'recall', { documentNo: '2/QĐ' }, '2023-08-10', 'finished'],
    ['correcting nothing', 'accepted', 'correct', { reason: 'x' }, '2023-08-10', 'nothing-to-correct'],
    [
      'correcting to the same lead',
      'accepted',
      'correct',
      { reason: 'x', leadUnitId: 1 },
      '2023-08-10',
      'nothing-to-correct',
    ],
    ['delegating to nobody', 'accepted', 'delegate', {}, '2023-08-10', 'nobody-named'],
    ['explaining what is in time', 'accepted', 'explain', { reason: 'x' }, '2023-08-20', 'not-late'],
    ['excusing what is in time', 'accepted', 'markObjective', { reason: 'x' }, '2023-08-20', 'not-late'],
    ['clearing no mark', 'accepted', 'clearObjective', { reason: 'x' }, late, 'not-marked'],
    [
      'a letter for what is in time',
      'accepted',
      'letter',
      { letterKind: 'criticism', documentNo: '1' },
      '2023-08-20',
      'not-late',
    ],
    [
      'a letter without number',
      'accepted',
      'letter',
      { letterKind: 'criticism', documentNo: '' },
      late,
      'no-document',
    ],
    [
      'reminding while it is with the checker',
      'submitted',
      'remind',
      { now: new Date() },
      late,
      'waits-for-check',
    ],
    [
      'a new date for the same unit',
      'returned',
      'reassign',
      { leadUnitId: 1, dueOn: '2023-12-01', reason: 'x' },
      late,
      'same-lead',
    ],
    [
      'an earlier date for another unit',
      'returned',
      'reassign',
      { leadUnitId: 2, dueOn: '2023-08-01', reason: 'x' },
      late,
      'not-later',
    ],
  ])('%s', (_, state, act, wish, today, reason) => {
    expect(askAct(act, storyIn(state).now(), wish as never, today)).toEqual({ ok: false, reason })
  })
})

test('what a page may offer is what the rules allow', () => {
  const at = { today: '2023-08-10', now: new Date('2023-08-10T02:00:00Z'), limits: defaultLimits }
  const offered = (state: TaskState) =>
    actNames.filter((name) => whyClosed(name, storyIn(state).now(), at) === null)
  expect(offered('issued')).toEqual(['accept', 'return', 'recall', 'correct', 'delegate', 'remind'])
  expect(offered('submitted')).toEqual(['complete', 'reject', 'recall', 'correct', 'delegate'])
  expect(offered('completed')).toEqual(['reopen'])
  expect(offered('recalled')).toEqual([])
})

describe('what is overdue, where it must be explained before its product is taken', () => {
  const late = () => new Story('2023-08-01', '2023-08-20').does('2023-08-02', 'accept', {})
  const explained = () => late().does('2023-08-25', 'explain', { reason: 'chờ bộ' })
  const strict = { ...defaultLimits, explainFirst: true }
  test.each([
    ['unexplained', late(), '2023-08-25', strict, 'explain-first'],
    ['unexplained, by default', late(), '2023-08-25', defaultLimits, 'yes'],
    ['explained', explained(), '2023-08-26', strict, 'yes'],
    ['still in time', late(), '2023-08-20', strict, 'yes'],
  ] as const)('%s', (_, story, today, limits, expected) => {
    const decision = askAct('submit', story.now(), { files: 1 }, today, limits)
    expect(decision.ok ? 'yes' : decision.reason).toBe(expected)
  })
})

test('one reminder in four hours', () => {
  const at = (hour: number) => ({ now: new Date(Date.UTC(2023, 7, 10, hour)) })
  const task = { ...storyIn('accepted').now(), lastRemindedAt: at(2).now }
  expect(askAct('remind', task, at(5), '2023-08-10')).toEqual({ ok: false, reason: 'reminded-lately' })
  expect(askAct('remind', task, at(6), '2023-08-10').ok).toBe(true)
})

test('a correction never moves the deadline and the right unit has to accept', () => {
  const now = storyIn('submitted')
    .does('2023-08-10', 'correct', { leadUnitId: 9, reason: 'wrong lead' })
    .now()
  expect(now).toMatchObject({ state: 'issued', leadUnitId: 9, dueOn: '2023-08-20', firstDueOn: '2023-08-20' })
})

test('what a draft of an event leaves out is empty', () => {
  expect(draftEvent('accepted', '2023-08-01', 'accepted')).toMatchObject({
    reason: null,
    dueTo: null,
    facts: {},
  })
})
