import { describe, expect, test } from 'vitest'
import { changeOf, codeAfter, codeFor } from './form.ts'

test.each([
  ['Bằng khen của Chủ tịch', [], 'bang-khen-cua-chu-tich'],
  ['Bằng khen', ['bang-khen'], 'bang-khen.2'],
  ['!!!', [], 'hinh-thuc'],
])('the code of %s', (name, taken, code) => {
  expect(codeFor(name, taken)).toBe(code)
})
test('the code of what takes its place', () => {
  expect(codeAfter('bang-khen', ['bang-khen'])).toBe('bang-khen.2')
  expect(codeAfter('bang-khen.2', ['bang-khen', 'bang-khen.2'])).toBe('bang-khen.3')
})

describe('a change of a form', () => {
  const used = { rounds: 2, validFrom: '2024-01-01', validTo: null }
  test('that no round uses is made in place', () => {
    expect(changeOf({ ...used, rounds: 0 }, '2023-01-01')).toMatchObject({ value: { inPlace: true } })
  })
  test('that rounds use is a new form, the old one ends the day before', () => {
    expect(changeOf(used, '2025-03-01')).toMatchObject({ value: { inPlace: false, endsOn: '2025-02-28' } })
  })
  test.each([
    ['not before the old one began', used, 'form-begins-later'],
    ['not of an ended one', { ...used, validTo: '2024-12-31' }, 'form-ended'],
  ])('%s', (_, form, reason) => {
    expect(changeOf(form, '2024-01-01')).toMatchObject({ ok: false, reason })
  })
})
