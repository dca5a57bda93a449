import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { projectRoot } from '#platform/root.ts'
import { compose } from './compose.ts'
import { elementStyle, format, ourMm, pageMm } from './format.ts'
import { type OfficialDocument, officialDocument } from './model.ts'
import type { Composition } from './sheet.ts'
import { typst } from './typst.ts'

const template = readFileSync(join(projectRoot, 'src/modules/documents/layout/official.typ'), 'utf8')

/**
 * The document as a tagged, archivable PDF (PDF/A-2a, fonts embedded, headings as bookmarks).
 * `madeAt` is written in its metadata: the document's own day, or now for a draft without one, so that a dated
 * document always gives the same bytes. Throws ZodError for a document that is not one.
 */
export const toPdf = async (doc: OfficialDocument, madeAt?: Date): Promise<Uint8Array> => {
  const composition = compose(officialDocument.parse(doc))
  const data = printed(composition)
  const made = madeAt ?? (composition.date ? new Date(`${composition.date}T12:00:00+07:00`) : new Date())
  const compiler = typst()
  try {
    const done = compiler.compile({ mainFileContent: template, inputs: { doc: JSON.stringify(data) } })
    if (!done.result) throw new Error(`typst: ${JSON.stringify(done.takeDiagnostics()?.shortDiagnostics)}`)
    return archivable(compiler, done.result, Math.floor(made.getTime() / 1000))
  } finally {
    compiler.evictCache(5)
  }
}

/** PDF/A asks for a glyph of every sign; a text with one that Tinos lacks (an emoji) is printed as plain PDF 1.7. */
const archivable = (
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  creationTimestamp: number,
): Uint8Array => {
  try {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp }))
  } catch {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: '1.7', creationTimestamp }))
  }
}

const printed = (composition: Composition) => ({
  ...composition,
  page: {
    top: pageMm.top,
    bottom: pageMm.bottom,
    left: pageMm.left,
    right: pageMm.right,
    numberTop: ourMm.pageNumberTop,
    numberPt: format.page_number.size_pt_max,
    footBottom: ourMm.footBottom,
    contactPt: elementStyle('contact').sizePt,
  },
  sections: composition.sections.map((section) => ({
    ...section,
    widthMm: pageMm[section.orientation].width,
    heightMm: pageMm[section.orientation].height,
  })),
})
