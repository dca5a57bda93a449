import { expect, test } from 'vitest'
import type { InputLabel } from '../rules/set.ts'
import { readNodeForm, typedNode } from './node-form.ts'
import { readSet } from './set.ts'

const inputs: InputLabel[] = [
  { name: 'late_reports', label_vi: 'Số báo cáo chậm', unit: 'báo cáo', settled: true },
  { name: 'reports', label_vi: 'Số báo cáo', label_en: 'Reports' },
]
const leaf = {
  code: '1.1',
  name_vi: 'Chế độ báo cáo',
  max: 1.5,
  rule_kind: 'linear',
  rule: { metric: { op: 'ratio_pct', num: 'late_reports', den: 'reports' } },
  inputs,
  children: [],
}

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
