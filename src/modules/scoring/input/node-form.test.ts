import { expect, test } from 'vitest'
import type { InputLabel, Leaf } from '../rules/set.ts'
import { readNodeForm, typedNode } from './node-form.ts'
import { readSet } from './set.ts'

const inputs: InputLabel[] = [
  { name: 'late_reports', label_vi: 'Số báo cáo chậm', unit: 'báo cáo', settled: true },
  { name: 'reports', label_vi: 'Số báo cáo', label_en: 'Reports' },
]
const leaf: Leaf = {
  code: '1.1',
  name_vi: 'Chế độ báo cáo',
  max: 1.5,
  rule_kind: 'linear',
  rule: { metric: { op: 'ratio_pct', num: 'late_reports', den: 'reports' } },
  inputs,
  children: [],
}

test('what the system fills in is chosen on the row of its input, named or not, and comes back', () => {
  const sources = { late_reports: 'tasks.late', reports: 'tasks.assigned' }
  const first = inputs.slice(0, 1)
  const typed = typedNode({ ...leaf, inputs: first, sources })
  expect(typed).toMatchObject({ 'labels.1.name': 'reports', 'labels.1.source': 'tasks.assigned' })
  expect(readNodeForm('leaf', typed)).toMatchObject({ ok: true, change: { inputs: first, sources } })
  const none = { ...typed, 'labels.0.source': '', 'labels.1.source': '' }
  expect(readNodeForm('leaf', none)).toHaveProperty('change.sources', undefined)
})

test.each([
  [
    'of a figure that the rule does not ask for',
    { 'labels.1.name': 'files', 'labels.1.source': 'tasks.late' },
  ],
  ['of another type', { 'labels.1.source': 'plan.issued-on' }],
  ['that the system does not know', { 'labels.1.source': 'constructor' }],
])('a source %s is refused at its field', (_, typed) => {
  expect(readNodeForm('leaf', { ...typedNode(leaf), ...typed })).toEqual({
    ok: false,
    fields: [{ field: 'labels.1.source', reason: 'source-unasked' }],
  })
})

test('what a form shows of a leaf comes back with it: names of inputs, and which are settled facts', () => {
  const read = readNodeForm('leaf', typedNode(leaf))
  expect(read).toMatchObject({ ok: true, change: { max: 1.5, inputs } })
})

test('a file keeps them too', () => {
  const read = readSet({
    id: 'bịa',
    year: 2025,
    level: 'department',
    title_vi: 'Bộ tiêu chí bịa để thử',
    total: 1.5,
    domains: [{ code: '1', name_vi: 'Chỉ đạo', max: 1.5, criteria: [leaf] }],
  })
  expect(read.ok && read.set.domains[0]?.criteria[0]?.rule_kind).toBe('linear')
  expect(read).toMatchObject({ set: { domains: [{ criteria: [{ inputs }] }] } })
})
