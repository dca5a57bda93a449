import writeExcelFile, { type Cell } from 'write-excel-file/node'
import { canonical } from '#platform/canonical.ts'
import { sha256 } from '#platform/record.ts'
import { isSum } from '../rules/edit.ts'
import type { CriteriaSet, Criterion, Leaf } from '../rules/set.ts'
import { annexWords, dataMark, dataSheet } from './words.ts'

/** What the annex needs said by others: a rule in words, in Vietnamese as decisions are. */
export type Saying = { rule: (leaf: Leaf) => string }

const font = { fontFamily: 'Times New Roman' } as const
const bordered = { ...font, borderStyle: 'thin', alignVertical: 'center', wrap: true } as const
// what a spreadsheet would show as something else, and control characters that break the file
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are taken out
const broken = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const text = (value: string, style: object = bordered): Cell =>
  ({ ...style, value: value.replace(broken, ''), type: String }) as Cell
const shown = (value: unknown): string => String(value ?? '').replace('.', ',')

const lineOf = (node: Criterion, saying: Saying): string[] => {
  const w = annexWords
  if (isSum(node)) return [w.sum, '', '', '']
  return [
    saying.rule(node),
    (node.evidence_vi ?? []).join('\n'),
    w.assessments[node.assessment ?? 'self+appraisal'],
    w.policies[node.not_applicable ?? 'allowed'],
  ]
}

const rowsOf = (nodes: readonly Criterion[], saying: Saying): Cell[][] =>
  nodes.flatMap((node) => {
    const bold = isSum(node) ? { ...bordered, fontWeight: 'bold' } : bordered
    const own = [
      text(node.code, { ...bold, align: 'center' }),
      text(node.name_vi, bold),
      text(shown(node.max), { ...bold, align: 'center' }),
      ...lineOf(node, saying).map((cell) => text(cell)),
    ]
    return [own, ...(isSum(node) ? rowsOf(node.children, saying) : [])]
  })

const annexRows = (set: CriteriaSet, saying: Saying): Cell[][] =>
  set.domains.flatMap((domain) => {
    const bold = { ...bordered, fontWeight: 'bold', backgroundColor: '#eef1f6' }
    const head = [domain.code, domain.name_vi, shown(domain.max), '', '', '', '']
    return [
      head.map((cell, i) => text(cell, i === 1 ? bold : { ...bold, align: 'center' })),
      ...rowsOf(domain.criteria, saying),
    ]
  })

const wide = (value: string, style: object): Cell[] => [
  {
    ...font,
    ...style,
    value: value.replace(broken, ''),
    type: String,
    align: 'center',
    wrap: true,
    columnSpan: 7,
  } as Cell,
  ...Array.from({ length: 6 }, () => null),
]

// Reading a sheet trims cells and joins blanks: what must come back exactly says its blanks and marks by number.
const cellLength = 30_000
const exact = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/ {2,}/g, (blanks) => '\\u0020'.repeat(blanks.length))
    .replace(/[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]/g, escaped)
    .replace(/[\ud800-\udfff]/g, escaped)
const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`

const chunks = (json: string): string[] => {
  if (json.length <= cellLength) return [json]
  const plain = json.replace(/ /g, '\\u0020')
  return Array.from({ length: Math.ceil(plain.length / cellLength) }, (_, i) =>
    plain.slice(i * cellLength, (i + 1) * cellLength),
  )
}

const dataRow = (kind: string, code: string, parent: string, value: unknown): Cell[] =>
  [kind, code, parent, ...chunks(exact(value))].map((cell) => text(cell, font))

const nodeRows = (nodes: readonly Criterion[], parent: string): Cell[][] =>
  nodes.flatMap((node) => {
    const { children: _, ...own } = node
    return [
      dataRow('node', node.code, parent, own),
      ...(isSum(node) ? nodeRows(node.children, node.code) : []),
    ]
  })

const dataRows = ({ domains, ...head }: CriteriaSet): Cell[][] => [
  ...Object.entries(head).map(([key, value]) => dataRow('set', key, '', value)),
  ...domains.flatMap(({ criteria, ...own }) => [
    dataRow('domain', own.code, '', own),
    ...nodeRows(criteria, own.code),
  ]),
]

/**
 * The set as an .xlsx: the annex as decisions lay it out, and a sheet for machines from which the same set is read
 * back. Every cell of text is written as text, so that none is ever a formula.
 */
export const annexXlsx = async (set: CriteriaSet, saying: Saying): Promise<Uint8Array> => {
  const w = annexWords
  const top: Cell[][] = [
    wide(w.annex, { fontWeight: 'bold' }),
    wide(set.title_vi, { fontWeight: 'bold', fontSize: 14 }),
    wide(w.under(set.decision ?? null, set.year), { fontStyle: 'italic' }),
    ...(set.synthetic ? [wide(w.synthetic, { fontWeight: 'bold' })] : []),
    ...(set.complete === false ? [wide(w.incomplete, { fontWeight: 'bold' })] : []),
    [],
    w.heads.map((head) => text(head, { ...bordered, fontWeight: 'bold', align: 'center' })),
  ]
  const total = [
    text('', bordered),
    text(w.total, { ...bordered, fontWeight: 'bold' }),
    text(shown(set.total), { ...bordered, fontWeight: 'bold', align: 'center' }),
    ...[1, 2, 3, 4].map(() => text('', bordered)),
  ]
  const file = writeExcelFile([
    {
      sheet: w.sheet,
      data: [...top, ...annexRows(set, saying), total],
      columns: [8, 48, 10, 52, 36, 20, 22].map((width) => ({ width })),
      stickyRowsCount: top.length,
      orientation: 'landscape',
    },
    {
      sheet: dataSheet,
      data: [
        [dataMark, '1', sha256(canonical(set)), w.dataNote].map((cell) => text(cell, font)),
        ...dataRows(set),
      ],
      columns: [8, 14, 12, 120].map((width) => ({ width })),
    },
  ])
  return new Uint8Array(await file.toBuffer())
}
