import { SheetRefused } from './refusals.ts'

const begins = (bytes: Uint8Array, ...codes: number[]) => codes.every((c, i) => bytes[i] === c)
/** A ZIP, as workbooks are. */
export const isZip = (bytes: Uint8Array) =>
  begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0x50, 0x4b, 0x05, 0x06)

/** What a file is shows in its first bytes, whatever its name says. */
export function refuseByContent(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new SheetRefused('empty')
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart()
  if (start.includes('%PDF-')) throw new SheetRefused('pdf')
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetRefused(isLocked(bytes) ? 'encrypted' : 'old-xls')
  if (/^(?:ï»¿)?<(?:!doctype|html|table|head|meta|\?xml)/i.test(start) || /^mime-version:/i.test(start))
    throw new SheetRefused('web-page')
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47) || begins(bytes, 0xff, 0xd8, 0xff) || start.startsWith('GIF8'))
    throw new SheetRefused('picture')
  if (isZip(bytes) || begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return
  const sample = bytes.subarray(0, 4096)
  const control = sample.filter((b) => b < 9 || (b > 13 && b < 32)).length
  const zeros = sample.filter((b) => b === 0).length
  if (control - zeros > sample.length / 20) throw new SheetRefused('not-a-spreadsheet')
}

/** A workbook with a password is an OLE container with a stream "EncryptedPackage"; an old .xls is one with "Workbook". */
function isLocked(bytes: Uint8Array): boolean {
  const name = 'EncryptedPackage'
  const wide = new Uint8Array([...name].flatMap((c) => [c.charCodeAt(0), 0]))
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(wide))
}
