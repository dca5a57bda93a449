import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { projectRoot } from '#platform/root.ts'
import { readSet } from '../input/set.ts'
import { type CriteriaSet, type Leaf, leavesOf } from '../rules/set.ts'
import { readSetFile } from './read.ts'
import { NotASet } from './types.ts'
import { annexXlsx } from './write.ts'

const folder = join(projectRoot, 'db/reference/criteria')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const limits = { rows: 5000, cellCharacters: 32_767, unpackedBytes: 20_000_000 }
const setOf = (name: string): CriteriaSet => {
  const read = readSet(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return read.set
}
const saying = { rule: () => 'Chấm theo quy định' }
const bytesOf = async (rows: (string | number | null)[][], sheet = 'Phụ lục') => {
  const data = rows.map((row) =>
    row.map((v) =>
      v === null ? null : typeof v === 'number' ? { value: v, type: Number } : { value: v, type: String },
    ),
  )
  return new Uint8Array(await writeExcelFile(data, { sheet }).toBuffer())
}

describe('a set written out and read back is the same set', () => {
  test.each(files)('%s as .xlsx', async (name) => {
    const set = setOf(name)
    const read = await readSetFile(await annexXlsx(set, saying), limits)
    expect(read.findings).toEqual([])
    expect(read.value).toEqual(set)
  })
  test.each(files)('%s as JSON', async (name) => {
    const set = setOf(name)
    const read = await readSetFile(new TextEncoder().encode(`\ufeff ${JSON.stringify(set)}`), limits)
    expect(read).toMatchObject({ value: set, findings: [] })
  })
  test('blanks, quotes, formulas, long notes and marks of width stay as they were', async () => {
    const set = {
      ...setOf('synthetic-commune-100.json'),
      notes: 'a  b\u200b"\\ \n\n=1+1 '.repeat(3000),
      title_vi: '=HYPERLINK("x")',
    }
    const read = await readSetFile(await annexXlsx(set, saying), limits)
    expect(read.findings).toEqual([])
    expect(read.value).toEqual(set)
  })
})

test('the annex is a table of officials, and no cell of it is a formula', async () => {
  const set = { ...setOf('synthetic-commune-100.json'), title_vi: '=1+1', notes: '+1' }
  const parts = unzipSync(await annexXlsx(set, saying))
  const xml = Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)] as const)
  const sheets = xml.filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
  expect(sheets).toHaveLength(2)
  for (const [name, sheet] of sheets) expect(sheet, name).not.toMatch(/<f[ >]/)
  const all = xml.map(([, text]) => text).join('')
  for (const words of ['Tài liệu kiểm chứng', 'Cách chấm điểm', 'Điểm tối đa', 'DỮ LIỆU GIẢ LẬP'])
    expect(all).toContain(words)
})

describe('what was changed by hand', () => {
  test('in the annex is taken, and told by code and row', async () => {
    const set = setOf('synthetic-commune-100.json')
    const first = leavesOf(set)[0] as Leaf
    const parts = unzipSync(await annexXlsx(set, saying))
    const changed = Object.fromEntries(
      Object.entries(parts).map(([name, bytes]) => [
        name,
        // as a cell of its own the name stands in the annex alone
        strToU8(strFromU8(bytes).replace(`>${first.name_vi}<`, '>Tên đã sửa<')),
      ]),
    )
    const read = await readSetFile(zipSync(changed), limits)
    expect(read.findings).toMatchObject([{ reason: 'annex-name', code: first.code, sheet: 'Phụ lục' }])
    expect(leavesOf(read.value as CriteriaSet)[0]?.name_vi).toBe('Tên đã sửa')
  })
})

