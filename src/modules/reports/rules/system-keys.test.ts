import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { reportTexts } from '../texts/reports.ts'
import { systemChoices, systemFault, systemKinds } from './system-keys.ts'

const choices = systemChoices([
  { key: 'press', name: { vi: 'Báo', en: 'Newspapers' } },
  { key: '17', name: { vi: 'Kênh của tỉnh', en: 'A channel of the province' } },
])

test.each([
  [undefined, 'count', undefined],
  ['plan.tasks-planned', 'count', undefined],
  ['communication.state-money', 'money', undefined],
  ['communication.activities-press', 'count', undefined],
  ['communication.activities-17', 'count', undefined],
  ['communication.activities-18', 'count', 'system-unknown'],
  ['plan.tasks', 'count', 'system-unknown'],
  ['toString', 'count', 'system-unknown'],
  ['plan.tasks-planned', 'percent', 'system-other-kind'],
  ['plan.tasks-planned', 'boolean', 'system-other-kind'],
  ['communication.state-money', 'count', 'system-other-kind'],
] as const)('%s of an indicator of kind %s: %s', (system, kind, fault) => {
  expect(systemFault({ system, kind }, choices)).toBe(fault)
})

test('every figure has its name and its family in both languages', () => {
  const keys = Object.keys(systemKinds)
  for (const lang of ['vi', 'en'] as const) {
    const { systemWords, systemFamilies } = reportTexts[lang].formsPage
    expect(Object.keys(systemWords).sort()).toEqual([...keys].sort())
    expect(new Set(keys.map((key) => key.split('.')[0]))).toEqual(new Set(Object.keys(systemFamilies)))
  }
})

test('the official form names only figures that the system knows', () => {
  const text = readFileSync(join(projectRoot, 'db', 'reference', 'report-indicators.json'), 'utf8')
  const { indicators } = JSON.parse(text)
  expect(indicators.filter((one: never) => systemFault(one, choices) !== undefined)).toEqual([])
  expect(indicators.filter((one: { system?: string }) => one.system)).not.toEqual([])
})
