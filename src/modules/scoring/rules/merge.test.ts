import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeFields } from './merge.ts'

test.each([
  ['a field changed alone is taken', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }, []],
  ['two people, two fields: both stay', { a: 1, b: 1 }, { a: 1, b: 9 }, { a: 2, b: 1 }, { a: 2, b: 9 }, []],
  ['the same field, two values: a clash', { a: 1 }, { a: 3 }, { a: 2 }, { a: 3 }, ['a']],
  ['the same field, the same value: no clash', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }, []],
  ['emptied against changed: a clash', { a: 1 }, { a: 3 }, { a: undefined }, { a: 3 }, ['a']],
  ['nothing there before', {}, {}, { a: 2 }, { a: 2 }, []],
])('%s', (_, base, current, sent, fields, clashes) => {
  const merged = mergeFields(base, current, sent)
  expect(merged.fields).toEqual(fields)
  expect(merged.clashes.map((clash) => clash.name)).toEqual(clashes)
})

test('what somebody else changed is told, so that nobody goes on from an old value', () => {
  expect(mergeFields({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 3 })).toMatchObject({
    others: ['a'],
    changed: ['b'],
  })
})

const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 3 }))
test('what others changed is never lost, what I changed is taken or asked about', () => {
  fc.assert(
    fc.property(fields, fields, fields, (base, current, sent) => {
      const merged = mergeFields(base, current, sent)
      const asked = new Set(merged.clashes.map((clash) => clash.name))
      for (const name of ['a', 'b', 'c', 'd']) {
        if (current[name] !== base[name] && sent[name] !== current[name])
          expect(merged.fields[name]).toBe(current[name])
        if (name in sent && sent[name] !== base[name])
          expect(asked.has(name) || merged.fields[name] === sent[name]).toBe(true)
      }
    }),
  )
})
