import { expect, test } from 'vitest'
import { type CalendarDay, calendarOf, runsOf, setDay } from './calendar.ts'

const published = (day: string, kind: 'off' | 'work', certain = true): CalendarDay => ({
  day,
  kind,
  name: 'Tết',
  source: 'Điều 112',
  certain,
  set: false,
})

test('what the province sets stands before what is published; the rest stays, in order', () => {
  const days = calendarOf(
    [published('2026-01-02', 'off', false), published('2026-01-01', 'off')],
    [
      { day: '2026-01-02', kind: 'week', reason: 'Thông báo 12' },
      { day: '2025-12-31', kind: 'off', reason: 'Công điện' },
    ],
  )
  expect(days.map(({ day, kind, set, certain }) => [day, kind, set, certain])).toEqual([
    ['2025-12-31', 'off', true, true],
    ['2026-01-01', 'off', false, true],
    ['2026-01-02', 'week', true, true],
  ])
  expect(days[2]).toMatchObject({ name: 'Tết', source: 'Thông báo 12' })
})

test('a day that has passed stands', () => {
  expect(setDay('2025-02-19', '2025-02-20')).toEqual({ ok: false, reason: 'setting-in-the-past' })
  expect(setDay('2025-02-20', '2025-02-20')).toEqual({ ok: true, value: '2025-02-20' })
})

test('days that follow each other and are alike are one line', () => {
  const days = [
    published('2025-12-31', 'off'),
    published('2026-01-01', 'off'),
    published('2026-01-02', 'off', false),
    published('2026-01-05', 'off', false),
  ]
  expect(runsOf(days).map(({ day, last }) => [day, last])).toEqual([
    ['2025-12-31', '2026-01-01'],
    ['2026-01-02', '2026-01-02'],
    ['2026-01-05', '2026-01-05'],
  ])
})
