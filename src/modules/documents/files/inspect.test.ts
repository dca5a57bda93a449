import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { toDocx } from '../layout/docx.ts'
import { toPdf } from '../layout/pdf.ts'
import { decision } from '../layout/samples.ts'
import { type FileLimits, inspectFile } from './inspect.ts'
import { fileProblem as english } from './texts.en.ts'
import { fileProblem as vietnamese } from './texts.vi.ts'
import { zipEntries } from './zip-sizes.ts'

const pdf = await toPdf(decision)
const docx = await toDocx(decision)
const typesOf = (main: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="application/vnd.${main}"/></Types>`
const office = (main: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({ '[Content_Types].xml': strToU8(typesOf(main)), 'x.xml': strToU8('<x/>'), ...more })
const xlsx = office('openxmlformats-officedocument.spreadsheetml.sheet.main+xml')
const pptx = office('openxmlformats-officedocument.presentationml.presentation.main+xml')
const docm = office('ms-word.document.macroEnabled.main+xml', { 'word/vbaProject.bin': strToU8('x') })
const hiddenMacro = office('openxmlformats-officedocument.wordprocessingml.document.main+xml', {
  'word/vbaProject.bin': strToU8('x'),
})
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const jpeg = bytesOf('ffd8ffe000104a46494600010100000100010000ffd9')
const webp = bytesOf('52494646 1a000000 57454250 56503820 0e000000 30010 09d012a 0100010000 00')
const zip = zipSync({ 'báo cáo/kết quả.txt': strToU8('33/41') })
const ole = bytesOf(`d0cf11e0a1b11ae1${'00'.repeat(600)}`)
const sealed = new Uint8Array(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))
const exe = bytesOf(`4d5a9000030000000400${'00'.repeat(200)}`)
const elf = bytesOf(`7f454c4602010100${'00'.repeat(200)}`)
const windows1258 = bytesOf('422ee16f 2063e16f')

const inspect = (bytes: Uint8Array, fileName: string, limits: Partial<FileLimits> = {}) =>
  inspectFile(bytes, { fileName, limits })

describe('files that are taken', () => {
  test.each([
    ['a PDF', pdf, 'Quyết định.pdf', { kind: 'pdf', pages: 1 }],
    ['a PDF in capitals', pdf, 'QĐ 57.PDF', { kind: 'pdf' }],
    ['a Word file', docx, 'a.docx', { kind: 'docx', mime: expect.stringContaining('wordprocessingml') }],
    ['an Excel file', xlsx, 'a.xlsx', { kind: 'xlsx', entries: 2 }],
    ['a presentation', pptx, 'a.pptx', { kind: 'pptx' }],
    ['PNG', png, 'a.png', { kind: 'png', mime: 'image/png' }],
    ['JPEG', jpeg, 'a.jpeg', { kind: 'jpeg', mime: 'image/jpeg' }],
    ['WEBP', webp, 'a.webp', { kind: 'webp' }],
    ['ZIP', zip, 'a.zip', { kind: 'zip', entries: 1, unpacked: 5 }],
    ['CSV', strToU8('a;b\r\n1;2'), 'a.csv', { kind: 'text', mime: 'text/csv' }],
    ['text of Windows-1258', windows1258, 'a.txt', { kind: 'text', mime: 'text/plain' }],
    ['text with a smaller-than', strToU8('a < b'), 'a.txt', { kind: 'text' }],
  ])('%s', async (_, bytes, name, facts) => {
    expect(await inspect(bytes, name)).toMatchObject({
      ok: true,
      value: { ...facts, size: bytes.byteLength },
    })
  })

  test('a file on disk as well', async () => {
    const path = join(tmpdir(), `canhtan-inspect-${process.pid}.pdf`)
    await writeFile(path, pdf)
    expect(await inspectFile(path, { fileName: 'a.pdf' })).toMatchObject({ ok: true, value: { pages: 1 } })
    expect(await inspectFile(path, { fileName: 'a.pdf', limits: { maxMb: 0.001 } })).toMatchObject({
      reason: 'too-large',
    })
  })

  test('reading a PDF leaves its bytes to their owner', async () => {
    await inspect(pdf, 'a.pdf')
    expect(pdf.byteLength).toBeGreaterThan(1000)
  })
})

const nested = (depth: number): Uint8Array =>
  depth === 0 ? zip : zipSync({ 'trong.zip': [nested(depth - 1), { level: 0 }] })
const encryptedPdf = new Uint8Array(
  Buffer.from(
    `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/Length 40/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%EOF`,
    'latin1',
  ),
)

describe('files that are refused, with the reason in both languages', () => {
  test.each<[string, Uint8Array, string, string, Partial<FileLimits>?]>([
    ['nothing at all', new Uint8Array(), 'a.pdf', 'empty'],
    ['too large', pdf, 'a.pdf', 'too-large', { maxMb: 0.001 }],
    ['a program with the ending of a PDF', exe, 'a.pdf', 'not-allowed'],
    ['a program of Linux', elf, 'a.docx', 'not-allowed'],
    ['a script', strToU8('#!/bin/sh\nrm x'), 'a.txt', 'not-allowed'],
    ['HTML', strToU8('<!DOCTYPE html><p>x'), 'a.html', 'not-allowed'],
    ['HTML called text', strToU8('  \n<Script>alert(1)</script>'), 'a.txt', 'not-allowed'],
    ['HTML of UTF-16', new Uint8Array(Buffer.from('\ufeff<html>', 'utf16le')), 'a.txt', 'not-allowed'],
    ['SVG', strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.png', 'not-allowed'],
    ['a ZIP called PDF', zip, 'a.pdf', 'wrong-extension'],
    ['a Word file called Excel', docx, 'a.xlsx', 'wrong-extension'],
    ['a Word file called ZIP', docx, 'a.zip', 'wrong-extension'],
    ['a PDF without an ending', pdf, 'a', 'wrong-extension'],
    ['a PDF whose shown ending is turned round', pdf, 'bao-cao\u202efdp.exe', 'wrong-extension'],
    ['a PDF with NUL before the real ending', pdf, 'a.pdf\0.exe', 'wrong-extension'],
    ['old Word', ole, 'a.doc', 'old-office'],
    ['Word with a password', sealed, 'a.docx', 'encrypted'],
    ['a Word file with macros', docm, 'a.docm', 'macros'],
    ['macros under the name of a plain file', hiddenMacro, 'a.docx', 'macros'],
    ['a PDF with a password', encryptedPdf, 'a.pdf', 'encrypted'],
    ['no PDF but its first word', strToU8('%PDF-1.7 nothing more'), 'a.pdf', 'broken'],
    ['a broken ZIP', zip.slice(0, -9), 'a.zip', 'broken'],
    ['binary of no kind', bytesOf('0102030405060708'), 'a.txt', 'unknown-type'],
    ['a climbing entry', zipSync({ '../../etc/cron': strToU8('x') }), 'a.zip', 'unsafe-entry'],
    ['a climbing entry of Windows', zipSync({ 'a\\..\\..\\x': strToU8('x') }), 'a.zip', 'unsafe-entry'],
    ['an entry from the root', zipSync({ '/etc/passwd': strToU8('x') }), 'a.zip', 'unsafe-entry'],
    ['an entry with a drive', zipSync({ 'C:x.txt': strToU8('x') }), 'a.zip', 'unsafe-entry'],
    ['a program in a ZIP', zipSync({ 'a.exe': exe }), 'a.zip', 'unsafe-entry'],
    ['many entries', zipSync({ a: zip, b: zip, c: zip }), 'a.zip', 'too-many-entries', { maxEntries: 2 }],
    [
      'a large content',
      zipSync({ a: new Uint8Array(3e6) }),
      'a.zip',
      'unpacked-too-large',
      { maxUnpackedMb: 2 },
    ],
    ['a bomb', zipSync({ a: new Uint8Array(3e6) }), 'a.zip', 'ratio-too-high'],
    ['a bomb as Excel', zipSync({ 'xl/s.xml': new Uint8Array(3e6) }), 'a.xlsx', 'ratio-too-high'],
    ['a bomb in a ZIP', zipSync({ 'a.zip': zipSync({ a: new Uint8Array(3e6) }) }), 'a.zip', 'ratio-too-high'],
    ['ZIP in ZIP in ZIP', nested(2), 'a.zip', 'nested-too-deep'],
  ])('%s', async (_, bytes, name, reason, limits = {}) => {
    const found = await inspect(bytes, name, limits)
    expect(found).toMatchObject({ ok: false, reason })
    if (found.ok) return
    for (const texts of [vietnamese, english]) {
      const sentence = texts[found.reason](found.refusal.facts)
      expect(sentence).not.toContain('undefined')
      const limit = Object.values(limits)[0]
      if (limit !== undefined) expect(sentence).toContain(String(limit))
    }
  })

  test('one ZIP in a ZIP is taken and counted', async () => {
    expect(await inspect(nested(1), 'a.zip')).toMatchObject({ ok: true, value: { entries: 2 } })
  })
})

test('a bomb that declares a gigabyte is refused within 10 ms: nothing of it is unpacked', async () => {
  const bomb = zipSync({ a: new Uint8Array(1e6) })
  const view = new DataView(bomb.buffer)
  view.setUint32(view.getUint32(bomb.byteLength - 6, true) + 24, 1e9, true)
  expect(zipEntries(bomb)[0]?.size).toBe(1e9)
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const began = performance.now()
    expect(await inspect(bomb, 'a.zip')).toMatchObject({ reason: 'unpacked-too-large' })
    times.push(performance.now() - began)
  }
  expect(Math.min(...times)).toBeLessThan(10)
})

test('any bytes under any name give facts or a refusal, never a fault', async () => {
  const good = fc.constantFrom(pdf, docx, xlsx, zip, png, jpeg, webp, sealed, encryptedPdf)
  const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
    maxLength: 40,
  })
  const changed = fc
    .tuple(good, changes, fc.double({ min: 0.1, max: 1, noNaN: true }))
    .map(([bytes, spots, part]) => {
      const copy = bytes.slice(0, Math.ceil(bytes.length * part))
      for (const [where, byte] of spots) copy[Math.floor(where * (copy.length - 1))] = byte
      return copy
    })
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a.pdf', 'a.docx', 'a.zip', 'a.txt', 'a.png'),
  )
  await fc.assert(
    fc.asyncProperty(fc.oneof(changed, fc.uint8Array({ maxLength: 300 })), names, async (bytes, name) => {
      const found = await inspect(bytes, name)
      if (found.ok) expect(found.value.size).toBe(bytes.byteLength)
      else expect(vietnamese[found.reason](found.refusal.facts)).not.toContain('undefined')
    }),
    { numRuns: 150 },
  )
})
