import { describe, expect, test } from 'vitest'
import {
  addresseeLines,
  annexLabel,
  annexReference,
  closeLines,
  dateText,
  dispatchSubject,
  groundLines,
  type HeadingLevel,
  headingLabels,
  numberLine,
  placeDateLine,
  pointLetter,
  recipientLines,
  roman,
  subjectTyped,
  symbolText,
} from './numbering.ts'

const report = { type: 'BC', agency: 'SNV' }

describe('numbers, symbols and dates', () => {
  test.each([
    [5, report, 'Số: 05/BC-SNV'],
    [10, report, 'Số: 10/BC-SNV'],
    [1234, { type: 'QĐ', agency: 'UBND' }, 'Số: 1234/QĐ-UBND'],
    [57, { type: 'QĐ', agency: 'BCĐCCHC' }, 'Số: 57/QĐ-BCĐCCHC'],
    [123, { type: 'CV', agency: 'UBND', unit: 'NC' }, 'Số: 123/UBND-NC'],
    [8, { type: 'CV', agency: 'SNV' }, 'Số: 08/SNV'],
    [null, report, 'Số:        /BC-SNV'],
  ])('%s, %o', (number, symbol, expected) => expect(numberLine(number, symbol)).toBe(expected))

  test('a named type prints no unit', () =>
    expect(symbolText({ type: 'BC', agency: 'UBND', unit: 'NC' })).toBe('BC-UBND'))

  test.each([
    ['2023-01-05', 'ngày 05 tháng 01 năm 2023'],
    ['2023-02-28', 'ngày 28 tháng 02 năm 2023'],
    ['2023-03-09', 'ngày 09 tháng 3 năm 2023'],
    ['2023-10-10', 'ngày 10 tháng 10 năm 2023'],
    ['2023-12-31', 'ngày 31 tháng 12 năm 2023'],
  ])('%s is %s', (day, expected) => expect(dateText(day)).toBe(expected))

  test('a draft leaves room for its date', () => {
    expect(placeDateLine('Nghệ An', null, 2023)).toBe('Nghệ An, ngày      tháng      năm 2023')
    expect(dateText(null)).toMatch(/^ngày +tháng +năm +$/)
    expect(placeDateLine('Nghệ An', '2023-01-05')).toBe('Nghệ An, ngày 05 tháng 01 năm 2023')
  })
})

describe('the ends of lines', () => {
  test.each([
    [['Sở Nội vụ'], ['Sở Nội vụ.']],
    [
      ['a', 'b;', '- c.'],
      ['a;', 'b;', 'c.'],
    ],
    [
      ['UBND tỉnh ; ', 'x'],
      ['UBND tỉnh;', 'x.'],
    ],
    [[], []],
  ])('%j', (lines, expected) => expect(closeLines(lines)).toEqual(expected))

  test('legal grounds', () =>
    expect(groundLines(['Căn cứ Luật A.', 'Theo đề nghị của B'])).toEqual([
      'Căn cứ Luật A;',
      'Theo đề nghị của B.',
    ]))

  test('one addressee stays on the line; several are dashed', () => {
    expect(addresseeLines(['Ủy ban nhân dân tỉnh'])).toEqual(['Ủy ban nhân dân tỉnh'])
    expect(addresseeLines(['Sở A', '- Sở B'])).toEqual(['- Sở A;', '- Sở B.'])
  })

  test('recipients close with the archive', () => {
    expect(recipientLines(['Như trên;', 'Lãnh đạo Sở'], ['CCHC'])).toEqual([
      '- Như trên;',
      '- Lãnh đạo Sở;',
      '- Lưu: VT, CCHC.',
    ])
    expect(recipientLines([], ['VT'])).toEqual(['- Lưu: VT.'])
  })

  test.each([
    ['đẩy mạnh cải cách', 'V/v đẩy mạnh cải cách'],
    ['V/v đẩy mạnh', 'V/v đẩy mạnh'],
    ['v/v: đẩy mạnh', 'V/v đẩy mạnh'],
    ['Về việc đẩy mạnh', 'V/v đẩy mạnh'],
  ])('the subject %s', (given, expected) => expect(dispatchSubject(given)).toBe(expected))

  test.each([
    ['BC', 'kết quả quý I năm 2025.', 'Kết quả quý I năm 2025'],
    ['QĐ', 'Về việc thành lập Tổ công tác', 'Về việc thành lập Tổ công tác'],
    ['KH', 'đẩy mạnh chuyển đổi số ;', 'Đẩy mạnh chuyển đổi số'],
    ['CV', 'báo cáo kết quả;', 'báo cáo kết quả'],
    ['BC', '…', '…'],
  ])('of a %s, %s', (type, given, expected) => expect(subjectTyped(type, given)).toBe(expected))

  test('one addressee has no mark of a list', () =>
    expect(addresseeLines(['- Ủy ban nhân dân tỉnh;'])).toEqual(['Ủy ban nhân dân tỉnh']))
})

describe('numerals', () => {
  test.each([
    [1, 'I'],
    [4, 'IV'],
    [9, 'IX'],
    [14, 'XIV'],
    [40, 'XL'],
    [1999, 'MCMXCIX'],
  ])('%i is %s', (n, expected) => expect(roman(n)).toBe(expected))
  test.each([0, -1, 1.5, 4000])('%d has none', (n) => expect(() => roman(n)).toThrow(RangeError))

  test('points take the Vietnamese letters', () => {
    const first = Array.from({ length: 13 }, (_, i) => pointLetter(i + 1))
    expect(first.join(' ')).toBe('a b c d đ e g h i k l m n')
    expect([pointLetter(23), pointLetter(24), pointLetter(46), pointLetter(47)]).toEqual([
      'y',
      'aa',
      'yy',
      'aaa',
    ])
    expect(() => pointLetter(0)).toThrow(RangeError)
  })

  test('an only annex has no numeral', () => {
    expect(annexLabel(0, 1)).toBe('Phụ lục')
    expect([0, 1, 2, 3].map((i) => annexLabel(i, 4))).toEqual([
      'Phụ lục I',
      'Phụ lục II',
      'Phụ lục III',
      'Phụ lục IV',
    ])
  })

  test('the reference of an annex', () => {
    const of = {
      typeName: 'Kế hoạch',
      symbol: { type: 'KH', agency: 'UBND' },
      agency: 'Ủy ban nhân dân tỉnh $& {type}',
    }
    expect(annexReference({ ...of, number: 5, date: '2023-01-05' })).toBe(
      '(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh $& {type})',
    )
    expect(annexReference({ ...of, number: null, date: null })).toContain(
      'số        /KH-UBND ngày      tháng',
    )
  })
})

describe('headings', () => {
  const labels = (levels: string) =>
    headingLabels(
      levels.split(' ').map((text) => {
        const [level, number] = text.split('=')
        return { level: level as HeadingLevel, number }
      }),
    ).join(' | ')

  test.each([
    ['division clause clause division clause', 'I. | 1. | 2. | II. | 1.'],
    ['clause point point clause point', '1. | a) | b) | 2. | a)'],
    ['part chapter chapter part chapter', 'Phần I | Chương I | Chương II | Phần II | Chương I'],
    ['chapter section section chapter section', 'Chương I | Mục 1 | Mục 2 | Chương II | Mục 1'],
    [
      'chapter article clause article chapter article clause',
      'Chương I | Điều 1. | 1. | Điều 2. | Chương II | Điều 3. | 1.',
    ],
    ['clause=5 clause', '5. | 6.'],
    ['point=đ', 'đ)'],
  ])('%s', (levels, expected) => expect(labels(levels)).toBe(expected))
})
