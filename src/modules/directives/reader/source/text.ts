import { readLabel } from '../numbering.ts'
import { refusedFor } from '../refused.ts'
import type { Paragraph } from '../shape.ts'

/** Marks that are not letters and can hide words from a reader: controls, zero widths, directions. */
const unseen = /(?![\t\n\r\f\v])[\p{Cc}\p{Cf}\ufffe\uffff]/gu

/** Composed letters, single spaces, nothing that cannot be seen. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()

/** Bytes as text: UTF-8 or UTF-16 by their mark, UTF-8 where it is valid, else Windows-1258; composed letters. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return new TextDecoder('utf-16le').decode(bytes).normalize('NFC')
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder('utf-16be').decode(bytes).normalize('NFC')
  const sample = bytes.subarray(0, 4096)
  if (sample.filter((b) => b === 0).length > 0) throw refusedFor('not-a-document')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  }
}

const unmarked = (line: string): string =>
  line
    .replace(/^\s{0,3}(?:#{1,6}|>)\s+/u, '')
    .replace(/<br\s*\/?>/giu, ' ')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/\\([.\-+*()#_[\]])/gu, '$1')

const cellsOf = (line: string): string[] | undefined => {
  if (!/^\s*\|.*\|\s*$/u.test(line)) return undefined
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/u)
    .map((cell) => tidyText(unmarked(cell)))
}

/** A line goes on with the one before where it begins small, or the one before ends in the middle of a phrase. */
const goesOn = (before: string, line: string): boolean =>
  !readLabel(line) &&
  !/[.:;!?]$/u.test(before) &&
  !/^\|/u.test(before) &&
  (/^\p{Ll}/u.test(line) ||
    (/(?:,|\s(?:và|của|các|với|tại|theo|cho|về|trong|do|số))$/u.test(before) && before.length > 60))

/** The paragraphs of a text or Markdown file; comments and mere rules are kept as asides. */
export function textParagraphs(text: string): Paragraph[] {
  const found: Paragraph[] = []
  const parts = text.split(/(<!--[\s\S]*?(?:-->|$))/u)
  let table = 0
  let joined = false
  let inTable = false
  for (const part of parts) {
    if (part.startsWith('<!--')) {
      const words = tidyText(part.replace(/^<!--|-->$/gu, ''))
      if (words) found.push({ text: words, aside: 'comment' })
      joined = false
      continue
    }
    for (const raw of part.split(/\r\n|[\n\r\u2028\u2029\f\v]/u).flatMap((l) => l.split(/\s{4,}|\t{2,}/u))) {
      const cells = cellsOf(raw)
      const line = cells ? cells.join(' | ') : tidyText(unmarked(raw))
      const last = found.at(-1)
      if (!line) joined = false
      else if (cells && /[\p{L}\p{N}]/u.test(line)) {
        if (!inTable) table++
        found.push({ text: line, cells, table })
      } else if (cells) found.push({ text: raw.trim() })
      else if (last && joined && !last.cells && !last.aside && goesOn(last.text, line))
        last.text += ` ${line}`
      else found.push({ text: line })
      joined = Boolean(line) && !cells
      inTable = Boolean(cells)
    }
  }
  return found
}
