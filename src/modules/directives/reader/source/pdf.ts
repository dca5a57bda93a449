import { getDocumentProxy } from 'unpdf'
import type { Limits } from '../limits.ts'
import { readLabel } from '../numbering.ts'
import { refusedFor } from '../refused.ts'
import type { Paragraph } from '../shape.ts'
import { tidyText } from './text.ts'

type Piece = { text: string; x: number; y: number; width: number; height: number }
/** A line on a page: where it begins and ends, how far below the line before; `side` where a line has two columns. */
type Line = { text: string; x: number; right: number; y: number; height: number; side?: 'left' | 'right' }

type Glyphs = { str: string; transform: number[]; width: number; height: number }

/** The pieces of one height, left to right, as lines; a gap of more than three letters' height parts two columns. */
function linesOf(pieces: Piece[]): Line[] {
  const rows: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    if (row?.[0] && Math.abs(row[0].y - piece.y) < Math.max(2, piece.height * 0.4)) row.push(piece)
    else rows.push([piece])
  }
  return rows.flatMap((row) => columnsOf(row.sort((a, b) => a.x - b.x)))
}

function columnsOf(row: Piece[]): Line[] {
  const lines: Line[] = []
  for (const piece of row) {
    const last = lines.at(-1)
    const gap = last ? piece.x - last.right : 0
    if (!last || gap > piece.height * 2.2)
      lines.push({
        text: piece.text,
        x: piece.x,
        right: piece.x + piece.width,
        y: piece.y,
        height: piece.height,
      })
    else {
      last.text += (gap > piece.height * 0.15 && !/\s$/u.test(last.text) ? ' ' : '') + piece.text
      last.right = Math.max(last.right, piece.x + piece.width)
    }
  }
  if (lines.length === 2) for (const [i, line] of lines.entries()) line.side = i ? 'right' : 'left'
  return lines
}

/** Two columns side by side (head, signature) are read one after the other, not line by line. */
function inReadingOrder(lines: Line[], middle: number): Line[] {
  const ordered: Line[] = []
  for (let i = 0; i < lines.length; ) {
    const block: Line[] = []
    while (i < lines.length && (lines[i]?.side || (block.length && isHalf(lines[i] as Line, middle))))
      block.push(lines[i++] as Line)
    const left = block.filter((l) => (l.x + l.right) / 2 < middle)
    ordered.push(...left, ...block.filter((l) => !left.includes(l)))
    if (!block.length) ordered.push(lines[i++] as Line)
  }
  return ordered
}

const isHalf = (line: Line, middle: number): boolean => line.right < middle * 1.05 || line.x > middle * 0.95

const isPageNumber = (line: Line, height: number): boolean =>
  /^(?:[-–]\s*)?(?:Trang\s+)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*[-–])?$/u.test(line.text) &&
  (line.y > height * 0.9 || line.y < height * 0.1)

type Page = { lines: Line[]; left: number; right: number }

/** A line begins a paragraph where it has a label, is indented, or follows a line that stops short of the margin. */
function begins(line: Line, before: Line | undefined, page: Page, text: string): boolean {
  if (!before || line.side || before.side || readLabel(text)) return true
  const short = before.right < page.right - (page.right - page.left) * 0.12
  const indented = line.x > page.left + line.height * 0.8
  const apart = before.y > line.y && before.y - line.y > Math.max(line.height, before.height) * 2.4
  if (/^\p{Ll}/u.test(text) && !/[.:;]$/u.test(before.text.trim())) return short && indented && apart
  return short || indented || apart
}

function paragraphsOf(pages: Page[]): Paragraph[] {
  const found: Paragraph[] = []
  let before: Line | undefined
  for (const page of pages) {
    for (const line of page.lines) {
      const text = tidyText(line.text)
      if (!text) continue
      const last = found.at(-1)
      if (!last || begins(line, before, page, text)) found.push({ text })
      else last.text += ` ${text}`
      before = line
    }
  }
  return found
}

type Sheet = { lines: Line[]; width: number; height: number }

const atEdge = (line: Line, height: number): boolean => line.y > height * 0.91 || line.y < height * 0.09
/** "Trang 2/3" and "Trang 3/3" are the same line of the page's edge. */
const withoutFigures = (text: string): string => tidyText(text).replace(/\d+/gu, '#')

/** Lines at the edge of several pages, alike but for their figures: they stand on the paper, not in the text. */
function runningLines(sheets: Sheet[]): Map<string, string> {
  const seen = new Map<string, { text: string; pages: number }>()
  for (const sheet of sheets) {
    const own = new Map(
      sheet.lines
        .filter((l) => atEdge(l, sheet.height))
        .map((l) => [withoutFigures(l.text), tidyText(l.text)]),
    )
    for (const [key, text] of own) {
      const before = seen.get(key)
      seen.set(key, { text: before?.text ?? text, pages: (before?.pages ?? 0) + 1 })
    }
  }
  const often = [...seen].filter(([key, { pages }]) => key && pages >= 2 && pages * 2 >= sheets.length)
  return new Map(often.map(([key, { text }]) => [key, text]))
}

function pageOf({ lines: all, width, height }: Sheet, running: ReadonlyMap<string, string>): Page {
  const lines = inReadingOrder(
    all.filter((l) => !(atEdge(l, height) && running.has(withoutFigures(l.text)))),
    width / 2,
  )
  const left = Math.min(...lines.map((l) => l.x), width)
  const right = Math.max(...lines.map((l) => l.right), 0)
  return { lines, left, right }
}

async function readPage(
  page: Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>,
): Promise<Sheet> {
  const { width, height } = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const pieces = content.items
    .flatMap((item) => ('str' in item ? [item as Glyphs] : []))
    .filter((i) => i.str.trim())
    .map((i) => ({
      text: i.str,
      x: i.transform[4] ?? 0,
      y: i.transform[5] ?? 0,
      width: i.width,
      height: Math.max(i.height, 4),
    }))
  return { lines: linesOf(pieces).filter((l) => !isPageNumber(l, height)), width, height }
}

/**
 * The paragraphs of a PDF with text: broken lines joined, also over a page's end; page numbers dropped, what runs along
 * the edges of the pages told once, aside. A scanned one is refused in words.
 */
export async function pdfParagraphs(bytes: Uint8Array, limits: Limits): Promise<Paragraph[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes)).catch((error: unknown) => {
    throw refusedFor(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged')
  })
  if (pdf.numPages > limits.pages) throw refusedFor('too-many-pages', limits.pages)
  const sheets: Sheet[] = []
  try {
    for (let n = 1; n <= pdf.numPages; n++) sheets.push(await readPage(await pdf.getPage(n)))
  } catch {
    throw refusedFor('damaged')
  } finally {
    await pdf.loadingTask.destroy()
  }
  const running = runningLines(sheets)
  const paragraphs: Paragraph[] = paragraphsOf(sheets.map((sheet) => pageOf(sheet, running)))
  const letters = paragraphs.reduce((n, p) => n + (p.text.match(/\p{L}/gu)?.length ?? 0), 0)
  if (letters < 20 * Math.max(1, Math.min(sheets.length, 3))) throw refusedFor('scanned')
  return [...paragraphs, ...[...running.values()].map((text) => ({ text, aside: 'page-edge' as const }))]
}
