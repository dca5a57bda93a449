import { fileTypeFromBuffer } from 'file-type'
import type { Kind } from './kind.ts'
import { type FileLimits, Unfit } from './unfit.ts'
import { officeKind, zipFacts } from './zip-facts.ts'
import { looksLikeZip } from './zip-sizes.ts'

const images: Record<string, Kind> = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' }

const begins = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte)

/** The kind of a file by its content; throws Unfit for every kind that is not taken. */
export const kindOf = async (bytes: Uint8Array, limits: FileLimits): Promise<Kind> => {
  if (looksLikeZip(bytes)) {
    zipFacts(bytes, limits)
    return officeKind(bytes) ?? 'zip'
  }
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new Unfit(isSealedOffice(bytes) ? 'encrypted' : 'old-office')
  // Its first part tells all that is asked; the whole could be made to keep the reader busy.
  const found = await fileTypeFromBuffer(bytes.subarray(0, 65_536))
  const image = found && images[found.mime]
  if (image) return image
  if (isText(bytes)) {
    refuseMarkup(bytes)
    return 'text'
  }
  throw found ? new Unfit('not-allowed', { found: found.ext }) : new Unfit('unknown-type')
}

/** Word and Excel wrap a file with a password in the old container, with an entry of this name (UTF-16). */
const isSealedOffice = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )

/** No control characters but tab and line ends; UTF-8, UTF-16 with its mark, or a one-byte code. */
const isText = (bytes: Uint8Array): boolean => {
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return true
  return bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
}

const markup =
  /<\s*(!doctype|html|head|body|svg|script|iframe|object|embed|\?xml|\?php|img|a\s|form|style|link|meta)/i

/** Text that a browser could run, or a shell would, is no evidence. */
const refuseMarkup = (bytes: Uint8Array): void => {
  const code = begins(bytes, 0xff, 0xfe) ? 'utf-16le' : begins(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(code).decode(bytes.subarray(0, 65_536))
  if (text.includes('\0')) throw new Unfit('unknown-type')
  const found = markup.exec(text)?.[1]
  if (found)
    throw new Unfit('not-allowed', {
      found: /svg/i.test(text) ? 'svg' : found.startsWith('?php') ? 'php' : 'html',
    })
  if (text.startsWith('#!')) throw new Unfit('not-allowed', { found: 'script' })
}
