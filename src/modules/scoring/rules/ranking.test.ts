import { describe, expect, test } from 'vitest'
import { anyCompared, placesMoved, type RankedLine, rankingGroups } from './ranking.ts'

const line = (rank: number | null, of: string | null, rest: Partial<RankedLine> = {}): RankedLine => ({
  rank,
  class: of,
  previousRank: null,
  previousNote: null,
  ...rest,
})
const good = { label_vi: 'tốt', min: 80 }
const fair = { label_vi: 'khá', min: '70' }
const best = { label_vi: 'xuất sắc', min: 90 }

describe('the groups of a ranking', () => {
  const rows = [line(1, 'tốt'), line(2, 'khá'), line(3, 'lạ'), line(null, 'khá')]

  test('go from the highest class down in whatever order the set has them, and name the class above', () => {
    const groups = rankingGroups(rows, [fair, best, good])
    expect(
      groups.map((g) => [
        g.kind,
        g.kind === 'class' ? [g.band.label_vi, g.above?.label_vi] : null,
        g.rows.length,
      ]),
    ).toEqual([
      ['class', ['tốt', 'xuất sắc'], 1],
      ['class', ['khá', 'tốt'], 1],
      ['unclassed', null, 1],
      ['apart', null, 1],
    ])
  })

  test('without classes there is one, and who is ranked apart stands after it', () => {
    expect(rankingGroups(rows, []).map((g) => [g.kind, g.rows.length])).toEqual([
      ['ranked', 3],
      ['apart', 1],
    ])
  })
})

test.each([
  ['risen', line(3, null, { previousRank: 5 }), 2],
  ['fallen', line(5, null, { previousRank: 3 }), -2],
  ['the same', line(3, null, { previousRank: 3 }), 0],
  ['merged', line(3, null, { previousRank: 5, previousNote: 'merged' }), undefined],
  ['new', line(3, null, { previousNote: 'first' }), undefined],
  ['unranked now', line(null, null, { previousRank: 5 }), undefined],
])('%s', (_name, row, places) => expect(placesMoved(row)).toBe(places))

test('a ranking compares when one line has a year before, or says why not', () => {
  expect(anyCompared([line(1, null), line(2, null, { previousNote: 'first' })])).toBe(false)
  expect(anyCompared([line(1, null), line(2, null, { previousNote: 'merged' })])).toBe(true)
  expect(anyCompared([line(1, null, { previousRank: 4 })])).toBe(true)
})
