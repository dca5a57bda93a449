import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { id, line, lines, oneOf, optionalDay, optionalId, prose, readInput } from './input.ts'

const shape = z.object({ title: line(20), text: prose(20), id })
const right = { title: 'Rà soát', text: 'một\nhai', id: '7' }

describe('a field refuses what would break pages, sheets or the database', () => {
  test.each([
    ['a NUL', 'a\u0000b', 'control-character'],
    ['an escape', '\u001b[31m', 'control-character'],
    ['half of a character, which jsonb refuses', 'a\ud800', 'control-character'],
    ['the other half', '\udc00b', 'control-character'],
    ['a mark that turns the text', '\u202egnp.exe', 'direction-mark'],
    ['more than fits', 'ả'.repeat(21), 'too-long'],
    ['nothing but spaces', '  ', 'required'],
  ])('%s', (_, title, reason) => {
    expect(readInput(shape, { ...right, title })).toMatchObject({
      ok: false,
      fields: [{ field: 'title', reason }],
    })
  })
})

test('a text comes out trimmed, composed, in one line or several; whole characters beyond the plane stay', () => {
  const read = readInput(shape, { title: ' Ra\u0300 soát\r\n😀 ', text: ' một\r\nhai ', id: 7 })
  expect(read).toEqual({ ok: true, value: { title: 'Rà soát 😀', text: 'một\nhai', id: 7 } })
})

test.each([
  ['a day that there is none of', { on: '31/02/2025' }, { field: 'on', reason: 'not-a-day' }],
  ['half a number', { row: '1.5' }, { field: 'row', reason: 'not-one-of-these' }],
  [
    'a list of which one is too long',
    { names: ['a', 'b'.repeat(61)] },
    { field: 'names.1', reason: 'too-long' },
  ],
  ['one alone that is too long', { names: 'b'.repeat(61) }, { field: 'names', reason: 'too-long' }],
  ['a word that an act does not know', { word: 'x' }, { field: 'word', reason: 'not-one-of-these' }],
])('what may be left empty is told what is wrong with it: %s', (_, sent, fault) => {
  const word = z.union([z.literal(''), oneOf(['a', 'b'])]).optional()
  const all = z.object({ on: optionalDay, row: optionalId, names: lines(5), word })
  expect(readInput(all, { on: '', row: '', ...sent })).toMatchObject({ ok: false, fields: [fault] })
  expect(readInput(all, { on: '', row: '', names: 'a' })).toMatchObject({ ok: true })
})
