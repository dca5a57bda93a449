import { describe, expect, test } from 'vitest'
import { askExtension, grantExtension, refuseExtension } from './extension.ts'
import { defaultLimits } from './task.ts'
import { Story } from './testing.ts'

const wish = { proposedOn: '2023-10-15', reason: 'waiting for the ministry' }
const held = () => new Story('2023-09-01', '2023-09-30').does('2023-09-02', 'accept', {})
const asked = () => held().does('2023-09-25', 'askExtension', wish)

describe('asking for more time', () => {
  test.each([
    ['on the deadline day', held(), '2023-09-30', wish, 1, 'yes'],
    ['a day after', held(), '2023-10-01', wish, 1, 'overdue'],
    ['before accepting', new Story('2023-09-01', '2023-09-30'), '2023-09-02', wish, 1, 'not-accepted'],
    [
      'without a deadline',
      new Story('2023-09-01', null).does('2023-09-02', 'accept', {}),
      '2023-09-05',
      wish,
      1,
      'no-deadline',
    ],
    ['with one open', asked(), '2023-09-26', wish, 1, 'already-asked'],
    ['an earlier date', held(), '2023-09-10', { ...wish, proposedOn: '2023-09-30' }, 1, 'not-later'],
    ['no reason', held(), '2023-09-10', { ...wish, reason: ' ' }, 1, 'no-reason'],
    [
      'a second, at most one',
      asked().does('2023-09-26', 'grantExtension', { dueOn: '2023-10-15' }),
      '2023-09-27',
      { ...wish, proposedOn: '2023-11-01' },
      1,
      'too-many',
    ],
    [
      'a second, at most two',
      asked().does('2023-09-26', 'grantExtension', { dueOn: '2023-10-15' }),
      '2023-09-27',
      { ...wish, proposedOn: '2023-11-01' },
      2,
      'yes',
    ],
    [
      'again after a refusal',
      asked().does('2023-09-26', 'refuseExtension', { reason: 'no' }),
      '2023-09-27',
      wish,
      1,
      'yes',
    ],
    [
      'while suspended',
      held().does('2023-09-05', 'suspend', { documentNo: '1/QĐ' }),
      '2023-09-06',
      wish,
      1,
      'suspended',
    ],
    [
      'when done',
      held().does('2023-09-05', 'submit', { files: 1 }).does('2023-09-06', 'complete', {}),
      '2023-09-07',
      wish,
      1,
      'finished',
    ],
  ] as const)('%s', (_, story, today, w, max, expected) => {
    const d = askExtension(story.now(), w, today, { ...defaultLimits, maxExtensions: max })
    expect(d.ok ? 'yes' : d.reason).toBe(expected)
  })
})

describe('deciding', () => {
  test.each([
    ['as asked', { dueOn: '2023-10-15' }, 'yes'],
    ['shorter with a reason', { dueOn: '2023-10-10', reason: 'enough' }, 'yes'],
    ['shorter without', { dueOn: '2023-10-10' }, 'no-reason'],
    ['longer', { dueOn: '2023-10-16' }, 'later-than-asked'],
    ['not later than now', { dueOn: '2023-09-30', reason: 'x' }, 'not-later'],
  ])('granting %s', (_, w, expected) => {
    const d = grantExtension(asked().now(), w, '2023-10-08')
    expect(d.ok ? 'yes' : d.reason).toBe(expected)
  })

  test('nothing asked, nothing to decide', () => {
    expect(grantExtension(held().now(), { dueOn: '2023-10-15' }, '2023-09-05')).toMatchObject({
      reason: 'none-asked',
    })
    expect(refuseExtension(held().now(), { reason: 'x' }, '2023-09-05')).toMatchObject({
      reason: 'none-asked',
    })
    expect(refuseExtension(asked().now(), { reason: '' }, '2023-09-26')).toMatchObject({
      reason: 'no-reason',
    })
  })

  test('a granted date is the deadline in force; the first one stays on record', () => {
    const now = asked().does('2023-09-28', 'grantExtension', { dueOn: '2023-10-10', reason: 'enough' }).now()
    expect(now).toMatchObject({
      firstDueOn: '2023-09-30',
      dueOn: '2023-10-10',
      extension: null,
      extensionsGranted: 1,
    })
  })
})
