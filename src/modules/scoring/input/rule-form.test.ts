import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { treeOf } from '#platform/form-tree.ts'
import { projectRoot } from '#platform/root.ts'
import { type CriteriaSet, type Leaf, leavesOf, type Rule, type RuleKind } from '../rules/set.ts'
import { ruleKinds } from './rule-fields.ts'
import { readNumber, readRuleForm, typedRule } from './rule-form.ts'

const folder = join(projectRoot, 'db/reference/criteria')
const leaves: [string, Leaf][] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) =>
    leavesOf(JSON.parse(readFileSync(join(folder, name), 'utf8')) as CriteriaSet).map(
      (leaf): [string, Leaf] => [`${name} ${leaf.code}`, leaf],
    ),
  )

// no lower limit is written as null in one set; the form leaves it out
const withoutNull = (rule: object) =>
  Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null))

const again = (rule: Pick<Leaf, 'rule_kind' | 'rule'>) => {
  const typed = typedRule(rule)
  return readRuleForm(typed.kind as string, treeOf(typed))
}

describe('a rule shown in its form and sent back is the same rule', () => {
  test('every leaf of the six sets', () => {
    for (const [name, leaf] of leaves)
      expect(again(leaf), name).toEqual({
        ok: true,
        rule: { rule_kind: leaf.rule_kind, rule: withoutNull(leaf.rule) },
      })
  })

  // one of each kind, with what the sets do not use
  const samples: Rule[] = [
    {
      rule_kind: 'boolean',
      rule: { input: 'met', points_true: 1, points_false: '12345678901234.5678', allow_negative: true },
    },
    { rule_kind: 'all_of', rule: { items: ['a', 'b'], points_all: 1 } },
    { rule_kind: 'choice', rule: { input: 's', options: [{ value: 'late', points: -1, label_vi: 'Muộn' }] } },
    {
      rule_kind: 'tier',
      rule: {
        metric: { op: 'value', input: 'n' },
        bands: [{ min: 9.5, min_inclusive: false, points: 2 }, { points: 0 }],
      },
    },
    {
      rule_kind: 'linear',
      rule: { metric: { op: 'ratio_pct', num: 'a', den: 'b' }, zero_below: 80, when_den_zero: 'full' },
    },
    { rule_kind: 'weighted_ratio', rule: { den: 'a', parts: [{ num: 'b', weight: 0.5 }] } },
    {
      rule_kind: 'deadline',
      rule: { input: 'd', due: { type: 'period_end', period: 'month', month: 3 }, late: 0.5 },
    },
    { rule_kind: 'count_deduct', rule: { start: 2, deductions: [{ input: 'late', each: 0.25 }], floor: 0 } },
    { rule_kind: 'count_add', rule: { input: 'n', each: 0.5, cap: 2 } },
    { rule_kind: 'target', rule: { actual: 'a', target: 95, mode: 'all_or_nothing', direction: 'down' } },
    {
      rule_kind: 'survey',
      rule: {
        questions: ['Q1', 'Q2'],
        scale: { A: 100, B: 60 },
        groups: [{ group: 'leaders', weight: 1 }],
        min_responses: 3,
        missing_group: 'zero',
        question_scales: { Q2: { A: 100, B: 0 } },
      },
    },
    { rule_kind: 'external_index', rule: { source: 'sipas', value_max: 100, input: 'v' } },
    {
      rule_kind: 'improvement',
      rule: {
        current: 'c',
        previous: 'p',
        metric: 'diff',
        bands: [{ min: 1, min_inclusive: true, points: 1 }, { points: 0 }],
        no_previous: 0.5,
      },
    },
    {
      rule_kind: 'cases',
      rule: {
        cases: [{ if: { var: 'n', op: 'eq', value: 0 }, rule: { kind: 'constant', points: 3 } }],
        else: { kind: 'formula', expr: 'points*b/a', vars: ['a', 'b'] },
      },
    },
    {
      rule_kind: 'formula',
      rule: { expr: 'points*(b+0.5*c)/a', vars: ['a', 'b', 'c'], when_den_zero: 'zero' },
    },
    { rule_kind: 'manual', rule: { step: 0.25 } },
    { rule_kind: 'constant', rule: { points: 1 } },
  ]
  test.each(samples.map((rule): [RuleKind, Rule] => [rule.rule_kind, rule]))('%s', (_, rule) =>
    expect(again(rule)).toEqual({ ok: true, rule }),
  )
  test('all seventeen are here', () =>
    expect(new Set(samples.map((rule) => rule.rule_kind))).toEqual(new Set(ruleKinds)))
})

test('decimals keep their digits, with comma or point', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 999 }), (whole, part) => {
      const text = `${whole}.${String(part).padStart(3, '0')}`
      expect(Number(readNumber(text))).toBe(Number(text))
      expect(readNumber(text.replace('.', ','))).toEqual(readNumber(text))
    }),
  )
  expect(readNumber('0.1234567890123')).toBeUndefined()
  expect(readNumber('12345678901234.123456789')).toBe('12345678901234.123456789')
  expect(readNumber('1.234,5')).toBeUndefined()
  expect(readNumber('−0,5')).toBe(-0.5)
  expect(readNumber('10')).toBe(10)
})

describe('what is wrong is told at its field', () => {
  const fields = (kind: string, sent: Record<string, string>) => {
    const read = readRuleForm(kind, treeOf(sent))
    return read.ok ? [] : read.fields.map((f) => `${f.field}: ${f.reason}`)
  }
  test.each([
    ['an empty form', 'boolean', {}, ['rule.input: required', 'rule.points_true: required']],
    ['no such kind', 'magic', {}, ['kind: not-one-of-these']],
    ['a name of an object', 'constructor', {}, ['kind: not-one-of-these']],
    [
      'no band',
      'improvement',
      { 'rule.current': 'a', 'rule.previous': 'b', 'rule.metric': 'diff' },
      ['rule.bands.0: rows-missing'],
    ],
    [
      'the third row, by its own number',
      'choice',
      {
        'rule.input': 's',
        'rule.options.0.value': 'a',
        'rule.options.0.points': '1',
        'rule.options.2.value': 'b',
        'rule.options.2.points': 'hai',
      },
      ['rule.options.2.points: not-a-number'],
    ],
    [
      'a case in a case',
      'cases',
      {
        'rule.cases.0.if.var': 'a',
        'rule.cases.0.if.op': 'eq',
        'rule.cases.0.if.value': '0',
        'rule.cases.0.rule.kind': 'cases',
      },
      ['rule.cases.0.rule.kind: not-one-of-these'],
    ],
    [
      'a due day without its month',
      'deadline',
      { 'rule.input': 'd', 'rule.due.type': 'date', 'rule.due.day': '31' },
      ['rule.due.month: required'],
    ],
  ])('%s', (_, kind, sent, expected) =>
    expect(fields(kind, sent as Record<string, string>)).toEqual(expected),
  )

  test('whatever is sent, reading ends with a rule or with fields', () => {
    const name = fc.constantFrom(
      'rule.bands.0.min',
      'rule.bands',
      'rule',
      'rule.scale.0',
      'rule.cases.0.rule.kind',
      'rule.metric',
      'rule.__proto__.x',
      'rule.items.9',
      'rule.input',
    )
    fc.assert(
      fc.property(fc.constantFrom(...ruleKinds), fc.dictionary(name, fc.string()), (kind, sent) => {
        const read = readRuleForm(kind, treeOf(sent))
        expect(read.ok || read.fields.length > 0).toBe(true)
      }),
    )
    expect(({} as { x?: string }).x).toBeUndefined()
  })
})
