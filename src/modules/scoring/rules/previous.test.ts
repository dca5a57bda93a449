import { describe, expect, test } from 'vitest'
import type { SuccessionFact } from '../../organisation/facts.ts'
import { previousOf } from './previous.ts'

const rows = [
  { unitId: 1, points: '90.5', percent: '90.5', rank: 1 },
  { unitId: 2, points: '80', percent: '80', rank: 2 },
  { unitId: 3, points: '60', percent: '75', rank: null },
]
const change = (kind: SuccessionFact['kind'], from: number, to: number | null): SuccessionFact => ({
  kind,
  from,
  to,
  on: '2024-12-01',
})

describe('last year through changes of organisation', () => {
  test.each<[string, number, SuccessionFact[], unknown]>([
    ['nothing changed', 1, [], { note: null, points: '90.5', percent: '90.5', rank: 1 }],
    ['unranked last year', 3, [], { note: null, points: '60', percent: '75', rank: null }],
    ['not there last year', 9, [], { note: 'first' }],
    ['another unit was merged into it', 1, [change('merge', 2, 1)], { note: 'merged' }],
    ['made of two', 9, [change('merge', 1, 9), change('merge', 2, 9)], { note: 'merged' }],
    [
      'renamed as a new unit',
      9,
      [change('rename', 2, 9)],
      { note: null, points: '80', percent: '80', rank: 2 },
    ],
    [
      'renamed twice',
      10,
      [change('rename', 2, 9), change('rename', 9, 10)],
      { note: null, points: '80', percent: '80', rank: 2 },
    ],
    ['renamed, then merged into', 9, [change('rename', 2, 9), change('merge', 1, 9)], { note: 'merged' }],
    ['merged, then renamed', 10, [change('merge', 1, 9), change('rename', 9, 10)], { note: 'merged' }],
    ['split off', 9, [change('split', 1, 9)], { note: 'split' }],
    ['gave a part away', 1, [change('split', 1, 9)], { note: 'split' }],
    ['two transferred into one', 9, [change('transfer', 1, 9), change('transfer', 2, 9)], { note: 'merged' }],
    [
      'a rename onto itself',
      1,
      [change('rename', 1, 1)],
      { note: null, points: '90.5', percent: '90.5', rank: 1 },
    ],
    [
      'another was abolished',
      1,
      [change('abolish', 2, null)],
      { note: null, points: '90.5', percent: '90.5', rank: 1 },
    ],
    [
      'a ring of renames ends',
      1,
      [change('rename', 2, 1), change('rename', 1, 2)],
      { note: null, points: '80', percent: '80', rank: 2 },
    ],
  ])('%s', (_name, unit, changes, expected) => {
    expect(previousOf(unit, rows, changes)).toEqual(expected)
  })
})
