import type { BlockInput } from '../layout/model.ts'
import { linesOfTable, tableLines, tableOf } from './typed-table.ts'

const heading = /^([IVXLC]{1,6})\.\s+(.+)$/u
const article = /^Điều\s+(\d{1,4})\.\s+(.+)$/u
const clause = /^(\d{1,3})\.\s+(.+)$/u
const point = /^([a-zđ])\)\s+(.+)$/u
const dash = /^[-–]\s+(.+)$/u

const blockOf = (line: string): BlockInput => {
  const [, roman, title] = heading.exec(line) ?? []
  if (roman && title) return { kind: 'heading', level: 'division', number: roman, title }
  const [, no, articleText] = article.exec(line) ?? []
  if (no && articleText) return { kind: 'item', level: 'article', number: no, text: articleText }
  const [, n, clauseText] = clause.exec(line) ?? []
  if (n && clauseText) return { kind: 'item', level: 'clause', number: n, text: clauseText }
  const [, letter, pointText] = point.exec(line) ?? []
  if (letter && pointText) return { kind: 'item', level: 'point', number: letter, text: pointText }
  const [, dashed] = dash.exec(line) ?? []
  if (dashed) return { kind: 'dash', text: dashed }
  return { kind: 'paragraph', text: line }
}

/**
 * Typed text as the blocks of a document, one a line: "I. …" a heading, "Điều 1. …", "1. …", "a) …", "- …", else a
 * paragraph. Lines one after the other whose cells are parted by tabs or stand between "|" are a table.
 */
export const blocksOf = (text: string): BlockInput[] => {
  const lines = text.split('\n')
  const blocks: BlockInput[] = []
  for (let at = 0; at < lines.length; ) {
    const rows = tableLines(lines, at)
    const line = lines[at]?.trim().replace(/\t+/gu, ' ')
    if (rows > 0) blocks.push(tableOf(lines.slice(at, at + rows)))
    else if (line) blocks.push(blockOf(line))
    at += rows || 1
  }
  return blocks
}

const plain = (text: unknown): string | undefined => {
  if (typeof text === 'string') return text
  if (!Array.isArray(text)) return undefined
  const runs = text as { text: string; bold?: boolean; italic?: boolean }[]
  return runs.some((run) => run.bold || run.italic) ? undefined : runs.map((run) => run.text).join('')
}

const lineOf = (block: BlockInput): string | undefined => {
  if (block.kind === 'paragraph') return block.align || block.indent === false ? undefined : plain(block.text)
  if (block.kind === 'dash') return `- ${plain(block.text) ?? '\n'}`
  if (block.kind === 'heading')
    return block.level === 'division' && block.number
      ? `${block.number}. ${plain(block.title) ?? '\n'}`
      : undefined
  if (block.kind !== 'item' || block.title !== undefined || !block.number) return undefined
  const label = { article: `Điều ${block.number}.`, clause: `${block.number}.`, point: `${block.number})` }
  return `${label[block.level]} ${plain(block.text) ?? '\n'}`
}

/** As JSON with sorted keys: blocks that were kept come back with theirs in another order. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** The lines that stand for a block; a table has an empty line before it, so that two do not run into one. */
const linesOf = (block: BlockInput): string[] | undefined => {
  if (block.kind === 'table') {
    const rows = linesOfTable(block)
    return rows && ['', ...rows]
  }
  const line = lineOf(block)
  return line === undefined || line.trim() === '' || line.includes('\n') ? undefined : [line]
}

/** The text that gives back exactly these blocks; undefined where text cannot, as with bold words or joined cells. */
export const typedOf = (blocks: readonly BlockInput[]): string | undefined => {
  const lines = blocks.map(linesOf)
  if (lines.includes(undefined)) return undefined
  const text = lines.flat().join('\n').replace(/^\n/u, '')
  return inOrder(blocksOf(text)) === inOrder(blocks) ? text : undefined
}
