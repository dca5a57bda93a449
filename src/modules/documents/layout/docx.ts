import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { compose } from './compose.ts'
import { paragraphOf, thin } from './docx/paragraph.ts'
import { lineOf, pairOf, tableOf } from './docx/table.ts'
import { black, border, family, halfPoints, twips } from './docx/units.ts'
import { elementKeys, elementRow, elementStyle, format, ourMm, pageMm } from './format.ts'
import { type OfficialDocument, officialDocument } from './model.ts'
import type { Flow, Line, Section } from './sheet.ts'

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
