import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import * as f from './format.ts'

describe('numbers', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1000, '1.000', '1,000'],
    [1_234_567, '1.234.567', '1,234,567'],
    [-12, '−12', '−12'],
    [9048.76, '9.048,76', '9,048.76'],
    [0.5, '0,5', '0.5'],
    [2.1, '2,1', '2.1'],
    [100.001, '100', '100'],
    [-0, '0', '0'],
    [12_345_678_901_234_567_890n, '12.345.678.901.234.567.890', '12,345,678,901,234,567,890'],
    [Number.NaN, '–', '–'],
  ])('%s', (n, vi, en) => {
    expect(f.showNumber(n, 'vi')).toBe(vi)
    expect(f.showNumber(n, 'en')).toBe(en)
  })

  test.each([
    ['1234.50', '1.234,50'],
    ['-0.00', '0,00'],
    ['-3.5', '−3,5'],
    ['0001', '0.001'],
    ['not a number', 'not a number'],
  ])('decimal text %s keeps its digits', (text, vi) => expect(f.showDecimal(text, 'vi')).toBe(vi))
})

describe('percents', () => {
  test.each([
    [33, 41, '80,49%'],
    [38, 41, '92,68%'],
    [164, 184, '89,13%'],
    [481_602, 491_209, '98,04%'],
    [0, 41, '0,00%'],
    [41, 41, '100,00%'],
    [1, 3, '33,33%'],
    [2, 3, '66,67%'],
    // halves go up: 1/32 is 3.125 %, 1.005 % would be lost by a float
    [1, 32, '3,13%'],
    [201, 20_000, '1,01%'],
    [-1, 32, '−3,13%'],
    [1111, 1000, '111,10%'],
  ])('%i of %i', (n, d, vi) => expect(f.showPercent(n, d, 'vi')).toBe(vi))

  test('a zero denominator has no percent', () => {
    expect(f.showPercent(0, 0, 'vi')).toBeUndefined()
    expect(f.showPercent(3, 0n, 'en')).toBeUndefined()
    expect(() => f.ratio(1, 0)).toThrow(RangeError)
  })

  test('agrees with exact rationals, rounded half away from zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 12n), 10n ** 12n),
        fc.bigInt(1n, 10n ** 12n),
        fc.integer({ min: 0, max: 6 }),
        (n, d, places) => {
          const exact = new Fraction(n, d)
          const shown = new Fraction(f.ratio(n, d, places))
          const step = new Fraction(1n, 10n ** BigInt(places))
          expect(shown.sub(exact).abs().lte(step.div(2))).toBe(true)
          if (shown.sub(exact).abs().equals(step.div(2))) expect(shown.abs().gt(exact.abs())).toBe(true)
        },
      ),
    )
  })
})

describe('days and hours', () => {
  test('both languages', () => {
    expect(f.showDate('2023-10-05', 'vi')).toBe('05/10/2023')
    expect(f.showDate('2023-10-05', 'en')).toBe('5 Oct 2023')
    expect(f.showDayMonth('2023-01-16', 'vi')).toBe('16/01')
    expect(f.showDayMonth('2023-01-16', 'en')).toBe('16 Jan')
    // half past midnight in Việt Nam is the day before in UTC
    const moment = new Date('2023-12-14T17:30:00Z')
    expect(f.showMoment(moment, 'vi')).toBe('00:30, 15/12/2023')
    expect(f.showMoment(moment, 'en')).toBe('00:30, 15 Dec 2023')
  })

  test.each([
    [0, '0 B', '0 B'],
    [999, '999 B', '999 B'],
    [84_000, '84 kB', '84 kB'],
    [2_100_000, '2,1 MB', '2.1 MB'],
    [20_000_000, '20 MB', '20 MB'],
    [3_450_000_000, '3,5 GB', '3.5 GB'],
  ])('%i bytes', (bytes, vi, en) => {
    expect(f.showSize(bytes, 'vi')).toBe(vi)
    expect(f.showSize(bytes, 'en')).toBe(en)
  })
})

describe('timeliness', () => {
  const today = '2023-12-15'
  test.each([
    // due, finished, words in both languages
    [null, null, 'Không hạn', 'No deadline'],
    [null, '2023-12-01', 'Không hạn', 'No deadline'],
    ['2023-12-03', null, 'Quá hạn 12 ngày', 'Overdue by 12 days'],
    ['2023-12-14', null, 'Quá hạn 1 ngày', 'Overdue by 1 day'],
    ['2023-12-15', null, 'Hạn hôm nay', 'Due today'],
    ['2023-12-18', null, 'Còn 3 ngày', '3 days left'],
    ['2023-12-19', null, 'Còn 4 ngày', '4 days left'],
    ['2023-10-31', '2023-11-14', 'Chậm 14 ngày', 'Late by 14 days'],
    ['2023-10-31', '2023-10-31', 'Đúng hạn', 'On time'],
    ['2023-10-31', '2023-10-29', 'Đúng hạn, sớm 2 ngày', '2 days early'],
    ['2023-12-31', '2023-12-30', 'Đúng hạn, sớm 1 ngày', '1 day early'],
  ])('due %s, finished %s', (due, finished, vi, en) => {
    const time = f.timelinessOf(due, finished, today)
    expect(f.showTimeliness(time, 'vi')).toBe(vi)
    expect(f.showTimeliness(time, 'en')).toBe(en)
  })

  test('only what must be acted on is overdue or due soon', () => {
    expect(f.timelinessOf('2023-12-15', null, today).key).toBe('due-soon')
    expect(f.timelinessOf('2023-12-19', null, today).key).toBe('in-time')
    expect(f.timelinessOf('2023-12-01', '2023-12-02', today).key).toBe('late')
  })

  test('short words for a grid cell, bare words for a head', () => {
    expect(f.showTimeliness({ key: 'overdue', days: 46 }, 'vi', true)).toBe('Quá 46 ngày')
    expect(f.showTimeliness({ key: 'overdue', days: 46 }, 'en', true)).toBe('46 days over')
    expect(f.showTimeliness({ key: 'overdue' }, 'vi')).toBe('Quá hạn')
    expect(f.showTimeliness({ key: 'none' }, 'vi')).toBe('Không phát sinh')
  })
})
