import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#platform/day.ts'
import {
  councilOpen,
  councilShown,
  daysInOrder,
  explainBegun,
  firstShown,
  phaseOf,
  type RoundClock,
  type SheetClock,
  type Stage,
  secondShown,
  selfEnded,
  signedLate,
  signOpen,
  stageOpen,
  stages,
} from './phase.ts'

const round: RoundClock = {
  state: 'open',
  opensOn: '2024-12-02',
  selfBy: '2024-12-20',
  firstBy: '2025-01-15',
  explainBy: '2025-01-22',
  secondBy: '2025-02-05',
  decideBy: '2025-02-20',
  publishBy: '2025-02-28',
  objectionBy: '2025-03-15',
}
const fresh: SheetClock = { signedOn: null, explainedOn: null, reopenings: [] }
const signed: SheetClock = { ...fresh, signedOn: '2024-12-18' }

test.each([
  ['2024-12-01', 'before'],
  ['2024-12-02', 'self'],
  ['2024-12-20', 'self'],
  ['2024-12-21', 'first'],
  ['2025-01-15', 'first'],
  ['2025-01-16', 'explain'],
  ['2025-01-22', 'explain'],
  ['2025-01-23', 'second'],
  ['2025-02-05', 'second'],
  ['2025-02-06', 'decision'],
  ['2026-01-01', 'decision'],
])('on %s an open round is in the phase %s', (today, phase) => {
  expect(phaseOf(round, today)).toBe(phase)
})

test.each([
  ['draft', '2025-01-01', 'draft'],
  ['decided', '2025-01-01', 'decision'],
  ['published', '2025-03-15', 'published'],
  ['published', '2025-03-16', 'closed'],
  ['imported', '2024-12-10', 'closed'],
] as const)('a %s round on %s is in the phase %s', (state, today, phase) => {
  expect(phaseOf({ ...round, state }, today)).toBe(phase)
})

describe('which stage of a sheet is open', () => {
  const again = (stage: (typeof stages)[number], until: string): SheetClock => ({
    ...fresh,
    reopenings: [{ stage, until }],
  })
  test.each([
    ['self until its last day', fresh, '2024-12-20', ['self']],
    ['nothing before it opens', fresh, '2024-12-01', []],
    ['the appraisal of a sheet signed early', signed, '2024-12-19', ['first']],
    ['the appraisal of an unsigned sheet, from the next day', fresh, '2024-12-21', ['first']],
    ['self again, and the appraisal waits', again('self', '2025-01-05'), '2025-01-05', ['self']],
    ['self again no longer', again('self', '2025-01-05'), '2025-01-06', ['first']],
    ['explaining', signed, '2025-01-22', ['explain']],
    [
      'the second appraisal of what is explained early',
      { ...signed, explainedOn: '2025-01-18' },
      '2025-01-20',
      ['second'],
    ],
    ['the second appraisal', signed, '2025-02-05', ['second']],
    ['nothing while it waits for the decision', signed, '2025-02-06', []],
    ['the second again', again('second', '2025-02-10'), '2025-02-08', ['second']],
  ] as const)('%s', (_, sheet, today, open) => {
    expect(stages.filter((stage) => stageOpen(round, sheet, stage, today))).toEqual(open)
  })

  test('a decided, published or imported round has no open stage on any day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('draft', 'decided', 'published', 'imported' as const),
        fc.integer({ min: -30, max: 400 }),
        (state, n) => {
          const closed = { ...round, state } as RoundClock
          const today = addDays('2024-12-02', n)
          expect(stages.some((stage) => stageOpen(closed, signed, stage, today))).toBe(false)
          expect(councilOpen(closed, signed, today)).toBe(false)
          expect(signOpen(closed, fresh, today)).toBe(false)
        },
      ),
    )
  })

  test('the unit and an appraiser never write the same sheet on the same day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 120 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 60 }),
        (n, isSigned, m) => {
          const sheet: SheetClock = {
            ...(isSigned ? signed : fresh),
            reopenings: [{ stage: 'self', until: addDays(round.selfBy ?? '', m) }],
          }
          const today = addDays('2024-12-02', n)
          const open = stages.filter((stage) => stageOpen(round, sheet, stage, today))
          expect(open.includes('self') && open.includes('first')).toBe(false)
          if (open.includes('self')) expect(selfEnded(round, sheet, today)).toBe(false)
        },
      ),
    )
  })
})

test('a sign-off after the last day is late, unless the stage was opened again until then', () => {
  const late = { ...fresh, signedOn: '2024-12-23' }
  expect(signedLate(round, late)).toBe(true)
  expect(signedLate(round, { ...late, reopenings: [{ stage: 'self', until: '2024-12-23' }] })).toBe(false)
  expect(signedLate(round, signed)).toBe(false)
  expect(signOpen(round, fresh, '2025-01-10')).toBe(true)
  expect(signOpen(round, fresh, '2025-01-16')).toBe(false)
})

describe('what is shown to the unit', () => {
  const again = (stage: Stage, until: string): SheetClock => ({
    ...signed,
    reopenings: [{ stage, until }],
  })
  test.each([
    ['nothing before the explaining begins', round, signed, '2025-01-15', ''],
    ['the first appraisal and what was asked, from then', round, signed, '2025-01-16', 'asked first'],
    ['what was asked, not values written again', round, again('first', '2025-01-20'), '2025-01-20', 'asked'],
    ['both when that ends', round, again('first', '2025-01-20'), '2025-01-21', 'asked first'],
    [
      'both where explaining is opened early',
      round,
      again('explain', '2025-01-10'),
      '2025-01-10',
      'asked first',
    ],
    ['the second appraisal when it is over', round, signed, '2025-02-06', 'asked first second'],
    ['it not while written again', round, again('second', '2025-02-10'), '2025-02-10', 'asked first'],
    ['it again after that', round, again('second', '2025-02-10'), '2025-02-11', 'asked first second'],
    [
      "the council's with the decision",
      { ...round, state: 'decided' },
      signed,
      '2025-02-07',
      'asked first second council',
    ],
    [
      'all of a decided round, which no reopening touches',
      { ...round, state: 'decided' },
      again('second', '2025-02-10'),
      '2025-02-09',
      'asked first second council',
    ],
  ] as const)('%s', (_, of, sheet, today, seen) => {
    const shown = [
      explainBegun(of, sheet, today) && 'asked',
      firstShown(of, sheet, today) && 'first',
      secondShown(of, sheet, today) && 'second',
      councilShown(of) && 'council',
    ]
    expect(shown.filter(Boolean).join(' ')).toBe(seen)
  })
})

test.each([
  ['in order', {}, true, undefined],
  ['the same day twice', { explainBy: '2025-01-15' }, true, undefined],
  ['without the days after the decision', { publishBy: null, objectionBy: null }, true, undefined],
  ['without the first appraisal', { firstBy: null }, false, 'firstBy'],
  ['explaining before the appraisal ends', { explainBy: '2025-01-14' }, false, 'explainBy'],
  ['objection before publication', { objectionBy: '2025-02-27' }, false, 'objectionBy'],
])('days %s', (_, days, ok, day) => {
  expect(daysInOrder({ ...round, ...days })).toMatchObject({ ok, ...(day && { day }) })
})
