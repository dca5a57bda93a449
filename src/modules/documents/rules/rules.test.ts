import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BlockInput, officialDocument } from '../layout/model.ts'
import { matchCopy, wordsOf } from './match.ts'
import { actStates, askDocumentAct, askIssueDay, type DocumentAct, type DocumentState } from './signing.ts'
import { blocksOf, typedOf } from './typed.ts'

describe('signing', () => {
  test.each<[DocumentAct, DocumentState, string | undefined, string]>([
    ['send', 'draft', undefined, 'in-review'],
    ['send', 'returned', undefined, 'in-review'],
    ['approve', 'in-review', undefined, 'approved'],
    ['sign', 'approved', undefined, 'signed'],
    ['issue', 'signed', undefined, 'issued'],
    ['return', 'in-review', 'Sửa', 'returned'],
    ['return', 'signed', 'Sai số liệu', 'returned'],
    ['withdraw', 'approved', 'Thôi', 'withdrawn'],
    ['edit', 'draft', undefined, 'draft'],
    ['attach', 'issued', undefined, 'issued'],
  ])('%s in %s (%s) gives %s', (act, state, note, after) =>
    expect(askDocumentAct(act, state, note)).toEqual({ ok: true, value: after }),
  )

  test('no act but the signed copy is left once issued, received or withdrawn', () => {
    for (const act of Object.keys(actStates) as DocumentAct[])
      for (const state of ['issued', 'received', 'withdrawn'] as const)
        expect(askDocumentAct(act, state, 'vì').ok).toBe(act === 'attach' && state === 'issued')
  })

  test('returning and withdrawing need words', () => {
    for (const act of ['return', 'withdraw'] as const)
      expect(askDocumentAct(act, 'in-review', '  ')).toMatchObject({ reason: 'note-missing' })
  })

  test.each([
    ['2025-02-20', '2025-02-19', undefined, true],
    ['2025-02-20', '2025-02-20', '2025-02-20', true],
    ['2025-02-21', '2025-02-19', undefined, 'issue-in-future'],
    ['2025-02-18', '2025-02-19', undefined, 'issue-before-signature'],
    ['2025-02-19', '2025-02-19', '2025-02-20', 'issue-before-last-number'],
  ])('issued on %s, signed on %s, last number on %s: %s', (on, signedOn, last, answer) =>
    expect(askIssueDay(on, { today: '2025-02-20', signedOn, last })).toMatchObject(
      answer === true ? { ok: true, value: { year: 2025 } } : { reason: answer },
    ),
  )
})

describe('typed text', () => {
  const text = 'Mở đầu.\nI. KẾT QUẢ\n1. Đã hoàn thành.\na) Điểm thứ nhất\n- Gạch đầu dòng\nĐiều 2. Hiệu lực'

  test('becomes blocks by how its lines begin', () => {
    expect(blocksOf(text)).toEqual([
      { kind: 'paragraph', text: 'Mở đầu.' },
      { kind: 'heading', level: 'division', number: 'I', title: 'KẾT QUẢ' },
      { kind: 'item', level: 'clause', number: '1', text: 'Đã hoàn thành.' },
      { kind: 'item', level: 'point', number: 'a', text: 'Điểm thứ nhất' },
      { kind: 'dash', text: 'Gạch đầu dòng' },
      { kind: 'item', level: 'article', number: '2', text: 'Hiệu lực' },
    ])
    expect(typedOf(blocksOf(text))).toBe(text)
  })

  test.each([
    ['a table of one cell', [{ kind: 'table', columns: [{ width: 1 }], rows: [['a']] }]],
    ['bold words', [{ kind: 'paragraph', text: [{ text: 'a', bold: true }] }]],
    ['a heading without its number', [{ kind: 'heading', level: 'division', title: 'a' }]],
    ['a paragraph that looks like a clause', [{ kind: 'paragraph', text: '1. a' }]],
    ['an empty dash', [{ kind: 'dash', text: '' }]],
  ] as const)('%s cannot be typed', (_, blocks) => expect(typedOf(blocks as never)).toBeUndefined())

  test('what is typed comes back as it was, line by line', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('I. A', '1. b', 'a) c', '- d', 'e', 'Điều 3. f', '-', '12.', 'I.x')),
        (lines) => {
          const blocks = blocksOf(lines.join('\n'))
          const back = typedOf(blocks)
          expect(back === undefined ? blocks : blocksOf(back)).toEqual(blocks)
        },
      ),
    ))
})

