import type { MoneyUnit } from './types.ts'
import { fold } from './words.ts'

export type Money = {
  amount: string | null
  unit: MoneyUnit | null
  reason?: 'money-words' | 'money-unread' | 'money-ambiguous' | 'money-negative'
}

/** The unit a head or a title names: "(triệu đồng)", "ĐVT: nghìn đồng", "1.000 đ". */
export function moneyUnit(text: string): MoneyUnit | null {
  const t = fold(text)
  if (/\bty\b(?: dong)?|\bbillion\b/.test(t)) return 'billion-vnd'
  if (/\btrieu\b|\bmillion\b|\btr\.? ?d|\btrd\b|\btr\. ?dong|1\.000\.000 ?d/.test(t)) return 'million-vnd'
  if (/\bnghin\b|\bthousand\b|\bngan dong\b|1[.,]?000 ?d/.test(t)) return 'thousand-vnd'
  return /\bdong\b|\bvnd\b|\(d\)/.test(t) ? 'vnd' : null
}

const units = '(?:ty|trieu|nghin|ngan)(?: dong)?|tr\\.?d?|dong|vnd|d'
const whole = new RegExp(`^(?:khoang |du kien )?(-?[\\d., ]*\\d)\\s*(${units})?\\.?$`)
const among = new RegExp(`(?<![\\d.,/-])(\\d[\\d.,]*) ?(${units})(?![a-z\\d])`, 'g')

/** An amount as a plain decimal ("1.234,5" gives "1234.5") in the unit its own text names, if it names one. */
export function readMoney(text: string, number?: number): Money {
  if (number !== undefined) return ofNumber(number)
  const t = fold(text)
  if (!t || /^[-–—.]+$/.test(t)) return { amount: null, unit: null }
  const m = whole.exec(t)
  if (!m) return amountIn(t)
  const digits = (m[1] as string).replace(/\s/g, '')
  const amount = plainDecimal(digits)
  if (!amount) return { amount: null, unit: null, reason: 'money-unread' }
  if (amount.startsWith('-')) return { amount: null, unit: null, reason: 'money-negative' }
  const unit = m[2] ? unitOf(m[2]) : null
  return { amount, unit, ...(/^\d{1,3},\d{3}$/.test(digits) && { reason: 'money-ambiguous' as const }) }
}

/** "2 tỷ 300 triệu đồng", "NS tỉnh: 500 triệu": the one amount with its unit among other words. */
function amountIn(t: string): Money {
  const none = { amount: null, unit: null }
  if (!/\d/.test(t)) return { ...none, reason: 'money-words' }
  const two = /^(\d{1,6}) ?ty(?: dong)?,? (\d{1,3}) ?(?:trieu|tr)(?: dong|d)?$/.exec(t)
  if (two) return { amount: String(Number(two[1]) * 1000 + Number(two[2])), unit: 'million-vnd' }
  const found = [...t.matchAll(among)]
  const [all = '', written = '', unit = ''] = (found.length === 1 && found[0]) || []
  const amount = plainDecimal(written.replace(/[.,]+$/, ''))
  if (!amount || /\d/.test(t.replace(all, '').replace(/\bnam 20\d{2}\b/g, '')))
    return { ...none, reason: 'money-unread' }
  return { amount, unit: unitOf(unit), reason: 'money-ambiguous' }
}

const unitOf = (word: string): MoneyUnit =>
  word.startsWith('ty')
    ? 'billion-vnd'
    : word.startsWith('tr')
      ? 'million-vnd'
      : word.startsWith('ng')
        ? 'thousand-vnd'
        : 'vnd'

function ofNumber(n: number): Money {
  if (n < 0) return { amount: null, unit: null, reason: 'money-negative' }
  const rounded = Number(n.toPrecision(15))
  if (rounded >= 1e15) return { amount: null, unit: null, reason: 'money-unread' }
  return { amount: rounded < 1e-6 ? '0' : String(rounded), unit: null }
}

/** Groups of three are thousands; a last comma or point with another count of digits is the decimal mark. */
function plainDecimal(written: string): string | null {
  const sign = written.startsWith('-') ? '-' : ''
  const t = written.replace('-', '')
  if (/^\d{1,15}$/.test(t)) return sign + t.replace(/^0+(?=\d)/, '')
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(t)) return sign + t.replaceAll('.', '').replace(',', '.')
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(t)) return sign + t.replaceAll(',', '')
  return /^\d{1,15}[.,]\d+$/.test(t) ? sign + t.replace(',', '.') : null
}
