import type { BlockInput } from '../layout/model.ts'

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

/** Typed text as the blocks of a document, one a line: "I. …" a heading, "Điều 1. …", "1. …", "a) …", "- …", else a paragraph. */
export const blocksOf = (text: string): BlockInput[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(blockOf)

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

/** The text that gives back exactly these blocks; undefined where text cannot, as with tables or bold words. */
export const typedOf = (blocks: readonly BlockInput[]): string | undefined => {
  const lines = blocks.map(lineOf)
  const text = lines.join('\n')
  if (lines.some((line) => line === undefined || line.trim() === '' || line.includes('\n'))) return undefined
  return JSON.stringify(blocksOf(text)) === JSON.stringify(blocks) ? text : undefined
}
