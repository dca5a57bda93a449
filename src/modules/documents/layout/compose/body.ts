import { format, type Orientation, textWidthMm } from '../format.ts'
import type { Block, Cell, ReadyDocument, RichText, TableBlock } from '../model.ts'
import { type HeadingLevel, headingLabels } from '../numbering.ts'
import type { Flow, Line, SheetCell, SheetTable } from '../sheet.ts'
import { line, merged, plain } from './line.ts'

type Numbered = Extract<Block, { kind: 'heading' | 'item' }>

interface Setting {
  doc: ReadyDocument
  orientation: Orientation
  labels: Map<Block, string>
  outlines: Map<HeadingLevel, number>
}

/** The blocks of a body or an annex as printed lines and tables, numbered in their order. */
export const composeBody = (
  blocks: readonly Block[],
  doc: ReadyDocument,
  orientation: Orientation,
): Flow[] => {
  const numbered = blocks.filter(
    (block): block is Numbered => block.kind === 'heading' || block.kind === 'item',
  )
  const labels = headingLabels(numbered)
  const setting: Setting = {
    doc,
    orientation,
    labels: new Map(numbered.map((block, i) => [block, labels[i] ?? ''])),
    outlines: outlineLevels(numbered),
  }
  return blocks.filter((block) => !isEmptyTable(block)).map((block) => setBlock(block, setting))
}

const isEmptyTable = (block: Block): boolean =>
  block.kind === 'table' && block.rows.length === 0 && block.head.length === 0

const rank: HeadingLevel[] = ['part', 'chapter', 'section', 'division', 'article', 'clause', 'point']

/** The levels that a document uses take the outline levels 1, 2, 3… without a gap. */
const outlineLevels = (blocks: readonly Numbered[]): Map<HeadingLevel, number> => {
  const used = new Set(blocks.filter(isOutlined).map((block) => block.level))
  return new Map(rank.filter((level) => used.has(level)).map((level, i) => [level, Math.min(i + 1, 6)]))
}

const isOutlined = (block: Numbered): boolean => block.kind === 'heading' || block.level === 'article'

const setBlock = (block: Block, at: Setting): Flow => {
  switch (block.kind) {
    case 'heading':
      return setHeading(block, at)
    case 'item':
      return setItem(block, at)
    case 'paragraph':
      return line('content', block.text, {
        ...place(at),
        ...(block.align ? { align: block.align } : {}),
        ...(block.indent === false || block.align === 'center' ? { firstMm: 0 } : {}),
      })
    case 'dash':
      return line('content', [{ text: '- ' }, ...runs(block.text)], place(at))
    case 'table':
      return setTable(block, at)
    case 'page-break':
      return { kind: 'break' }
  }
}

const runs = (text: RichText) => (typeof text === 'string' ? [{ text }] : text)

const place = (at: Setting) => ({
  sizePt: at.doc.bodySizePt,
  firstMm: format.body.first_line_indent_mm_default,
  afterPt: format.body.paragraph_spacing_pt_min,
  spacing: format.body.line_spacing_default,
})

const setHeading = (block: Extract<Block, { kind: 'heading' }>, at: Setting): Line => {
  const number = at.labels.get(block) ?? ''
  const outline = at.outlines.get(block.level)
  const more = { ...place(at), keepNext: true, ...(outline ? { outline } : {}) }
  switch (block.level) {
    case 'part':
    case 'chapter':
      return stacked(['part_chapter_no', 'part_chapter_title'], number, block.title, { ...more, firstMm: 0 })
    case 'section':
      return stacked(['section_no', 'section_title'], number, block.title, { ...more, firstMm: 0 })
    case 'division':
      return line('section_title', [{ text: `${number} ` }, ...runs(block.title)], { ...more, align: 'left' })
    case 'article':
      return line('article', [{ text: `${number} ` }, ...runs(block.title)], more)
    case 'clause':
    case 'point':
      return line(block.level, led(number, block.title), more)
  }
}

/** "Chương I" and, on the next row of the same heading, its title in capitals. */
const stacked = (
  [no, title]: ['part_chapter_no' | 'section_no', 'part_chapter_title' | 'section_title'],
  number: string,
  text: RichText,
  more: Partial<Line>,
): Line => {
  const above = line(no, number)
  const below = line(title, text, more)
  const gap = plain(text).trim() ? [{ text: '\n', bold: true, italic: false }] : []
  return { ...below, also: [no], spans: merged([...above.spans, ...gap, ...(gap.length ? below.spans : [])]) }
}

/** A number before its text; it is bold where all of the text is. */
const led = (number: string, text: RichText) => {
  const parts = runs(text)
  const bold = parts.length > 0 && parts.every((part) => 'bold' in part && part.bold === true)
  return [{ text: `${number} `, bold }, ...parts]
}

const setItem = (block: Extract<Block, { kind: 'item' }>, at: Setting): Line => {
  const number = at.labels.get(block) ?? ''
  const title = block.title === undefined ? [] : [...runs(block.title), { text: ' ' }]
  if (block.level !== 'article')
    return line(block.level, [...led(number, title), ...runs(block.text)], place(at))
  const outline = at.outlines.get('article')
  const head = line('article', [{ text: `${number} ` }, ...title], {
    ...place(at),
    ...(outline ? { outline } : {}),
  })
  const rest = line('content', block.text)
  return { ...head, align: rest.align, also: ['content'], spans: [...head.spans, ...rest.spans] }
}

/** Text in tables: the smaller size the decree allows, no indent, a small gap. */
const cellPlace = { sizePt: format.body.size_pt_min, beforePt: 3, afterPt: 3 }

const setTable = (block: TableBlock, at: Setting): SheetTable => {
  const shares = block.columns.reduce((sum, column) => sum + column.width, 0)
  const whole = textWidthMm(at.orientation)
  const head = block.head.map((row) => setRow(row, block, { align: 'center', bold: true }))
  const rows = block.rows.map((row) =>
    Array.isArray(row)
      ? setRow(row, block)
      : [setCell({ text: row.group, colspan: block.columns.length, bold: true }, 'left', true)],
  )
  return {
    kind: 'table',
    widthsMm: block.columns.map((column) => (column.width / shares) * whole),
    headRows: head.length,
    rows: [...head, ...rows],
  }
}

const setRow = (
  row: readonly Cell[],
  block: TableBlock,
  as?: { align: Line['align']; bold: boolean },
): SheetCell[] =>
  row.map((cell, i) => {
    const wide = typeof cell === 'string' || Array.isArray(cell) ? { text: cell } : cell
    const align = as?.align ?? block.columns[i]?.align ?? 'left'
    return setCell(as ? { ...wide, bold: as.bold } : wide, align)
  })

const setCell = (cell: Exclude<Cell, RichText>, align: Line['align'], keepNext = false): SheetCell => {
  const parts = cell.bold ? runs(cell.text).map((part) => ({ ...part, bold: true })) : cell.text
  return {
    lines: [line('content', parts, { ...cellPlace, keepNext, align: cell.align ?? align })],
    colspan: cell.colspan ?? 1,
    rowspan: cell.rowspan ?? 1,
  }
}
