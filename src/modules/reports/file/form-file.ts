import { breather } from '#platform/breath.ts'
import { isTame } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import { headKey } from '#platform/table.ts'
import { toXlsx } from '../../documents/facts.ts'
import { type GridRow, readWorkbook, type SheetLimits, SheetRefused } from '../../plans/facts.ts'
import { type FormFinding, readForm } from '../input/form.ts'
import type { Area, Form } from '../rules/form.ts'
import { areaLine, areaOf, formColumns, indicatorOf, rowOf } from './form-columns.ts'

type Titled = { titleVi: string; titleEn: string }

/** A form as JSON, in the shape of db/reference/report-indicators.json with what it is called. */
export const formJson = (content: Form, { titleVi, titleEn }: Titled): Uint8Array =>
  new TextEncoder().encode(
    `${JSON.stringify({ ...content, title_vi: titleVi, title_en: titleEn }, null, 1)}\n`,
  )

/** A form as a table to be looked at, changed and sent to another installation. Set periods travel in JSON only. */
export const formXlsx = (content: Form, { titleVi, titleEn }: Titled): Promise<Uint8Array> => {
  const areas = new Map((content.areas ?? []).map((area) => [area.code, area]))
  const rows: (string[] | { group: string })[] = []
  let area: string | undefined
  for (const indicator of content.indicators) {
    if (indicator.area !== area && indicator.area !== undefined) {
      const own = areas.get(indicator.area)
      // an area is named where it first stands
      if (own) rows.push({ group: areaLine(own) })
      areas.delete(indicator.area)
    }
    area = indicator.area
    rows.push(rowOf(indicator))
  }
  return toXlsx({
    sheet: 'Biểu mẫu',
    title: titleVi,
    ...(titleEn && { subtitle: titleEn }),
    columns: formColumns.map(({ width }) => ({ width })),
    head: [formColumns.map(({ head }) => head)],
    rows,
  })
}

/** Something wrong in a form's file: the row of a sheet (0 in JSON), the indicator, why. */
export type FormFileFinding = FormFinding & { row: number; code: string }
export type FormFile =
  | { ok: true; form: Form; titleVi: string; titleEn: string }
  | { ok: false; findings: FormFileFinding[] }

const unreadable = (reason: string, params?: Record<string, string>): never => {
  throw new Refused('input', 'bad-input', [{ field: 'file', reason, ...(params && { params }) }])
}

type Raw = { value: unknown; rows: readonly number[]; titleVi: string; titleEn: string }

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const fromJson = (bytes: Uint8Array): Raw => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const { title_vi, title_en } = (value ?? {}) as Record<string, unknown>
    return { value, rows: [], titleVi: text(title_vi), titleEn: text(title_en) }
  } catch {
    return unreadable('form-file-unreadable')
  }
}

const cell = (row: GridRow | undefined, column: number): string => row?.cells.get(column)?.text.trim() ?? ''
const heads = formColumns.map(({ head }) => headKey(head))

const fromWorkbook = async (bytes: Uint8Array, limits: SheetLimits, lang: 'vi' | 'en'): Promise<Raw> => {
  const grids = await readWorkbook(bytes, limits, breather()).catch((fault: unknown) => {
    if (fault instanceof SheetRefused)
      return unreadable('report-file-refused', { text: lang === 'en' ? fault.textEn : fault.text })
    throw fault
  })
  const isHead = (row: GridRow) => headKey(cell(row, 1)) === heads[0] && headKey(cell(row, 7)) === heads[6]
  const grid = grids.find((one) => one.rows.some(isHead))
  if (!grid) return unreadable('form-file-without-head')
  if (grid.tooManyRows) return unreadable('file-too-long')
  const head = grid.rows.findIndex(isHead)
  const areas: Area[] = []
  const indicators: unknown[] = []
  const rows: number[] = []
  for (const row of grid.rows.slice(head + 1)) {
    const area = row.cells.size === 1 ? areaOf(cell(row, 1)) : undefined
    if (area) areas.push(area)
    else {
      indicators.push(indicatorOf(formColumns.map((_, at) => cell(row, at + 1))))
      rows.push(row.row)
    }
  }
  const value = { ...(areas.length > 0 && { areas }), indicators }
  return { value, rows, titleVi: cell(grid.rows[0], 1), titleEn: head > 1 ? cell(grid.rows[1], 1) : '' }
}

const everyText = (value: unknown, see: (text: string) => boolean): boolean =>
  typeof value === 'string'
    ? see(value)
    : value === null ||
      typeof value !== 'object' ||
      Object.values(value).every((part) => everyText(part, see))

/** What the browser's own form asks of an indicator beyond the shape: a code that an address can name, plain text. */
const ownFaults = ({ indicators }: Form): FormFinding[] =>
  indicators.flatMap((indicator, at): FormFinding[] => {
    const path = `indicators.${at}`
    const { code } = indicator
    return [
      ...(/^[\w.-]{1,40}$/.test(code) ? [] : [{ path, reason: 'not-a-code', facts: { code } }]),
      ...(everyText(indicator, isTame) ? [] : [{ path, reason: 'control-character', facts: { code } }]),
    ]
  })

/** Reads a form from .xlsx or JSON, by what its bytes are; what is wrong with it by row and indicator. */
export const readFormFile = async (
  bytes: Uint8Array,
  limits: SheetLimits,
  lang: 'vi' | 'en',
): Promise<FormFile> => {
  const raw =
    bytes[0] === 0x50 && bytes[1] === 0x4b ? await fromWorkbook(bytes, limits, lang) : fromJson(bytes)
  const read = readForm(raw.value)
  const findings = read.ok ? ownFaults(read.form.form) : read.findings
  const list = (raw.value as { indicators?: { code?: unknown }[] } | null)?.indicators
  if (read.ok && findings.length === 0 && [raw.titleVi, raw.titleEn].every(isTame)) {
    const { periods, areas, indicators } = read.form.form
    if (everyText({ periods, areas }, isTame))
      return {
        ok: true,
        form: { periods, ...(areas && { areas }), indicators },
        titleVi: raw.titleVi,
        titleEn: raw.titleEn,
      }
  }
  return {
    ok: false,
    findings: (findings.length > 0 ? findings : [{ path: '', reason: 'control-character', facts: {} }]).map(
      (finding) => {
        const at = Number(/^indicators\.(\d+)/.exec(finding.path)?.[1] ?? -1)
        return { ...finding, row: raw.rows[at] ?? 0, code: text(list?.[at]?.code) }
      },
    ),
  }
}
