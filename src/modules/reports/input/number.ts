import { type Exact, readExact } from '#platform/exact.ts'
import { headKey, readSheetNumber } from '#platform/table.ts'
import type { Value } from '../rules/consolidate.ts'
import type { Indicator } from '../rules/form.ts'

/** A cell that says nothing was given. A dash is not one of them: in statistics it says that nothing arose. */
export const isEmpty = (text: string): boolean => /^(|na|n\/a|null)$/i.test(text.trim())

const thousands = /^[-+]?[1-9]\d{0,2}(\.\d{3})+$/

const yes = new Set(['true', 'co', 'yes', '1', 'x'])
const no = new Set(['false', 'khong', 'no', '0'])

const readNumber = (text: string, { kind }: Indicator): Exact | 'ambiguous' | undefined => {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '')
  if (thousands.test(bare)) {
    // a count has no decimals, and 1.234.567 is no decimal number: the points stand between thousands
    if (kind === 'count' || bare.split('.').length > 2) return readExact(bare.replaceAll('.', ''))
    if (kind === 'money') return 'ambiguous'
  }
  return readSheetNumber(bare)
}

/** A cell as a value of its indicator: "1.234,5", "12,5 %", "có"; `ambiguous` for money like "1.234". */
export const readValue = (text: string, indicator: Indicator): Value | 'ambiguous' | undefined => {
  if (indicator.kind !== 'boolean')
    return readNumber(indicator.kind === 'percent' ? text.replace(/%\s*$/, '') : text, indicator)
  const key = headKey(text)
  return yes.has(key) ? true : no.has(key) ? false : undefined
}
