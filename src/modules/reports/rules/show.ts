import { Exact, showDecimal, showRounded } from '#platform/exact.ts'
import type { Lang } from '#platform/lang.ts'
import type { Figure, Value } from './consolidate.ts'
import type { Indicator } from './form.ts'

type Shown = Pick<Indicator, 'kind' | 'options'>

const yesNo: Record<Lang, [string, string]> = { vi: ['có', 'không'], en: ['yes', 'no'] }

const signs: Record<Lang, [string, string]> = { vi: ['.', ','], en: [',', '.'] }

/** Digits of a decimal text with the signs of a language: "1234.5" is "1.234,5" or "1,234.5". */
export const withSigns = (text: string, lang: Lang): string => {
  const [thousands, decimal] = signs[lang]
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`
}

/** A value as a page or paper prints it, a percent with its sign and two decimals. */
export const showValue = (value: Value, indicator: Shown, lang: Lang): string => {
  if (!(value instanceof Exact)) return yesNo[lang][value ? 0 : 1]
  if (indicator.kind === 'enum') {
    const option = indicator.options?.find((o) => o.value === showDecimal(value))
    if (option) return (lang === 'en' && option.name_en) || option.name_vi
  }
  const text =
    value.isWhole() && indicator.kind !== 'percent' ? showDecimal(value) : showRounded(value, 2, 'half_up')
  return `${withSigns(text, lang)}${indicator.kind === 'percent' ? '%' : ''}`
}

/** "82.369/83.812" of a figure with two sides; empty for any other. */
export const showSides = (
  { numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>,
  lang: Lang,
): string =>
  numerator && denominator
    ? `${withSigns(showDecimal(numerator), lang)}/${withSigns(showDecimal(denominator), lang)}`
    : ''

/** True where a percent has nothing to be a percent of: it has no value, which is neither 0 nor 100. */
export const isNotArising = ({ value, denominator }: Pick<Figure, 'value' | 'denominator'>): boolean =>
  value === null && denominator !== null && denominator.sign() === 0

/** A value as it stands in a field to be typed over: no thousands' signs, a decimal comma in Vietnamese. */
export const fieldText = (value: Value | null, lang: Lang): string => {
  if (value === null) return ''
  if (!(value instanceof Exact)) return String(value)
  const text = showDecimal(value)
  return lang === 'vi' ? text.replace('.', ',') : text
}
