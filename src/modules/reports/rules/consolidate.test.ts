import { describe, expect, test } from 'vitest'
import { figureOf, formOf, sentOf, treeOf } from '../fixtures/small.ts'
import { changedFigures } from './compare.ts'
import { consolidate } from './consolidate.ts'
import { windowOf } from './window.ts'

const form = formOf()
const tree = treeOf([
  'N - nation',
  'P N province',
  'S P department',
  'D1 P district',
  'D2 P district',
  'C1 D1 commune',
  'C2 D1 commune',
  'C3 D2 commune',
  'Q N province',
])
const sent = sentOf({
  P: { plan: 40, done: 30, '4': 7, '5': 2, '1.1': 9999 },
  S: { plan: 10, done: 5, '1.1': 1, '1.2': 3, '3': 4, '6': true },
  C1: { '1.1': 10, '1.2': 0, '5': 6, '8': '0.1' },
  C2: { '1.1': 0, '1.2': 10, '5': 1, '8': '0.2' },
  D2: { '5': 100 },
  Q: { '1.1': 5, '1.2': 5, '4': 1, '3': 2 },
})
const found = consolidate(tree, form, sent)

describe('one tree, level by level', () => {
  test.each([
    ['a sum in the district', 'D1', '1.1', { value: '10', from: 'C1 C2', missing: '' }],
    ['a gap is missing, not zero', 'D2', '1.1', { value: null, from: '', missing: 'C3' }],
    ['the province, own value left out', 'P', '1.1', { value: '11', from: 'C1 C2 S', missing: 'C3' }],
    ['the nation', 'N', '1.1', { value: '16', from: 'C1 C2 Q S', missing: 'C3' }],
    [
      'a percent from sums',
      'P',
      '2',
      { value: '45.833333333333333333', of: '11/24', from: 'C1 C2 S', missing: 'C3' },
    ],
    ['of a leaf', 'C1', '2', { value: '100', of: '10/10', from: 'C1', missing: '' }],
    ['a plan is not added', 'P', 'plan', { value: '40', from: 'P', missing: '' }],
    ['a percent of what is stated', 'P', 'plan%', { value: '75', of: '30/40', from: 'P', missing: '' }],
    ['not above the one who states it', 'N', 'plan', { value: null, from: '', missing: '' }],
    ['nor its percent', 'N', 'plan%', { value: null, from: '', missing: '' }],
    ['what the province alone states', 'N', '4', { value: null, from: '', missing: '' }],
    ['is asked of no commune', 'C1', '4', { value: null, from: '', missing: '' }],
    ['what departments give', 'P', '3', { value: '4', from: 'S', missing: '' }],
    ['is asked of no commune below', 'D1', '3', { value: null, from: '', missing: '' }],
    ['own and below, where the form adds both', 'P', '5', { value: '9', from: 'C1 C2 P', missing: 'C3' }],
    ['decimals are exact', 'D1', '8', { value: '0.3', from: 'C1 C2', missing: '' }],
    ['yes and no', 'S', '6', { value: true, from: 'S', missing: '' }],
  ])('%s: %s %s', (_, unit, code, expected) => expect(figureOf(found, unit, code)).toEqual(expected))

  test('who sent nothing is named', () => expect(found.missing).toEqual(['C3']))

  test('a value that would count twice is told', () =>
    expect(found.uncounted).toEqual([
      { unit: 'P', indicator: '1.1', reason: 'rolls-up' },
      { unit: 'D2', indicator: '5', reason: 'rolls-up' },
    ]))
})

describe('gaps inside a percent', () => {
  const small = treeOf(['P - province', 'A P commune', 'B P commune'])
  const at = (plain: Parameters<typeof sentOf>[0]) =>
    figureOf(consolidate(small, form, sentOf(plain)), 'P', '2')
  test.each([
    [
      'half of one unit',
      { A: { '1.1': 1, '1.2': 3 }, B: { '1.1': 50 } },
      { value: '25', of: '1/4', from: 'A', missing: 'B' },
    ],
    [
      'zero of zero',
      { A: { '1.1': 0, '1.2': 0 }, B: { '1.1': 0, '1.2': 0 } },
      { value: null, of: '0/0', from: 'A B', missing: '' },
    ],
    ['nothing', {}, { value: null, from: '', missing: 'A B' }],
    ['the percent alone', { A: { '2': 80 } }, { value: null, from: '', missing: 'A B' }],
  ])('%s', (_, plain, expected) => expect(at(plain as never)).toEqual(expected))
})

test('what is retired by the end of the window is not asked', () => {
  const small = treeOf(['P - province', 'A P commune'])
  const of = (day: string) => consolidate(small, form, sentOf({ A: { '1.3': 2 } }), day)
  expect(figureOf(of('2025-06-14'), 'P', '1.3')).toEqual({ value: '2', from: 'A', missing: '' })
  expect(figureOf(of('2025-09-14'), 'P', '1.3')).toEqual({ value: null, from: '', missing: '' })
  expect(of('2025-09-14').uncounted).toEqual([{ unit: 'A', indicator: '1.3', reason: 'retired' }])
})

test('a kind without a word in the form reports where nothing stands below it', () => {
  const small = treeOf(['P - province', 'W P ward', 'D P district', 'A D commune'])
  const made = consolidate(small, form, sentOf({ W: { '1.1': 3 }, A: { '1.1': 4 }, D: { plan: 6 } }))
  expect(figureOf(made, 'P', '1.1')).toEqual({ value: '7', from: 'A W', missing: '' })
  expect(figureOf(made, 'D', 'plan')).toEqual({ value: '6', from: 'D', missing: '' })
  expect(made.missing).toEqual(['P'])
})

test('a department without a unit below that reports is itself a leaf', () => {
  const small = treeOf(['P - province', 'S P department', 'A S commune'])
  const made = consolidate(small, form, sentOf({ S: { '3': 8 }, A: { '1.1': 1 } }))
  expect(figureOf(made, 'P', '3')).toEqual({ value: '8', from: 'S', missing: '' })
})

test('a correction names the figures it changes, and no other', () => {
  const corrected = new Map(sent).set(
    'C2',
    new Map(sent.get('C2')).set(
      '1.2',
      sentOf({ x: { y: 20 } })
        .get('x')
        ?.get('y') as never,
    ),
  )
  const changed = changedFigures(found, consolidate(tree, form, corrected))
  expect(changed.map((c) => `${c.unit} ${c.indicator}`).sort()).toEqual(
    ['N', 'P', 'D1', 'C2'].flatMap((u) => [`${u} 1.2`, `${u} 2`]).sort(),
  )
})

test('the windows of the four reports', () => {
  const q1 = {
    code: 'Q1',
    name_vi: '',
    data_from: { month: 12, day: 15, year_offset: -1 },
    data_to: { month: 3, day: 14 },
    due_to_ministry: { month: 3, day: 20 },
  }
  expect(windowOf(q1, 2023)).toEqual({ from: '2022-12-15', to: '2023-03-14', due: '2023-03-20' })
})
