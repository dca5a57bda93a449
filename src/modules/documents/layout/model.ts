import { z } from 'zod'
import { isDay } from '#platform/day.ts'
import { documentTypes, format } from './format.ts'
import { circulationNotes, urgencyFrames } from './numbering.ts'

// Characters that Word's XML refuses, and marks that turn the direction of text: they have no place on paper.
const unprintable = /(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\ufffe\uffff]/gu
const lone = /\p{Surrogate}/gu

/** Text fit for paper: NFC, one kind of line end, nothing unprintable. */
export const printable = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(lone, '').replace(unprintable, '').normalize('NFC')

const words = (max: number) => z.string().max(max).transform(printable)
const line = (max = 1000) => words(max).refine((text) => text.trim() !== '', 'empty')

const run = z.object({ text: words(20_000), bold: z.boolean().optional(), italic: z.boolean().optional() })

/** A plain string, or runs of text with their own weight and slope. */
const richText = z.union([words(20_000), z.array(run).max(500)])

const level = z.enum(['part', 'chapter', 'section', 'division', 'article', 'clause', 'point'])
const align = z.enum(['left', 'center', 'right', 'justify'])

const cell = z.union([
  richText,
  z.object({
    text: richText,
    align: align.optional(),
    bold: z.boolean().optional(),
    colspan: z.int().min(1).max(60).optional(),
    rowspan: z.int().min(1).max(60).optional(),
  }),
])

const table = z
  .object({
    kind: z.literal('table'),
    /** `width` is a share: the widths together are the text's width. */
    columns: z
      .array(z.object({ width: z.number().positive(), align: align.optional() }))
      .min(1)
      .max(60),
    /** Repeated at the top of every page. */
    head: z.array(z.array(cell)).max(5).default([]),
    /** A row of cells, or a title across the whole table. */
    rows: z.array(z.union([z.array(cell), z.object({ group: richText })])).max(20_000),
  })
  .superRefine((value, ctx) => {
    for (const [where, rows] of [
      ['head', value.head],
      ['rows', value.rows],
    ] as const)
      for (const index of unevenRows(rows, value.columns.length))
        ctx.addIssue({ code: 'custom', message: 'row-width', path: [where, index] })
  })

type LooseCell = string | unknown[] | { colspan?: number | undefined; rowspan?: number | undefined }

/** Rows whose cells, with those that reach down from above, do not fill the columns exactly. */
const unevenRows = (
  rows: readonly (readonly LooseCell[] | { group: unknown })[],
  columns: number,
): number[] => {
  const reaching: { rows: number; columns: number }[] = []
  const uneven: number[] = []
  rows.forEach((row, index) => {
    const fromAbove = reaching.reduce((sum, cell) => sum + (cell.rows-- > 0 ? cell.columns : 0), 0)
    if (!Array.isArray(row)) {
      if (fromAbove) uneven.push(index)
      return
    }
    let own = 0
    for (const cell of row as LooseCell[]) {
      const spans = typeof cell === 'object' && !Array.isArray(cell) ? cell : {}
      own += spans.colspan ?? 1
      if ((spans.rowspan ?? 1) > 1)
        reaching.push({ rows: (spans.rowspan ?? 1) - 1, columns: spans.colspan ?? 1 })
    }
    if (own + fromAbove !== columns) uneven.push(index)
  })
  if (reaching.some((cell) => cell.rows > 0)) uneven.push(rows.length - 1)
  return uneven
}

const number = z.string().max(12).optional()

const block = z.discriminatedUnion('kind', [
  /** Part, chapter, section as the decree sets them; `division` is the "I. TITLE" of reports and plans. */
  z.object({ kind: z.literal('heading'), level, number, title: richText }),
  /** A numbered paragraph: an article that goes on in its line, a clause or a point. */
  z.object({
    kind: z.literal('item'),
    level: z.enum(['article', 'clause', 'point']),
    number,
    title: richText.optional(),
    text: richText,
  }),
  z.object({
    kind: z.literal('paragraph'),
    text: richText,
    align: align.optional(),
    indent: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('dash'), text: richText }),
  table,
  z.object({ kind: z.literal('page-break') }),
])

const body = z.array(block).max(20_000)
const orientation = z.enum(['portrait', 'landscape'])

const annex = z.object({
  /** Left out: "Phụ lục", or "Phụ lục II" by its place. */
  label: line(100).optional(),
  title: line(),
  /** Left out: written from the document's type, number, date and agency. */
  reference: words(1000).optional(),
  orientation: orientation.default('portrait'),
  body,
})

const signature = z.object({
  /** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH": one a line. */
  authority: z.array(line(200)).min(1).max(6),
  name: words(200).default(''),
})

/** An official document under NĐ 30/2020; one model for Word and for PDF. */
export const officialDocument = z.object({
  type: z.string().refine((abbr) => documentTypes.includes(abbr), 'unknown-type'),
  /** Left out: the name of the type, from the decree's list. */
  typeName: line(100).optional(),
  /** Given by the registry after signature; null in a draft. */
  number: z.int().min(1).max(99_999).nullable(),
  symbol: z.object({ agency: line(30), unit: line(30).optional() }),
  /** "\n" breaks the line where the office breaks it. */
  parentAgency: line(300).optional(),
  agency: line(300),
  place: line(100),
  date: z.string().refine(isDay, 'not-a-day').nullable(),
  draftYear: z.int().min(1945).max(9999).optional(),
  subject: line(1000),
  /** Who decides, above the grounds of a decision: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH". */
  decidingOffice: line(300).optional(),
  legalGrounds: z.array(line(2000)).max(60).default([]),
  addressees: z.array(line(500)).max(60).default([]),
  body,
  signature,
  recipients: z.array(line(500)).max(200).default([]),
  /** Drafting units that keep a copy, after "VT": "Lưu: VT, CCHC." */
  archive: z.array(line(30)).max(10).default([]),
  urgency: z.enum(Object.keys(urgencyFrames) as [string, ...string[]]).optional(),
  circulation: z.enum(circulationNotes as [string, ...string[]]).optional(),
  drafterCopies: line(60).optional(),
  /** One line each: address; telephone; e-mail; site. */
  contact: z.array(line(200)).max(3).default([]),
  orientation: orientation.default('portrait'),
  bodySizePt: z
    .number()
    .min(format.body.size_pt_min)
    .max(format.body.size_pt_max)
    .default(format.body.size_pt_default),
  /** Page numbers run on through the annexes, or each annex counts its own. */
  annexPages: z.enum(['continued', 'own']).default('continued'),
  annexes: z.array(annex).max(40).default([]),
})

/** What a caller writes down. */
export type OfficialDocument = z.input<typeof officialDocument>
/** The same with every default filled in. */
export type ReadyDocument = z.output<typeof officialDocument>
export type Block = z.output<typeof block>
export type TableBlock = z.output<typeof table>
export type Cell = z.output<typeof cell>
export type RichText = z.output<typeof richText>
export type BlockInput = z.input<typeof block>
