import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { readSet } from '../input/set.ts'
import { exact } from './exact.ts'
import { compileLeaf } from './kinds/compile.ts'
import { type CriteriaSet, type Leaf, type LeafInputs, leafPath, leavesOf } from './set.ts'
import { reasonWords } from './words/reason.ts'
import { policyWords, ruleWords } from './words/rule.ts'

const folder = join(projectRoot, 'db/reference/criteria')
const sets = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): CriteriaSet => {
    const read = readSet(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    if (!read.ok) throw new Error(name)
    return read.set
  })
const leaves = sets.flatMap((set) => leavesOf(set).map((leaf) => ({ id: `${set.id} ${leaf.code}`, leaf })))

test.each(leaves)('$id: the rule is said without a name of the machine', ({ leaf }) => {
  for (const lang of ['vi', 'en'] as const) {
    expect(ruleWords(leaf, lang)).not.toMatch(/[a-z]_[a-z]|undefined|NaN|\[object|null/)
    expect(policyWords(leaf, lang)).not.toBe('')
  }
  // no decimal point in Vietnamese, no decimal comma in English
  expect(ruleWords(leaf, 'vi')).not.toMatch(/\d\.\d/)
  expect(ruleWords(leaf, 'en')).not.toMatch(/\d,\d/)
})

const leafOf = (rule_kind: string, rule: object, more: object = {}): Leaf =>
  ({ code: '1', name_vi: 'một', max: 2, rule_kind, rule, children: [], ...more }) as unknown as Leaf
const ratio = { op: 'ratio_pct', num: 'tasks_done', den: 'tasks_planned' }
const bands = [{ min: 90, min_inclusive: false, points: 2 }, { min: 70, points: 1 }, { points: 0 }]

describe('rules in words', () => {
  test.each<[Leaf, string, string]>([
    [
      leafOf('tier', { metric: ratio, bands }),
      'Trên 90 %: 2 điểm; từ 70 % đến 90 %: 1 điểm; dưới 70 %: 0 điểm (tỷ lệ số nhiệm vụ hoàn thành / số nhiệm vụ theo kế hoạch); không phát sinh: không tính tiêu chí này',
      'Over 90%: 2 points; 70% to 90%: 1 point; under 70%: 0 points (share of tasks done / tasks planned); nothing arising: not counted',
    ],
    [
      leafOf('tier', {
        metric: { op: 'value', input: 'x' },
        bands: [{ min: 5, points: 2 }, { min: 1, min_inclusive: false, points: 1 }, { points: 0 }],
      }),
      'Từ 5 trở lên: 2 điểm; trên 1 đến dưới 5: 1 điểm; từ 1 trở xuống: 0 điểm (x)',
      '5 or more: 2 points; over 1 to under 5: 1 point; 1 or less: 0 points (x)',
    ],
    [
      leafOf('deadline', {
        input: 'issued_at',
        due: { type: 'period_end', period: 'Q1', year_offset: 1 },
        late: 0.5,
      }),
      'Chậm nhất hết quý I năm sau: 2 điểm; chậm: 0,5 điểm; không có: 0 điểm',
      'By the end of Q1 of the next year: 2 points; late: 0.5 points; missing: 0 points',
    ],
    [
      leafOf(
        'boolean',
        { input: 'có_quy_chế', points_true: 2 },
        { inputs: [{ name: 'có_quy_chế', label_vi: 'Có quy chế', label_en: 'Has a charter' }] },
      ),
      'Có quy chế: 2 điểm; không: 0 điểm',
      'Has a charter: 2 points; if not: 0 points',
    ],
    [
      leafOf('formula', { expr: 'points*b/a', vars: ['a', 'b'], when_den_zero: 'full' }),
      'Công thức: points*b/a (points = 2 điểm); không phát sinh: đủ điểm',
      'Formula: points*b/a (points = 2 points); nothing arising: full points',
    ],
  ])('%#', (leaf, vi, en) => {
    expect(ruleWords(leaf, 'vi')).toBe(vi)
    expect(ruleWords(leaf, 'en')).toBe(en)
  })
})

describe('reasons in words', () => {
  const told = (leaf: Leaf, inputs: LeafInputs, lang: 'vi' | 'en') =>
    reasonWords(leaf, compileLeaf(leaf)({ inputs, setAside: false }, 2025), lang)
  const tier = leafOf('tier', { metric: ratio, bands })
  const deduct = leafOf('count_deduct', {
    start: 2,
    deductions: [{ input: 'late_files', each: 0.25 }],
    floor: 0,
  })
  test.each<[Leaf, LeafInputs, string, string]>([
    [tier, { tasks_done: 19, tasks_planned: 20 }, '19 / 20 = 95 %, thuộc mức thứ 1', '19 / 20 = 95%, band 1'],
    [
      tier,
      { tasks_done: 33, tasks_planned: 41 },
      '33 / 41 ≈ 80,49 %, thuộc mức thứ 2',
      '33 / 41 ≈ 80.49%, band 2',
    ],
    [tier, { tasks_done: 1 }, 'Chưa nhập: số nhiệm vụ theo kế hoạch', 'Not handed in: tasks planned'],
    [deduct, { late_files: 3 }, '2 trừ 0,75 (số hồ sơ trễ hạn: 3)', '2 less 0.75 (late files: 3)'],
    [
      leafOf('deadline', { input: 'issued_at', due: { type: 'date', month: 1, day: 31 } }),
      { issued_at: '2025-02-01' },
      'Chậm: 01/02/2025, hạn 31/01/2025',
      'Late: 2025-02-01, due 2025-01-31',
    ],
  ])('%#', (leaf, inputs, vi, en) => {
    expect(told(leaf, inputs, 'vi')).toBe(vi)
    expect(told(leaf, inputs, 'en')).toBe(en)
  })

  test('a survey’s mean and those of its groups are written as percent is in the language', () => {
    const facts = { mean: exact(92), 'mean.citizens': exact(90) }
    const say = (lang: 'vi' | 'en') => reasonWords(tier, { reason: 'surveyed', facts }, lang)
    expect(say('vi')).toMatch(/^Điểm trung bình 92 % \(.*: 90 %\)$/)
    expect(say('en')).toMatch(/^Mean 92% \(.*: 90%\)$/)
  })

  test('every reason that the engine gives has its sentence', () => {
    const files = [
      'compute.ts',
      'leaf.ts',
      ...readdirSync(new URL('./kinds', import.meta.url)).map((n) => `kinds/${n}`),
    ]
    const given = files.flatMap((name) => {
      const source = readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')
      return [...source.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map((m) => m[1] ?? '')
    })
    const causes = ['set-aside', 'zero-denominator', 'no-previous', 'too-few-answers']
    const all = new Set([
      ...given,
      ...causes.flatMap((c) => ['full', 'zero', 'not-allowed'].map((end) => `${c}-${end}`)),
    ])
    expect(all.size).toBeGreaterThan(50)
    for (const reason of all)
      for (const lang of ['vi', 'en'] as const)
        expect(reasonWords(tier, { reason, facts: {} }, lang), reason).not.toBe(reason)
  })
})

test('a code is found with the codes above it', () => {
  const set = sets.find((s) => s.id === 'synthetic-commune-100') as CriteriaSet
  expect(leafPath(set, '3.2.1')).toEqual(['3', '3.2', '3.2.1'])
  expect(leafPath(set, '3')).toEqual(['3'])
  expect(leafPath(set, '9.9')).toBeUndefined()
})
