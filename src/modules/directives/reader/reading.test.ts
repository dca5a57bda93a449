import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missing, wordsLost } from './coverage.ts'
import { directiveParagraphs, readDirective } from './file.ts'
import { defaultLimits } from './limits.ts'
import { readDirectiveText } from './read.ts'
import { DirectiveRefused } from './refused.ts'
import type { Paragraph } from './shape.ts'

const words = [
  'Sở Nội vụ',
  'UBND các huyện, thành phố, thị xã',
  'Các sở, ban, ngành',
  'chủ trì',
  'phối hợp với',
  'báo cáo',
  'trước ngày 30/10/2023',
  'giao',
  'yêu cầu',
  'đã',
  'hoàn thành',
  'trong quý IV',
  'hằng tháng',
  '(qua Sở Tư pháp)',
  ';',
  '.',
  ':',
  ',',
  'Kính gửi:',
  'Nơi nhận:',
  'CHỦ TỊCH',
  'PHỤ LỤC',
  'QUYẾT ĐỊNH',
  'Số: 12/UBND',
  'V/v',
  'Căn cứ',
  'Điều',
  'có hiệu lực',
  'xyz',
  '33/41',
  'Thời gian hoàn thành: Quý II',
]
const labels = [
  '',
  '',
  '',
  '1. ',
  '2. ',
  'a) ',
  'b) ',
  '- ',
  '+ ',
  'I. ',
  'II. ',
  '1.1. ',
  'Điều 1. ',
  'Một là, ',
  '(1) ',
  '• ',
  'Nhiệm vụ 1: ',
]
const likely = fc
  .tuple(fc.constantFrom(...labels), fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }))
  .map(([label, list]) => label + list.join(' '))
const anything = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).filter((t) => t.trim() !== '')
const row = fc
  .array(fc.oneof(likely, fc.constantFrom('Nội dung', 'Chủ trì', 'Thời gian', 'TT', '1', '')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((cells): Paragraph => ({ text: cells.filter(Boolean).join(' | ') || '|', cells, table: 1 }))
const paragraph = fc.oneof(
  { weight: 8, arbitrary: likely.map((text): Paragraph => ({ text })) },
  { weight: 2, arbitrary: anything.map((text): Paragraph => ({ text })) },
  { weight: 1, arbitrary: row },
)

describe('nothing vanishes', () => {
  test('every paragraph is an item, no work with why, or uncovered', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 30 }), (paragraphs) => {
        expect(missing(paragraphs, readDirectiveText(paragraphs))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('every word of every paragraph is in what speaks of it', () => {
    fc.assert(
      fc.property(
        fc.array(
          likely.map((text): Paragraph => ({ text })),
          { maxLength: 20 },
        ),
        (paragraphs) => {
          expect(wordsLost(paragraphs, readDirectiveText(paragraphs))).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })

  test('nothing is listed uncovered and as an item or as no work at once without need; evidence stands in its paragraph', () => {
    fc.assert(
      fc.property(
        fc.array(
          likely.map((text): Paragraph => ({ text })),
          { maxLength: 20 },
        ),
        (paragraphs) => {
          for (const { evidence } of readDirectiveText(paragraphs).items) {
            expect(paragraphs[evidence.paragraph - 1]?.text.replace(/\s+/gu, ' ')).toContain(
              evidence.sentence.replace(/\s+/gu, ' '),
            )
          }
        },
      ),
    )
  })

  test('reading twice gives the same', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 10 }), (list) => {
        expect(readDirectiveText(list)).toEqual(readDirectiveText(list))
      }),
    )
  })
})

describe('files that are no dispatch', () => {
  const refusal = async (bytes: Uint8Array, limits = {}): Promise<string> => {
    try {
      await readDirective(bytes, { fileName: 'x.docx', limits })
      return 'read'
    } catch (error) {
      if (!(error instanceof DirectiveRefused)) throw error
      expect(error.text.vi.length).toBeGreaterThan(10)
      expect(error.text.en.length).toBeGreaterThan(10)
      return error.reason
    }
  }
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['only blanks', bytes(' \n\t\n'), 'empty'],
    ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old-word'],
    ['rich text', bytes('{\\rtf1\\ansi xin chào}'), 'rich-text'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'not-a-document'],
    ['a broken PDF', bytes('%PDF-1.7 và không có gì nữa'), 'damaged'],
    ['half a ZIP', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), 'not-a-document'],
  ])('%s is refused in words', async (_, file, reason) => expect(await refusal(file)).toBe(reason))

  test('limits are named', async () => {
    const many = bytes('Giao Sở Nội vụ báo cáo.\n\n'.repeat(100_000))
    await expect(readDirective(many, { fileName: 'a.txt' })).rejects.toMatchObject({
      reason: 'too-many-paragraphs',
      text: { en: expect.stringContaining('10000') },
    })
    expect(await refusal(bytes('a'.repeat(60_000)))).toBe('paragraph-too-long')
    expect(await refusal(bytes('Giao Sở Nội vụ'), { bytes: 5 })).toBe('too-large')
  })

  test('any bytes are read or refused, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', '%PDF-1.4\n', 'PK\u0003\u0004', '{\\rtf'),
        async (tail, start) => {
          const file = new Uint8Array([...bytes(start), ...tail])
          expect(typeof (await refusal(file))).toBe('string')
        },
      ),
      { numRuns: 60 },
    )
  })

  test('long hostile lines are read in good time', async () => {
    const lines = [
      'giao '.repeat(9_000),
      'Sở Nội vụ, '.repeat(4_000),
      'x('.repeat(20_000),
      'trước ngày 1/1 '.repeat(3_000),
      'a; '.repeat(15_000),
      'x1.1'.repeat(12_000),
      'các cơ quan, đơn vị chưa '.repeat(1_800),
      'phối hợp với Sở Y tế '.repeat(2_000),
      ' qua Sở'.repeat(6_000),
      'x'.repeat(49_000),
    ]
    for (const line of lines) {
      // the processor's time: the clock on the wall tells of a busy machine, too
      const begin = process.threadCpuUsage()
      await readDirective(bytes(`1. ${line}`), { fileName: 'a.txt' })
      const { user, system } = process.threadCpuUsage(begin)
      expect((user + system) / 1000, line.slice(0, 20)).toBeLessThan(5_000)
    }
  }, 120_000)

  test('marks that cannot be seen are taken out before reading', async () => {
    const paragraphs = await directiveParagraphs(
      bytes('1. Giao S\u200bở N\u202eội vụ b\u0000áo cáo.'),
      defaultLimits,
    ).catch((e: unknown) => e)
    expect(paragraphs).toBeInstanceOf(DirectiveRefused)
    expect(await directiveParagraphs(bytes('1. Giao S\u200bở N\u202eội vụ'), defaultLimits)).toEqual([
      { text: '1. Giao Sở Nội vụ' },
    ])
  })
})
