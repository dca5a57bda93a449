import { type Filling, fill, type NarrativePart, patternOf, placesOf } from './narrative.ts'

/** A figure of an issued report that a paper handed back says otherwise. */
export type Mismatch = {
  /** the indicator, or the place in braces */
  name: string
  where: 'text' | 'annex'
  issued: string
  found: string | null
}

/** What a Word file holds: its paragraphs, and the rows of its tables as texts of cells. */
export type Paper = { paragraphs: readonly string[]; rows: readonly (readonly string[])[] }

/** An issued figure as it was printed in the annex. */
export type Printed = { code: string; printed: string }

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const inText = (parts: readonly NarrativePart[], filling: Filling, paper: Paper): Mismatch[] => {
  const paragraphs = paper.paragraphs.map(plain)
  return parts.flatMap(({ text }) =>
    text.split('\n').flatMap((line): Mismatch[] => {
      const places = [...line.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].map((m) => m[1] as string)
      if (places.length === 0) return []
      const issued = plain(fill(line, filling))
      if (paragraphs.includes(issued)) return []
      const pattern = patternOf(plain(line))
      const near = paragraphs.map((p) => pattern.exec(p)).find((m) => m !== null)
      const words = (name: string) => fill(`{{${name}}}`, filling)
      if (!near)
        return placesOf(line).map((name) => ({ name, where: 'text', issued: words(name), found: null }))
      return places.flatMap((name, i): Mismatch[] => {
        const found = plain(near[i + 1] ?? '')
        return found === plain(words(name)) ? [] : [{ name, where: 'text', issued: words(name), found }]
      })
    }),
  )
}

const inAnnex = (printed: readonly Printed[], paper: Paper, column: number): Mismatch[] => {
  const rows = new Map(paper.rows.map((cells) => [plain(cells[0] ?? ''), cells]))
  return printed.flatMap(({ code, printed: issued }): Mismatch[] => {
    const cells = rows.get(code)
    const found = cells ? plain(cells[column] ?? '') : null
    return found === plain(issued) ? [] : [{ name: code, where: 'annex', issued, found }]
  })
}

/** Which figures of an issued report a paper no longer says: in its sentences, and in the table of the annex. */
export const mismatches = (
  issued: { parts: readonly NarrativePart[]; filling: Filling; annex: readonly Printed[]; column: number },
  paper: Paper,
): Mismatch[] => [
  ...inText(issued.parts, issued.filling, paper),
  ...inAnnex(issued.annex, paper, issued.column),
]
