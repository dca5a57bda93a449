import { describe, expect, test } from 'vitest'
import { csv, found, read } from './fixtures/read.ts'
import { fromTcvn3, fromVni } from './legacy.ts'
import type { PlanSheet } from './types.ts'

describe('text files', () => {
  const lines = [
    'STT;Nhiệm vụ;Sản phẩm;Chủ trì;Phối hợp;Thời hạn',
    '1;"Ban hành\nkế hoạch";Kế hoạch;Sở Nội vụ;Sở Tư pháp;Quý I',
    '2;Rà soát;Báo cáo;Sở Tư pháp;;30/6/2023',
  ]
  const expected = [
    ['Ban hành kế hoạch', '2023-03-31', 2],
    ['Rà soát', '2023-06-30', 3],
  ]
  const short = (s: PlanSheet) => s.tasks.map((t) => [t.title, t.deadline.date, t.row])
  const text = lines.join('\r\n')

  test.each([
    ['semicolons', text],
    ['a byte order mark', `\ufeff${text}`],
    ['commas', text.replaceAll(';', ',')],
    ['tabs, as pasted from Excel', text.replaceAll(';', '\t')],
    ['decomposed marks', text.normalize('NFD')],
    ['a blank line above', text],
  ])('UTF-8 with %s', async (_, content) => {
    const s = await csv(content)
    expect(short(s)).toEqual(expected)
    expect(s.findings).toEqual([])
  })

  test('UTF-16 with a byte order mark', async () => {
    expect(short(await read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))))).toEqual(expected)
  })

  test('Windows-1258 with its combining marks, TCVN3 and VNI are read, and said', async () => {
    for (const [name, encode] of Object.entries(encoders)) {
      const s = await read(encode(text))
      expect([name, short(s)]).toEqual([name, expected])
      expect(s.tasks[0]?.lead).toEqual(['Sở Nội vụ'])
      expect(found(s)).toEqual(['encoding'])
    }
  })

  test('an unclosed quotation mark loses no row', async () => {
    const s = await csv(
      `${lines[0]}\n1;"Ban hành;Kế hoạch;Sở Nội vụ;;Quý I\n2;Rà soát;Báo cáo;Sở Tư pháp;;Quý II`,
    )
    expect([s.tasks.length, found(s)[0]]).toEqual([2, 'quotes-broken'])
  })
})

/** Encoders for the test: each letter's bytes found by reading the whole code page back. */
const bytesOf = (table: Map<string, number[]>, text: string) =>
  new Uint8Array([...text].flatMap((c) => table.get(c) ?? [c.charCodeAt(0)]))
const encoders: Record<string, (text: string) => Uint8Array> = {
  'Windows-1258': (text) => {
    const table = new Map<string, number[]>()
    for (let i = 255; i >= 0; i--) table.set(new TextDecoder('windows-1258').decode(new Uint8Array([i])), [i])
    const apart = text.replace(/[^\0-\x7f]/g, (c) =>
      table.has(c)
        ? c
        : c
            .normalize('NFD')
            .replace(
              /^(.)([\u0302\u0306\u031b])([\u0300\u0301\u0303\u0309\u0323])$|^(.)(\u0323)([\u0302\u0306])$/,
              (_, x, y, z, x2, y2, z2) =>
                x ? (x + y).normalize('NFC') + z : (x2 + z2).normalize('NFC') + y2,
            ),
    )
    return bytesOf(table, apart)
  },
  // Each letter's bytes as the tables of the two fonts give them, found by reading all bytes and pairs back.
  TCVN3: (text) =>
    bytesOf(
      new Map(
        Array.from({ length: 95 }, (_, i) => [fromTcvn3(String.fromCharCode(0xa1 + i)), [0xa1 + i]] as const)
          .filter(([c]) => c > '\x7f')
          .map(([c, b]) => [c, [...b]]),
      ),
      text,
    ),
  VNI: (text) => {
    const table = new Map<string, number[]>()
    const bases = [...'aeouyAEOUY', 'ô', 'ö', 'Ô', 'Ö']
    for (let second = 0xc0; second <= 0xff; second++) {
      const mark = String.fromCharCode(second)
      table.set(fromVni(mark), [second])
      for (const base of bases)
        if (fromVni(base + mark).length === 1) table.set(fromVni(base + mark), [base.charCodeAt(0), second])
    }
    return bytesOf(table, text)
  },
}
