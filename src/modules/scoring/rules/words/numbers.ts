import { showDay } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { type Exact, exact, showDecimal, showRounded } from '../exact.ts'
import type { Fact } from '../outcome.ts'
import type { Num } from '../set.ts'

/** A number as people read it: at most four decimals, a longer one rounded with a sign that it is. */
export const numberWords = (value: Exact, lang: Lang): string => {
  const full = showDecimal(value)
  const long = (full.split('.')[1]?.length ?? 0) > 4
  const short = long ? `≈ ${showRounded(value, 2, 'half_up')}` : full
  return lang === 'vi' ? short.replace('.', ',') : short
}

/** A number of a set. */
export const numWords = (value: Num, lang: Lang): string => numberWords(exact(value), lang)

/** "2 điểm", "1 point". */
export const pointWords = (value: Exact | Num, lang: Lang): string => {
  const number = typeof value === 'object' ? value : exact(value)
  const text = numberWords(number, lang)
  if (lang === 'vi') return `${text} điểm`
  return text === '1' || text === '-1' ? `${text} point` : `${text} points`
}

/** A fact of an outcome, as it is put into a sentence. */
export const factWords = (fact: Fact | undefined, lang: Lang): string => {
  if (fact === undefined || fact === null) return ''
  if (typeof fact === 'object') return numberWords(fact, lang)
  if (typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(fact))
    return lang === 'vi' ? showDay(fact) : fact
  return String(fact)
}
