import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { looksLikeZip, NotZip, unpackEntry, zipEntries } from './zip-sizes.ts'

const text = strToU8('Quyết định '.repeat(100))
const zip = zipSync({ 'thư mục/tệp.txt': text, 'b.txt': [text, { level: 0 }] })
const patched = (change: (view: DataView, directory: number) => void): Uint8Array => {
  const copy = zip.slice()
  const view = new DataView(copy.buffer)
  change(view, view.getUint32(copy.byteLength - 6, true))
  return copy
}

describe('the directory of a ZIP', () => {
  test('tells names and sizes', () => {
    expect(zipEntries(zip)).toMatchObject([
      { name: 'thư mục/tệp.txt', size: text.length, method: 8, encrypted: false, directory: false },
      { name: 'b.txt', size: text.length, packed: text.length, method: 0 },
    ])
  })

  test('unpacks one entry at a time', () => {
    for (const entry of zipEntries(zip)) expect(unpackEntry(zip, entry, 10_000)).toEqual(text)
  })

  test('an entry larger than asked for is not unpacked', () => {
    const [entry] = zipEntries(zip)
    expect(() => entry && unpackEntry(zip, entry, 10)).toThrow(NotZip)
  })

  test('an entry that holds more than it declares is stopped at what it declared', () => {
    const liar = patched((view, directory) => view.setUint32(directory + 24, 3, true))
    const [entry] = zipEntries(liar)
    expect(entry?.size).toBe(3)
    expect(() => entry && unpackEntry(liar, entry, 10_000)).toThrow(NotZip)
  })

  test('entries that share their packed bytes are refused', () => {
    const overlapping = patched((view, directory) => {
      const second = directory + 46 + view.getUint16(directory + 28, true)
      view.setUint32(second + 42, view.getUint32(directory + 42, true), true)
    })
    expect(() => zipEntries(overlapping)).toThrow('overlapping')
  })

  test('an entry behind a password says so', () => {
    const locked = patched((view, directory) => view.setUint16(directory + 8, 1, true))
    expect(zipEntries(locked)[0]?.encrypted).toBe(true)
  })

  test('reading stops after the entries asked for', () => expect(zipEntries(zip, 0)).toHaveLength(1))

  test('any bytes give entries or NotZip, nothing else', () => {
    const broken = fc.tuple(fc.nat(zip.length - 1), fc.nat(255)).map(([at, byte]) => {
      const copy = zip.slice()
      copy[at] = byte
      return copy
    })
    fc.assert(
      fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        try {
          for (const entry of zipEntries(bytes)) unpackEntry(bytes, entry, 100_000)
        } catch (error) {
          expect(error).toBeInstanceOf(NotZip)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('looksLikeZip looks at the first bytes', () => {
    expect(looksLikeZip(zip)).toBe(true)
    expect(looksLikeZip(zipSync({}))).toBe(true)
    expect(looksLikeZip(strToU8('PK is not enough by itself'))).toBe(false)
  })
})
