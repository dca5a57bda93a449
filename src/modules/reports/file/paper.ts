import { unzipSync } from 'fflate'
import { Refused } from '#platform/refused.ts'
import type { Paper } from '../rules/handed-back.ts'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16) || 0xfffd)
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)) || 0xfffd)
    return entities[name] ?? whole
  })

const document = (bytes: Uint8Array, most: number): string => {
  const bad = new Refused('input', 'bad-input', [{ field: 'file', reason: 'not-a-word-file' }])
  try {
    const files = unzipSync(bytes, {
      filter: (file) => file.name === 'word/document.xml' && file.originalSize <= most,
    })
    const found = files['word/document.xml']
    if (found) return new TextDecoder().decode(found)
  } catch {
    throw bad
  }
  throw bad
}

/**
 * The paragraphs outside tables and the rows of tables of a Word file, as plain text; what tracked changes took out is
 * not in it. Refused for what is no .docx, or unpacks to more than `most` bytes.
 */
export const readPaper = (bytes: Uint8Array, most: number): Paper => {
  const xml = document(bytes, most)
  const paragraphs: string[] = []
  const rows: string[][] = []
  let text = ''
  let cell: string[] | undefined
  let row: string[] | undefined
  for (const [, closing = '', name = '', attributes = '', words] of xml.matchAll(
    /<(\/?)w:(tr|tc|p|t|tab|br)\b([^>]*)>(?:([^<]*))?/g,
  )) {
    const empty = attributes.endsWith('/')
    if (name === 't') {
      if (!closing && !empty) text += unescaped(words ?? '')
    } else if (name === 'tab' || name === 'br') text += ' '
    else if (name === 'p') {
      if (!closing && !empty) text = ''
      else if (cell) cell.push(text)
      else paragraphs.push(text)
      if (closing) text = ''
    } else if (name === 'tc') {
      if (!closing) cell = []
      else {
        row?.push((cell ?? []).join(' '))
        cell = undefined
      }
    } else if (!closing) row = []
    else if (row) {
      rows.push(row)
      row = undefined
    }
  }
  return { paragraphs, rows }
}
