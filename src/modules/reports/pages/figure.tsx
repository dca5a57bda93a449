import { Exact, showRounded } from '#platform/exact.ts'
import { type Lang, named } from '#platform/lang.ts'
import { NoneTag } from '#ui/tag.tsx'
import type { Figure, Value } from '../rules/consolidate.ts'
import type { Indicator } from '../rules/form.ts'
import { isNotArising, showValue, withSigns } from '../rules/show.ts'
import { reportTexts } from '../texts/reports.ts'

export const nameOf = (i: Indicator, lang: Lang): string => named(lang, i.name_vi, i.name_en)

/** What an indicator is counted in; empty on an English page where neither the form nor we know it in English. */
export const measureOf = ({ unit = '', unit_en }: Indicator, lang: Lang): string =>
  lang === 'en' ? (unit_en ?? reportTexts.en.measures[unit] ?? '') : unit

/** A unit as it was called when the period opened. */
export const unitOf = ({ name, nameEn }: { name: string; nameEn: string | null }, lang: Lang): string =>
  named(lang, name, nameEn)

/** What a period is called. */
export const titleOf = ({ title, titleEn }: { title: string; titleEn: string }, lang: Lang): string =>
  named(lang, title, titleEn)

/** The anchor of an indicator's row: ids have no points. */
export const anchorOf = (prefix: string, code: string): string =>
  `${prefix}-${code.replace(/[^A-Za-z0-9_-]/g, '-')}`

/** A figure in words: its value, "not arising", or that there is none yet. */
export const FigureWords = ({
  figure,
  indicator,
  lang,
}: {
  figure: Figure | undefined
  indicator: Indicator
  lang: Lang
}) => {
  if (figure?.value !== null && figure?.value !== undefined)
    return <>{showValue(figure.value, indicator, lang)}</>
  return figure && isNotArising(figure) ? <NoneTag lang={lang} /> : <span class="ct-quiet">–</span>
}

export const valueWords = (value: Value | null | undefined, indicator: Indicator, lang: Lang): string =>
  value === null || value === undefined ? '' : showValue(value, indicator, lang)

/** How a figure moved against the compared one, in words; empty where the two cannot be compared. */
export const changeWords = (
  now: Figure | undefined,
  then: Figure | undefined,
  indicator: Indicator,
  lang: Lang,
): string => {
  const t = reportTexts[lang]
  const [a, b] = [now?.value, then?.value]
  if (!(a instanceof Exact) || !(b instanceof Exact) || indicator.kind === 'enum') return ''
  const by = a.minus(b)
  if (by.sign() === 0) return t.same
  const size = by.sign() < 0 ? by.negated() : by
  const text = size.isWhole() && indicator.kind !== 'percent' ? String(size) : showRounded(size, 2, 'half_up')
  return `${by.sign() > 0 ? t.more_ : t.less} ${withSigns(text, lang)}`
}
