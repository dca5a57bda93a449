import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { Refused } from '#platform/refused.ts'
import { projectRoot } from '#platform/root.ts'
import { smallForm } from '../fixtures/small.ts'
import { readForm } from '../input/form.ts'
import type { Form } from '../rules/form.ts'
import { formColumns } from './form-columns.ts'
import { formJson, formXlsx, readFormFile } from './form-file.ts'

const limits = { rows: 2000, cellCharacters: 32_767, unpackedBytes: 50_000_000 }
const named = { titleVi: 'Báo cáo chuyên đề', titleEn: 'A thematic report' }
const official = JSON.parse(
  readFileSync(join(projectRoot, 'db', 'reference', 'report-indicators.json'), 'utf8'),
)
const formOf = (value: unknown): Form => {
  const read = readForm(value)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return read.form.form
}
const readBack = (bytes: Uint8Array) => readFormFile(bytes, limits, 'vi')

test.each([
  ['the official form', formOf(official)],
  // an address cannot name a code with a percent sign
  [
    'one with everything',
    formOf({ ...smallForm, indicators: smallForm.indicators.filter((i) => i.code !== 'plan%') }),
  ],
])('%s travels as a table and as JSON, and says the same afterwards', async (_, form) => {
  const table = await readBack(await formXlsx(form, named))
  expect(table).toMatchObject({ ok: true, ...named })
  if (!table.ok) return
  expect(table.form.indicators).toEqual(form.indicators)
  expect(table.form.areas ?? []).toEqual(form.areas ?? [])
  // set periods travel in JSON only
  expect(table.form.periods).toEqual([])
  expect(await readBack(formJson(form, named))).toEqual({
    ok: true,
    ...named,
    form: { periods: form.periods, ...(form.areas && { areas: form.areas }), indicators: form.indicators },
  })
})

const sheetOf = async (rows: string[][]): Promise<Uint8Array> =>
  new Uint8Array(
    await writeExcelFile(
      [formColumns.map(({ head }) => head), ...rows].map((row) =>
        row.map((value) => (value === '' ? null : { value, type: String })),
      ) as never,
    ).toBuffer(),
  )
const row = (code: string, kind: string, how: string, formula = '') => [
  code,
  '',
  '',
  `Chỉ tiêu ${code}`,
  '',
  '',
  kind,
  how,
  '',
  '',
  formula,
]

test('an option keeps its colon, its semicolon and its English name', async () => {
  const options = [
    { value: '1', name_vi: 'bằng phiếu: giấy; điện tử', name_en: 'on paper' },
    { value: '2', name_vi: 'không' },
  ]
  const form = formOf({
    indicators: [{ code: '1', name_vi: 'Cách lấy ý kiến', kind: 'enum', aggregation: 'none', options }],
  })
  const read = await readBack(await formXlsx(form, named))
  expect(read.ok && read.form.indicators[0]?.options).toEqual(options)
})

test('what is wrong is told by its row and code, and then nothing is read', async () => {
  const bytes = await sheetOf([
    row('1', 'số đếm', 'cộng các đơn vị'),
    row('2', 'count', 'sum', ''),
    row('2', 'nhiều', 'sum'),
  ])
  const wrongKind = await readBack(bytes)
  expect(wrongKind).toEqual({
    ok: false,
    findings: [{ path: 'indicators.2.kind', reason: 'not-one-of-these', facts: {}, row: 4, code: '2' }],
  })
  const twice = await readBack(await sheetOf([row('1', 'count', 'sum'), row('1', 'count', 'sum')]))
  expect(twice.ok === false && twice.findings.map((f) => [f.row, f.reason])).toEqual([[3, 'code-twice']])
  const code = await readBack(await sheetOf([row('1 / 2', 'count', 'sum')]))
  expect(code.ok === false && code.findings.map((f) => f.reason)).toEqual(['not-a-code'])
})

test.each([
  ['no form at all', 'xin chào'],
  ['JSON cut short', '{"indicators": ['],
  ['an archive that is none', 'PK\u0003\u0004 …'],
])('%s is refused at its field', async (_, text) => {
  const refusal = await readBack(new TextEncoder().encode(text)).catch((fault: unknown) => fault)
  expect(refusal instanceof Refused && refusal.fields[0]?.field).toBe('file')
})

test('text that breaks a page or turns its words is not let in', async () => {
  const value = { indicators: [{ code: '1', name_vi: 'a\u202eb', kind: 'count', aggregation: 'sum' }] }
  const read = await readBack(new TextEncoder().encode(JSON.stringify(value)))
  expect(read.ok === false && read.findings.map((f) => f.reason)).toEqual(['control-character'])
})
