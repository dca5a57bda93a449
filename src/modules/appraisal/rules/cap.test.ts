import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capOf, type Placed, withinCap } from './cap.ts'
import type { Level } from './scheme.ts'
import { outcomeOf, quorumOf } from './vote.ts'

const of = (excellent: number, good: number): Placed[] => [
  ...Array.from(
    { length: excellent },
    (_, i): Placed => ({ id: i + 1, level: 'excellent', order: [100 - i] }),
  ),
  ...Array.from({ length: good }, (_, i): Placed => ({ id: 100 + i, level: 'good', order: [50] })),
]

describe('at most 20 % of those rated good', () => {
  // 24 heads, 8 proposed excellent: 4 of 20 good is 20 %, 5 of 19 is more
  test.each([
    [8, 16, 'good', 4],
    [8, 16, 'good-or-better', 4],
    [6, 12, 'good', 3],
    [6, 12, 'good-or-better', 3],
    [1, 4, 'good', 0],
    [1, 5, 'good', 1],
    [1, 4, 'good-or-better', 1],
    [5, 0, 'good', 0],
    [0, 9, 'good', 0],
    [3, 15, 'good', 3],
  ] as const)('%i excellent and %i good, of %s: %i places', (excellent, good, base, allowed) => {
    const found = capOf(of(excellent, good), { percent: 20, of: base })
    expect([found.allowed, found.over]).toEqual([allowed, excellent - allowed])
    expect(found.inside).toEqual(Array.from({ length: allowed }, (_, i) => i + 1))
  })
  test('a share with decimals is exact', () => {
    expect(withinCap(1, 3, { percent: '33.33', of: 'good' })).toBe(false)
    expect(withinCap(1, 3, { percent: '33.34', of: 'good' })).toBe(true)
  })
  test('equals where the places end are shown, and none of them passes', () => {
    const group = of(3, 13).map((one) => (one.id === 3 || one.id === 2 ? { ...one, order: [98, null] } : one))
    const found = capOf(group, { percent: 14, of: 'good' })
    expect(found).toMatchObject({ allowed: 1, inside: [1], edge: [], outside: [2, 3] })
    const wider = capOf(group, { percent: 20, of: 'good' })
    expect(wider).toMatchObject({ allowed: 2, inside: [1], edge: [2, 3], outside: [] })
  })
  test('what is not measured stands behind what is', () => {
    const group = of(2, 6).map((one) => (one.id === 1 ? { ...one, order: [null] } : one))
    expect(capOf(group, { percent: 20, of: 'good' })).toMatchObject({ inside: [2], outside: [1] })
  })
  test('the places never exceed the share, and one more would', () => {
    const group = fc.array(
      fc.record({
        level: fc.constantFrom<Level | null>('excellent', 'excellent', 'good', 'good', 'completed', null),
        order: fc.tuple(fc.integer({ min: 0, max: 5 })),
      }),
      { maxLength: 60 },
    )
    const cap = fc.record({
      percent: fc.integer({ min: 1, max: 100 }),
      of: fc.constantFrom('good' as const, 'good-or-better' as const),
    })
    fc.assert(
      fc.property(group, cap, (some, rule) => {
        const found = capOf(
          some.map((one, id) => ({ id, ...one })),
          rule,
        )
        const all = found.excellent + found.good
        expect(withinCap(found.allowed, all - found.allowed, rule)).toBe(true)
        if (found.over > 0) expect(withinCap(found.allowed + 1, all - found.allowed - 1, rule)).toBe(false)
        expect(found.inside.length).toBeLessThanOrEqual(found.allowed)
        expect([...found.inside, ...found.edge, ...found.outside].length).toBe(found.excellent)
        if (found.edge.length > 0)
          expect(found.inside.length + found.edge.length).toBeGreaterThan(found.allowed)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a vote', () => {
  const seats = ['a', 'b', 'c', 'd', 'e']
  const vote = (personId: string, level: Level | null) => ({ personId, level })
  test.each([
    ['more than half of those cast', ['good', 'good', 'good', 'excellent', null], 'good'],
    ['half is not more than half', ['good', 'good', 'excellent', 'excellent', null], null],
    ['all abstain', [null, null, null, null, null], null],
    ['too few take part', ['good', 'good', 'good'], null],
    ['as many as needed', ['good', 'good', 'good', 'completed'], 'good'],
  ] as [string, (Level | null)[], Level | null][])('%s', (_, cast, level) => {
    const votes = cast.map((one, i) => vote(seats[i] ?? '', one))
    expect(outcomeOf(votes, seats, 67).level).toBe(level)
  })
  test('who is barred has no vote, and the quorum is of the others', () => {
    const votes = seats.map((one) => vote(one, one === 'a' ? 'excellent' : 'good'))
    const found = outcomeOf(votes, ['b', 'c', 'd'], 67)
    expect(found).toMatchObject({ entitled: 3, voted: 3, quorum: 3, level: 'good' })
    expect(found.counts.excellent).toBe(0)
  })
  test('nobody entitled decides nothing', () => {
    expect(outcomeOf([], [], 67)).toMatchObject({ quorate: false, level: null })
  })
  test.each([
    [5, 67, 4],
    [3, 67, 3],
    [9, 50, 5],
    [1, 10, 1],
  ])('%i seats at %i %%: %i', (entitled, percent, quorum) => {
    expect(quorumOf(entitled, percent)).toBe(quorum)
  })
})
