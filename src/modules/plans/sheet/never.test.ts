import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { head } from './fixtures/read.ts'
import { type TestCell, workbook } from './fixtures/workbook.ts'
import { readPlanSheet } from './read.ts'
import { SheetRefused } from './refusals.ts'

// Words that heads, parts, footers, agencies and deadlines are made of, beside anything at all.
const words = fc.constantFrom(
  ...head,
  'I',
  'II. Cải cách thể chế',
  'A',
  'Phần I',
  '1',
  '1.1',
  '2',
  'Sở Nội vụ',
  'Sở Tư pháp và Sở Tài chính',
  'Các sở, ban, ngành',
  'Quý III/2023',
  '30/9',
  '31/02/2023',
  'Thường xuyên',
  'Tổng cộng',
  'Nơi nhận',
  'nt',
  'Ban hành kế hoạch',
  'cải cách hành chính',
  'x',
  '-',
  '=1+1',
  '45199',
  '(1)',
  '(2)',
  '\u202e',
)
const cell: fc.Arbitrary<TestCell> = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  {
    weight: 1,
    arbitrary: fc.record({
      v: fc.integer({ min: -5, max: 3_000_000 }),
      style: fc.constantFrom('date', 'month', 'struck', 'bold'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ error: fc.constant('#REF!') }) },
)
const place = fc.tuple(
  fc.integer({ min: 1, max: 14 }),
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 4 }),
)
const merge = place.map(
  ([row, column, down, right]) =>
    `${String.fromCharCode(65 + column)}${row}:${String.fromCharCode(65 + column + right)}${row + down}`,
)
const silent = (cell: TestCell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

test('any matrix under a head: nothing thrown, every row that holds anything is a task, part, head, title, foot or is spoken of', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 14 }),
      fc.array(merge, { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 3 }),
      fc.boolean(),
      async (rows, merges, hiddenRows, withHead) => {
        const all = withHead ? [head, ...rows] : rows
        const bytes = workbook([
          { rows: all.map((r) => r.map((c) => (typeof c === 'string' ? clean(c) : c))), merges, hiddenRows },
        ])
        const sheet = await readPlanSheet(bytes, { fileName: 'x.xlsx', year: 2023 }).catch((error) => {
          expect(error).toBeInstanceOf(SheetRefused)
          return null
        })
        if (!sheet) return
        const spoken = new Set(sheet.findings.map((f) => f.row))
        const uses = new Map(sheet.uses.map((u) => [u.row, u.use]))
        const tasks = new Set(sheet.tasks.map((t) => t.row))
        for (const [i, cells] of all.entries()) {
          if (cells.every(silent) || !cells.some((c) => !silent(typeof c === 'string' ? clean(c) : c)))
            continue
          const use = uses.get(i + 1)
          if (use === undefined) expect([i + 1, visible(cells)]).toEqual([i + 1, false])
          if (use === 'task') expect(tasks.has(i + 1)).toBe(true)
          if (use === 'left' || use === 'continuation' || use === 'footer')
            expect(spoken.has(i + 1)).toBe(true)
        }
        expect(sheet.tasks.length).toBe(sheet.uses.filter((u) => u.use === 'task').length)
      },
    ),
    { numRuns: 400 },
  )
})

// XML cannot carry these; a workbook never holds them.
const clean = (text: string) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '')
const visible = (cells: TestCell[]): boolean =>
  cells.some((c) => typeof c === 'string' && /[\p{L}\p{N}]/u.test(clean(c)))

test('any bytes and any text: read or refused in words', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map((b) => new Uint8Array([0x50, 0x4b, 3, 4, ...b])),
    fc
      .array(fc.array(words, { maxLength: 7 }), { maxLength: 10 })
      .map((m) => strToU8(m.map((r) => r.join(';')).join('\n'))),
    fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 255 })).map(([at, value]) => {
      const file = workbook([{ rows: [head, ['1', 'Ban hành', 'Kế hoạch', 'Sở Nội vụ', null, 'Quý I']] }])
      file[at % file.length] = value
      return file
    }),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (b) => {
      await readPlanSheet(b, { fileName: 'x', year: 2023 }).catch((error) =>
        expect(error).toBeInstanceOf(SheetRefused),
      )
    }),
    { numRuns: 600 },
  )
})
