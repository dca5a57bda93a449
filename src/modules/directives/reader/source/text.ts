import { readLabel } from '../numbering.ts'
import { refusedFor } from '../refused.ts'
import type { Paragraph } from '../shape.ts'
import { headOf } from '../table.ts'

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

/** Lines of the head and the end that never go on with the line above them. */
const ownLine =
  /^(?:Số\s*[:.]?\s*\d|Kính gửi|Nơi nhận|V\/v|Về việc|Căn cứ|[^,]{1,40}, ngày|\p{Lu}+(?:\s\p{Lu}+)+$)/u

/** A line goes on with the one before where it begins small, or the one before ends in mid-phrase or at the file's edge. */
const goesOn = (before: string, line: string, full: boolean): boolean => {
  if (readLabel(line) || /[.:;!?]$/u.test(before) || ownLine.test(line)) return false
  if (/^\p{Ll}/u.test(line)) return !/^[^,]{1,40}, ngày .*\d{4}$/u.test(before)
  const open = /(?:,|\s(?:và|của|các|với|tại|theo|cho|về|trong|do|số))$/u.test(before) && before.length > 60
  const prose = /[\p{L},]$/u.test(before) && !/^(?:V\/v|Về việc|Kết luận)/u.test(before)
  return open || (full && prose)
}

const gap = /\s{4,}|\t{2,}/u

/** Two columns side by side (the head, the signature) are read one after the other; a lone line belongs where it begins. */
function columnsOf(block: string[]): string[] {
  const pairs = block.map((line) => line.trim().split(gap))
  const sided = pairs.some((p) => p.length === 2) && pairs.every((p) => p.length <= 2) && block.length <= 15
  if (!sided || block.some((line) => line.includes('|'))) return pairs.flat()
  const left: string[] = []
  const right: string[] = []
  for (const [i, pair] of pairs.entries()) {
    const lone = pair.length === 1
    const indent = /^\s*/u.exec(block[i] ?? '')?.[0].replace(/\t/gu, '    ').length ?? 0
    if (!lone || indent < 24) left.push(pair[0] ?? '')
    if (!lone || indent >= 24) right.push(pair.at(-1) ?? '')
  }
  return [...left, ...right]
}

const blocksOf = (text: string): string[] => {
  const out: string[] = []
  let block: string[] = []
  for (const line of [...text.split(/\r\n|[\n\r\u2028\u2029\f\v]/u), '']) {
    if (line.trim()) block.push(line)
    else {
      out.push(...columnsOf(block), '')
      block = []
    }
  }
  return out
}

/** A table of at most two columns that lists no work only lays out the page: its cells are paragraphs. */
function flattened(found: Paragraph[]): Paragraph[] {
  const layout = (n: number | undefined): boolean => {
    const rows = found.filter((p) => p.cells && p.table === n)
    return rows.every((p) => (p.cells?.length ?? 0) <= 2) && !rows.some((p) => headOf(p.cells ?? []))
  }
  const flat = new Set([...new Set(found.flatMap((p) => (p.cells ? [p.table] : [])))].filter(layout))
  return found.flatMap((p) =>
    p.cells && flat.has(p.table) ? p.cells.filter(Boolean).map((text) => ({ text })) : [p],
  )
}

/** The paragraphs of a text or Markdown file; comments and mere rules are kept as asides. */
export function textParagraphs(text: string): Paragraph[] {
  const found: Paragraph[] = []
  const width = text.split(/\r?\n/u).reduce((most, line) => Math.max(most, line.trim().length), 0)
  let table = 0
  let joined = false
  let inTable = false
  let edge = 0
  for (const part of text.split(/(<!--[\s\S]*?(?:-->|$))/u)) {
    if (part.startsWith('<!--')) {
      const words = tidyText(part.replace(/^<!--|-->$/gu, ''))
      if (words) found.push({ text: words, aside: 'comment' })
      joined = false
      continue
    }
    for (const raw of blocksOf(part)) {
      const cells = cellsOf(raw)
      const line = cells ? cells.join(' | ') : tidyText(unmarked(raw))
      const last = found.at(-1)
      const words = /[\p{L}\p{N}]/u.test(line)
      if (cells && words) {
        if (!inTable) table++
        found.push({ text: line, cells, table })
      } else if (cells) found.push({ text: raw.trim() })
      else if (
        line &&
        last &&
        joined &&
        !last.aside &&
        goesOn(last.text, line, width <= 110 && edge > width * 0.8)
      )
        last.text += ` ${line}`
      else if (line) found.push({ text: line })
      joined = Boolean(line) && !cells
      inTable = Boolean(cells)
      edge = raw.trim().length
    }
  }
  return flattened(found)
}
