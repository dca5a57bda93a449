import { Exact, readExact } from '#platform/exact.ts'
import { type SheetValue, toXlsx } from '../../documents/facts.ts'
import type { SheetReading } from '../facts/sheet.ts'
import { askedOf } from '../rules/asked.ts'
import type { Value } from '../rules/consolidate.ts'
import { fieldText } from '../rules/show.ts'

/** The line by which a file is known again: whose sheet it is, and which form it was made of. */
export const markOf = (sheet: {
  id: number
  code: string
  period: { id: number; formHash: string }
}): string => `BC/${sheet.period.id}/${sheet.id}/${sheet.code}/${sheet.period.formHash.slice(0, 12)}`

const cellOf = (value: Value | null): SheetValue => {
  if (value === null) return null
  if (!(value instanceof Exact)) return value ? 'có' : 'không'
  const number = value.approximate()
  // what Excel's fifteen digits would not keep is handed out as text
  return readExact(number)?.equals(value) ? number : fieldText(value, 'vi')
}

export const columns = [
  'Mã',
  'Chỉ tiêu',
  'Đơn vị tính',
  'Số khi tải tệp',
  'Số liệu',
  'Lý do khác số của hệ thống',
] as const

/** A unit's report as an .xlsx to be filled in and sent back: it holds what stands now twice, once to type over. */
export const sheetXlsx = ({ sheet, form, standings }: SheetReading): Promise<Uint8Array> => {
  const rows: (SheetValue[] | { group: string })[] = []
  let area: string | undefined
  for (const indicator of askedOf(form, sheet.kind, sheet.period.to)) {
    if (indicator.area !== area && indicator.area !== undefined) {
      area = indicator.area
      const found = form.form.areas?.find((a) => a.code === area)
      rows.push({ group: `${area}. ${found?.name_vi ?? ''}` })
    }
    const standing = standings.get(indicator.code)
    const value = cellOf(standing?.value ?? null)
    const options = indicator.options?.map((o) => `${o.value} = ${o.name_vi}`).join('; ')
    rows.push([
      indicator.code,
      indicator.kind === 'boolean'
        ? `${indicator.name_vi} (có/không)`
        : options
          ? `${indicator.name_vi} (${options})`
          : indicator.name_vi,
      indicator.unit ?? '',
      value,
      value,
      standing?.reason ?? null,
    ])
  }
  return toXlsx({
    sheet: `BC ${sheet.code} ${sheet.period.code} ${sheet.period.year}`,
    title: `${sheet.period.title}: ${sheet.name}`,
    subtitle: markOf(sheet),
    columns: [
      { width: 10 },
      { width: 60 },
      { width: 16 },
      { width: 16, align: 'right' },
      { width: 16, align: 'right' },
      { width: 40 },
    ],
    head: [[...columns]],
    rows,
  })
}
