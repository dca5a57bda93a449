import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likeUnits, ofOneSet, toldOfLike } from './pilots.ts'

const unit = (unitId: number, kind = 'department', block = 'department') => ({ unitId, kind, block })
const figures = (...values: string[]) => new Map(values.map((value, i) => [i + 1, value]))
const all = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe('like units', () => {
  test.each([
    ['the same kind and block', [unit(2), unit(3)], [], [2, 3]],
    ['never the unit itself', [unit(1), unit(2)], [], [2]],
    ['no pilot of that year', [unit(2), unit(3)], [3], [2]],
    ['another kind', [unit(2, 'service-unit')], [], []],
    ['another block', [unit(2, 'department', 'district')], [], []],
  ])('%s', (_, units, pilots, like) =>
    expect(likeUnits(unit(1), units, new Set([1, ...pilots]))).toEqual(like),
  )
})

describe('only figures of one set are told together', () => {
  const sets = new Map([
    [1, 'A'],
    [2, 'A'],
    [3, 'A'],
    [4, 'B'],
  ])
  test.each([
    ['the own set', [1, 2, 3, 4], 'A', [1, 2, 3], 1],
    ['another one', [1, 2, 3, 4], 'B', [4], 3],
    ['a set that none of them has', [1, 2, 3, 4], 'C', [], 4],
    ['no own figure, one set among them', [1, 2, 3], undefined, [1, 2, 3], 0],
    ['no own figure, two sets among them', [1, 2, 3, 4], undefined, [], 4],
    ['who has no figure is neither', [1, 9], 'A', [1], 0],
    ['nobody', [], 'A', [], 0],
  ] as const)('%s', (_, like, own, units, apart) =>
    expect(ofOneSet(like, sets, own)).toEqual({ like: units, apart }),
  )
})

describe('what they show together', () => {
  test.each([
    ['none', figures(), 5, { n: 0, few: true }],
    ['two are too few', figures('80', '90'), 5, { n: 2, few: true }],
    ['three', figures('90', '70', '80'), 3, { n: 3, median: '80', low: '70', high: '90' }],
    [
      'four: the middle of the two in the middle',
      figures('70', '80', '81', '99'),
      4,
      { n: 4, median: '80.5', low: '70', high: '99' },
    ],
    [
      'only those with a figure count',
      figures('70', '80', '90'),
      9,
      { n: 3, median: '80', low: '70', high: '90' },
    ],
    ['as numbers, not as words', figures('9', '10', '100'), 3, { n: 3, median: '10', low: '9', high: '100' }],
  ])('%s', (_, told, units, like) => expect(toldOfLike(all(units), told)).toEqual(like))

  test('a unit that is not like has no say', () =>
    expect(toldOfLike([1, 2, 3], figures('70', '80', '90', '100'))).toEqual({
      n: 3,
      median: '80',
      low: '70',
      high: '90',
    }))

  test('whatever the figures: the middle lies in the range, and the order does not matter', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 30 }),
        (numbers) => {
          const told = toldOfLike(all(numbers.length), figures(...numbers.map(String)))
          const turned = toldOfLike(all(numbers.length), figures(...numbers.toReversed().map(String)))
          if ('few' in told) return false
          expect(turned).toEqual(told)
          return Number(told.low) <= Number(told.median) && Number(told.median) <= Number(told.high)
        },
      ),
    ))
})
