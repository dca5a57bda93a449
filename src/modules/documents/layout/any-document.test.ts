import fc from 'fast-check'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { toDocx } from './docx.ts'
import { documentTypes } from './format.ts'
import type { BlockInput, OfficialDocument } from './model.ts'
import { urgencyFrames } from './numbering.ts'
import { toPdf } from './pdf.ts'

const words = fc.oneof(
  fc.constantFrom('', 'Sở Nội vụ', 'Kế hoạch\ncải cách', '#x', '\\', 'a'.repeat(120), '\t', '\u0000', '  '),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const titles = fc.constantFrom(
  'Về việc cải cách',
  'x',
  'Quyết định số 1 #"\\',
  'Dòng một\ndòng hai',
  'ệ'.repeat(90),
)
const rich = fc.oneof(
  words,
  fc.array(fc.record({ text: words, bold: fc.boolean(), italic: fc.boolean() }, { requiredKeys: ['text'] }), {
    maxLength: 3,
  }),
)
const level = fc.constantFrom('part', 'chapter', 'section', 'division', 'article', 'clause', 'point')
const table = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(fc.record({ width: fc.double({ min: 0.5, max: 9, noNaN: true }) }), {
      minLength: columns,
      maxLength: columns,
    }),
    head: fc.array(fc.array(rich, { minLength: columns, maxLength: columns }), { maxLength: 2 }),
    rows: fc.array(
      fc.oneof(fc.array(rich, { minLength: columns, maxLength: columns }), fc.record({ group: rich })),
      { maxLength: 8 },
    ),
  }),
)
const spanned = fc.tuple(rich, fc.integer({ min: 0, max: 4 })).map(([text, count]) => ({
  kind: 'table' as const,
  columns: [{ width: 1 }, { width: 3 }, { width: 2 }],
  head: [
    [
      { text, rowspan: 2 },
      { text, colspan: 2 },
    ],
    [text, text],
  ],
  rows: Array.from({ length: count }, () => [
    [
      { text, rowspan: 3 },
      { text, colspan: 2 },
    ],
    [text, { text, rowspan: 2 }],
    [text],
    { group: text },
    { group: text },
  ]).flat(),
}))
const block = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level, title: rich }),
  fc.record({
    kind: fc.constant('item' as const),
    level: fc.constantFrom('article', 'clause', 'point'),
    text: rich,
  }),
  fc.record({ kind: fc.constant('paragraph' as const), text: rich }),
  fc.record({ kind: fc.constant('dash' as const), text: rich }),
  fc.constant({ kind: 'page-break' as const }),
  table,
  spanned,
) as fc.Arbitrary<BlockInput>
const orientation = fc.constantFrom('portrait', 'landscape') as fc.Arbitrary<'portrait' | 'landscape'>
const body = fc.array(block, { maxLength: 6 })

const anyDocument: fc.Arbitrary<OfficialDocument> = fc.record({
  type: fc.constantFrom(...documentTypes),
  number: fc.option(fc.integer({ min: 1, max: 99_999 })),
  symbol: fc.record({ agency: fc.constantFrom('UBND', 'BCĐCCHC'), unit: fc.constantFrom('NC', undefined) }),
  parentAgency: fc.option(titles, { nil: undefined }),
  agency: titles,
  place: fc.constantFrom('Nghệ An', 'Hà Nội'),
  date: fc.option(fc.constantFrom('2023-01-05', '2024-02-29')),
  subject: titles,
  legalGrounds: fc.array(titles, { maxLength: 3 }),
  addressees: fc.array(titles, { maxLength: 3 }),
  body,
  signature: fc.record({ authority: fc.array(titles, { minLength: 1, maxLength: 3 }), name: words }),
  recipients: fc.array(titles, { maxLength: 3 }),
  urgency: fc.option(fc.constantFrom(...Object.keys(urgencyFrames)), { nil: undefined }),
  orientation,
  annexes: fc.array(fc.record({ title: titles, orientation, body }), { maxLength: 2 }),
})

test('whatever is written in it, a document can be printed, in Word and as PDF', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (doc) => {
      expect((await toDocx(doc)).byteLength).toBeGreaterThan(1000)
      const pdf = await getDocumentProxy(await toPdf(doc))
      expect(pdf.numPages).toBeGreaterThan(doc.annexes?.length ?? 0)
    }),
    { numRuns: 60 },
  )
})
