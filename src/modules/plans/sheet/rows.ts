import type { Breath } from '#platform/breath.ts'
import { carryLeads } from './carried.ts'
import type { FindingList } from './findings.ts'
import { takeDittos, takeFurtherProduct, takeLeadOfPart } from './from-above.ts'
import type { Head } from './head.ts'
import { headAgain } from './head-again.ts'
import type { Role } from './head-roles.ts'
import { numbersAgain } from './number-dates.ts'
import { type PartRow, partOf } from './part-rows.ts'
import { endsTable, isFooter, opensNotes, PartPath, partKind, partKindOfTitle } from './parts.ts'
import { type View, viewOf } from './row-view.ts'
import type { Table } from './table.ts'
import type { Cell, GridRow, RowUse } from './types.ts'
import { oneLine } from './words.ts'

/** A task's cells before they are understood. `columns` says where each text stood. */
export type Draft = {
  row: number
  area: string
  head: Head
  texts: Partial<Record<Role, string>>
  cells: Partial<Record<Role, Cell>>
  /** Roles whose value came down from a merged cell: they are no mistake when they repeat. */
  handed: Set<Role>
  periods: string[]
  moreMoney: Cell[]
}

export type SortedRows = { drafts: Draft[]; uses: { row: number; use: RowUse }[]; titles: string[] }

/** Says of every row what it is: title, head, part, task, continuation, foot, or left with a finding. */
export async function sortRows(
  table: Table,
  first: Head,
  findings: FindingList,
  breathe: Breath,
): Promise<SortedRows> {
  numbersAgain(table, first, findings)
  const sorter = new RowSorter(table, first, findings)
  const uses: SortedRows['uses'] = []
  for (const [index, row] of table.rows.entries()) {
    const pause = breathe()
    if (pause) await pause
    uses.push({ row: row.row, use: sorter.take(row, index) })
  }
  carryLeads(sorter.drafts, findings)
  return { drafts: sorter.drafts, uses, titles: sorter.titles }
}

class RowSorter {
  readonly drafts: Draft[] = []
  readonly titles: string[] = []
  private readonly parts = new PartPath()
  private ended = false
  private sincePart = 0
  private lastLetter = ''
  private area = ''
  /** the lead that the row of the part names, for its tasks that name none */
  private partLead = { area: '', lead: '' }
  private notes = false

  constructor(
    private readonly table: Table,
    private head: Head,
    private readonly findings: FindingList,
  ) {}

  take(row: GridRow, index: number): RowUse {
    this.cellFindings(row)
    if (row.row < this.head.top) return this.title(row)
    if (row.row <= this.head.bottom) return 'head'
    if (this.isStruck(row)) return this.left(row, 'row-struck')
    if (row.hidden) this.findings.add(row.row, null, 'row-hidden')
    if (this.isHeadAgain(row, index)) return 'head'
    const view = viewOf(this.table, this.head, row, this.findings)
    if (view.written.length === 0) return this.left(row, 'row-not-task')
    const firstText = (view.written[0] as { text: string }).text
    if (this.isFoot(view, firstText)) {
      if (endsTable(firstText)) this.ended = true
      if (opensNotes(firstText)) this.notes = true
      this.findings.add(row.row, null, 'row-footer', { text: firstText })
      return 'footer'
    }
    return this.body(row, view, index)
  }

  private body(row: GridRow, view: View, index: number): RowUse {
    const { table, head, lastLetter } = this
    const place = { table, head, lastLetter, fresh: this.drafts.length === 0 || this.sincePart === 0 }
    const part = partOf(view, index, place)
    if (part) return this.openPart(row, view, part)
    if (this.isContinuation(view)) return this.continueTask(row, view)
    const filled = (['title', 'product', 'lead', 'coordinators', 'deadline', 'money'] as Role[]).filter(
      (r) => view.texts[r],
    )
    if (filled.length === 0) {
      const onlyNumber = view.written.every((w) => w.role === 'number' && !/\p{L}{2}/u.test(w.text))
      return this.left(row, onlyNumber ? 'row-number-only' : 'row-not-task')
    }
    return this.task(row, view)
  }

  private left(row: GridRow, reason: 'row-struck' | 'row-not-task' | 'row-number-only'): RowUse {
    this.findings.add(row.row, null, reason, {
      text: [...row.cells.values()]
        .map((c) => oneLine(c.text))
        .filter(Boolean)
        .join(' | '),
    })
    return 'left'
  }

  private title(row: GridRow): RowUse {
    for (const cell of row.cells.values()) this.titles.push(cell.text)
    return 'title'
  }

  private cellFindings(row: GridRow): void {
    for (const [column, cell] of row.cells) {
      if (cell.tamed) this.findings.add(row.row, column, 'cell-tamed')
      if (cell.cut) this.findings.add(row.row, column, 'cell-too-long', { limit: cell.cut })
      if (cell.error) this.findings.add(row.row, column, 'formula-error', { text: cell.error })
      if (cell.formulaWithoutValue) this.findings.add(row.row, column, 'formula-no-value')
      if (cell.number === undefined && /^[=@]/.test(cell.text))
        this.findings.add(row.row, column, 'formula-like-text', { text: cell.text })
    }
  }

  private isStruck(row: GridRow): boolean {
    const title = row.cells.get(this.head.columns.get('title') ?? 0)
    const cells = [...row.cells.values()].filter((c) => c.text || c.struck)
    return title?.struck === 'all' || (cells.length > 0 && cells.every((c) => c.struck === 'all'))
  }

