import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { SheetRefused } from './refusals.ts'

export type ZipEntry = {
  name: string
  size: number
  packed: number
  method: number
  at: number
  locked: boolean
}

const u16 = (v: DataView, at: number) => v.getUint16(at, true)
const u32 = (v: DataView, at: number) => v.getUint32(at, true)
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const broken = () => new SheetRefused('broken-workbook')

/** The ZIP's own directory, read without unpacking anything: names and declared sizes. */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes)
  const end = endRecord(view)
  const entries: ZipEntry[] = []
  let at = u32(view, end + 16)
  const count = u16(view, end + 10)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || u32(view, at) !== 0x02014b50) throw broken()
    const [nameLength, extra, comment] = [u16(view, at + 28), u16(view, at + 30), u16(view, at + 32)]
    entries.push({
      name: new TextDecoder()
        .decode(bytes.subarray(at + 46, at + 46 + nameLength))
        .replaceAll('\\', '/')
        .replace(/^\//, '')
        .toLowerCase(),
      size: u32(view, at + 24),
      packed: u32(view, at + 20),
      method: u16(view, at + 10),
      at: u32(view, at + 42),
      locked: (u16(view, at + 8) & 1) === 1,
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 66_000); at--) {
    if (u32(view, at) === 0x06054b50) return at
  }
  throw broken()
}

/**
 * Refuses an archive whose directory declares more than `limit` bytes. A directory may lie: `unzip` then stops at the
 * declared size. (A 295 kB bomb held a reader that trusts for 72 s and 2 GB.)
 */
export function refuseBomb(entries: ZipEntry[], limit: number): void {
  const size = entries.reduce((sum, e) => sum + e.size, 0)
  if (size > limit)
    throw new SheetRefused('too-large-unpacked', { limit: megabytes(limit), size: megabytes(size) })
}

export const megabytes = (bytes: number): string => String(Number((bytes / 1024 / 1024).toFixed(1)))

const inflate = promisify(inflateRaw) as (packed: Uint8Array, options: object) => Promise<Uint8Array>

/** One file of the archive, unpacked to at most its declared size. */
export async function unzip(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const view = viewOf(bytes)
  if (entry.at + 30 > bytes.length || u32(view, entry.at) !== 0x04034b50) throw broken()
  if (entry.locked) throw new SheetRefused('encrypted')
  const from = entry.at + 30 + u16(view, entry.at + 26) + u16(view, entry.at + 28)
  const packed = bytes.subarray(from, from + entry.packed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw broken()
  try {
    return await inflate(packed, { maxOutputLength: Math.max(entry.size, 1) })
  } catch {
    throw broken()
  }
}
