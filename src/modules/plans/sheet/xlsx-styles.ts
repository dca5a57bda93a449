import type { Breath } from '#platform/breath.ts'
import { addDays } from '#platform/day.ts'
import { xmlEvents } from './xml.ts'

/** What a cell's style says of its meaning: shown as a day, a month only, a percent, crossed out, bold. */
export type CellStyle = { date: 'day' | 'month' | null; percent: boolean; struck: boolean; bold: boolean }

// Date formats that a workbook need not spell out (ECMA-376 part 1, 18.8.30; 27 to 58 in East Asian editions).
const builtInDate = (id: number): 'day' | 'month' | null =>
  id === 17
    ? 'month'
    : (id >= 14 && id <= 22 && id !== 18 && id !== 19 && id !== 20 && id !== 21) ||
        (id >= 27 && id <= 36) ||
        (id >= 50 && id <= 58)
      ? 'day'
      : null

/** How a number format shows a number: as a day, as a month, or not as a date. */
export function dateFormat(code: string): 'day' | 'month' | null {
  const bare = code
    .replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
    .toLowerCase()
    .replace(/general|am\/pm/g, '')
  const first = bare.split(';')[0] ?? ''
  if (/d/.test(first)) return 'day'
  if (/y/.test(first)) return 'month'
  return /m/.test(first) && !/[hs0#]/.test(first) ? 'month' : null
}

// 0% and 0.00% need not be spelt out
const isPercent = (id: number, code: string | undefined): boolean =>
  code === undefined ? id === 9 || id === 10 : code.replace(/"[^"]*"|\\./g, '').includes('%')

/** The styles by their index, as cells name them. */
export async function readStyles(xml: string, breathe: Breath): Promise<CellStyle[]> {
  const formats = new Map<number, string>()
  const fonts: { struck: boolean; bold: boolean }[] = []
  const styles: CellStyle[] = []
  const path: string[] = []
  const on = (value: string | undefined) => value !== '0' && value !== 'false'
  for (const e of xmlEvents(xml)) {
    const pause = breathe()
    if (pause) await pause
    if (e.kind === 'close') path.pop()
    if (e.kind !== 'open') continue
    const inside = path.at(-1)
    if (e.name === 'numFmt' && inside === 'numFmts')
      formats.set(Number(e.attributes.numFmtId), e.attributes.formatCode ?? '')
    const font = fonts.at(-1)
    if (e.name === 'font' && inside === 'fonts') fonts.push({ struck: false, bold: false })
    else if (e.name === 'strike' && inside === 'font' && font) font.struck = on(e.attributes.val)
    else if (e.name === 'b' && inside === 'font' && font) font.bold = on(e.attributes.val)
    else if (e.name === 'xf' && inside === 'cellXfs') {
      const id = Number(e.attributes.numFmtId ?? 0)
      const code = formats.get(id)
      const used = fonts[Number(e.attributes.fontId ?? 0)] ?? { struck: false, bold: false }
      const date = code === undefined ? builtInDate(id) : dateFormat(code)
      styles.push({ date, percent: isPercent(id, code), ...used })
    }
    if (!e.closed) path.push(e.name)
  }
  return styles
}

/** The day of Excel's serial number; null where there is none. 1900 counts a 29/02/1900 that never was. */
export function serialDay(serial: number, from1904: boolean): string | null {
  const whole = Math.floor(serial)
  if (!Number.isFinite(serial) || whole < 1 || whole > 2_958_465) return null
  if (from1904) return addDays('1904-01-01', whole)
  if (whole === 60) return null
  return addDays('1899-12-31', whole > 60 ? whole - 1 : whole)
}
