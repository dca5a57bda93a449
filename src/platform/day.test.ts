import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  dayOfMonth,
  daysBetween,
  endOfMonth,
  endOfQuarter,
  isDay,
  momentOn,
  readDay,
  showDay,
  weekday,
} from './day.ts'

describe('days', () => {
  test.each([
    ['2023-10-30', true],
    ['2023-02-29', false],
    ['2024-02-29', true],
    ['2023-13-01', false],
    ['2023-1-1', false],
    ['', false],
  ])('isDay(%s) is %s', (value, expected) => expect(isDay(value)).toBe(expected))

  test.each([
    ['30/10/2023', '2023-10-30'],
    ['1/9/2023', '2023-09-01'],
    ['30-10-2023', '2023-10-30'],
    ['31/02/2023', undefined],
    ['30/10', undefined],
    ['2023-10-30', '2023-10-30'],
  ])('readDay(%s) is %s', (value, expected) => expect(readDay(value)).toBe(expected))

  test('midnight in Hà Nội begins the day, not midnight in Greenwich', () => {
    expect(dayOf(new Date('2023-10-29T16:59:59Z'))).toBe('2023-10-29')
    expect(dayOf(new Date('2023-10-29T17:00:00Z'))).toBe('2023-10-30')
  })

  test('arithmetic crosses months, years and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31')
    expect(daysBetween('2023-10-30', '2023-12-15')).toBe(46)
    expect(endOfMonth(2023, 2)).toBe('2023-02-28')
    expect(endOfQuarter(2023, 3)).toBe('2023-09-30')
    expect([2023, 2024].map((year) => dayOfMonth(year, 2, 29))).toEqual(['2023-02-28', '2024-02-29'])
    expect(dayOfMonth(2023, 6, 5)).toBe('2023-06-05')
    expect(weekday('2023-10-30')).toBe(1)
    expect(showDay('2023-09-01')).toBe('01/09/2023')
  })

  test('a fixed working day keeps the real time of day', () => {
    expect(momentOn('2025-02-20', new Date('2026-11-22T01:30:00Z')).toISOString()).toBe(
      '2025-02-20T01:30:00.000Z',
    )
    expect(momentOn('2025-02-20', new Date('2026-11-22T18:30:00Z')).toISOString()).toBe(
      '2025-02-19T18:30:00.000Z',
    )
  })
})
