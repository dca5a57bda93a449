import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { id, line, prose, readInput } from './input.ts'

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
