import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Line, Pair, SheetTable } from '../sheet.ts'
import { paragraphOf, ruleOf, thin } from './paragraph.ts'
import { black, border, noBorders, none, twips } from './units.ts'

/** A line as what stands for it in Word: a paragraph, a rule, or a mark in its frame. */
export const lineOf = (line: Line): Paragraph | (Paragraph | Table)[] => {
  if (line.frameMm) return frameOf(line, line.frameMm)
  if (line.ruleMm !== undefined) return ruleOf(line, line.ruleMm)
  return paragraphOf(line)
}

/** A mark in its rectangle, right to the millimetre: a table of one cell. */
const frameOf = (line: Line, [widthMm, heightMm]: [number, number]): (Paragraph | Table)[] => {
  const edge = { ...border, size: 6, color: line.color?.slice(1) ?? black }
  const cell = new TableCell({
    width: { size: twips(widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    borders: { top: edge, bottom: edge, left: edge, right: edge },
    margins: noMargins,
    children: [paragraphOf({ ...line, beforePt: 0 })],
  })
  return [
    thin(line.beforePt),
    new Table({
      alignment: AlignmentType.CENTER,
      layout: TableLayoutType.FIXED,
      width: { size: twips(widthMm), type: WidthType.DXA },
      columnWidths: [twips(widthMm)],
      rows: [new TableRow({ height: { value: twips(heightMm), rule: HeightRule.EXACT }, children: [cell] })],
    }),
  ]
}

const noMargins = { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA }

export const pairOf = (pair: Pair): Table => {
  const columnWidths = pair.widthsMm.map((mm) => Math.round((mm * 1440) / 25.4))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths,
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    margins: noMargins,
    rows: pair.rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [row.left, row.right].map((lines, i) => pairCell(lines, pair.widthsMm[i] ?? 0)),
        }),
    ),
  })
}

const pairCell = (lines: readonly Line[], roomMm: number): TableCell => {
  const children = lines.flatMap(lineOf)
  return new TableCell({
    width: { size: Math.round((roomMm * 1440) / 25.4), type: WidthType.DXA },
    borders: noBorders,
    margins: noMargins,
    // Word wants a paragraph at the end of every cell.
    children: children.at(-1) instanceof Paragraph ? children : [...children, thin(2)],
  })
}

const cellSideMm = 1.2

export const tableOf = (table: SheetTable): Table => {
  const edges = { top: border, bottom: border, left: border, right: border }
  const columnWidths = table.widthsMm.map((mm) => Math.round((mm * 1440) / 25.4))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths,
    borders: { ...edges, insideHorizontal: border, insideVertical: border },
    margins: {
      top: 0,
      bottom: 0,
      left: twips(cellSideMm),
      right: twips(cellSideMm),
      marginUnitType: WidthType.DXA,
    },
    rows: table.rows.map(
      (row, i) =>
        new TableRow({
          ...(i < table.headRows ? { tableHeader: true } : {}),
          cantSplit: true,
          children: row.map(
            (cell) =>
              new TableCell({
                columnSpan: cell.colspan,
                rowSpan: cell.rowspan,
                verticalAlign: VerticalAlign.CENTER,
                children: cell.lines.map((line) => paragraphOf(line)),
              }),
          ),
        }),
    ),
  })
}
