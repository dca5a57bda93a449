import type { Align, ElementKey, Orientation } from './format.ts'

/** One stretch of a line with its final weight and slope. */
export interface Span {
  text: string
  bold: boolean
  italic: boolean
}

/** One paragraph as it is printed; lengths in millimetres, sizes and gaps in points. */
export interface Line {
  kind: 'line'
  key: ElementKey
  /** Other elements printed in the same paragraph (a chapter's number above its title). */
  also: ElementKey[]
  spans: Span[]
  sizePt: number
  align: Align
  color?: string
  leftMm: number
  firstMm: number
  beforePt: number
  afterPt: number
  /** Multiple of the font's own line height. */
  spacing: number
  /** A solid line of this length is drawn instead of text, centred. */
  ruleMm?: number
  /** Width of the column the rule is centred in. */
  roomMm?: number
  /** A rectangle around the text, [width, height]. */
  frameMm?: [number, number]
  /** 1 to 6: a heading of this level for the outline. */
  outline?: number
  keepNext: boolean
}

export interface SheetCell {
  lines: Line[]
  colspan: number
  rowspan: number
}

/** A ruled table; `widthsMm` add up to the text's width, `headRows` repeat on every page. */
export interface SheetTable {
  kind: 'table'
  widthsMm: number[]
  headRows: number
  rows: SheetCell[][]
}

/** The borderless two-column blocks at the head and the foot of a document. */
export interface Pair {
  kind: 'pair'
  widthsMm: [number, number]
  rows: { left: Line[]; right: Line[] }[]
  beforePt: number
}

export type Flow = Line | SheetTable | Pair | { kind: 'break' }

export interface Section {
  orientation: Orientation
  /** Page numbers start at 1 and the first page shows none. */
  restart: boolean
  flow: Flow[]
}

/** A whole document, set and ready to print. */
export interface Composition {
  title: string
  author: string
  keywords: string[]
  date: string | null
  sections: Section[]
  /** At the foot of page 1. */
  contact: Line[]
}