describe('a copy against what was issued', () => {
  const head = { cited: '05/BC-SNV', date: 'ngày 05 tháng 01 năm 2023' }
  const issued = `Số: 05/BC-SNV Nghệ An, ngày 05 tháng 01 năm 2023 ${'Đã hoàn thành 33/41 nhiệm vụ, đạt 80,49%. '.repeat(20)}`

  test.each([
    ['itself', issued, true],
    [
      'other breaks and signs of hyphens',
      issued.replaceAll(' ', '\n').replaceAll('nhiệm', 'nhi\u00adệm'),
      true,
    ],
    ['with a signature', `${issued} Ký bởi: Nguyễn Văn Mẫu, 05/01/2023 10:00:00 +07:00`, true],
    ['one figure changed', issued.replace('33/41', '34/41'), false],
    ['a percent changed', issued.replace('80,49%', '80,94%'), false],
    ['a word left out', issued.replace('nhiệm vụ', 'nhiệm'), false],
    ['a paragraph added', `${issued} ${'thêm một câu '.repeat(20)}`, false],
    ['another number', issued.replace('05/BC', '06/BC'), false],
    ['another date', issued.replace('ngày 05', 'ngày 06'), false],
    ['nothing to read', '', false],
  ])('%s', (_, copy, agrees) => expect(matchCopy(issued, copy, head).agrees).toBe(agrees))

  test('differences name both words', () =>
    expect(matchCopy(issued, issued.replace('33/41', '34/41'), head).differences).toEqual([
      { missing: '33/41', added: '34/41' },
    ]))

  test('agreeing words and differences always make up both texts', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        if (b.length === 0) return
        const match = matchCopy(a.join(' '), b.join(' '), head)
        const missing = match.differences.flatMap((d) => wordsOf(d.missing))
        const added = match.differences.flatMap((d) => wordsOf(d.added))
        expect((match.words ?? 0) + missing.length).toBe(a.length)
        expect((match.words ?? 0) + added.length).toBe(b.length)
        expect(match.added).toBe(added.length)
      }),
    )
  })

  test('two long texts that share nothing are told apart at once', () => {
    const long = (word: string) => Array.from({ length: 8000 }, (_, i) => `${word}${i}`).join(' ')
    const began = performance.now()
    expect(matchCopy(long('a'), long('b'), head)).toMatchObject({ words: 0, agrees: false })
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

const officialBody = officialDocument.shape.body
const wordsIn = (block: BlockInput): unknown =>
  block.kind === 'table' ? [block.head, block.rows] : { ...block, kind: '', level: '' }

describe('a typed table', () => {
  const rows = 'STT\tNhiệm vụ\tHạn\n1\tRà soát thủ tục\t30/4/2025\n\tCộng'
  const table = {
    kind: 'table',
    head: [['STT', 'Nhiệm vụ', 'Hạn']],
    rows: [
      ['1', 'Rà soát thủ tục', '30/4/2025'],
      ['', 'Cộng', ''],
    ],
  }
  test('is rows pasted with tabs between their cells; short rows are filled up', () => {
    expect(blocksOf(`Kết quả:\n${rows}\nHết.`)).toMatchObject([
      { kind: 'paragraph', text: 'Kết quả:' },
      table,
      { kind: 'paragraph', text: 'Hết.' },
    ])
  })
  test('is rows typed between strokes, with or without the line of dashes below the head', () => {
    const typed = '| STT | Nhiệm vụ | Hạn |\n|---|:--|---|\n| 1 | Rà soát thủ tục | 30/4/2025 |\n|| Cộng ||'
    expect(blocksOf(typed)).toMatchObject([table])
  })
  test('comes back as it was typed, two of them apart, also with its keys in another order', () => {
    const blocks = blocksOf(`${rows}\n\na\tb\nc\td\n1. Việc`)
    expect(blocks.map((block) => block.kind)).toEqual(['table', 'table', 'item'])
    const kept = blocks.map((block) => Object.fromEntries(Object.entries(block).reverse())) as typeof blocks
    expect(blocksOf(typedOf(kept) ?? '')).toEqual(blocks)
    expect(typedOf([{ ...blocks[0], rows: [[{ text: 'a', colspan: 3 }]] } as never])).toBeUndefined()
  })
  test.each([
    ['one line alone', 'a\tb'],
    ['a line that is only indented', '\tMột đoạn\n\tHai đoạn'],
    ['a stroke in a sentence', 'Tỷ lệ 1|2\nvà 3|4'],
  ])('%s is none', (_, text) =>
    expect(blocksOf(text).every((block) => block.kind === 'paragraph')).toBe(true),
  )
  test('whatever is typed, the blocks are right ones and no word is lost', () => {
    const line = fc
      .array(fc.constantFrom('xx', 'yyy', '', '|', '1.', '-'), { maxLength: 5 })
      .map((l) => l.join('\t'))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const blocks = blocksOf(lines.join('\n'))
        expect(officialBody.safeParse(blocks).success).toBe(true)
        const words = (text: string) => text.match(/xx|yyy/gu) ?? []
        expect(words(JSON.stringify(blocks.map(wordsIn)))).toEqual(words(lines.join(' ')))
        const back = typedOf(blocks)
        if (back !== undefined) expect(blocksOf(back)).toEqual(blocks)
      }),
    )
  })
})
