import fc from 'fast-check'
import { z } from 'zod'
import type { RouteEntry } from '#platform/http.ts'
import type { Body } from './bodies.ts'
import type { Knock } from './knock.ts'

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })

/** What people, programs and attackers put where something else was meant. */
const hostileTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202egnp.exe',
  '\u200f\u2066x',
  '\u001b[31m',
  '\r\nSet-Cookie: a=b',
  'ả'.repeat(3000),
  'x'.repeat(100_000),
  "'; drop table task; --",
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=cmd|"/c calc"!A1',
  '😀👩‍👩‍👧',
  '\ud800',
  '%00',
  '../../etc/passwd',
  '{{7*7}}',
  '-1',
  '0',
  '1e309',
  '99999999999999999999',
  '9007199254740991',
  '2147483648',
  'NaN',
  '1,2,3',
  '0000-00-00',
  '2025-02-30',
  '9999-12-31',
  '31/12/9999',
  '-271821-04-20',
  '٢٠٢٥-٠١-٠١',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
]
const hostileValues: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 31,
  [],
  [[]],
  [null],
  ['x', 'x', 'x'],
  Array.from({ length: 1000 }, (_, i) => i),
  {},
  deep(50),
]

const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 60 }))
const valueFor = (door: 'web' | 'api'): fc.Arbitrary<unknown> =>
  door === 'web'
    ? fc.oneof({ weight: 4, arbitrary: text }, fc.array(text, { maxLength: 3 }))
    : fc.oneof(text, fc.constantFrom(...hostileValues), fc.integer(), fc.double())

/** What a field of such a door is tried with, each by itself. */
export const hostileFor = (door: 'web' | 'api'): readonly unknown[] =>
  door === 'web' ? hostileTexts : [...hostileTexts, ...hostileValues]

/** The names of a shape's fields, whatever it is wrapped in. */
export const fieldsOf = (shape: z.ZodType | undefined): string[] => {
  if (!shape) return []
  const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, unknown>
    allOf?: { properties?: Record<string, unknown> }[]
  }
  const all = [schema, ...(schema.allOf ?? [])]
  return all.flatMap((part) => Object.keys(part.properties ?? {}))
}

const boundary = 'multipart/form-data; boundary=x'
/** Whole bodies that are not what the door takes. */
export const rawBodies: Knock[] = [
  { body: '{', headers: { 'content-type': 'application/json' } },
  { body: '[]', headers: { 'content-type': 'application/json' } },
  { body: 'null', headers: { 'content-type': 'application/json' } },
  { body: '"x"', headers: { 'content-type': 'application/json' } },
  { body: '['.repeat(5000), headers: { 'content-type': 'application/json' } },
  { body: JSON.stringify(deep(2000)), headers: { 'content-type': 'application/json' } },
  { body: '{"__proto__":{"a":1},"constructor":1}', headers: { 'content-type': 'application/json' } },
  { body: '--x\r\nContent-Disposition: form-data; name="a"', headers: { 'content-type': boundary } },
  { body: 'not multipart at all', headers: { 'content-type': boundary } },
  { body: 'x', headers: { 'content-type': 'multipart/form-data' } },
  { body: '%', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { body: 'a[b]=1&=&&&%00=%00', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { body: '<a/>', headers: { 'content-type': 'application/xml' } },
  { body: 'x', headers: { 'content-type': '\u00ff;;;=' } },
]

const fileNames = ['a.pdf', '../x.xlsx', 'x\u202efdp.exe', 'ả'.repeat(400), '']
const aFile = fc.record({ bytes: fc.uint8Array({ maxLength: 200 }), name: fc.constantFrom(...fileNames) })

/** The fields that a door may be sent. */
export const namesOf = (entry: RouteEntry, right: Body): string[] => [
  ...new Set([...Object.keys(right), ...fieldsOf(entry.input), '_once']),
]

const altered = (entry: RouteEntry, right: Body): fc.Arbitrary<Knock> => {
  const names = namesOf(entry, right)
  const wrong = fc.dictionary(fc.constantFrom(...names), valueFor(entry.door), { minKeys: 1, maxKeys: 3 })
  const body = wrong.map((some): Knock => ({ body: { ...right, ...some } }))
  if (!names.includes('file') || entry.door !== 'web') return body
  const filed = aFile.map(({ bytes, name }): Knock => ({ body: { ...right, file: new File([bytes], name) } }))
  return fc.oneof(body, filed)
}

/** Requests at a door that takes a body: mostly right with some fields wrong, sometimes wrong altogether. */
export const hostilePost = (entry: RouteEntry, right: Body): fc.Arbitrary<Knock> =>
  fc.oneof(
    { weight: 5, arbitrary: altered(entry, right) },
    { weight: 1, arbitrary: fc.constantFrom(...rawBodies) },
  )

const commonNames = [
  'q',
  'offset',
  'limit',
  'year',
  'on',
  'asOf',
  'knownAt',
  'sort',
  'after',
  'state',
  'unit',
  'show',
  'page',
  'next',
  'done',
]

/** A query with hostile values under the names that the route knows, or that others do. */
export const hostileQuery = (entry: RouteEntry): fc.Arbitrary<string> => {
  const names = [...fieldsOf(entry.input), ...commonNames]
  const pair = fc.tuple(
    fc.constantFrom(...names),
    text.filter((t) => t.length < 5000 && t.isWellFormed()),
  )
  return fc.array(pair, { minLength: 1, maxLength: 3 }).map((pairs) => `?${new URLSearchParams(pairs)}`)
}
