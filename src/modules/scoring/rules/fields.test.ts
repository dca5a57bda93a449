import { describe, expect, test } from 'vitest'
import { fieldsOf, readNumber } from './fields.ts'
import type { Leaf } from './set.ts'

describe('a number as officials write it', () => {
  test.each([
    ['20', 20],
    ['0,5', '0.5'],
    ['68.32', '68.32'],
    ['1.234,5', '1234.5'],
    ['12.345.678,25', '12345678.25'],
    [' 1 234,5 ', '1234.5'],
  ])('%s', (text, value) => expect(readNumber(text)).toBe(value))

  test.each(['1,234.5', '1.2,3', '1,5,2', '12,', ',5', '1.234.567', 'abc', ''])(
    '%s is refused, not read as something else',
    (text) => expect(readNumber(text)).toBeUndefined(),
  )
})

test('asking whether there is any leaves an input the type that its rule gives it', () => {
  const leaf = {
    rule_kind: 'cases',
    rule: {
      cases: [
        {
          if: { var: 'late_files', op: 'gt', value: 0 },
          rule: { kind: 'deadline', input: 'issued_at', due: { type: 'date', month: 1, day: 31 } },
        },
        { if: { var: 'issued_at', op: 'eq', value: null }, rule: { kind: 'constant', points: 0 } },
      ],
      else: { kind: 'constant', points: 1 },
    },
  } as unknown as Leaf
  expect(fieldsOf(leaf)).toEqual([
    { name: 'late_files', type: 'number' },
    { name: 'issued_at', type: 'day' },
  ])
})
