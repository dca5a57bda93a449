import { inflateRawSync } from 'node:zlib'

/** One entry of a ZIP as its central directory tells it; nothing is unpacked to know this. */
export interface ZipEntry {
  name: string
  /** Bytes once unpacked, and as packed. */
  size: number
  packed: number
  encrypted: boolean
  directory: boolean
  /** 0 stored, 8 deflated. */
  method: number
  /** Where the entry's own header begins. */
  offset: number
}

/** The bytes are no ZIP, or its directory is broken, or its entries lie over one another as in a bomb. */
export class NotZip extends Error {
  override name = 'NotZip'
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const endLength = 22
const longestComment = 0xffff

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** True for bytes that begin as a ZIP does. */
export const looksLikeZip = (bytes: Uint8Array): boolean => {
  if (bytes.byteLength < endLength) return false
  const mark = viewOf(bytes).getUint32(0, true)
  return mark === localMark || mark === endMark
}

/**
 * The entries of a ZIP (.zip, .docx, .xlsx) with their sizes, read from the central directory alone.
 * Throws NotZip. More than `most` entries end the reading: the list then has `most + 1`.
 */
export const zipEntries = (bytes: Uint8Array, most = 100_000): ZipEntry[] => {
  const view = viewOf(bytes)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  // ZIP64 marks: larger than anything that is taken here.
  if (count === 0xffff || start === 0xffffffff) throw new NotZip('zip64')
  const entries: ZipEntry[] = []
  let at = start
  for (let i = 0; i < count && i <= most; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) throw new NotZip('broken directory')
    const names = view.getUint16(at + 28, true)
    entries.push(readEntry(bytes, view, at, names))
    at += 46 + names + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (entries.length <= most && count === entries.length) refuseOverlap(entries, start)
  return entries
}

const findEnd = (view: DataView): number => {
  const last = view.byteLength - endLength
  for (let at = last; at >= 0 && at >= last - longestComment; at--) {
    if (view.getUint32(at, true) !== endMark) continue
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  throw new NotZip('no directory')
}

const readEntry = (bytes: Uint8Array, view: DataView, at: number, nameLength: number): ZipEntry => {
  const flags = view.getUint16(at + 8, true)
  const name = new TextDecoder(flags & 0x800 ? 'utf-8' : 'latin1').decode(
    bytes.subarray(at + 46, at + 46 + nameLength),
  )
  return {
    name,
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    encrypted: (flags & 1) === 1,
    directory: /[/\\]$/.test(name),
    method: view.getUint16(at + 10, true),
    offset: view.getUint32(at + 42, true),
  }
}

/** Entries that share the same packed bytes make a bomb that no sum of packed sizes shows. */
const refuseOverlap = (entries: readonly ZipEntry[], directoryStart: number): void => {
  const ordered = entries.toSorted((a, b) => a.offset - b.offset)
  ordered.forEach((entry, i) => {
    const next = ordered[i + 1]?.offset ?? directoryStart
    if (entry.offset + 30 + entry.packed > next) throw new NotZip('overlapping entries')
  })
}

/**
 * The unpacked bytes of one entry, never more than it declared and never more than `most`.
 * Throws NotZip when it holds more, is encrypted, or is packed in a way that is not deflate.
 */
export const unpackEntry = (bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array => {
  const view = viewOf(bytes)
  if (entry.encrypted || entry.size > most) throw new NotZip(entry.encrypted ? 'encrypted' : 'too large')
  if (entry.offset + 30 > bytes.byteLength || view.getUint32(entry.offset, true) !== localMark)
    throw new NotZip('broken entry')
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0 && entry.packed === entry.size) return packed
  if (entry.method !== 8) throw new NotZip('unknown method')
  try {
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) }))
  } catch {
    throw new NotZip('the entry is not what its directory says')
  }
}
