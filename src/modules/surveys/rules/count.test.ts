import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toldCounts } from './count.ts'

const cell = (id: number, answered: number, more: object = {}) => ({
  id,
  answered,
  sample: 20,
  quota: 0,
  askedAs: null,
  ...more,
})
const open = { minCell: 5, closed: false }
const numbers = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 })
const cellsOf = (answered: readonly number[]) => answered.map((n, i) => cell(i, n))

test.each([
  ['none', 0, 0],
  ['fewer than are shown', 4, 0],
  ['as many', 5, 5],
  ['one more', 9, 5],
  ['the next step', 10, 10],
])('while people are asked: %s', (_, answered, n) => {
  const { cells, total } = toldCounts([cell(1, answered)], open)
  expect(cells.get(1)).toEqual({ n, exact: false, of: 20 })
  expect(total).toEqual({ n, exact: false, of: 20 })
})

test('after the closing as they are; one small cell keeps all in steps, or the sum would tell it', () => {
  const closed = { minCell: 5, closed: true }
  expect(toldCounts([cell(1, 17), cell(2, 6)], closed).total).toEqual({ n: 23, exact: true, of: 40 })
  expect(toldCounts([cell(1, 17), cell(2, 3)], closed).total).toEqual({ n: 15, exact: false, of: 40 })
})

test('wanted is the quota, else the sample; of merged strata together; nobody is counted of which nobody is asked', () => {
  const cells = [
    cell(1, 12, { quota: 15 }),
    cell(2, 0, { askedAs: 1, sample: 3 }),
    cell(3, 0, { sample: 0, quota: 9 }),
  ]
  const told = toldCounts(cells, open)
  expect([...told.cells]).toEqual([[1, { n: 10, exact: false, of: 18 }]])
  expect(told.total.of).toBe(18)
})

test('one more answer is not seen, but where a step is full', () => {
  fc.assert(
    fc.property(numbers, fc.nat({ max: 5 }), fc.integer({ min: 3, max: 9 }), (answered, at, minCell) => {
      const i = at % answered.length
      const more = answered.map((n, k) => (k === i ? n + 1 : n))
      const before = toldCounts(cellsOf(answered), { minCell, closed: false })
      const after = toldCounts(cellsOf(more), { minCell, closed: false })
      const full = (more[i] ?? 0) % minCell === 0
      expect(
        JSON.stringify([...after.cells, after.total]) === JSON.stringify([...before.cells, before.total]),
      ).toBe(!full)
    }),
  )
})

test('from all that is told, of a cell that is told in steps as many counts are left as a step has', () => {
  fc.assert(
    fc.property(numbers, (answered) => {
      const { cells, total } = toldCounts(cellsOf(answered), open)
      expect(total.n).toBe([...cells.values()].reduce((sum, { n }) => sum + n, 0))
      for (const { n } of cells.values()) expect(n % 5).toBe(0)
    }),
  )
})
