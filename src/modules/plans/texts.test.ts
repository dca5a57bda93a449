import { expect, test } from 'vitest'
import { en } from './texts.en.ts'

test.each([
  [en.rows, '1 row', '12 rows'],
  [en.blocks.commune, '1 commune', '12 communes'],
  [en.issueN, 'Issue 1 task', 'Issue 12 tasks'],
  [en.taken, '1 row was taken into the draft.', '12 rows were taken into the draft.'],
  [
    (n: string) => en.outcomeLede(n, n, n),
    '1 task, 1 error to correct, 1 thing to look at.',
    '12 tasks, 12 errors to correct, 12 things to look at.',
  ],
])('one is one in English: %#', (words, one, many) => {
  expect([words('1'), words('12')]).toEqual([one, many])
})
