import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { a, head, read } from './fixtures/read.ts'
import { workbook } from './fixtures/workbook.ts'
import { SheetRefused } from './refusals.ts'
import type { Limits } from './types.ts'

describe('limits and refusals', () => {
  const refusal = async (bytes: Uint8Array, limits?: Partial<Limits>) => {
    const error = await read(bytes, limits).catch((e) => e)
    expect(error).toBeInstanceOf(SheetRefused)
    return error as SheetRefused
  }

  test.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['pdf', strToU8('%PDF-1.7 …')],
    ['old-xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['encrypted', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le')])],
    ['word-file', zipSync({ 'word/document.xml': strToU8('<x/>') })],
    ['ods', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') })],
    ['xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') })],
    ['not-a-spreadsheet', zipSync({ 'a.txt': strToU8('x') })],
    ['broken-workbook', workbook([{ rows: [head, a] }]).subarray(0, 400)],
    ['web-page', strToU8('<html><table></table></html>')],
    ['picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47])],
    ['head-missing', strToU8('a,b,c\n1,2,3')],
    ['empty', workbook([{ rows: [] }])],
  ])('%s is refused in words', async (reason, bytes) => {
    const error = await refusal(bytes)
    expect(error.reason).toBe(reason)
    expect(error.text.length).toBeGreaterThan(10)
    expect(error.textEn.length).toBeGreaterThan(10)
  })

  test('a zip bomb is refused before it is unpacked, and one that lies is stopped', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(64 * 1024 * 1024),
    })
    const before = performance.now()
    const error = await refusal(bomb)
    expect(performance.now() - before).toBeLessThan(1000)
    expect([error.reason, error.text.includes('20')]).toEqual(['too-large-unpacked', true])
    const lying = Uint8Array.from(bomb)
    const view = new DataView(lying.buffer)
    for (let i = 0; i < lying.length - 46; i++)
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 100, true)
    expect((await refusal(lying)).reason).toMatch(/broken-workbook|empty/)
  })

  test('more tasks than the limit are refused by its name; as many as the limit are read', async () => {
    const rows = (n: number) => [
      head,
      ...Array.from({ length: n }, (_, i) => [i + 1, `Nhiệm vụ ${i}`, 'Báo cáo', 'Sở Nội vụ', '', 'Quý I']),
    ]
    const error = await refusal(workbook([{ rows: rows(11) }]), { rows: 10 })
    expect([error.reason, error.text.includes('10')]).toEqual(['too-many-rows', true])
    expect((await read(workbook([{ rows: rows(10) }]), { rows: 10 })).tasks).toHaveLength(10)
    const before = performance.now()
    expect((await read(workbook([{ rows: rows(5000) }]))).tasks).toHaveLength(5000)
    expect(performance.now() - before).toBeLessThan(15_000)
  })
})
