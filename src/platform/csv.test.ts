import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvText, harmless } from './csv.ts'

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

test.each([
  ...dangerous.map((text) => [text, `'${text}`]),
  ['Sở Nội vụ', 'Sở Nội vụ'],
  ['a=b', 'a=b'],
  ['', ''],
])('%j is written %j', (text, expected) => expect(harmless(text)).toBe(expected))

test('rows open as UTF-8, and no text in them begins a formula; numbers stay numbers, null is empty', () => {
  const text = csvText([['hạng', 'đơn vị'], ...dangerous.map((one, i) => [-i, one]), [null, 'a "b", c']])
  expect(text.charCodeAt(0)).toBe(0xfeff)
  const rows = parse(text, { bom: true }) as string[][]
  expect(rows).toHaveLength(dangerous.length + 2)
  for (const row of rows) expect(row[1]).not.toMatch(/^\s*[=+\-@＝＋－＠]/u)
  expect(rows[3]?.[0]).toBe('-2')
  expect(rows.at(-1)).toEqual(['', 'a "b", c'])
})
