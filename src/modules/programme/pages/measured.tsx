import type { Lang } from '#platform/lang.ts'
import { showDate, showDecimal } from '#ui/format.ts'
import type { ScorecardBinding, ScorecardLine } from '../facts.ts'
import { scorecardTexts } from '../texts/scorecard.ts'

export const bindingName = (one: ScorecardBinding, lang: Lang): string =>
  lang === 'en' ? one.nameEn : one.nameVi

/** What is wanted of a measure: "at least 95% by 31/12/2025". */
export const targetWords = (line: ScorecardLine, one: ScorecardBinding, lang: Lang): string => {
  const t = scorecardTexts[lang]
  const [target] = one.targets
  if (line.direction === 'never') return t.neverTarget
  if (!target) return t.noTarget
  const value = `${showDecimal(target.value, lang)}${one.unit === '%' ? '%' : one.unit && ` ${one.unit}`}`
  const day = showDate(target.dueOn, lang)
  return one.better === 'more' ? t.atLeast(value, day) : t.atMost(value, day)
}
