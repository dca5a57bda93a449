import { describe, expect, test } from 'vitest'
import { plainCalendar, readDeadline, readDeadlineCell } from './deadline.ts'

const calendar = plainCalendar('2023-10-16')
const short = (text: string, cell = false): string => {
  const d = (cell ? readDeadlineCell : readDeadline)(text, calendar)
  return [
    d.kind,
    d.date,
    d.reading,
    d.recurrence && [d.recurrence.every, d.recurrence.day].filter(Boolean).join(' '),
    d.assumed?.join('+'),
  ]
    .filter(Boolean)
    .join(' ')
}

describe('deadlines in running text, of a dispatch of 16/10/2023', () => {
  test.each([
    ['trước ngày 30/10/2023 để tổng hợp', 'day 2023-10-30 strict'],
    ['trước ngày 30 tháng 10 năm 2023', 'day 2023-10-30 strict'],
    ['trước 30/10/2023', 'day 2023-10-30 strict'],
    ['hoàn thành trước ngày 15/01', 'day 2024-01-15 strict year'],
    ['trước 17h00 ngày 30/10/2023', 'day 2023-10-30 inclusive'],
    ['chậm nhất ngày 30/10', 'day 2023-10-30 inclusive year'],
    ['chậm nhất là ngày 30/10/2023', 'day 2023-10-30 inclusive'],
    ['xong trong ngày 20/10/2023', 'day 2023-10-20 inclusive'],
    ['đến hết ngày 20/10/2023', 'day 2023-10-20 inclusive'],
    ['hoàn thành ngày 20/10/2023', 'day 2023-10-20 inclusive'],
    ['Từ ngày 01/11/2023 đến ngày 30/11/2023', 'day 2023-11-30 inclusive'],
    ['trong 05 ngày làm việc kể từ ngày ban hành', 'day 2023-10-23 inclusive'],
    [
      'trong thời hạn 05 (năm) ngày làm việc kể từ ngày nhận được văn bản',
      'day 2023-10-23 inclusive received-on-issue',
    ],
    ['trong vòng 10 ngày kể từ ngày ký', 'day 2023-10-26 inclusive'],
    ['trong tháng 10', 'period-end 2023-10-31 inclusive year'],
    ['trong tháng 11 năm 2023', 'period-end 2023-11-30 inclusive'],
    ['trong quý IV', 'period-end 2023-12-31 inclusive year'],
    ['trong quý I/2024', 'period-end 2024-03-31 inclusive'],
    ['cuối năm báo cáo', 'period-end 2023-12-31 inclusive year'],
    ['trước tháng 12/2023', 'period-end 2023-11-30 inclusive'],
    ['6 tháng đầu năm 2024', 'period-end 2024-06-30 inclusive'],
    ['đến hết năm 2023', 'period-end 2023-12-31 inclusive'],
    ['ngày 15 hằng tháng', 'recurring inclusive month 15'],
    ['trước ngày 15 hàng tháng', 'recurring strict month 15'],
    ['định kỳ hằng quý, trước ngày 20 của tháng cuối quý', 'recurring strict quarter 20'],
    ['chiều thứ Sáu hằng tuần', 'recurring inclusive week 5'],
    ['định kỳ 6 tháng, năm', 'recurring inclusive half-year'],
    ['trước ngày 25/12 hằng năm', 'recurring strict year 25'],
    ['thường xuyên kiểm tra', 'regular'],
    ['nguồn chi thường xuyên', 'none'],
    ['Kế hoạch số 12/KH-UBND ngày 05/01/2023', 'none'],
    ['tồn tại trong quý III năm 2023', 'none'],
    ['hoàn thành 33/41 nhiệm vụ', 'none'],
    ['phiên họp tổng kết năm 2023', 'none'],
    ['trước ngày 31/02/2024', 'none'],
  ])('%s', (text, expected) => expect(short(text)).toBe(expected))

  test.each([
    ['30/10/2023', 'day 2023-10-30 inclusive'],
    ['Trước 15/11/2023', 'day 2023-11-15 strict'],
    ['Quý IV/2023', 'period-end 2023-12-31 inclusive'],
    ['Tháng 3 - Tháng 6/2024', 'period-end 2024-06-30 inclusive'],
    ['12/2023', 'period-end 2023-12-31 inclusive'],
    ['Năm 2023', 'period-end 2023-12-31 inclusive'],
    ['Thường xuyên', 'regular'],
    ['Hằng tháng', 'recurring inclusive month'],
    ['', 'none'],
  ])('in a column: %s', (text, expected) => expect(short(text, true)).toBe(expected))

  test('without a date of issue a day without a year is kept as words', () => {
    expect(readDeadline('trước ngày 30/10', plainCalendar(null))).toEqual({
      kind: 'day',
      date: null,
      text: 'trước ngày 30/10',
      reading: 'strict',
      assumed: ['no-date-of-issue'],
    })
  })
})
