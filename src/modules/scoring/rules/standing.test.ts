import { expect, test } from 'vitest'
import { outlineOf, type PlacedLeaf } from './outline.ts'
import type { CriteriaSet } from './set.ts'
import { lacksOf, markOf, type StoodValue, unappraised } from './standing.ts'

const leaf = (code: string, assessment: 'self+appraisal' | 'survey' = 'self+appraisal') => ({
  code,
  name_vi: code,
  max: 1,
  assessment,
  rule_kind: 'boolean' as const,
  rule: { input: 'met', points_true: 1 },
  children: [] as const,
})
const set: CriteriaSet = {
  id: 's',
  year: 2024,
  level: 'department',
  title_vi: 'Bộ mẫu',
  total: 3,
  domains: [
    { code: '1', name_vi: 'Một', max: 2, criteria: [leaf('1.1'), leaf('1.2', 'survey')] },
    { code: '2', name_vi: 'Hai', max: 1, criteria: [leaf('2.1')] },
  ],
}
const { leaves } = outlineOf(set)
const value = (code: string, stage: string, more: Partial<StoodValue> = {}): StoodValue => ({
  leaf: code,
  stage,
  points: '1',
  excluded: false,
  notApplicable: false,
  note: null,
  inputs: { met: true },
  sources: {},
  ...more,
})

test.each<[string, StoodValue[], boolean, string]>([
  ['nothing yet', [], false, 'none'],
  ['inputs that do not suffice yet', [value('1.1', 'self', { points: null })], false, 'none'],
  ['scored by the unit', [value('1.1', 'self')], false, 'self'],
  ['set aside by the unit', [value('1.1', 'self', { points: null, excluded: true })], false, 'self'],
  ['appraised', [value('1.1', 'self'), value('1.1', 'first')], false, 'appraised'],
  ['to be explained', [value('1.1', 'self'), value('1.1', 'first')], true, 'asked'],
  ['explained and appraised again', [value('1.1', 'first'), value('1.1', 'second')], true, 'appraised'],
])('%s', (_, values, asked, mark) => {
  expect(markOf(leaves[0] as PlacedLeaf, values, asked)).toBe(mark)
})

test('a survey leaf waits for its figures and is never asked of the unit', () => {
  expect(markOf(leaves[1] as PlacedLeaf, [], false)).toBe('given')
  expect(
    lacksOf(leaves, [value('1.1', 'self', { note: 'vì' }), value('2.1', 'self', { note: 'vì' })], new Set()),
  ).toEqual([])
})

test.each<[string, Partial<StoodValue> | null, string[], string | undefined]>([
  ['no value', null, [], 'value'],
  ['a value that is not scored', { points: null }, ['2.1'], 'value'],
  ['neither evidence nor explanation', {}, [], 'proof'],
  ['evidence', {}, ['2.1'], undefined],
  ['an explanation', { note: 'Đã làm' }, [], undefined],
  ["the system's own figure", { sources: { met: {} } }, [], undefined],
  ["the system's figure overridden", { sources: { met: { reason: 'sai' } } }, [], 'proof'],
])('for the sign-off, a leaf with %s', (_, given, proven, lacks) => {
  const values = [value('1.1', 'self', { note: 'vì' }), ...(given ? [value('2.1', 'self', given)] : [])]
  expect(lacksOf(leaves, values, new Set(proven))).toEqual(lacks ? [{ leaf: '2.1', lacks }] : [])
})

test('a domain is appraised when every leaf of it has a figure, whoever gave it', () => {
  expect(unappraised(leaves, [value('1.1', 'first')], '1')).toEqual(['1.2'])
  expect(unappraised(leaves, [value('1.1', 'first'), value('1.2', 'council')], '1')).toEqual([])
})
