import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { aTerminal } from './cli/testing.ts'
import { bundleOf } from './rules/bundle.ts'
import { computeUnits } from './rules/compute-units.ts'

const { file, run } = aTerminal()
const shipped = (name: string) => join(projectRoot, 'db/reference/criteria', name)

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

  test('what a file says besides is its own, and changes nothing', async () => {
    const more = { year: 2025, note: 'Nguồn: báo cáo', units: units.map((u) => ({ ...u, shortName: 'A' })) }
    expect((await compute(more)).answer).toEqual((await compute({ year: 2025, units })).answer)
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
    [
      'a key of a unit that is misspelt',
      set(),
      '{"year": 2025,\n"units": [\n{"code": "a", "inputs": {}},\n{"code": "b",\n"notAplicable": ["1.1"]}]}',
      {
        fields: [
          {
            field: 'units.1.notAplicable',
            reason:
              'dòng 5 / line 5: Không có mục nào tên như vậy ở đây / There is no entry of that name here',
          },
        ],
      },
    ],
    ['a year that is misspelt', set(), { yaer: 2024, units }, { fields: [{ field: 'yaer' }] }],
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
