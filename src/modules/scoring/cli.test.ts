import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { atTerminal } from '#testing/terminal.ts'
import { cli } from './cli.ts'
import { bundleOf } from './rules/bundle.ts'
import { computeUnits } from './rules/compute-units.ts'

const folder = mkdtempSync(join(tmpdir(), 'canhtan-index-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const shipped = (name: string) => join(projectRoot, 'db/reference/criteria', name)

/** Runs the command with no database at all. */
const run = async (...args: string[]) => {
  const done = await atTerminal(cli, ['index', ...args])
  return { ...done, answer: args.includes('--json') ? JSON.parse(done.printed) : undefined }
}

const set = (more: object = {}) => ({
  id: 'invented',
  year: 2025,
  level: 'department',
  title_vi: 'Bộ tiêu chí bịa để thử',
  total: 10,
  complete: true,
  scoring: {
    rounding: { display_decimals: 2, mode: 'truncate' },
    bands: [
      { label_vi: 'tốt', min: 50 },
      { label_vi: 'yếu', min: 0 },
    ],
  },
  domains: [
    {
      code: '1',
      name_vi: 'một',
      max: 10,
      criteria: [
        {
          code: '1.1',
          name_vi: 'một',
          max: 7,
          rule_kind: 'linear',
          rule: { metric: { op: 'ratio_pct', num: 'n', den: 'd' } },
          children: [],
          ...more,
        },
        {
          code: '1.2',
          name_vi: 'hai',
          max: 3,
          rule_kind: 'deadline',
          rule: { input: 'issued_at', due: { type: 'date', month: 1, day: 31 } },
          not_applicable: 'not_allowed',
          children: [],
        },
      ],
    },
  ],
})
const units = [
  { code: 'a', name: 'A', inputs: { '1.1': { n: 1, d: 3 }, '1.2': { issued_at: '2025-01-31' } } },
  { code: 'b', name: 'B', inputs: { '1.2': { issued_at: '2025-01-31' } }, notApplicable: ['1.1'] },
]

describe('compute', () => {
  const compute = (inputs: unknown, of: unknown = set()) =>
    run('compute', '--set', file('set.json', of), '--inputs', file('inputs.json', inputs), '--json')

  test('gives every unit with points, percent, rank, class, domains and leaves as decimal strings', async () => {
    const { answer, failed, opened } = await compute({ year: 2025, units })
    expect([failed, opened]).toEqual([false, { pure: true }])
    expect(answer.units[0]).toMatchObject({
      code: 'a',
      points: '5.3333333333333333333',
      max: '10',
      percent: '53.333333333333333333',
      rank: 2,
      class: 'tốt',
      display: { points: '5.33', max: '10.00', percent: '53.33' },
      domains: [{ code: '1', points: '5.3333333333333333333', max: '10' }],
      leaves: [
        {
          code: '1.1',
          points: '2.3333333333333333333',
          max: '7',
          rule: 'linear',
          reason: 'proportional',
          facts: { num: '1', den: '3' },
        },
        { code: '1.2', points: '3', max: '3', rule: 'deadline', reason: 'on-time' },
      ],
    })
    expect(answer.units[1]).toMatchObject({
      points: '3',
      max: '3',
      percent: '100',
      rank: 1,
      leaves: [{ points: 'N/A', reason: 'set-aside' }, {}],
    })
  })

  test('a wrong entry is told by unit and leaf, the unit is not ranked, the exit code is 1', async () => {
    const wrong = { code: 'c', inputs: { '1.1': { n: -1, d: 3 }, '7.7': { x: 1 } }, notApplicable: ['1.2'] }
    const { answer, failed } = await compute({ year: 2025, units: [...units, wrong] })
    expect(failed).toBe(true)
    expect(answer.units[2]).toMatchObject({ rank: null, class: null, complete: false })
    expect(
      answer.units[2].errors.map((e: { code: string; reason: string }) => `${e.code} ${e.reason}`),
    ).toEqual(['7.7 unknown-leaf', '1.1 negative', '1.2 set-aside-not-allowed'])
    expect(answer.units[1].rank).toBe(1)
  })

  test('points by hand and penalties that are wrong are told by their figure', async () => {
    const wrong = { code: 'c', inputs: {}, hand: { '1.1': -1, '1.2': 'ba' }, penalty: '-0.5' }
    const { answer } = await compute({ year: 2025, units: [wrong] })
    expect(answer.units[0].errors.map((e: { text: string }) => e.text)).toEqual([
      'Số âm: -1',
      'Không phải số',
      'Số âm: -0,5',
    ])
  })

  test('digits that a double would lose are kept', async () => {
    const inputs = '{"units":[{"code":"a","inputs":{"1.1":{"n":0.12345678901234567890123,"d":1}}}]}'
    const { answer } = await compute(inputs)
    expect(answer.units[0].leaves[0].points).toBe('0.86419752308641975230861')
  })

  test.each<[string, unknown, unknown, object]>([
    ['no set', { ...set(), domains: 7 }, { units }, { reason: 'cli-shape', fields: [{ field: 'domains' }] }],
    [
      'an unknown kind',
      set({ rule_kind: 'magic' }),
      { units },
      { fields: [{ field: 'domains.0.criteria.0.rule_kind' }] },
    ],
    ['units that are none', set(), { units: {} }, { fields: [{ field: 'units' }] }],
    ['a unit twice', set(), { units: [units[0], units[0]] }, { fields: [{ field: 'units.1.code' }] }],
    ['no JSON', set(), '{"units": [\n1,]', { reason: 'cli-not-json', facts: { line: 2 } }],
    [
      'a comma too many, far down',
      set(),
      JSON.stringify({ units: Array(500).fill(units[0]) }, null, 1).replace(/\]\s*\}\s*$/, ',]}'),
      { reason: 'cli-not-json' },
    ],
    ['a word that is none', set(), '{\n"units":\n\n[nil]}', { facts: { line: 4 } }],
    ['a text that stops', set(), '{\n"units":\n\n["a', { facts: { line: 4 } }],
    ['an empty file', set(), '', { reason: 'cli-not-json' }],
    [
      'a file nested without end',
      set(),
      `{"units": [], "x": ${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
      { reason: 'cli-too-deep' },
    ],
    [
      'inputs nested deeper than any are',
      set(),
      `{"units": [{"code": "a", "inputs": {"1.1": ${'{"n":'.repeat(90)}1${'}'.repeat(90)}}}]}`,
      { reason: 'cli-shape', fields: [{ field: '(file)' }] },
    ],
    ['null', set(), 'null', { reason: 'cli-shape', fields: [{ field: '(file)' }] }],
  ])('%s is refused with the place', async (_, of, inputs, refusal) => {
    await expect(compute(inputs, of)).rejects.toMatchObject(refusal)
  })

  test('a file that is not there is refused, an option that is missing is a usage error', async () => {
    await expect(run('compute', '--set', 'nowhere.json', '--inputs', 'nowhere.json')).rejects.toMatchObject({
      reason: 'cli-file-missing',
    })
    await expect(run('verify', 'nowhere.json')).rejects.toMatchObject({ reason: 'cli-file-missing' })
    await expect(run('verify', file('b.json', '{\n"format": nil}'))).rejects.toMatchObject({
      reason: 'cli-not-json',
      facts: { line: 2 },
    })
    await expect(run('compute', '--json')).rejects.toMatchObject({ exitCode: 2 })
  })

  test('people get a table with the best first', async () => {
    const { printed } = await run(
      'compute',
      '--set',
      file('s.json', set()),
      '--inputs',
      file('i.json', { units }),
    )
    expect(printed.split('\n')).toEqual([
      '1\tb\tB\t3.00/3.00\t100.00 %\ttốt',
      '2\ta\tA\t5.33/10.00\t53.33 %\ttốt',
    ])
  })
})

describe('rank', () => {
  const rank = (csv: string) => run('rank', '--csv', file('t.csv', csv), '--json')

  test.each<[string, string]>([
    ['commas', 'unit,score,max\nA,68.32,84\n"Sở, B",90.02,100\n'],
    [
      'semicolons, decimal commas, a mark, CRLF',
      '\ufeffĐơn vị;Điểm;Điểm tối đa\r\nA;68,32;84,00\r\n"Sở, B";90,02;100\r\n',
    ],
    [
      'tabs and columns in another order',
      'Điểm tối đa\tTên đơn vị\tTổng điểm\n84\tA\t68,32\n100\tSở, B\t90,02',
    ],
    [
      'heads that only resemble',
      'STT;Cơ quan, đơn vị;Điểm đạt được (2024);Điểm tối đa áp dụng;Ghi chú\n1;A;68,32;84;\n2;Sở, B;90,02;100;x',
    ],
    ['quoted decimal commas', '"Unit","Score","Max"\n"A","68,32","84"\n"Sở, B","90,02","100"'],
    ['English heads', 'Department,Total score,Maximum score\nA,68.32,84\n"Sở, B",90.02,100\n'],
    [
      'points between thousands, where decimals stand behind commas',
      'Đơn vị;Số điểm;Điểm tối đa\nA;683,2;840\nSở, B;1.800,4;2.000\n',
    ],
  ])('%s', async (_, csv) => {
    const { answer } = await rank(csv)
    expect(
      answer.rows.map((r: { unit: string; percent: string; rank: number }) => [r.unit, r.percent, r.rank]),
    ).toEqual([
      ['Sở, B', '90.02', 1],
      ['A', '81.333333333333333333', 2],
    ])
  })

  test('equals share a rank and the next one skips; blocks are ranked each for itself', async () => {
    const { answer } = await rank(
      'khối;đơn vị;điểm;tối đa\nsở;A;9;10\nsở;B;45;50\nsở;C;8;10\nxã;D;1.000,5;2.000\n',
    )
    expect(answer.rows.map((r: { unit: string; rank: number }) => r.unit + r.rank)).toEqual([
      'A1',
      'B1',
      'C3',
      'D1',
    ])
  })

  test.each<[string, string, string[]]>([
    ['an empty maximum', 'unit,score,max\nA,5,\nB,5,10', ['dòng 2 / line 2']],
    ['zero and negative', 'unit,score,max\nA,5,10\nB,5,0\nC,5,-1', ['dòng 3 / line 3', 'dòng 4 / line 4']],
    ['a score in words', 'unit;score;max\nA;năm;10', ['dòng 2 / line 2']],
    ['no unit', 'unit;score;max\n;5;10', ['dòng 2 / line 2']],
    ['a short line after an empty one', 'unit,score,max\n\nA,5', ['dòng 3 / line 3']],
    ['one more cell', 'unit,score,max\nA,1,2\nB,1,5,2\n', ['dòng 3 / line 3']],
    ['thousands or decimals', 'unit;score;max\nA;85,5;100\nB;84.00;100\nC;85.625;100', ['dòng 4 / line 4']],
    ['thousands behind commas, as in English', 'unit;score;max\nA;987.5;1,000', ['dòng 2 / line 2']],
    ['two decimal commas', 'unit;score;max\nA;1,2,3;10', ['dòng 2 / line 2']],
  ])('%s is refused by line', async (_, csv, lines) => {
    await expect(rank(csv)).rejects.toMatchObject({
      reason: 'cli-lines',
      fields: lines.map((field) => ({ field })),
    })
  })

  test.each<[string, string, string]>([
    ['another head', 'a,b,c\n1,2,3', 'index-head'],
    ['no rows', 'unit,score,max\n', 'cli-no-rows'],
    ['nothing', '', 'cli-not-a-table'],
  ])('%s is refused', async (_, csv, reason) => expect(rank(csv)).rejects.toMatchObject({ reason }))

  test('bytes that are no text are refused', async () => {
    const path = join(folder, 'x.csv')
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x41, 0xd8]))
    await expect(run('rank', '--csv', path)).rejects.toMatchObject({ reason: 'cli-not-utf8' })
  })
})

describe('check', () => {
  test.each(['synthetic-department-100.json', 'ca-mau-department-1880-2013.json'])(
    '%s may be used',
    async (name) => {
      const { answer, failed } = await run('check', shipped(name), '--json')
      expect([answer.ok, failed]).toEqual([true, false])
    },
  )

  test('a set with errors: each with its code, reason and text; the exit code is 1', async () => {
    const bad = set({ max: 8, examples: [{ inputs: { n: 1, d: 2 }, expected: 3.5 }] })
    const { answer, failed } = await run('check', file('bad.json', bad), '--json')
    expect([answer.ok, failed]).toEqual([false, true])
    expect(answer.findings.map((f: { code: string; reason: string }) => `${f.code} ${f.reason}`)).toEqual([
      '1 maxima-sum',
      '1.1 example-fails',
    ])
    expect(answer.findings[1].text).toBe(
      'Ví dụ 1: mong đợi 3,5, tính ra 4 / Example 1: 3.5 expected, 4 computed',
    )
  })

  test('an example nested without end is a finding, not a fault', async () => {
    const deep = JSON.parse(`${'{"n":'.repeat(150)}1${'}'.repeat(150)}`)
    const path = file('deep.json', set({ examples: [{ inputs: deep, expected: 1 }] }))
    const { answer, failed } = await run('check', path, '--json')
    expect([failed, answer.findings]).toMatchObject([true, [{ code: 'set', reason: 'too-deep' }]])
  })

  test.each(['_year', '__proto__'])('%s is no name of an input', async (input) => {
    const odd = set({ rule_kind: 'boolean', rule: { input, points_true: 7 } })
    const { answer } = await run('check', file('odd.json', odd), '--json')
    expect(answer.findings).toMatchObject([{ code: '1.1', reason: 'reserved-name' }])
  })

  test('a name that every object has is told as it is', async () => {
    const odd = set({ rule_kind: 'formula', rule: { expr: 'points*constructor', vars: [] } })
    const { answer } = await run('check', file('odd.json', odd), '--json')
    expect(answer.findings[0].text).toBe(
      'Tên không có trong số liệu: constructor / A name that is no input: constructor',
    )
  })

  test('a shape that does not fit is found at its code and path', async () => {
    const { answer } = await run(
      'check',
      file('odd.json', set({ rule: { metric: { op: 'ratio_pct', num: 'n' } } })),
      '--json',
    )
    expect(answer.findings[0]).toMatchObject({
      code: '1.1',
      path: 'domains.0.criteria.0.rule.metric.den',
      reason: 'required',
    })
  })
})

describe('aggregate', () => {
  const tree = [
    { code: 'T', parent: null },
    { code: 'a', parent: 'T', weight: 2 },
    { code: 'b', parent: 'T', weight: 1 },
  ]
  const go = (leaves: string, weights?: string, nodes: unknown = tree) =>
    run(
      'aggregate',
      '--tree',
      file('tree.json', nodes),
      '--leaves',
      file('l.csv', leaves),
      ...(weights ? ['--weights', file('w.csv', weights)] : []),
      '--json',
    )

  test('scores, ranks and ranks under other weights', async () => {
    const { answer } = await go('unit,a,b\nX,10,40\nY,20,\n', 'weight_set,code,weight\ns1,a,1\ns1,b,9\n')
    expect(answer).toEqual({
      units: [
        { unit: 'X', scores: { T: '20' }, rank: 1 },
        { unit: 'Y', scores: { T: '20' }, rank: 1 },
      ],
      sets: [{ set: 's1', ranks: { X: 1, Y: 2 } }],
    })
  })

  test.each<[string, string, string | undefined, unknown, object]>([
    [
      'a leaf without a column',
      'unit,a\nX,1',
      undefined,
      tree,
      { reason: 'cli-columns', facts: { columns: 'b' } },
    ],
    ['a value in words', 'unit,a,b\nX,1,zwei', undefined, tree, { reason: 'cli-lines' }],
    ['a unit twice', 'unit,a,b\nX,1,2\nX,1,2', undefined, tree, { fields: [{ field: 'dòng 3 / line 3' }] }],
    [
      'a weight of a stranger',
      'unit,a,b\nX,1,2',
      'weight_set,code,weight\ns,zz,1',
      tree,
      { reason: 'cli-lines' },
    ],
    ['a column twice', 'unit,a,b,a\nX,1,2,3', undefined, tree, { reason: 'cli-lines' }],
    ['one more cell', 'unit,a,b\nX,1,5,2', undefined, tree, { fields: [{ field: 'dòng 2 / line 2' }] }],
    [
      'a weight twice in one set',
      'unit,a,b\nX,1,2',
      'weight_set,code,weight\ns,a,1\nr,a,1\ns,a,2',
      tree,
      { fields: [{ field: 'dòng 4 / line 4' }] },
    ],
    [
      'a weight of no set',
      'unit,a,b\nX,1,2',
      'weight_set,code,weight\n,a,1',
      tree,
      { fields: [{ field: 'dòng 2 / line 2' }] },
    ],
    [
      'a weight that reads in two ways',
      'unit,a,b\nX,1,2',
      'weight_set;code;weight\ns;a;1,5\ns;b;2.50\nr;a;1.000',
      tree,
      {
        fields: [
          {
            field: 'dòng 4 / line 4',
            reason: 'trọng số đọc được hai cách: 1.000 / the weight can be read in two ways: 1.000',
          },
        ],
      },
    ],
    [
      'a broken tree',
      'unit,a,b\nX,1,2',
      undefined,
      [{ code: 'T' }, { code: 'a', parent: 'b' }],
      {
        reason: 'index-tree',
        facts: { why: 'tree-unknown-parent' },
        fields: [{ field: 'a', reason: 'nút cha không có trong cây / its parent is not in the tree' }],
      },
    ],
    ['no tree', 'unit,a,b\nX,1,2', undefined, { a: 1 }, { reason: 'cli-shape' }],
  ])('%s is refused', async (_, leaves, weights, nodes, refusal) => {
    await expect(go(leaves, weights, nodes)).rejects.toMatchObject(refusal)
  })
})

describe('intervals', () => {
  const three = [
    ...units,
    { code: 'c', name: 'C', inputs: { '1.1': { n: 101, d: 300 }, '1.2': { issued_at: '2025-01-31' } } },
  ]
  const go = (...more: string[]) =>
    run(
      ...[
        'intervals',
        '--set',
        file('set.json', set()),
        '--inputs',
        file('inputs.json', { year: 2025, units: three }),
      ],
      ...['--draws', '400', ...more, '--json'],
    )

  test('gives each rank its interval, the bracket and the sentence; the same seed the same', async () => {
    const { answer, failed, opened } = await go('--seed', '7')
    expect([failed, opened]).toEqual([false, { pure: true }])
    expect(answer).toMatchObject({ seed: 7, draws: 400, confidence: 0.9, doubts: { weights: 0.1 } })
    const [block] = answer.blocks
    expect(block.units.map((u: object) => Object.values(u).slice(0, 4))).toEqual([
      ['b', 1, 1, 1],
      ['c', 2, 2, 3],
      ['a', 3, 2, 3],
    ])
    expect(block.brackets).toEqual([{ units: 2, from: 2, to: 3 }])
    expect(block.sentence.vi).toBe(
      'Với độ tin cậy 90 %, không thể phân biệt thứ hạng của 2 đơn vị từ hạng 2 đến hạng 3.',
    )
    expect((await go('--seed', '7')).answer).toEqual(answer)
    const kept = file('doubts.json', answer.doubts)
    expect((await go('--seed', '7', '--doubts', kept)).answer).toEqual(answer)
  })

  test('a published bundle with its published doubts gives the published intervals', async () => {
    const bundle = await bundleOf(
      { title: 't', year: 2025, block: 'department', version: 1, reason: null },
      set() as never,
      three as never,
      computeUnits,
      async (text) => createHash('sha256').update(text).digest('hex'),
    )
    const doubts = { weights: 0.2, appraisal: { leaves: { '1.1': 0.1 }, other: 0.03 }, survey: true }
    const path = file('bundle.json', bundle)
    const { answer } = await run(
      ...[
        'intervals',
        '--bundle',
        path,
        '--doubts',
        file('k.json', { doubts, seed: 5, draws: 300 }),
        '--json',
      ],
    )
    expect(answer).toMatchObject({ seed: 5, draws: 300, doubts })
    const plain = (await run('intervals', '--bundle', path, '--draws', '10', '--json')).answer
    expect(plain.seed).toBe(Number.parseInt(bundle.hash.slice(0, 8), 16))
    await expect(run('intervals', '--bundle', file('no.json', {}), '--json')).rejects.toMatchObject({
      reason: 'cli-shape',
    })
  })

  test('without doubt every rank stands', async () => {
    const { answer } = await go('--weights', '0', '--appraisal', '0')
    expect(answer.blocks[0].brackets).toEqual([])
    expect(answer.blocks[0].sentence.en).toBe(
      'At 90% confidence, the ranks of the 3 units can be told apart.',
    )
  })

  test.each<[string, string[], object]>([
    ['doubts of another shape', ['--doubts', file('no.json', { weights: 3 })], { reason: 'cli-shape' }],
    ['a seed in words', ['--seed', 'x'], { exitCode: 2 }],
    ['a bundle beside two files', ['--bundle', 'x.json'], { exitCode: 2 }],
  ])('%s is refused', async (_, more, refusal) => {
    await expect(go(...more)).rejects.toMatchObject(refusal)
  })
})

test('every refusal has its sentence, in both languages at once', async () => {
  const [own, house] = [await import('./texts/cli.ts'), await import('#platform/cli-reasons.ts')]
  const sources = ['cli/shape', 'cli/rank', 'cli/aggregate', 'cli/intervals', '../../platform/cli-files'].map(
    (name) => readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8'),
  )
  const reasons = sources.flatMap((s) =>
    [...s.matchAll(/Refused\(\s*'input',\s*'([a-z0-9-]+)'/g)].map((m) => m[1] ?? ''),
  )
  const texts = { ...own.cliReasons, ...house.cliReasons }
  expect(new Set(reasons)).toEqual(new Set(Object.keys(texts)))
  for (const text of Object.values(texts)) expect(text).toContain(' / ')
})
