import format from '../../../../db/reference/document-format.json' with { type: 'json' }

/**
 * The figures of Nghị định 30/2020/NĐ-CP, Phụ lục I, read from `db/reference/document-format.json`
 * (its public sources stand in the file). No other file of this folder writes a size of the decree again.
 */
export { format }

/** The elements of the layout by the keys of the format file (a test compares the two lists). */
export const elementKeys = [
  'national_name',
  'motto',
  'parent_agency',
  'issuing_agency',
  'number_symbol',
  'place_date',
  'type_name',
  'subject_named',
  'subject_dispatch',
  'legal_ground',
  'content',
  'part_chapter_no',
  'part_chapter_title',
  'section_no',
  'section_title',
  'article',
  'clause',
  'point',
  'signing_authority',
  'signer_name',
  'signature',
  'seal',
  'addressee',
  'recipients_label',
  'recipients_list',
  'urgency',
  'secrecy',
  'circulation',
  'drafter_copies',
  'contact',
  'annex_label',
  'annex_title',
  'annex_reference',
] as const
export type ElementKey = (typeof elementKeys)[number]

/** A row of the format file; the last ones stand only where the decree says more. */
export interface ElementRow {
  key: string
  cell: string
  name_vi: string
  case: string
  size_pt_min: number | null
  size_pt_max: number | null
  size_pt_default: number | null
  style: string | null
  align: string
  color?: string
  text?: string
  prefix?: string
  pattern?: string
  values?: string[]
  spacing_before_pt?: number
  frames_mm?: Record<string, [number, number]>
  rule_below?: { length_fraction_min?: number; length_fraction_max?: number }
}

/** How one element of the layout is set: points, weight, slope, case, alignment, colour as #RRGGBB. */
export interface ElementStyle {
  key: ElementKey
  sizePt: number
  bold: boolean
  italic: boolean
  upper: boolean
  align: Align
  color?: string
}

export type Align = 'left' | 'center' | 'right' | 'justify'

const rows = new Map((format.elements as unknown as ElementRow[]).map((row) => [row.key, row]))

/** The row of the format file for an element; throws RangeError for a key the file lacks. */
export const elementRow = (key: ElementKey): ElementRow => {
  const row = rows.get(key)
  if (!row) throw new RangeError(`no such layout element: ${key}`)
  return row
}

/** The style of an element; an element without a size (signature, seal, secrecy) takes the body's. */
export const elementStyle = (key: ElementKey): ElementStyle => {
  const row = elementRow(key)
  return {
    key,
    sizePt: row.size_pt_default ?? format.body.size_pt_default,
    bold: row.style?.includes('bold') ?? false,
    italic: row.style?.includes('italic') ?? false,
    upper: row.case === 'upper',
    align: row.align as Align,
    ...(row.color ? { color: row.color } : {}),
  }
}

const { width, height, margins } = format.page

/** Page sizes and margins in millimetres. */
export const pageMm = {
  portrait: { width, height },
  landscape: { width: height, height: width },
  top: margins.top.default,
  bottom: margins.bottom.default,
  left: margins.left.default,
  right: margins.right.default,
}

export type Orientation = 'portrait' | 'landscape'

/** Width between the side margins, in millimetres. */
export const textWidthMm = (orientation: Orientation): number =>
  pageMm[orientation].width - pageMm.left - pageMm.right

export const mmPerPt = 25.4 / 72

/** The line below an element, as a share of its line of text: the middle of what the decree allows. */
export const ruleShare = (key: ElementKey): number => {
  const rule = elementRow(key).rule_below
  if (!rule) throw new RangeError(`no rule below ${key}`)
  const { length_fraction_min: min, length_fraction_max: max } = rule
  return min === undefined || max === undefined ? 1 : (min + max) / 2
}

const types = new Map(format.document_types.map((type) => [type.abbr, type.name_vi]))

/** The 27 abbreviations of Phụ lục III, and `CV` for the dispatch (công văn), which prints none. */
export const documentTypes = ['CV', ...types.keys()] as const

/** "BC" gives "Báo cáo"; what the list adds in brackets is no part of the printed name. */
export const typeNameOf = (abbr: string): string | undefined =>
  abbr === 'CV'
    ? format.document_types_without_abbreviation[0]?.name_vi
    : types.get(abbr)?.replace(/\s*\(.*\)$/, '')

/** Measures that the decree leaves to the office, in millimetres; chosen to look like an office's own paper. */
export const ourMm = {
  /** Right half of the head: room for the national name on one line. */
  headRight: 98,
  /** Room between position and name for the signatures and the seal (cells 7c and 8). */
  signatureRoom: 26,
  /** Edge of the paper to the top of the page number and of the contact line's last row. */
  pageNumberTop: format.page.margins.top.default / 2,
  footBottom: format.page.margins.bottom.default / 2,
  /** Below a rule, before what follows. */
  ruleGap: 1,
}
