import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { atTerminal } from '#testing/terminal.ts'
import { cli } from './cli.ts'
import { smallForm } from './fixtures/small.ts'

const folder = mkdtempSync(join(tmpdir(), 'canhtan-report-'))
afterAll(() => rmSync(folder, { recursive: true }))
let made = 0
const file = (content: unknown): string => {
  const path = join(folder, `${made++}.txt`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** Runs the command with no database at all. */
const run = (...args: string[]) => atTerminal(cli, ['report', 'consolidate', ...args])

const units = 'code,parent,kind\nP,,province\nD,P,district\nA,D,commune\nB,D,commune\n'
const values = 'unit,indicator,value\nA,1.1,3\nA,1.2,1\n'
const given = (more: { units?: string; form?: unknown; values?: string } = {}) => [
  ...['--units', file(more.units ?? units)],
  ...['--form', file('form' in more ? more.form : smallForm)],
  ...['--values', file(more.values ?? values)],
]
const answer = async (more: Parameters<typeof given>[0], ...args: string[]) =>
  JSON.parse((await run(...given(more), ...args, '--json')).printed)

test('the document: every unit and indicator, decimal strings, nothing else', async () => {
  const done = await run(...given(), '--json')
  expect(done).toMatchObject({ failed: false, opened: { pure: true } })
  const found = JSON.parse(done.printed)
  expect(Object.keys(found)).toEqual(['values', 'missing'])
  expect(Object.keys(found.values)).toEqual(['P', 'D', 'A', 'B'])
  expect(Object.keys(found.values.B).sort()).toEqual(smallForm.indicators.map((i) => i.code).sort())
  expect(found.values.P['2']).toEqual({
    value: '75',
    numerator: '3',
    denominator: '4',
    from: ['A'],
    missing: ['B'],
  })
  expect(found.values.B['1.1']).toEqual({
    value: null,
    numerator: null,
    denominator: null,
    from: [],
    missing: ['B'],
  })
  expect(found.missing).toEqual(['B', 'P'])
})

test.each([
  [
    'semicolons, a byte order mark and a decimal comma',
    '\ufeffunit;indicator;value\r\nA;8;1.234,5\r\nB;8;0,25\r\n',
    '1234.75',
  ],
  ['a decimal comma in quotes', 'unit,indicator,value\nA,8,"2,5"\n', '2.5'],
  ['Vietnamese heads', 'Mã đơn vị;Chỉ tiêu;Giá trị\nA;8;7\n', '7'],
  ['an empty cell was not sent', 'unit,indicator,value\nA,8,\nB,8,0\n', '0'],
  ['points between thousands', 'unit,indicator,value\nA,8,1.234.567\n', '1234567'],
])('values with %s', async (_, text, expected) =>
  expect((await answer({ values: text })).values.P['8'].value).toBe(expected),
)

test('nobody sent anything: all are named, nothing is zero', async () => {
  const found = await answer({ values: 'unit,indicator,value\n' })
  expect(found.missing).toEqual(['A', 'B', 'P'])
  expect(found.values.P['1']).toMatchObject({ value: null, missing: ['A', 'B'] })
})

test('a count with points is read in thousands', async () =>
  expect((await answer({ values: 'unit,indicator,value\nA,1,1.234\n' })).values.P['1'].value).toBe('1234'))

test('of two periods one is taken', async () => {
  const text = 'unit,indicator,period,value\nA,1,Q1,5\nA,1,H1,9\n'
  const periods = ['Q1', 'H1'].map((code) => ({
    code,
    data_from: { month: 12, day: 15, year_offset: -1 },
    data_to: { month: 6, day: 14 },
    due_to_ministry: { month: 6, day: 20 },
  }))
  const found = await answer(
    { values: text, form: { ...smallForm, periods } },
    '--period',
    'H1',
    '--year',
    '2025',
  )
  expect(found.values.P['1'].value).toBe('9')
  await expect(run(...given({ values: text }), '--json')).rejects.toMatchObject({
    fields: [{ field: 'dòng 3 / line 3' }],
  })
})

describe('refused, line by line', () => {
  const line = (n: number) => `dòng ${n} / line ${n}`
  test.each([
    ['a parent that is not there', { units: 'code,parent,kind\nP,,province\nA,X,commune\n' }, [3], 'X'],
    ['two roots', { units: 'code,parent,kind\nP,,province\nQ,,province\n' }, [3], 'Q'],
    ['a circle', { units: 'code,parent,kind\nP,,province\nA,B,district\nB,A,district\n' }, [3, 4], 'A'],
    ['no root', { units: 'code,parent,kind\nA,B,district\nB,A,district\n' }, [2, 3], 'A'],
    ['its own parent', { units: 'code,parent,kind\nP,,province\nA,A,commune\n' }, [3], 'A'],
    ['a unit twice', { units: 'code,parent,kind\nP,,province\nA,P,commune\nA,P,commune\n' }, [4], 'A'],
    ['a unit without a code', { units: 'code,parent,kind\nP,,province\n,P,commune\n' }, [3], 'mã'],
    ['an unknown unit', { values: 'unit,indicator,value\nX,1,5\n' }, [2], 'X'],
    ['an unknown indicator', { values: 'unit,indicator,value\nA,1,5\nA,1.9,5\n' }, [3], '1.9'],
    ['a value twice', { values: 'unit,indicator,value\nA,1,5\nB,1,5\nA,1,5\n' }, [4], '2'],
    ['words', { values: 'unit,indicator,value\nA,1,năm\n' }, [2], 'năm'],
    ['a dash', { values: 'unit,indicator,value\nA,1,-\n' }, [2], '-'],
    ['infinity', { values: 'unit,indicator,value\nA,1,1e999\n' }, [2], '1e999'],
    ['a comma without quotes', { values: 'unit,indicator,value\nA,8,2,5\n' }, [2], 'ngoặc kép'],
    ['money in two readings', { values: 'unit,indicator,value\nA,8,1.234\n' }, [2], '1.234'],
    ['a maybe', { values: 'unit,indicator,value\nA,6,perhaps\n' }, [2], 'perhaps'],
  ])('%s', async (_, more, lines, word) => {
    const refused = await run(...given(more)).then(
      () => expect.fail('not refused'),
      (fault) => fault as { reason: string; fields: { field: string; reason: string }[] },
    )
    expect(refused.reason).toBe('cli-lines')
    expect(refused.fields.map((f) => f.field)).toEqual(lines.map(line))
    expect(refused.fields[0]?.reason).toContain(word)
    for (const { reason } of refused.fields) expect(reason).toMatch(/ \/ /)
  })
})

const period = {
  code: 'H1',
  data_from: { month: 12, day: 15, year_offset: -1 },
  data_to: { month: 6, day: 14 },
  due_to_ministry: { month: 6, day: 20 },
}
const one = (more: object) => ({ indicators: [{ code: 'a', kind: 'count', aggregation: 'sum', ...more }] })
test.each([
  ['no form', { criteria: [] }, 'indicators'],
  ['null', null, '(file)'],
  ['a percent that is summed', one({ kind: 'percent' }), 'indicators.0'],
  ['a yes that is summed', one({ kind: 'boolean' }), 'indicators.0'],
  ['no formula', one({ kind: 'percent', aggregation: 'recompute' }), 'indicators.0'],
  ['a formula of a stranger', one({ aggregation: 'recompute', formula: 'a1 / 2' }), 'indicators.0.formula'],
  ['a formula of itself', one({ aggregation: 'recompute', formula: 'a / 2' }), 'indicators.0.formula'],
  ['half a formula', one({ aggregation: 'recompute', formula: '1 / (2' }), 'indicators.0.formula'],
  ['a kind nobody knows', one({ kind: 'colour' }), 'indicators.0.kind'],
  [
    'a window that ends on the 31st of June',
    { ...one({}), periods: [{ ...period, data_to: { month: 6, day: 31 } }] },
    'periods.0.data_to.day',
  ],
  ['a code twice', { indicators: [...one({}).indicators, ...one({}).indicators] }, 'indicators.1'],
])('a form with %s is refused in words', async (_, form, field) => {
  const refused = await run(...given({ form })).then(
    () => expect.fail('not refused'),
    (fault) => fault as { reason: string; fields: { field: string; reason: string }[] },
  )
  expect(refused.reason).toBe('report-form')
  expect(refused.fields[0]?.field).toBe(field)
  expect(refused.fields[0]?.reason).toMatch(/ \/ /)
})

test('columns that are not there', async () =>
  expect(run(...given({ values: 'a,b\n1,2\n' }))).rejects.toMatchObject({
    reason: 'cli-columns',
    facts: { columns: 'unit, indicator, value' },
  }))

test('a year alone is a usage error', async () =>
  expect(run(...given(), '--year', '2025')).rejects.toMatchObject({ exitCode: 2 }))

test('what would count twice, and what is strange, is said beside the answer', async () => {
  const { said, printed } = await run(...given({ values: `${values}D,1.1,3\nB,1.1,-2\n` }), '--json')
  expect(said.join('\n')).toMatch(/D 1\.1: tổng hợp từ cấp dưới/)
  expect(said.join('\n')).toMatch(/B 1\.1: số âm: -2/)
  expect(JSON.parse(printed).values.D['1.1'].value).toBe('1')
})

test('for a person: the root’s figures, and who is missing', async () => {
  const { printed } = await run(...given())
  expect(printed).toMatch(/^P\n/)
  expect(printed).toMatch(/2\t2\t75\t3 \/ 4\t1 đơn vị \/ 1 units\tthiếu \/ missing: B/)
  expect(printed).toMatch(/Chưa gửi gì \/ Sent nothing: B, P$/)
})

test('the form that is shipped holds, with all its 125 indicators', async () => {
  const form = join(projectRoot, 'db/reference/report-indicators.json')
  const text =
    'unit,indicator,value\nA,3.3.3.1,200\nA,3.3.3.2,190\nB,3.3.3.1,100\nB,3.3.3.2,20\nP,1.1.1,40\nP,1.1.2,33\nA,1.1.1,9\n'
  const { printed } = await run('--units', file(units), '--form', form, '--values', file(text), '--json')
  const found = JSON.parse(printed).values.P
  expect(Object.keys(found)).toHaveLength(125)
  expect(found['3.3.3']).toMatchObject({
    value: '70',
    numerator: '210',
    denominator: '300',
    from: ['A', 'B'],
  })
  expect(found['1.1.3']).toMatchObject({ value: '82.5', from: ['P'] })
})
