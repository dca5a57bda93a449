import { splitAgencyNames } from '../../organisation/rules/agency-names.ts'
import { type Calendar, noDeadline, readDeadlineCell } from './deadline/deadline.ts'
import { factsOf, gathered, type Handed, handDown, piecesOf } from './facts.ts'
import type { DirectiveItem, NoWork, Quote, Recipient, Response, Uncovered } from './shape.ts'
import { distinct, isGeneric, isGroup, recipientsOf, unitOf } from './units.ts'

type Column = 'number' | 'task' | 'lead' | 'coordinators' | 'deadline' | 'product' | 'other'
const columns: [Column, RegExp][] = [
  ['number', /^(?:tt|stt|số tt|số thứ tự)\.?$/iu],
  ['deadline', /thời gian|thời hạn|tiến độ|hoàn thành|^hạn(?![\p{L}])|hạn /iu],
  ['coordinators', /phối hợp/iu],
  [
    'lead',
    /chủ trì|(?:đơn vị|cơ quan)(?: được giao| thực hiện| tham mưu| phụ trách)?|thực hiện|phụ trách|đầu mối/iu,
  ],
  ['product', /sản phẩm|kết quả|đầu ra/iu],
  ['task', /nội dung|nhiệm vụ|công việc|hoạt động|tên/iu],
]

/** "Nội dung nhiệm vụ thực hiện" is the task column though it holds "thực hiện". */
const columnOf = (head: string): Column => {
  const text = head.trim()
  if (
    /^(?:nội dung|nhiệm vụ|công việc|tên |hoạt động|các nhiệm vụ)/iu.test(text) &&
    !/chủ trì|phối hợp/iu.test(text)
  )
    return 'task'
  return columns.find(([, form]) => form.test(text))?.[0] ?? 'other'
}

/** The columns a head row names; undefined for a row that is no head of a table of work. */
export function headOf(cells: readonly string[]): Column[] | undefined {
  if (cells.some((cell) => cell.length > 80)) return undefined
  const kinds = cells.map(columnOf)
  return kinds.includes('task') && (kinds.includes('lead') || kinds.includes('deadline')) ? kinds : undefined
}

type Row = { paragraph: number; text: string; cells: string[] }

const cellOf = (row: Row, head: Column[], column: Column): string =>
  row.cells
    .filter((_, i) => head[i] === column)
    .map((c) => c.trim())
    .filter(Boolean)
    .join('\n')

const recipientsIn = (names: string[], above: Recipient[]): Recipient[] =>
  names.length
    ? distinct(names.flatMap((n) => (isGeneric(n) && above.length ? above : recipientsOf(n))))
    : above

function itemOfRow(
  row: Row,
  head: Column[],
  prefix: string,
  above: Handed,
  calendar: Calendar,
): DirectiveItem {
  const quote: Quote = { paragraph: row.paragraph, sentence: row.text }
  const task = cellOf(row, head, 'task')
  const said = handDown(gathered(piecesOf(row.paragraph, task).map((p) => factsOf(p, calendar))), above)
  const names = splitAgencyNames(cellOf(row, head, 'lead'))
  const coordinators = splitAgencyNames(cellOf(row, head, 'coordinators'))
  const time = cellOf(row, head, 'deadline')
  const lead = names.length ? names.filter((n) => !isGroup(n)).map(unitOf) : (said.lead?.value ?? [])
  const product = cellOf(row, head, 'product')
  const response: Response[] = [
    ...new Set<Response>([...(said.response?.value ?? []), ...(product ? (['product'] as const) : [])]),
  ]
  const others = row.cells
    .filter((_, i) => head[i] === 'other' || head[i] === 'product')
    .map((c) => c.trim())
    .filter(Boolean)
  const number = [prefix, cellOf(row, head, 'number').replace(/[.)]+$/u, '')].filter(Boolean).join('.')
  const fields = names.length ? { recipients: quote, ...(lead.length ? { lead: quote } : {}) } : {}
  return {
    number,
    text: [task, ...others].join('\n'),
    recipients: recipientsIn(names, said.recipients),
    lead,
    coordinators: coordinators.length ? coordinators : [...(said.coordinators?.value ?? [])],
    deadline: time ? readDeadlineCell(time, calendar) : (said.deadline?.value ?? noDeadline),
    route: [...(said.route?.value ?? [])],
    response,
    evidence: {
      ...quote,
      paragraphs: [row.paragraph],
      ...fields,
      ...(coordinators.length ? { coordinators: quote } : {}),
      ...(time ? { deadline: quote } : {}),
      ...(product ? { response: quote } : {}),
    },
  }
}

const asks = /(?<![\p{L}])(?:giao|yêu cầu|đề nghị|chủ trì|trước ngày|chậm nhất|hoàn thành)(?![\p{L}])/iu

/** A table row by row: its head, its part rows and its figures are no work; every other row of a table of work is an item. */
export function readTable(
  rows: Row[],
  above: Handed,
  calendar: Calendar,
): { items: DirectiveItem[]; noWork: NoWork[]; uncovered: Uncovered[] } {
  const out = { items: [] as DirectiveItem[], noWork: [] as NoWork[], uncovered: [] as Uncovered[] }
  let head: Column[] | undefined
  let prefix = ''
  for (const row of rows) {
    const named = headOf(row.cells)
    const { paragraph, text } = row
    if (named) {
      head = named
      out.noWork.push({ paragraph, text, why: 'table-head' })
    } else if (!head) {
      if (asks.test(text)) out.uncovered.push({ paragraph, text })
      else out.noWork.push({ paragraph, text, why: 'table-figures' })
    } else if (isPart(row, head)) {
      prefix = /^(?:[IVX]+|[A-HĐ])$/u.test(partNumber(row)) ? partNumber(row) : ''
      out.noWork.push({ paragraph, text, why: 'heading' })
    } else if (!cellOf(row, head, 'task')) out.uncovered.push({ paragraph, text })
    else out.items.push(itemOfRow(row, head, prefix, above, calendar))
  }
  return out
}

const partNumber = (row: Row): string =>
  /^\s*([IVX]+|[A-HĐ]|\d+)\s*[.)]?(?:\s|$)/u.exec(row.cells[0] ?? '')?.[1] ?? ''

/** "I | Cải cách thể chế | | |": a row that only names a part; column numbers "(1) | (2)" are of the same kind. */
const isPart = (row: Row, head: Column[]): boolean => {
  const filled = row.cells.map((c) => c.trim()).filter(Boolean)
  if (filled.every((c) => /^[([]?\d{1,2}[)\]]?$/u.test(c))) return true
  const distinctCells = new Set(filled)
  const roman = /^(?:[IVX]+|[A-HĐ])[.)]?$/u.test(row.cells[0]?.trim() ?? '')
  return distinctCells.size === 1 && filled.length !== 1
    ? true
    : (roman || distinctCells.size === 1) && !cellOf(row, head, 'lead') && !cellOf(row, head, 'deadline')
}
