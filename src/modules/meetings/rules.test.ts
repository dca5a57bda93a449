import { describe, expect, test } from 'vitest'
import {
  askMeetingAct,
  askNotice,
  type Conclusion,
  missingFrom,
  recommendationState,
  type Written,
} from './rules.ts'

describe('what is done when', () => {
  const on = (state: Parameters<typeof askMeetingAct>[1]['state'], invited = 3) => ({
    state,
    heldOn: '2025-02-13',
    invited,
  })
  test.each([
    ['call', on('draft'), '2025-02-07', true],
    ['call', on('draft', 0), '2025-02-07', 'nobody-invited'],
    ['call', on('called'), '2025-02-07', 'meeting-not-in-state'],
    ['answer', on('called'), '2025-02-13', true],
    ['answer', on('called'), '2025-02-14', 'meeting-is-over'],
    ['attend', on('called'), '2025-02-12', 'meeting-not-yet'],
    ['attend', on('called'), '2025-02-13', true],
    ['edit', on('held'), '2025-02-13', 'meeting-not-in-state'],
    ['speak', on('called'), '2025-02-13', 'meeting-not-in-state'],
    ['conclude', on('concluded'), '2025-02-20', 'meeting-not-in-state'],
    ['approve-minutes', on('concluded'), '2025-02-20', true],
  ] as const)('%s of a meeting that is %j on %s', (act, meeting, today, said) => {
    const may = askMeetingAct(act, meeting, today)
    expect(may.ok ? true : may.reason).toBe(said)
  })
})

const item = (more: Partial<Conclusion> = {}): Conclusion => ({
  position: 1,
  text: 'Sở A báo cáo.',
  leadUnitIds: [1],
  product: 'Báo cáo',
  dueOn: '2025-03-31',
  ...more,
})

describe('a notice', () => {
  test.each([
    ['work that is clear', [item()], true],
    ['a finding without work', [item({ leadUnitIds: [], product: null })], true],
    ['nothing', [], 'no-conclusions'],
    ['work without a product', [item({ product: null })], 'conclusion-without-product'],
    ['work due before the meeting', [item({ dueOn: '2025-02-12' })], 'conclusion-due-before'],
    ['work due on the day', [item({ dueOn: '2025-02-13' })], true],
  ] as const)('%s', (_, items, said) => {
    const ready = askNotice(items, '2025-02-13')
    expect(ready.ok ? true : ready.reason).toBe(said)
  })

  const line = '1. Sở A báo cáo. (Chủ trì: Sở A; sản phẩm: Báo cáo; hạn 31/03/2025)'
  const written = (more: Partial<Written> = {}): Written => ({
    ...item(),
    leads: ['Sở A'],
    coordinators: [],
    ...more,
  })
  test.each([
    ['as it was signed', written(), []],
    ['other words', written({ text: 'Sở A làm.' }), [1]],
    ['fewer words', written({ text: 'Sở A' }), [1]],
    ['another unit leads', written({ leads: ['Sở B'] }), [1]],
    ['another unit helps', written({ coordinators: ['Sở B'] }), [1]],
    ['another product', written({ product: 'Đề án' }), [1]],
    ['another day', written({ dueOn: '2025-04-30' }), [1]],
    ['another place', written({ position: 2 }), [2]],
  ] as const)('a conclusion that does not stand in it as it is given is named: %s', (_, one, missing) => {
    expect(missingFrom(['Mở đầu.', line], [one])).toEqual(missing)
  })
})

test.each([
  [{}, 'new'],
  [{ ownerUnitId: 1, dueOn: '2025-02-20' }, 'assigned'],
  [{ ownerUnitId: 1, dueOn: '2025-02-19' }, 'overdue'],
  [{ ownerUnitId: 1, dueOn: '2025-02-01', answeredOn: '2025-02-10' }, 'answered'],
  [{ withdrawnOn: '2025-02-10' }, 'withdrawn'],
])('a recommendation %j is %s', (one, state) =>
  expect(
    recommendationState(
      { ownerUnitId: null, dueOn: null, answeredOn: null, withdrawnOn: null, ...one },
      '2025-02-20',
    ),
  ).toBe(state),
)
