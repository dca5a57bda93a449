import { describe, expect, test } from 'vitest'
import type { MeasurePoint } from '#platform/measure.ts'
import { cutsOf } from '#platform/measure.ts'
import { type Asked, judge } from './scorecard.ts'
import { axisOf, labelOf } from './scorecard-words.ts'

const at = (on: string, value: string | null): MeasurePoint => ({
  year: Number(on.slice(0, 4)),
  on,
  value,
  of: null,
  url: null,
})
const up: Asked = { direction: 'increase', better: 'more', year: 2025, share: true }
const down: Asked = { direction: 'decrease', better: 'less', year: 2025, share: true }
const never: Asked = { direction: 'never', better: 'less', year: 2025, share: false }
const ninety = { value: '90', dueOn: '2025-12-31' }
const byJune = { value: '90', dueOn: '2025-06-30' }
const today = '2025-09-10'

describe('how a measure stands', () => {
  test.each<
    [string, Asked, MeasurePoint[], typeof ninety | undefined, ReturnType<typeof judge>['verdict'], string?]
  >([
    ['enough of what shall increase', up, [at('2025-06-30', '92')], ninety, 'met'],
    ['exactly the target', up, [at('2025-06-30', '90.00')], ninety, 'met'],
    ['a hair below, though it prints as the target', up, [at('2025-06-30', '89.99999')], ninety, 'not-yet'],
    ['too little while there is time', up, [at('2025-06-30', '80')], ninety, 'not-yet'],
    ['the same of what shall decrease', down, [at('2025-06-30', '80')], ninety, 'met'],
    ['too much of what shall decrease', down, [at('2025-06-30', '92')], ninety, 'not-yet'],
    [
      'more is better on a line that decreases',
      { ...down, better: 'more' },
      [at('2025-06-30', '92')],
      ninety,
      'met',
    ],
    ['too little on its very day', up, [at('2025-06-30', '80')], { ...ninety, dueOn: today }, 'not-yet'],
    ['its day is past', up, [at('2025-06-30', '80')], byJune, 'missed'],
    ['reached by its day, fallen since', up, [at('2025-06-30', '91'), at('2025-09-10', '85')], byJune, 'met'],
    ['reached after its day', up, [at('2025-06-30', '85'), at('2025-09-10', '91')], byJune, 'met-late'],
    ['measured after its day alone', up, [at('2025-09-10', '91')], byJune, 'met-late'],
    ['no target', up, [at('2025-06-30', '92')], undefined, 'no-target'],
    ['nothing at all', up, [], ninety, 'unmeasured', 'no-value'],
    ['only the year before', up, [at('2024-12-31', '99')], ninety, 'unmeasured', 'no-value'],
    ['hidden, since too few answered', up, [at('2025-06-30', null)], ninety, 'unmeasured', 'suppressed'],
    [
      'hidden, with the year before in the open',
      up,
      [at('2024-12-31', '95'), at('2025-06-30', null)],
      ninety,
      'unmeasured',
      'suppressed',
    ],
    ['never: none among what was looked at', never, [at('2025-06-30', '0')], undefined, 'met'],
    ['never: one is no "not yet"', never, [at('2025-06-30', '1')], undefined, 'missed'],
    ['never: a share that prints as zero', never, [at('2025-06-30', '0.004')], undefined, 'missed'],
    ['never: nothing measured is not none', never, [], undefined, 'unmeasured', 'no-value'],
    [
      'never: last year’s zero is not this year’s',
      never,
      [at('2024-12-31', '0')],
      undefined,
      'unmeasured',
      'no-value',
    ],
    [
      'never: what was and is no more was all the same',
      never,
      [at('2025-03-31', '2'), at('2025-06-30', '0')],
      undefined,
      'missed',
    ],
    [
      'never: what was the year before is not held against this one',
      never,
      [at('2024-12-31', '2'), at('2025-06-30', '0')],
      undefined,
      'met',
    ],
    [
      'never: a target of more than zero changes nothing',
      never,
      [at('2025-06-30', '3')],
      { value: '5', dueOn: '2025-12-31' },
      'missed',
    ],
    [
      'never: that more were better changes nothing',
      { ...never, better: 'more' },
      [at('2025-06-30', '3')],
      undefined,
      'missed',
    ],
  ])('%s', (_, asked, points, target, verdict, why) => {
    const judged = judge(asked, points, target, today)
    expect([judged.verdict, judged.why]).toEqual([verdict, why])
  })

  test.each<[string, Asked, string, string, string | undefined]>([
    ['up is good', up, '80', '85', 'better'],
    ['up is bad', down, '80', '85', 'worse'],
    ['down is bad', up, '85', '80', 'worse'],
    ['down is good', down, '85', '80', 'better'],
    ['the same', up, '85', '85.0', 'same'],
    ['a running count is not held against a whole year', { ...down, share: false }, '85', '2', undefined],
  ])('beside the year before: %s', (_, asked, before, now, change) =>
    expect(judge(asked, [at('2024-12-31', before), at('2025-06-30', now)], undefined, today).change).toBe(
      change,
    ),
  )

  test('a count of the whole year is held against the one before', () => {
    const points = [at('2024-12-31', '5'), at('2025-12-31', '2')]
    expect(judge({ ...down, share: false }, points, undefined, '2026-01-10').change).toBe('better')
  })

  test('a year that was not measured is not skipped over', () => {
    const { before, change } = judge(up, [at('2023-12-31', '70'), at('2025-06-30', '80')], undefined, today)
    expect([before, change]).toEqual([undefined, undefined])
  })

  test.each<[string, MeasurePoint[], string | undefined]>([
    ['none since', [at('2025-03-31', '2'), at('2025-06-30', '0')], '2'],
    ['still', [at('2025-03-31', '2'), at('2025-06-30', '1')], undefined],
    ['not in the year', [at('2024-12-31', '2'), at('2025-06-30', '0')], undefined],
  ])('when what shall never be was: %s', (_, points, value) =>
    expect(judge(never, points, undefined, today).broken?.value).toBe(value),
  )

  test('the last known figure is told, and is none of the year', () => {
    const { now, before, verdict } = judge(
      up,
      [at('2023-12-31', '70'), at('2024-12-31', '99')],
      ninety,
      today,
    )
    expect([now?.value, before, verdict]).toEqual(['99', undefined, 'unmeasured'])
  })
})