describe('an annex that only people wrote', () => {
  const head = [
    'STT',
    'Lĩnh vực/Tiêu chí/Tiêu chí thành phần',
    'Điểm chuẩn',
    'Cách chấm',
    'Tài liệu kiểm chứng',
    'Ghi chú',
  ]
  test('codes make the tree; leaves are judged by hand and keep the words', async () => {
    const read = await readSetFile(
      await bytesOf([
        ['BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH CẤP XÃ', null, null],
        head,
        ['I', 'CHỈ ĐẠO, ĐIỀU HÀNH', 3, null, null, null],
        ['1', 'Kế hoạch', 3, null, null, null],
        ['1.1', 'Ban hành đúng hạn', '1,5', 'Đúng hạn: 1,5; chậm: 0', '- Kế hoạch\n- Công văn', null],
        ['1.2', 'Hoàn thành', '1.5', null, null, null],
        ['II', 'THỂ CHẾ', 'hai', null, null, null],
      ]),
      limits,
    )
    const set = readSet({ ...(read.value as object), year: 2025 })
    if (!set.ok) throw new Error(JSON.stringify(set.findings))
    expect(set.set.title_vi).toBe('BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH CẤP XÃ')
    expect(set.set.domains.map((d) => [d.code, d.max])).toEqual([
      ['1', 3],
      ['2', null],
    ])
    expect(leavesOf(set.set).map((l) => [l.code, l.max, l.rule_kind, l.rule_note_vi, l.evidence_vi])).toEqual(
      [
        ['1.1.1', 1.5, 'manual', 'Đúng hạn: 1,5; chậm: 0', ['Kế hoạch', 'Công văn']],
        ['1.1.2', 1.5, 'manual', undefined, []],
      ],
    )
    expect(read.findings.map((f) => `${f.row} ${f.code} ${f.level} ${f.reason}`)).toEqual([
      '7 2 warning max-unreadable',
      '5 1.1.1 warning rule-by-hand',
      '6 1.1.2 warning rule-by-hand',
    ])
  })
  test('what does not fit is told at its row', async () => {
    const read = await readSetFile(
      await bytesOf([
        head,
        ['1', 'A', 1, null, null, null],
        ['1', 'B', 1, null, null, null],
        ['3.1', 'C', 1, null, null, null],
        ['1.1', '', 1, null, null, null],
      ]),
      limits,
    )
    expect(read.findings.filter((f) => f.level === 'error').map((f) => `${f.row} ${f.reason}`)).toEqual([
      '3 code-twice',
      '4 parent-missing',
      '5 name-missing',
    ])
  })
})

describe('what is no set is refused in words', () => {
  test.each([
    ['a text', 'not-a-set-file', 'xin chào'],
    ['nothing', 'not-a-set-file', ''],
    ['broken JSON', 'not-json', '{"id": '],
    ['a picture', 'not-a-set-file', '\u0089PNG'],
  ])('%s', async (_, reason, text) => {
    await expect(readSetFile(new TextEncoder().encode(text), limits)).rejects.toMatchObject({ reason })
  })
  test('a workbook without an annex', async () => {
    await expect(readSetFile(await bytesOf([['a', 'b', 'c']]), limits)).rejects.toBeInstanceOf(NotASet)
  })
  test('more than the limit, and a tree as deep as a well', async () => {
    const big = new TextEncoder().encode(`{"notes":"${'x'.repeat(2000)}"}`)
    await expect(readSetFile(big, { ...limits, unpackedBytes: 1000 })).rejects.toMatchObject({
      reason: 'set-too-large',
    })
    const deep = new TextEncoder().encode(`{"a":${'['.repeat(60)}${']'.repeat(60)}}`)
    await expect(readSetFile(deep, limits)).rejects.toMatchObject({ reason: 'not-a-set-file' })
  })
  test('hidden characters are taken out and told', async () => {
    const read = await readSetFile(
      new TextEncoder().encode('{"title_vi":"a\\u0000b\\u202e","__proto__":{"x":1}}'),
      limits,
    )
    expect(read.value).toEqual({ title_vi: 'ab' })
    expect(read.findings).toMatchObject([{ reason: 'characters-taken-out', path: 'title_vi' }])
  })
})
