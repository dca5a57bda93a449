import { describe, expect, test } from 'vitest'
import { readDeadline } from './deadline.ts'

const read = (text: string) => readDeadline(text, { year: 2023 })
const reasons = (text: string) => read(text).notes.map((n) => n.reason)

describe('a deadline as officials write it', () => {
  test.each([
    ['30/9/2023', '2023-09-30'],
    ['30-9-2023', '2023-09-30'],
    ['30.09.2023', '2023-09-30'],
    ['30/9/23', '2023-09-30'],
    ['30 / 9 / 2023', '2023-09-30'],
    ['30/9', '2023-09-30'],
    ['ngày 30/9', '2023-09-30'],
    ['Ngày 30 tháng 9 năm 2023', '2023-09-30'],
    ['ngày 30 tháng 9', '2023-09-30'],
    ['Ngày 30, tháng 9', '2023-09-30'],
    ['Xong 17h00 ngày 30/9/2023', '2023-09-30'],
    ['30 tháng 9/2023', '2023-09-30'],
    ['2023-09-30', '2023-09-30'],
    ['2023-09-30 00:00:00', '2023-09-30'],
    ['2023/9/30', '2023-09-30'],
    ['Chậm nhất 15/12', '2023-12-15'],
    ['Hoàn thành xong ngày 15/12/2023', '2023-12-15'],
    ['30-Sep-23', '2023-09-30'],
    ['Sep 30, 2023', '2023-09-30'],
    ['30-thg 9-23', '2023-09-30'],
  ])('%s is the day %s', (text, date) => {
    const { deadline, notes } = read(text)
    expect(deadline).toEqual({ kind: 'day', date, text })
    expect(notes).toEqual([])
  })

  test.each([
    ['Tháng 9/2023', '2023-09-30'],
    ['Tháng 02/2023', '2023-02-28'],
    ['tháng 9', '2023-09-30'],
    ['tháng 9 năm 2023', '2023-09-30'],
    ['T9', '2023-09-30'],
    ['T9/2023', '2023-09-30'],
    ['T.9', '2023-09-30'],
    ['9/2023', '2023-09-30'],
    ['2023-09', '2023-09-30'],
    ['Tháng chín', '2023-09-30'],
    ['Tháng Năm', '2023-05-31'],
    ['Tháng mười hai', '2023-12-31'],
    ['Cuối tháng 9', '2023-09-30'],
    ['Quý III/2023', '2023-09-30'],
    ['Quý 3', '2023-09-30'],
    ['Quý I', '2023-03-31'],
    ['Quí IV năm 2023', '2023-12-31'],
    ['Q3/2023', '2023-09-30'],
    ['Q.II', '2023-06-30'],
    ['Trong quý II', '2023-06-30'],
    ['6 tháng đầu năm', '2023-06-30'],
    ['6 tháng đầu năm 2023', '2023-06-30'],
    ['6 tháng cuối năm 2023', '2023-12-31'],
    ['9 tháng đầu năm', '2023-09-30'],
    ['Cuối năm', '2023-12-31'],
    ['Năm 2023', '2023-12-31'],
    ['2023', '2023-12-31'],
    ['Trong năm', '2023-12-31'],
    ['Cả năm', '2023-12-31'],
    ['Đến hết năm 2023', '2023-12-31'],
    ['Trong năm 2023', '2023-12-31'],
    ['September 2023', '2023-09-30'],
    ['II/2023', '2023-06-30'],
    ['I, II/2023', '2023-06-30'],
    ['IV / 2023', '2023-12-31'],
    ['Trình tháng 9', '2023-09-30'],
  ])('%s ends on %s', (text, date) => {
    const { deadline, notes } = read(text)
    expect(deadline).toEqual({ kind: 'period-end', date, text })
    expect(notes).toEqual([])
  })

  test.each([
    'Thường xuyên',
    'thường xuyên',
    'THƯỜNG XUYÊN',
    'Thường xuyên trong năm',
    'Thường xuyên, năm 2023',
    'Hằng quý',
    'Hàng tháng',
    'Hằng năm',
    'Định kỳ hằng quý',
    'Trước ngày 25 hằng tháng',
    'Định kỳ',
    'Liên tục',
    'Mỗi quý',
    '1 lần/quý',
    'Quý, 6 tháng, năm',
    '6 tháng, năm',
    'Trước ngày 10 của tháng cuối quý',
    'Theo quý',
    'Nhiệm vụ thường xuyên',
  ])('%s is regular', (text) => {
    expect(read(text).deadline).toEqual({ kind: 'regular', date: null, text })
    expect(reasons(text)).toEqual([])
  })

  test('"trước ngày" keeps its day and says that the reading is strict', () => {
    expect(read('Trước ngày 30/10/2023').deadline).toEqual({
      kind: 'day',
      date: '2023-10-30',
      text: 'Trước ngày 30/10/2023',
      reading: 'strict',
    })
    expect(read('Hoàn thành trước 30/10').deadline.reading).toBe('strict')
    expect(read('Đến 30/10').deadline.reading).toBeUndefined()
  })

  test.each([
    ['Quý II - Quý III', '2023-04-01', '2023-09-30'],
    ['Quý II-III/2023', '2023-04-01', '2023-09-30'],
    ['Quý II đến quý IV', '2023-04-01', '2023-12-31'],
    ['Tháng 3 - tháng 9/2023', '2023-03-01', '2023-09-30'],
    ['Tháng 3-5/2023', '2023-03-01', '2023-05-31'],
    ['T3-T9', '2023-03-01', '2023-09-30'],
    ['Từ tháng 3 đến tháng 9', '2023-03-01', '2023-09-30'],
    ['01/3 - 30/9/2023', '2023-03-01', '2023-09-30'],
    ['Từ 01/3/2023 đến 30/9/2023', '2023-03-01', '2023-09-30'],
    ['Quý IV/2022 - Quý I/2023', '2022-10-01', '2023-03-31'],
  ])('the range %s runs from %s to %s, and says so', (text, start, date) => {
    const found = read(text)
    expect([found.start, found.deadline.date]).toEqual([start, date])
    expect(reasons(text)).toEqual(['deadline-range'])
  })

  test.each([
    ['31/02/2023', 'none', null, 'date-impossible'],
    ['30/13/2023', 'none', null, 'date-impossible'],
    ['29/2', 'none', null, 'date-impossible'],
    ['Tháng 13', 'none', null, 'date-impossible'],
    ['09/30/2023', 'day', '2023-09-30', 'us-date'],
    ['30/9/2024', 'day', '2024-09-30', 'other-year'],
    ['Quý I/2024', 'period-end', '2024-03-31', 'other-year'],
    ['30/6 và 30/11', 'day', '2023-11-30', 'deadline-several'],
    ['Quý II, Quý IV', 'period-end', '2023-12-31', 'deadline-several'],
    ['Quý II, IV/2023', 'period-end', '2023-12-31', 'deadline-several'],
    ['Trước tháng 9', 'period-end', '2023-08-31', 'deadline-before-period'],
    ['Đầu tháng 9', 'period-end', '2023-09-30', 'deadline-vague'],
    ['Tuần 2 tháng 9', 'period-end', '2023-09-30', 'deadline-vague'],
    ['Đầu năm', 'none', null, 'deadline-vague'],
    ['Theo kế hoạch của Bộ Nội vụ', 'none', null, 'deadline-dependent'],
    ['Theo Kế hoạch số 12/KH-UBND ngày 05/01/2023', 'none', null, 'deadline-dependent'],
    ['Sau khi có hướng dẫn của Trung ương', 'none', null, 'deadline-dependent'],
    ['Trong vòng 15 ngày kể từ ngày ban hành', 'none', null, 'deadline-dependent'],
    ['15 ngày làm việc kể từ ngày nhận', 'none', null, 'deadline-dependent'],
    ['Theo kế hoạch, chậm nhất ngày 30/10', 'day', '2023-10-30', 'deadline-condition'],
    ['Thường xuyên, báo cáo trước 15/12/2023', 'regular', null, 'deadline-mixed'],
    ['Trước 15/11 hằng năm', 'day', '2023-11-15', 'deadline-condition'],
    ['Tháng 9/2023 (năm 2024 tiếp tục)', 'period-end', '2023-09-30', 'deadline-condition'],
    ['Quý IV (trước 15/12)', 'period-end', '2023-12-31', 'deadline-several'],
    ['x'.repeat(301), 'none', null, 'deadline-unread'],
    ['Từ tháng 3/2023', 'none', null, 'deadline-start-only'],
    ['9', 'none', null, 'deadline-bare-number'],
    ['xong sớm', 'none', null, 'deadline-unread'],
    ['Theo quy định', 'none', null, 'deadline-dependent'],
    ['Theo quy chế làm việc của UBND tỉnh', 'none', null, 'deadline-dependent'],
    ['Đột xuất', 'none', null, 'deadline-dependent'],
    ['Trước kỳ họp giữa năm của HĐND tỉnh', 'none', null, 'deadline-dependent'],
    ['Quý I và các quý tiếp theo', 'period-end', '2023-03-31', 'deadline-part-read'],
    ['Ngày 15 hoặc 20/6', 'day', '2023-06-20', 'deadline-part-read'],
    ['Kỳ họp giữa năm', 'none', null, 'deadline-dependent'],
    ['Cuộc họp tháng 9', 'period-end', '2023-09-30', 'deadline-part-read'],
    ['', 'none', null, 'deadline-missing'],
    ['-', 'none', null, 'deadline-missing'],
    ['2023-2025', 'period-end', '2025-12-31', 'deadline-range'],
  ])('%s: %s %s, said as %s', (text, kind, date, reason) => {
    const { deadline } = read(text)
    expect([deadline.kind, deadline.date]).toEqual([kind, date])
    expect(reasons(text)).toContain(reason)
  })

  test('a bare number means what the head says', () => {
    expect(readDeadline('9', { year: 2023, unitOfNumber: 'month' }).deadline.date).toBe('2023-09-30')
    expect(readDeadline('III', { year: 2023, unitOfNumber: 'quarter' }).deadline.date).toBe('2023-09-30')
  })
})
