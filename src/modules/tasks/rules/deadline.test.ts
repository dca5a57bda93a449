import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#platform/day.ts'
import { type Deadline, lastDayOnTime, occurrencesBetween, periodStart, recurrences } from './deadline.ts'

describe('the last day on time', () => {
  test.each<[Deadline, string | null]>([
    [{ kind: 'day', on: '2023-10-30', reading: 'strict' }, '2023-10-29'],
    [{ kind: 'day', on: '2023-10-30', reading: 'inclusive' }, '2023-10-30'],
    [{ kind: 'day', on: '2024-03-01', reading: 'strict' }, '2024-02-29'],
    [{ kind: 'period-end', on: '2023-12-31', reading: 'inclusive' }, '2023-12-31'],
    [{ kind: 'regular', on: null, reading: 'inclusive' }, null],
    [{ kind: 'none', on: null, reading: 'strict' }, null],
    [{ kind: 'recurring', on: null, reading: 'inclusive' }, null],
  ])('%j is %s', (deadline, day) => {
    expect(lastDayOnTime(deadline)).toBe(day)
  })
})

describe('recurring due days', () => {
  test.each([
    ['month', 15, '2023-01-16', '2023-04-15', ['2023-02-15', '2023-03-15', '2023-04-15']],
    ['month', 31, '2024-01-01', '2024-04-30', ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30']],
    ['quarter', 20, '2023-01-01', '2023-12-31', ['2023-03-20', '2023-06-20', '2023-09-20', '2023-12-20']],
    ['half-year', 20, '2023-06-21', '2024-06-20', ['2023-12-20', '2024-06-20']],
    ['year', 31, '2023-01-01', '2024-12-31', ['2023-12-31', '2024-12-31']],
    ['week', 5, '2023-09-01', '2023-09-15', ['2023-09-01', '2023-09-08', '2023-09-15']],
    ['month', 15, '2023-05-16', '2023-05-31', []],
  ] as const)('every %s on %i from %s to %s', (every, day, from, to, days) => {
    expect(occurrencesBetween({ every, day }, from, to)).toEqual(days)
  })

  test('two halves of a window give the whole, nothing twice', () => {
    const anyDay = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2023-01-01', n))
    fc.assert(
      fc.property(
        fc.constantFrom(...recurrences),
        fc.integer({ min: 1, max: 31 }),
        anyDay,
        anyDay,
        anyDay,
        (every, day, a, b, c) => {
          const [from, middle, to] = [a, b, c].sort() as [string, string, string]
          const r = { every, day: every === 'week' ? ((day - 1) % 7) + 1 : day }
          const whole = occurrencesBetween(r, from, to)
          const halves = [
            ...occurrencesBetween(r, from, middle),
            ...occurrencesBetween(r, addDays(middle, 1), to),
          ]
          expect(halves).toEqual(whole)
          for (const due of whole) expect(periodStart(r, due) <= due).toBe(true)
        },
      ),
    )
  })

  test.each([
    ['week', '2023-09-08', '2023-09-04'],
    ['month', '2023-09-15', '2023-09-01'],
    ['quarter', '2023-09-15', '2023-07-01'],
    ['half-year', '2023-12-15', '2023-07-01'],
    ['year', '2023-12-15', '2023-01-01'],
  ] as const)('an occurrence of the %s due %s is made on %s', (every, due, start) => {
    expect(periodStart({ every, day: 1 }, due)).toBe(start)
  })
})
