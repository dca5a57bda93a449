import { expect, test } from 'vitest'
import { changeTo, standing } from './settings.ts'

const today = '2025-02-20'
test.each<[string, number, string, unknown]>([
  [
    'tasks.max-extensions',
    2,
    today,
    { ok: true, value: { key: 'tasks.max-extensions', value: 2, from: today } },
  ],
  ['tasks.max-extensions', 11, today, { ok: false, reason: 'setting-out-of-range' }],
  ['tasks.due-soon-days', -1, today, { ok: false, reason: 'setting-out-of-range' }],
  ['tasks.due-soon-days', 5, '2025-02-19', { ok: false, reason: 'setting-in-the-past' }],
  ['installation.unit', 5, today, { ok: false, reason: 'setting-unknown' }],
])('%s to %i from %s', (key, value, from, expected) =>
  expect(changeTo(key, value, from, today)).toEqual(expected),
)

test('of all values of a setting one holds today', () => {
  const values = [{ from: '2025-03-01' }, { from: '2025-02-20' }, { from: '2024-01-01' }]
  const stands = [null, '2024-01-01', '2025-02-20', '2025-03-01'].map((from) => standing(values, from, today))
  expect(stands).toEqual(['before', 'before', 'now', 'later'])
  expect(standing([{ from: '2025-03-01' }], null, today)).toBe('now')
})
