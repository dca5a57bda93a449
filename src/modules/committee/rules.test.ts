import { describe, expect, test } from 'vitest'
import { type Assignment, assign, lacks, seatState, takeSeat } from './rules.ts'

const today = '2025-02-20'

describe('how a seat stands', () => {
  const who = (personId: string | null, disabled = false) => ({ personId, disabled })
  test.each([
    ['its office holder sits here', null, who('a'), 'a', 'held'],
    ['another holds the office', null, who('a'), 'b', 'changed'],
    ['a name alone, though the office has an account', null, who(null), 'b', 'changed'],
    ['nobody holds the office for now', null, who('a'), null, 'held'],
    ['an office outside', null, who('a'), undefined, 'held'],
    ['an account out of use', null, who('a', true), undefined, 'changed'],
    ['nobody sits here', null, undefined, 'a', 'vacant'],
    ['ended yesterday', '2025-02-19', who('a'), 'b', 'ended'],
    ['its last day is today', '2025-02-20', who('a'), 'a', 'held'],
  ] as const)('%s', (_, to, holding, office, state) =>
    expect(seatState({ to }, holding, office, today)).toBe(state),
  )
})

describe('who may take a seat', () => {
  const seat = { from: '2023-03-06', to: null }
  const sits = { personId: 'a', name: 'A', from: '2023-03-06', to: null }
  const wish = (personId: string | null, from: string, name = 'B') => ({ personId, name, from })
  test.each([
    ['an empty seat', undefined, wish('b', '2023-03-06'), true],
    ['from a later day', sits, wish('b', '2024-01-01'), true],
    ['before the seat', sits, wish('b', '2023-03-05'), 'outside-the-seat'],
    ['the same person', sits, wish('a', '2024-01-01'), 'sits-already'],
    ['on the day on which the other began', sits, wish('b', '2023-03-06'), 'holder-since'],
    ['a name after a name', { ...sits, personId: null }, wish(null, '2024-01-01', 'A'), 'sits-already'],
  ] as const)('%s', (_, current, next, said) => {
    const may = takeSeat(seat, current, next)
    expect(may.ok ? true : may.reason).toBe(said)
  })
})

describe('what a seat may answer for', () => {
  const seat = { role: 'member' as const, from: '2023-03-06', to: null, ownUnitId: 7 }
  const unit = (targetId: number, from = '2024-01-01', to: string | null = null): Assignment => ({
    kind: 'unit',
    targetId,
    year: null,
    from,
    to,
  })
  test.each([
    ['a unit', seat, [], unit(1), true],
    [
      'an area beside a unit of the same number',
      seat,
      [unit(1)],
      { ...unit(1), kind: 'area' as const },
      true,
    ],
    ['a support team’s seat', { ...seat, role: 'team-member' as const }, [], unit(1), 'not-a-members-seat'],
    ['its own unit', seat, [], unit(7), 'own-unit'],
    ['twice at once', seat, [unit(1)], unit(1, '2025-01-01'), 'assigned-already'],
    ['again after it ended', seat, [unit(1, '2023-04-01', '2023-12-31')], unit(1), true],
    ['before the seat', seat, [], unit(1, '2023-01-01'), 'outside-the-seat'],
    ['ending before it begins', seat, [], unit(1, '2024-01-02', '2024-01-01'), 'ends-before-it-begins'],
  ] as const)('%s', (_, of, standing, wish, said) => {
    const may = assign(of, standing, wish)
    expect(may.ok ? true : may.reason).toBe(said)
  })
})

test('what a committee lacks: units nobody watches, members without work; heads answer for the whole', () => {
  const seat = (id: number, role: 'head' | 'member', state: 'held' | 'changed' | 'vacant', work: number) => ({
    id,
    role,
    state,
    assignments: Array.from({ length: work }),
  })
  const units = [
    { id: 1, name: 'Sở A' },
    { id: 2, name: 'Sở B' },
  ]
  const seats = [
    seat(1, 'head', 'held', 0),
    seat(2, 'member', 'held', 0),
    seat(3, 'member', 'changed', 1),
    seat(4, 'member', 'vacant', 1),
  ]
  expect(lacks(units, new Set([1]), seats)).toEqual({
    units: [{ id: 2, name: 'Sở B' }],
    idle: [2],
    changed: [3],
    vacant: [4],
  })
})
