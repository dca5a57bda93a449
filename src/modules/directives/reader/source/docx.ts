import { strFromU8, unzipSync } from 'fflate'
import type { Limits } from '../limits.ts'
import { DirectiveRefused, refusedFor } from '../refused.ts'
import type { Paragraph } from '../shape.ts'
import { headOf } from '../table.ts'
import { tidyText } from './text.ts'
import { type WordNumbering, wordNumbering } from './word-numbering.ts'
import { at, childrenOf, type Element, readXml, valOf } from './xml.ts'

const parts = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml', 'word/footnotes.xml']

/** Unpacks only the parts that hold words, after adding up the sizes the ZIP directory gives. */
function unpacked(bytes: Uint8Array, limits: Limits): Map<string, Element> {
  let total = 0
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        if (!parts.includes(file.name)) return false
        total += file.originalSize
        if (total > limits.unpacked) throw refusedFor('too-large-unpacked', limits.unpacked)
        return true
      },
    })
    return new Map(Object.entries(files).map(([name, data]) => [name, readXml(strFromU8(data))]))
  } catch (error) {
    if (error instanceof DirectiveRefused) throw error
    throw refusedFor('damaged')
  }
}

type Block = { text: string; aside?: Paragraph['aside'] }

/** Elements whose words are not read: deleted text, codes of fields, the second copy of a drawing. */
const skipped = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:pPr', 'w:rPr'])

const isOn = (element: Element | undefined): boolean =>
  Boolean(element) && !['0', 'false', 'off'].includes(valOf(element) ?? '')

type Ink = { struck: number; hidden: number; plain: number }

class Paragraphs {
  readonly found: Paragraph[] = []
  private tables = 0

  constructor(
    private readonly numbering: WordNumbering,
    private readonly limits: Limits,
  ) {}

  /** The blocks of a body, a cell or a text box. */
  walk(container: Element, into: Block[] | null = null): void {
    for (const child of container.children) {
      if (typeof child === 'string' || skipped.has(child.name)) continue
      if (child.name === 'w:p') this.paragraph(child, into)
      else if (child.name === 'w:tbl') this.table(child, into)
      else this.walk(child, into)
    }
  }

  private keep(block: Block, into: Block[] | null): void {
    if (!block.text) return
    if (into) into.push(block)
    else this.found.push(block)
    if (this.found.length > this.limits.paragraphs)
      throw refusedFor('too-many-paragraphs', this.limits.paragraphs)
  }

  private paragraph(p: Element, into: Block[] | null): void {
    const boxes: Element[] = []
    const ink: Ink = { struck: 0, hidden: 0, plain: 0 }
    const lines = this.words(p, boxes, ink, '').split('\n').map(tidyText).filter(Boolean)
    const label = lines.length ? this.numbering.label(at(p, 'w:pPr')) : ''
    const aside =
      ink.plain > 0 || !(ink.struck + ink.hidden) ? undefined : ink.struck ? 'struck-out' : 'hidden'
    for (const [i, line] of lines.entries())
      this.keep({ text: i === 0 && label ? `${label} ${line}` : line, ...(aside ? { aside } : {}) }, into)
    for (const box of boxes) this.walk(box, into)
  }

  private words(element: Element, boxes: Element[], ink: Ink, mode: '' | 'struck' | 'hidden'): string {
    let text = ''
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:t') {
        const words = child.children.filter((c) => typeof c === 'string').join('')
        ink[mode || 'plain'] += words.trim().length
        text += words
      } else if (child.name === 'w:tab' || child.name === 'w:ptab') text += '\t'
      else if (child.name === 'w:br' || child.name === 'w:cr') text += '\n'
      else if (child.name === 'w:noBreakHyphen') text += '-'
      else if (child.name === 'w:txbxContent') boxes.push(child)
      else if (child.name === 'w:r') {
        const props = at(child, 'w:rPr')
        const struck = isOn(at(props, 'w:strike')) || isOn(at(props, 'w:dstrike'))
        text += this.words(
          child,
          boxes,
          ink,
          struck ? 'struck' : isOn(at(props, 'w:vanish')) ? 'hidden' : mode,
        )
      } else if (!skipped.has(child.name)) text += this.words(child, boxes, ink, mode)
    }
    return text
  }

  private cell(cell: Element): Block[] {
    const blocks: Block[] = []
    this.walk(cell, blocks)
    return blocks
  }

  /** A table of work or figures gives its rows; a table that only lays out a page gives the paragraphs of its cells. */
  private table(table: Element, into: Block[] | null): void {
    const above: Block[][] = []
    const rows = rowsIn(table).map((row) => {
      let column = 0
      return cellsIn(row).flatMap((cell) => {
        const merge = at(cell, 'w:tcPr', 'w:vMerge')
        const own = this.cell(cell)
        const span = Math.min(20, Math.max(1, Number(valOf(at(cell, 'w:tcPr', 'w:gridSpan')) ?? 1)))
        const blocks = merge && valOf(merge) !== 'restart' && !own.length ? (above[column] ?? []) : own
        above[column] = blocks
        column += span
        return [{ blocks, own, span }]
      })
    })
    const texts = rows.map((row) =>
      row.flatMap((c) => [lines(c.blocks), ...Array<string>(c.span - 1).fill('')]),
    )
    const work = texts.some((cells) => headOf(cells))
    const grid = work || texts.some((cells) => cells.filter(Boolean).length > 2)
    if (!grid || into) {
      for (const c of rows.flat()) for (const block of c.own) this.keep(block, into)
      return
    }
    this.tables++
    texts.forEach((cells) => {
      const text = cells.filter(Boolean).join(' | ').replace(/\n/gu, ' ')
      if (text) this.found.push({ text, cells, table: this.tables })
    })
    if (this.found.length > this.limits.paragraphs)
      throw refusedFor('too-many-paragraphs', this.limits.paragraphs)
  }
}

const lines = (blocks: Block[]): string => blocks.map((b) => b.text).join('\n')
const through = (element: Element, name: string): Element[] =>
  element.children.flatMap((c) =>
    typeof c === 'string'
      ? []
      : c.name === name
        ? [c]
        : /^w:(?:sdt|sdtContent|ins|customXml)$/u.test(c.name)
          ? through(c, name)
          : [],
  )
const rowsIn = (table: Element): Element[] => through(table, 'w:tr')
const cellsIn = (row: Element): Element[] => through(row, 'w:tc')

/** True for a ZIP that holds a Word document. */
export const isDocx = (bytes: Uint8Array): boolean => {
  let word = false
  try {
    unzipSync(bytes, {
      filter: (file) => {
        word ||= file.name === 'word/document.xml'
        return false
      },
    })
  } catch {
    return false
  }
  return word
}

/** The paragraphs of a Word document, with the numbers of its automatic lists and its footnotes as asides. */
export function docxParagraphs(bytes: Uint8Array, limits: Limits): Paragraph[] {
  const files = unpacked(bytes, limits)
  const document = files.get('word/document.xml')
  const body = at(document, 'w:document', 'w:body')
  if (!body) throw refusedFor('damaged')
  const reader = new Paragraphs(
    wordNumbering(files.get('word/numbering.xml'), files.get('word/styles.xml')),
    limits,
  )
  reader.walk(body)
  const notes = childrenOf(at(files.get('word/footnotes.xml'), 'w:footnotes'), 'w:footnote')
  const before = reader.found.length
  for (const note of notes) reader.walk(note)
  reader.found.slice(before).forEach((p) => {
    p.aside = 'footnote'
  })
  return reader.found
}
