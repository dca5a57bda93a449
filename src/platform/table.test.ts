import { describe, expect, test } from 'vitest'
import { headKey, readSheetNumber, readTable, sheetNumbers } from './table.ts'

describe('a table as officials save it', () => {
  const rows = [
    { line: 2, cells: ['Sở Y tế', '1,5'] },
    { line: 4, cells: ['Sở Tư pháp', '2'] },
  ]
  test.each([
    ['semicolons', 'Đơn vị;Điểm\nSở Y tế;1,5\n\nSở Tư pháp;2\n'],
    [
      'tabs, as Windows ends its lines',
      'Đơn vị\tĐiểm\r\nSở Y tế\t1,5\r\n;\r\nSở Tư pháp\t2'.replace(';', '\t'),
    ],
    ['commas and quotes behind a mark', '\ufeffĐơn vị,Điểm\nSở Y tế,"1,5"\n,\nSở Tư pháp,2\n'],
  ])('%s', (_, text) => expect(readTable(text)).toEqual({ head: ['Đơn vị', 'Điểm'], rows }))

  test('a row is told by the line it starts on, also where a cell has several', () => {
    const read = readTable('a,b\n"một\nhai\nba",1\n"bốn\r\nnăm",2\nsáu,3')
    expect(read?.rows.map(({ line }) => line)).toEqual([2, 5, 7])
  })

  test.each(['', '\n\n', ' , \n'])('%j is none', (text) => expect(readTable(text)).toBeUndefined())
})

test('a head is known whatever its marks, case and signs', () => {
  expect(headKey(' ĐIỂM  tối-đa (*)')).toBe('diem toi da')
})

test.each<[string, string | undefined]>([
  ['68,32', '68.32'],
  ['1.234,5', '1234.5'],
  ['1 234,5', '1234.5'],
  ['1234.5', '1234.5'],
  ['-0,5', '-0.5'],
  ['1,234.5', undefined],
  ['1.2,3', undefined],
  ['1,5,2', undefined],
  ['1e5', undefined],
  ['', undefined],
])('the number %j', (text, value) => expect(readSheetNumber(text)?.toString()).toBe(value))

describe('numbers of one table are read alike', () => {
  test.each<[string, string[], string | undefined]>([
    ['2.000', ['1.234,5', '2.000'], '2000'],
    ['1.000', ['857,5', '1.000'], '1000'],
    ['1.234.567', ['0,5'], '1234567'],
    ['85.500', ['85.500', '100.000'], '85.5'],
    ['85.500', ['85.500', '90.25'], '85.5'],
    ['0.125', ['0,5', '0.125'], '0.125'],
    ['85.625', ['85,5', '84.00', '85.625'], 'two-ways'],
    ['84.00', ['85,5', '84.00'], '84'],
    ['1,000', ['987.5', '1,000'], 'two-ways'],
    ['85,625', ['84.00', '85,625'], 'two-ways'],
    ['85,625', ['100,000', '85,625'], '85.625'],
    ['1,000', ['2.000', '1,000'], '1'],
    ['0,125', ['84.00', '0,125'], '0.125'],
    ['x', ['85,5'], undefined],
  ])('%s among %j', (text, all, value) => expect(sheetNumbers(all)(text)?.toString()).toBe(value))
})
