import { strFromU8, unzipSync } from 'fflate'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { type SheetTableInput, toXlsx } from './xlsx.ts'

const dangerous = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '  =1',
  "=cmd|' /C calc'!A0",
]
const table: SheetTableInput = {
  sheet: 'Kế hoạch: 2023/[a]*?',
  title: 'DANH MỤC NHIỆM VỤ',
  subtitle: 'Đến ngày 30/9/2023',
  columns: [{ width: 6, align: 'center' }, { width: 40 }, { width: 14 }, { width: 10 }],
  head: [
    [
      { text: 'TT', rowspan: 2 },
      { text: 'Nhiệm vụ', rowspan: 2 },
      { text: 'Kết quả', colspan: 2 },
    ],
    ['Thời hạn', 'Tỷ lệ'],
  ],
  rows: [
    { group: 'I. Cải cách thể chế' },
    [1, 'Rà soát văn bản', { day: '2023-09-30' }, { percent: 80.49 }],
    [2, { text: 'Đơn giản hóa', bold: true }, { day: null }, { percent: null }],
    ...dangerous.map((text, i) => [i + 3, text, null, -1.5]),
    { group: '=HYPERLINK("x")' },
  ],
}

describe('an .xlsx', () => {
  test('holds titles, merged heads, groups and typed cells', async () => {
    const [sheet] = await readExcelFile(Buffer.from(await toXlsx(table)))
    expect(sheet?.sheet).toBe('Kế hoạch  2023  a')
    const data = sheet?.data ?? []
    expect(data[0]?.[0]).toBe('DANH MỤC NHIỆM VỤ')
    expect(data[3]).toEqual(['TT', 'Nhiệm vụ', 'Kết quả', null])
    expect(data[4]?.slice(2)).toEqual(['Thời hạn', 'Tỷ lệ'])
    expect(data[6]).toEqual([1, 'Rà soát văn bản', new Date('2023-09-30'), 0.8049])
    expect(data[7]).toEqual([2, 'Đơn giản hóa', null, null])
  })

  test('has no formula, and every dangerous text is a shared string', async () => {
    const parts = unzipSync(await toXlsx(table))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).not.toMatch(/<f[ >]/)
    expect(sheet).toContain('<mergeCell')
    const texts = [...sheet.matchAll(/<c r="B(\d+)"[^>]*>/g)].filter(([, row]) => Number(row) > 8)
    expect(texts.length).toBeGreaterThanOrEqual(dangerous.length)
    for (const [cell] of texts.slice(0, dangerous.length)) expect(cell).toMatch(/ t="(s|inlineStr)"/)
  })
})