  private isHeadAgain(row: GridRow, index: number): boolean {
    const again = headAgain(this.table, this.head, row, index)
    if (!again) return false
    if (again === 'same') this.findings.add(row.row, null, 'head-repeated')
    else if (again !== 'indexes') {
      this.head = again
      this.findings.add(row.row, null, 'head-changed')
    }
    return true
  }

  private isFoot(view: View, firstText: string): boolean {
    const { texts } = view
    const whole = texts.title && (texts.lead || texts.deadline) && texts.number
    if (isFooter(firstText)) return !(texts.lead && texts.deadline)
    // notes go on line by line, each in one cell, until the table does
    const note = this.notes && view.written.length === 1 && !partKindOfTitle(firstText)
    this.notes &&= note
    return note || (this.ended && !whole)
  }

  private openPart(row: GridRow, view: View, part: PartRow): RowUse {
    this.parts.open(part.kind, part.name, part.number)
    const lead = view.handed.has('lead') ? '' : (view.texts.lead ?? '')
    this.partLead = { area: this.parts.path, lead }
    if (lead) this.findings.add(row.row, this.head.columns.get('lead') ?? null, 'part-lead', { text: lead })
    this.lastLetter = part.kind === 'letter' ? (view.texts.number ?? part.name).charAt(0) : ''
    this.sincePart = 0
    this.area = ''
    if (part.guessed) this.findings.add(row.row, null, 'part-guessed', { text: part.name })
    for (const w of view.written) {
      if (w.role === 'lead' && w.text === lead) continue
      if (w.role !== 'number' && oneLine(w.text) !== part.name)
        this.findings.add(
          row.row,
          w.column,
          'part-extra',
          { text: w.text },
          w.role === 'money' ? 'info' : 'warning',
        )
      if (
        w.role === 'number' &&
        !part.name.startsWith(oneLine(w.text)) &&
        !partKind(w.text) &&
        !/^[\d.]+$/.test(w.text)
      )
        this.findings.add(row.row, w.column, 'part-extra', { text: w.text })
    }
    return 'part'
  }

  /** A row that only goes on with texts of the task above it. */
  private isContinuation(view: View): boolean {
    const last = this.drafts.at(-1)
    if (!last || this.sincePart === 0) return false
    const own = view.written.filter((w) => w.role !== null)
    const roles = new Set(own.map((w) => w.role))
    const numberOwn = roles.has('number')
    if (own.length === 0 || numberOwn || view.periods.length > 0) return false
    const titleOwn = roles.has('title')
    if (titleOwn) {
      const text = own.find((w) => w.role === 'title')?.text ?? ''
      const loose = /^[\p{Ll}\-+•–(]/u.test(text)
      return (
        this.head.columns.has('number') &&
        (own.length === 1 || (loose && !roles.has('deadline') && !roles.has('lead')))
      )
    }
    if (roles.has('deadline') || roles.has('money')) return false
    return !(roles.has('product') && (roles.has('lead') || view.handed.has('title')))
  }

  private continueTask(row: GridRow, view: View): RowUse {
    const last = this.drafts.at(-1) as Draft
    for (const w of view.written) {
      if (!w.role) continue
      const had = last.texts[w.role]
      if (had && last.handed.has(w.role) && had === w.text) continue
      last.texts[w.role] = had ? `${had}\n${w.text}` : w.text
    }
    this.findings.add(
      row.row,
      null,
      'row-joined',
      { first: last.row },
      view.texts.title && !view.handed.has('title') ? 'warning' : 'info',
    )
    return 'continuation'
  }

  private task(row: GridRow, view: View): RowUse {
    if (/^\d/.test(view.texts.number ?? '')) this.parts.endLettered()
    if (view.texts.number) this.parts.task(view.texts.number)
    for (const [role, first] of view.handed) {
      if (role !== 'area')
        this.findings.add(
          row.row,
          this.head.columns.get(role) ?? null,
          role === 'money' ? 'money-shared' : 'shared-cell',
          {
            first,
            text: view.texts[role] ?? '',
          },
        )
    }
    const { drafts, head, findings } = this
    const above = { drafts, columns: head.columns, findings }
    takeDittos(view, above)
    this.spans(row, view)
    if (this.sincePart > 0) takeFurtherProduct(view, above)
    if (this.parts.path.startsWith(this.partLead.area)) takeLeadOfPart(view, this.partLead.lead, above)
    this.drafts.push({
      row: row.row,
      area: this.areaOf(row, view),
      head: this.head,
      texts: view.texts,
      cells: view.cells,
      handed: new Set(view.handed.keys()),
      periods: view.periods,
      moreMoney: view.moreMoney,
    })
    this.sincePart++
    return 'task'
  }

  private areaOf(row: GridRow, view: View): string {
    const column = this.head.columns.get('area')
    if (column === undefined) return this.parts.path
    const written = view.texts.area && oneLine(view.texts.area)
    if (!written && this.area) this.findings.add(row.row, column, 'area-carried', { text: this.area })
    this.area = written || this.area
    return [this.parts.path, this.area].filter(Boolean).join(' / ')
  }

  /** A cell merged over several columns gives its text to the first alone. */
  private spans(row: GridRow, view: View): void {
    for (const [role, column] of this.head.columns) {
      const merge = this.table.mergeAt(row.row, column)
      if (!merge || merge.left !== column || merge.right === column || !view.texts[role]) continue
      const covered = [...this.head.columns.values()].filter((c) => c > merge.left && c <= merge.right)
      if (covered.length > 0)
        this.findings.add(row.row, column, 'cell-spans-columns', {
          name: this.head.words.get(column) ?? '',
          text: view.texts[role],
        })
    }
  }
}