describe('the days looked at', () => {
  test('the ends of the years before, the quarters that are past, today', () =>
    expect(cutsOf(2025, '2025-08-02').map(({ on }) => on)).toEqual([
      ...['2021-12-31', '2022-12-31', '2023-12-31', '2024-12-31'],
      ...['2025-03-31', '2025-06-30', '2025-08-02'],
    ]))
  test('a quarter-end once', () =>
    expect(cutsOf(2025, '2025-06-30').filter(({ on }) => on === '2025-06-30')).toHaveLength(1))
  test('a year to come has none of its own', () =>
    expect(cutsOf(2026, '2025-08-02').at(-1)).toEqual({ year: 2024, on: '2024-12-31' }))

  test.each([
    ['a survey of a past year', '2024-11-20', [], { kind: 'year', year: 2024 }],
    ['a quarter', '2025-03-31', ['2025-06-30'], { kind: 'quarter', n: 1, year: 2025 }],
    ['a day of the running year', '2025-08-02', [], { kind: 'day', on: '2025-08-02' }],
    ['the end of a year', '2024-12-31', ['2024-06-30'], { kind: 'year', year: 2024 }],
  ])('%s is named', (_, on, others, label) => {
    const point = at(on, '1')
    expect(labelOf(point, [point, ...others.map((one) => at(one, '1'))], '2025-08-02')).toEqual(label)
  })

  test.each<[number[], boolean, { min: number; max: number }]>([
    [[96, 99], true, { min: 90, max: 100 }],
    [[20, 99], true, { min: 0, max: 100 }],
    [[3, 17], false, { min: 0, max: 17 }],
    [[0, 0], false, { min: 0, max: 1 }],
  ])('the axis of %j, percent %s', (values, percent, axis) => expect(axisOf(values, percent)).toEqual(axis))
})
