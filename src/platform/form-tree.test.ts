import { describe, expect, test } from 'vitest'
import { afterPress, rowNumbers, treeOf } from './form-tree.ts'

test('names with dots become a tree; a name that could reach beyond it is left out', () => {
  const sent = {
    'rule.bands.0.min': '2',
    'rule.đạt': '1',
    '__proto__.x': '1',
    'a.constructor': '1',
    'b c': '1',
  }
  expect(treeOf(sent)).toEqual({ rule: { bands: { 0: { min: '2' } }, đạt: '1' } })
  expect(({} as { x?: string }).x).toBeUndefined()
})

describe('the buttons of rows', () => {
  const sent = {
    press: 'x',
    'rule.bands.0.points': '2',
    'rule.bands.1.points': '1',
    'rule.bands.3.points': '0',
  }
  test('add one', () =>
    expect(rowNumbers(afterPress(sent, 'add:rule.bands'), 'rule.bands', 1)).toEqual([0, 1, 3, 4]))
  test('the first of a list', () =>
    expect(rowNumbers(afterPress({}, 'add:rule.parts'), 'rule.parts', 1)).toEqual([0]))
  test('remove one: those below move up', () =>
    expect(afterPress(sent, 'remove:rule.bands.1')).toEqual({
      'rule.bands.0.points': '2',
      'rule.bands.2.points': '0',
    }))
  test('show only', () => expect(afterPress(sent, 'show')['rule.bands.3.points']).toBe('0'))
})
