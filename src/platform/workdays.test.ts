import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import { readDayExceptions, workdays, workingDayAfter } from './workdays.ts'

const table = readDayExceptions(
  readFileSync(new URL('../../db/reference/public-holidays.csv', import.meta.url), 'utf8'),
)
const days = workdays(table)

describe('working days', () => {
  test.each([
    ['2023-10-16', 5, '2023-10-23'],
    ['2023-10-13', 1, '2023-10-16'],
    ['2024-02-07', 1, '2024-02-15'],
    ['2024-05-03', 1, '2024-05-04'],
    ['2025-04-29', 1, '2025-05-05'],
    ['2023-08-31', 2, '2023-09-06'],
    ['2023-10-16', 0, '2023-10-16'],
  ])('%s and %i working days is %s', (from, n, expected) =>
    expect(days.addWorkingDays(from, n)).toBe(expected),
  )

  test('the day of issue is never counted, and weekends are not work without a swap', () => {
    expect(workdays().addWorkingDays('2023-10-14', 1)).toBe('2023-10-16')
    expect(days.isWorkingDay('2024-05-04')).toBe(true)
    expect(days.isWorkingDay('2024-05-11')).toBe(false)
  })

  test('the table names each day once, and no exception is without effect but on a weekend', () => {
    expect(table.length).toBeGreaterThan(50)
    expect(new Set(table.map((e) => e.day)).size).toBe(table.length)
  })

  test('Tết has five working days off in every year of the table', () => {
    for (const [first, last] of [
      ['2023-01-20', '2023-01-26'],
      ['2024-02-08', '2024-02-14'],
      ['2025-01-27', '2025-01-31'],
      ['2026-02-16', '2026-02-20'],
    ] as const) {
      let off = 0
      for (let d: string = first; d <= last; d = addDays(d, 1))
        if (workdays().isWorkingDay(d) && !days.isWorkingDay(d)) off++
      expect(off, first).toBe(5)
    }
  })

  test('a calendar without a working day is an error, not an endless loop', () => {
    expect(() => workingDayAfter('2023-01-01', 1, () => false)).toThrow(RangeError)
  })
})
