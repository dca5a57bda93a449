import { expect, test } from 'vitest'
import { isNear } from './near.ts'

test.each([
  ['notAplicable', true],
  ['not_applicable', true],
  ['NotApplicable', true],
  ['bonuses', true],
  ['bonsu', true],
  ['penality', true],
  ['yaer', true],
  ['eyra', false],
  ['Year', true],
  ['note', false],
  ['source', false],
  ['shortName', false],
  ['ghi chú', false],
  ['', false],
  ['a'.repeat(100_000), false],
])('%.20s: %s', (word, near) => {
  expect(isNear(word, ['notApplicable', 'bonus', 'penalty', 'year', 'name'])).toBe(near)
})
