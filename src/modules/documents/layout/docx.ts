import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { compose } from './compose.ts'
import { elementKeys, elementRow, elementStyle, format, ourMm, pageMm } from './format.ts'
import { type OfficialDocument, officialDocument } from './model.ts'
import type { Flow, Line, Pair, Section, SheetTable } from './sheet.ts'

/** The document as a Word file. Throws ZodError for a document that is not one. */
export const toDocx = async (doc: OfficialDocument): Promise<Uint8Array> => {
  const composition = compose(officialDocument.parse(doc))
  const file = new Document({
    title: composition.title,
    subject: composition.title,
    creator: composition.author,
    lastModifiedBy: composition.author,
    keywords: composition.keywords.join(', '),
    features: { updateFields: false },
    styles: styles(),
    sections: composition.sections.map((section, i) =>
      sectionOf(section, i === 0 ? composition.contact : []),
    ),
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

// Word counts in twentieths of a point. Rounded up: rounding down takes a margin below its legal minimum.
const twips = (mm: number): number => Math.ceil((mm * 1440) / 25.4 - 1e-9)
const points = (pt: number): number => Math.round(pt * 20)
const halfPoints = (pt: number): number => Math.round(pt * 2)

const family = format.font.family
const black = format.font.color.slice(1)
const border = { style: BorderStyle.SINGLE, size: 4, color: black, space: 0 }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none }

const aligned = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
}

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

const styles = () => {
  const run = { font: family, size: halfPoints(format.body.size_pt_default), color: black }
  const heading = { run: { ...run, bold: true }, paragraph: {} }
  return {
    default: {
      document: { run: { ...run, language: { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'vi-VN' } } },
      heading1: heading,
      heading2: heading,
      heading3: heading,
      heading4: heading,
      heading5: heading,
      heading6: heading,
    },
    // One named style an element, so that a clerk can restyle or find it in Word.
    paragraphStyles: elementKeys.map((key) => {
      const style = elementStyle(key)
      return {
        id: key,
        name: `NĐ30 ${elementRow(key).name_vi}`,
        basedOn: 'Normal',
        quickFormat: true,
        run: { font: family, size: halfPoints(style.sizePt), bold: style.bold, italics: style.italic },
      }
    }),
  }
}

const sectionOf = (section: Section, contact: readonly Line[]): ISectionOptions => ({
  properties: {
    titlePage: section.restart,
    page: {
      // The library turns the two sizes around itself for a landscape page.
      size: {
        width: twips(pageMm.portrait.width),
        height: twips(pageMm.portrait.height),
        orientation:
          section.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: twips(pageMm.top),
        bottom: twips(pageMm.bottom),
        left: twips(pageMm.left),
        right: twips(pageMm.right),
        header: twips(ourMm.pageNumberTop),
        footer: twips(ourMm.footBottom),
        gutter: 0,
      },
      pageNumbers: section.restart ? { start: format.page_number.start } : {},
    },
  },
  headers: { default: new Header({ children: [pageNumber()] }), first: new Header({ children: [bare()] }) },
  footers: {
    default: new Footer({ children: [bare()] }),
    first: new Footer({ children: contact.length > 0 ? contactLines(contact) : [bare()] }),
  },
  children: section.flow.flatMap(flowOf),
})

const bare = () => new Paragraph({ children: [] })

const pageNumber = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        children: [PageNumber.CURRENT],
        font: family,
        size: halfPoints(format.page_number.size_pt_max),
      }),
    ],
  })

const contactLines = (lines: readonly Line[]): Paragraph[] =>
  lines.map((line, i) => paragraphOf(line, i === 0 ? { border: { top: border } } : {}))

const flowOf = (flow: Flow): (Paragraph | Table)[] => {
  switch (flow.kind) {
    case 'line':
      return [lineOf(flow)].flat()
    case 'pair':
      return [...(flow.beforePt ? [thin(flow.beforePt, true)] : []), pairOf(flow)]
    case 'table':
      return [tableOf(flow), thin(6)]
    case 'break':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

/** An empty paragraph of an exact height: a gap before a table, or after one. */
const thin = (pt: number, keepNext = false): Paragraph =>
  new Paragraph({
    keepNext,
    spacing: { before: 0, after: 0, line: points(pt), lineRule: LineRuleType.EXACT },
    children: [],
  })

const lineOf = (line: Line): Paragraph | (Paragraph | Table)[] => {
  if (line.frameMm) return frameOf(line, line.frameMm)
  if (line.ruleMm !== undefined) return ruleOf(line, line.ruleMm)
  return paragraphOf(line)
}

const paragraphOf = (line: Line, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    ...(line.outline ? { heading: levels[line.outline - 1] } : { style: line.key }),
    alignment: aligned[line.align],
    indent: { left: twips(line.leftMm), firstLine: twips(line.firstMm) },
    spacing: {
      before: points(line.beforePt),
      after: points(line.afterPt),
      line: Math.round(240 * line.spacing),
      lineRule: LineRuleType.AUTO,
    },
    ...(line.keepNext ? { keepNext: true } : {}),
    ...(line.outline ? { keepLines: true } : {}),
    children: runsOf(line),
    ...more,
  })

const runsOf = (line: Line): TextRun[] =>
  line.spans.flatMap((span) =>
    span.text.split('\n').map(
      (text, i) =>
        new TextRun({
          text,
          ...(i > 0 ? { break: 1 } : {}),
          font: family,
          size: halfPoints(line.sizePt),
          bold: span.bold,
          italics: span.italic,
          color: line.color?.slice(1) ?? black,
        }),
    ),
  )

/** The rule under a line: the upper border of an empty paragraph, drawn in from both sides to its length. */
const ruleOf = (line: Line, ruleMm: number): Paragraph => {
  const side = Math.max(0, Math.round(((((line.roomMm ?? ruleMm) - ruleMm) / 2) * 1440) / 25.4))
  return new Paragraph({
    style: line.key,
    border: { top: { ...border, size: 6 } },
    indent: { left: side, right: side },
    keepNext: line.keepNext,
    spacing: {
      before: points((ourMm.ruleGap / 25.4) * 72),
      after: points(line.afterPt),
      line: 20,
      lineRule: LineRuleType.EXACT,
    },
    children: [],
  })
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

const pairOf = (pair: Pair): Table => {
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

const tableOf = (table: SheetTable): Table => {
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
