import writeExcelFile from 'write-excel-file/node'
import { harmless } from '#platform/csv.ts'
import type { Finding, Lang } from './findings.ts'
import type { MoneyUnit, PlanSheet, PlanSheetTask } from './types.ts'

/** What is said of a row: by the sheet itself, or by whoever checked it further. */
type Said = Pick<Finding, 'row' | 'column' | 'level' | 'text'> & { reason: string }

const heads = {
  vi: [
    'STT',
    'Nhiệm vụ',
    'Sản phẩm/kết quả',
    'Cơ quan chủ trì',
    'Cơ quan phối hợp',
    'Thời gian bắt đầu',
    'Thời hạn hoàn thành',
    'Kinh phí',
    'Nguồn kinh phí',
    'Nhân lực',
    'Ghi chú',
    'Cần sửa',
    'Dòng gốc',
  ],
  en: [
    'No',
    'Task',
    'Product',
    'Lead',
    'Coordinators',
    'Start',
    'Deadline',
    'Budget',
    'Source',
    'Staff',
    'Note',
    'To correct',
    'Row',
  ],
}
const units: Record<Lang, Record<MoneyUnit, string>> = {
  vi: { vnd: 'đồng', 'thousand-vnd': 'nghìn đồng', 'million-vnd': 'triệu đồng', 'billion-vnd': 'tỷ đồng' },
  en: { vnd: 'đồng', 'thousand-vnd': 'nghìn đồng', 'million-vnd': 'triệu đồng', 'billion-vnd': 'tỷ đồng' },
}
const widths = [7, 48, 30, 26, 34, 14, 18, 14, 18, 10, 20, 50, 9]

type SheetCell = {
  value: string
  type: StringConstructor
  wrap?: boolean
  fontWeight?: 'bold'
  backgroundColor?: string
} | null

/** A cell that Excel keeps as text: one that begins like a formula gets a leading apostrophe, which reading takes off. */
const cell = (value: string, more: Partial<NonNullable<SheetCell>> = {}): SheetCell =>
  value ? { value: harmless(value), type: String, wrap: true, ...more } : null

/**
 * The annex as an .xlsx to correct and send again: the tasks as they were understood, under their parts, each with what
 * was found on its row. It reads back through `readPlanSheet`. Findings of rows without a task stand in a second sheet.
 */
export async function correctionSheet(
  sheet: PlanSheet,
  findings: readonly Said[],
  lang: Lang = 'vi',
): Promise<Uint8Array> {
  const unit = sheet.tasks.find((t) => t.moneyUnit)?.moneyUnit ?? null
  const columns = widths.map((width) => ({ width }))
  const data = [headRow(lang, unit), ...taskRows(sheet.tasks, findings, unit, lang)]
  const taken = new Set(sheet.tasks.map((t) => t.row))
  const rest = findings.filter((f) => !taken.has(f.row))
  const other = [
    ['#', 'Level', 'Reason', 'Text'],
    ...rest.map((f) => [String(f.row), f.level, f.reason, f.text]),
  ].map((r) => r.map((v) => cell(v)))
  const names = lang === 'en' ? ['Annex', 'Other findings'] : ['Phụ lục', 'Phát hiện khác']
  const file = await writeExcelFile([
    { data, sheet: names[0] as string, columns },
    ...(rest.length > 0
      ? [
          {
            data: other,
            sheet: names[1] as string,
            columns: [{ width: 8 }, { width: 10 }, { width: 24 }, { width: 90 }],
          },
        ]
      : []),
  ]).toBuffer()
  return new Uint8Array(file)
}

function headRow(lang: Lang, unit: MoneyUnit | null): SheetCell[] {
  return heads[lang].map((text, i) =>
    cell(i === 7 && unit ? `${text} (${units[lang][unit]})` : text, { fontWeight: 'bold' }),
  )
}

function taskRows(
  tasks: PlanSheetTask[],
  findings: readonly Said[],
  unit: MoneyUnit | null,
  lang: Lang,
): SheetCell[][] {
  const rows: SheetCell[][] = []
  const byRow = Map.groupBy(findings, (f) => f.row)
  let area = ''
  for (const task of tasks) {
    if (task.area !== area) rows.push(partRow(task.area))
    area = task.area
    const found = byRow.get(task.row) ?? []
    const bad = found.some((f) => f.level === 'error')
    const money =
      task.money && task.moneyUnit && task.moneyUnit !== unit
        ? `${task.money} ${units[lang][task.moneyUnit]}`
        : (task.money ?? '')
    rows.push([
      cell(task.number),
      cell(task.title),
      cell(task.product),
      cell(task.lead.join('\n')),
      cell(task.coordinators.join('\n')),
      cell(task.start ? `${task.start.slice(8)}/${task.start.slice(5, 7)}/${task.start.slice(0, 4)}` : ''),
      cell(task.deadline.text),
      cell(money.replace('.', ',')),
      cell(task.moneySource),
      cell(task.staff === null ? '' : String(task.staff)),
      cell(task.note),
      cell(
        found.map((f) => (f.column ? `${f.column}: ${f.text}` : f.text)).join('\n'),
        bad ? { backgroundColor: '#FFF1CC' } : {},
      ),
      cell(String(task.row)),
    ])
  }
  return rows
}

/** The part's whole path in one cell merged across the table, as annexes lay it out. */
function partRow(area: string): SheetCell[] {
  const first = {
    ...(cell(area || '—', { fontWeight: 'bold' }) as NonNullable<SheetCell>),
    columnSpan: heads.vi.length,
  }
  return [first, ...Array<null>(heads.vi.length - 1).fill(null)]
}
