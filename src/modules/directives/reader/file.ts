import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'
import { readDayExceptions, workdays } from '#platform/workdays.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { readDirectiveText } from './read.ts'
import { refusedFor } from './refused.ts'
import type { Paragraph, ReadDirective, ReadOptions } from './shape.ts'
import { docxParagraphs, isDocx } from './source/docx.ts'
import { pdfParagraphs } from './source/pdf.ts'
import { decodeText, textParagraphs } from './source/text.ts'

export type ReadFile = ReadOptions & { fileName: string; limits?: Partial<Limits> }

const startsWith = (bytes: Uint8Array, signature: number[], from = 0): boolean =>
  signature.every((b, i) => bytes[from + i] === b)

/** PDF allows some bytes before its mark. */
const isPdf = (bytes: Uint8Array): boolean => {
  for (let i = 0; i < Math.min(1024, bytes.length); i++)
    if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d], i)) return true
  return false
}

/** By what the file is, never by what it is called. */
async function paragraphsIn(bytes: Uint8Array, limits: Limits): Promise<Paragraph[]> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    if (!isDocx(bytes)) throw refusedFor('not-a-document')
    return docxParagraphs(bytes, limits)
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw refusedFor('old-word')
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) throw refusedFor('rich-text')
  if (isPdf(bytes)) return pdfParagraphs(bytes, limits)
  return textParagraphs(decodeText(bytes))
}

let calendar: ReadOptions['isWorkingDay']
const holidays = (): NonNullable<ReadOptions['isWorkingDay']> => {
  calendar ??= workdays(
    readDayExceptions(readFileSync(join(projectRoot, 'db/reference/public-holidays.csv'), 'utf8')),
  ).isWorkingDay
  return calendar
}

/** The non-empty paragraphs of a dispatch, in order. Throws DirectiveRefused for what cannot be read, and nothing else. */
export async function directiveParagraphs(bytes: Uint8Array, limits: Limits): Promise<Paragraph[]> {
  if (bytes.length > limits.bytes) throw refusedFor('too-large', limits.bytes)
  if (!bytes.length) throw refusedFor('empty')
  const paragraphs = await paragraphsIn(bytes, limits)
  if (!paragraphs.some((p) => /\p{L}/u.test(p.text))) throw refusedFor('empty')
  if (paragraphs.length > limits.paragraphs) throw refusedFor('too-many-paragraphs', limits.paragraphs)
  if (paragraphs.some((p) => p.text.length > limits.characters))
    throw refusedFor('paragraph-too-long', limits.characters)
  return paragraphs
}

/** Paragraphs and reading of a dispatch, for who keeps both. Throws DirectiveRefused and nothing else. */
export async function readWhole(
  bytes: Uint8Array,
  file: ReadFile,
): Promise<{ paragraphs: Paragraph[]; reading: ReadDirective }> {
  const paragraphs = await directiveParagraphs(bytes, { ...defaultLimits, ...file.limits })
  const reading = readDirectiveText(paragraphs, { isWorkingDay: file.isWorkingDay ?? holidays() })
  return { paragraphs, reading }
}

/**
 * Reads an official dispatch (.docx, .pdf with text, .md, .txt) into items of work. Working days are Monday to Friday
 * but for db/reference/public-holidays.csv, unless `isWorkingDay` is given. Throws DirectiveRefused and nothing else.
 */
export async function readDirective(bytes: Uint8Array, file: ReadFile): Promise<ReadDirective> {
  return (await readWhole(bytes, file)).reading
}
