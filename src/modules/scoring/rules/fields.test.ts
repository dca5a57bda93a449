import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { showNumber } from '#ui/format.ts'
import { fieldsOf, readGiven, readNumber, readTyped } from './fields.ts'
import type { Leaf } from './set.ts'

describe('a number as officials write it', () => {
  test.each([
    ['20', 20],
    ['0,5', '0.5'],
    ['68.32', '68.32'],
    ['1.234,5', '1234.5'],
    ['12.345.678,25', '12345678.25'],
    [' 1 234,5 ', '1234.5'],
  ])('%s', (text, value) => expect(readNumber(text)).toEqual({ value }))

  test.each(['1,234.5', '1.2,3', '1,5,2', '12,', ',5', '1.234.567', 'abc', ''])(
    '%s is refused, not read as something else',
    (text) => expect(readNumber(text)).toEqual({ reason: 'not-a-number' }),
  )

  test.each([
    // text, on a Vietnamese page: a count, another number; on an English one: the same
    ['1.234', 1234, 'number-two-ways', '1.234', '1.234'],
    ['1,234', '1.234', '1.234', 1234, 'number-two-ways'],
    ['1.234.567', 1234567, 1234567, 'not-a-number', 'not-a-number'],
    ['-12.345', -12345, 'number-two-ways', '-12.345', '-12.345'],
    ['1,234,567', 'not-a-number', 'not-a-number', 1234567, 1234567],
    ['1.234,5', '1234.5', '1234.5', '1234.5', '1234.5'],
    ['1,234.5', 'not-a-number', 'not-a-number', '1234.5', '1234.5'],
    ['0.125', '0.125', '0.125', '0.125', '0.125'],
    ['12.34', '12.34', '12.34', '12.34', '12.34'],
    ['1234', 1234, 1234, 1234, 1234],
  ])('%s typed on a page, for a count or not, in Vietnamese or English', (text, ...read) => {
    const asked = (['vi', 'en'] as const).flatMap((lang) =>
      [true, false].map((whole) => Object.values(readNumber(text, { lang, whole }))[0]),
    )
    expect(asked).toEqual(read)
  })

  test('what a page prints of a number is read as that number where it is a count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom('vi', 'en'), (value, lang) => {
        expect(readNumber(showNumber(value, lang), { lang, whole: true })).toEqual({ value })
      }),
    )
  })

  test('the fields of counts say that they are whole; an answer of the API is never guessed at', () => {
    const leaf = { rule_kind: 'count_add', rule: { input: 'models', each: 1 } } as unknown as Leaf
    const fields = fieldsOf(leaf)
    expect(readTyped(fields, { models: '1.234' }, 'vi').inputs).toEqual({ models: 1234 })
    expect(readGiven(fields, { models: '1.234' }).inputs).toEqual({ models: '1.234' })
  })
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
