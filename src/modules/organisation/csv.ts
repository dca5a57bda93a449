import { parse } from 'csv-parse/sync'
import { Refused } from '#platform/refused.ts'
import type { CalendarDay } from './rules/calendar.ts'
import type { UnitRow } from './rules/import.ts'

/** The published days off and days made up for, as db/reference/public-holidays.csv has them. */
export const readHolidays = (text: string): CalendarDay[] => {
  const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
  return rows.map(({ day = '', kind, name = '', source = '', certain }) => ({
    day,
    kind: kind === 'work' ? 'work' : 'off',
    name,
    source,
    certain: certain === 'yes',
    set: false,
  }))
}

type Field = Exclude<keyof UnitRow, 'line'>

const heads: Record<string, Field> = {
  code: 'code',
  ma: 'code',
  'ma don vi': 'code',
  name_vi: 'nameVi',
  name: 'nameVi',
  ten: 'nameVi',
  'ten don vi': 'nameVi',
  full_name: 'nameVi',
  name_en: 'nameEn',
  'ten tieng anh': 'nameEn',
  short_name: 'shortName',
  'ten viet tat': 'shortName',
  kind: 'kind',
  loai: 'kind',
  parent_code: 'parentCode',
  parent: 'parentCode',
  'ma don vi cap tren': 'parentCode',
  valid_from: 'validFrom',
  'tu ngay': 'validFrom',
  valid_to: 'validTo',
  'den ngay': 'validTo',
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').trim().toLowerCase()

const most = 20_000

/** The rows of a CSV of units (UTF-8; comma, semicolon or tab); refused when the head names no code or no name. */
export const readUnitsCsv = (bytes: Uint8Array): UnitRow[] => {
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes)
  const head = text.slice(0, text.indexOf('\n') + 1 || undefined)
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ','
  let table: string[][]
  try {
    table = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      relax_quotes: true,
      to: most + 2,
    })
  } catch {
    throw new Refused('input', 'not-a-table')
  }
  const fields = (table[0] ?? []).map((cell) => heads[plain(cell)])
  if (!fields.includes('code') || !fields.includes('nameVi')) throw new Refused('input', 'units-head-missing')
  if (table.length > most + 1) throw new Refused('input', 'too-many-rows', [], { max: most })
  return table.slice(1).map((cells, index) => {
    const row: UnitRow = {
      line: index + 2,
      code: '',
      nameVi: '',
      nameEn: '',
      shortName: '',
      kind: '',
      parentCode: '',
      validFrom: '',
      validTo: '',
    }
    fields.forEach((field, i) => {
      if (field) row[field] = (cells[i] ?? '').normalize('NFC').trim()
    })
    return row
  })
}
