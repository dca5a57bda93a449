import { describe, expect, test } from 'vitest'
import { kinOf } from './kin.ts'
import type { PlacedLeaf } from './outline.ts'
import type { RoundClock } from './phase.ts'
import { type SheetProgress, seatStandings, standingOfSheet } from './progress.ts'

// 1 province; 10, 20, 30 departments; 21 and 22 below 20; 23 below 22
const tree = new Map<number, number | null>([
  [1, null],
  [10, 1],
  [20, 1],
  [21, 20],
  [22, 20],
  [23, 22],
  [30, 1],
])
test.each([
  [20, [20, 21, 22, 23]],
  [23, [20, 22, 23]],
  [22, [20, 22, 23]],
  [30, [30]],
])('kin of unit %i', (unit, kin) => {
  expect([...kinOf(tree, unit)].sort()).toEqual(kin)
})

const leaf = (code: string, assessment: PlacedLeaf['assessment'] = 'self+appraisal') =>
  ({ leaf: { code }, domain: { code: code[0] }, above: [], assessment, position: 1 }) as unknown as PlacedLeaf
const leaves = [leaf('1.1'), leaf('1.2', 'survey'), leaf('2.1')]
const round: RoundClock = {
  state: 'open',
  opensOn: '2024-12-02',
  selfBy: '2024-12-20',
  firstBy: '2025-01-15',
  explainBy: '2025-01-22',
  secondBy: '2025-02-05',
  decideBy: '2025-02-20',
  publishBy: null,
  objectionBy: null,
}
const sheet = (unitId: number, more: Partial<SheetProgress> = {}): SheetProgress => ({
  sheetId: unitId,
  unitId,
  clock: { signedOn: '2024-12-20', explainedOn: null, reopenings: [] },
  self: ['1.1', '2.1'],
  appraised: [],
  again: [],
  asked: [],
  answered: 0,
  finished: [],
  ...more,
})

test('the fractions of a sheet count what each stage is about', () => {
  const one = sheet(20, { appraised: ['1.1', '1.2'], asked: ['2.1'], answered: 1 })
  expect(standingOfSheet(one, leaves, round, '2025-01-10')).toMatchObject({
    self: { done: 2, of: 2 },
    first: { done: 2, of: 3 },
    explained: { done: 1, of: 1 },
    second: { done: 0, of: 1 },
    unsignedLate: false,
  })
})

describe('an appraiser is late', () => {
  const seats = [{ id: 7, domain: '1', unitId: 20 }]
  const at = (today: string) => ({ round, today, kin: (unit: number) => kinOf(tree, unit) })
  const own = sheet(21)
  const other = sheet(30)
  test.each([
    ['not before the last day is over', [other], '2025-01-15', { left: 1, stage: null }],
    ['the day after', [other], '2025-01-16', { left: 1, stage: 'first' }],
    [
      'not for what is done',
      [sheet(30, { appraised: ['1.1', '1.2'] })],
      '2025-01-16',
      { left: 0, stage: null },
    ],
    [
      'not for a sheet of the own kin, which is the council’s',
      [own],
      '2025-01-16',
      { sheets: 0, left: 0, stage: null },
    ],
    [
      'for what was explained and not appraised again',
      [sheet(30, { appraised: ['1.1', '1.2'], asked: ['1.1'] })],
      '2025-02-06',
      { left: 0, stage: 'second' },
    ],
  ] as const)('%s', (_, sheets, today, standing) => {
    expect(seatStandings(seats, sheets, leaves, at(today))[0]).toMatchObject(standing)
  })
})
