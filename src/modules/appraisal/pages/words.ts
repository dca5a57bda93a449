import type { Lang } from '#platform/lang.ts'
import { showDate, showDecimal } from '#ui/format.ts'
import type { KeptFact } from '../rules/fact.ts'
import { boundsOf, type Condition, type Input, type Level, type Scheme, type Test } from '../rules/scheme.ts'

import { ratingTexts } from '../texts/rating.ts'

export const levelName = (level: string | null, lang: Lang): string =>
  level === null ? ratingTexts[lang].unsure : (ratingTexts[lang].levels[level as Level] ?? level)

export const shortLevel = (level: string | null, lang: Lang): string =>
  level === null ? ratingTexts[lang].unsure : (ratingTexts[lang].short[level as Level] ?? level)

const figure = (value: string, input: Pick<Input, 'kind'> | undefined, lang: Lang): string =>
  `${showDecimal(value, lang)}${input?.kind === 'percent' ? '%' : ''}`

/** A fact in words: 92,68% (38/41), có, không phát sinh, chưa có. */
export const valueWords = (fact: KeptFact | undefined, input: Input | undefined, lang: Lang): string => {
  const t = ratingTexts[lang].sheet
  const value = fact?.value
  if (value === null || value === undefined) return t.unknown
  if (value === 'none') return t.none
  if (typeof value === 'boolean') return value ? t.yes : t.no
  const shown = figure(String(value), input, lang)
  const parts = fact?.parts ? ` (${fact.parts[0]}/${fact.parts[1]})` : ''
  return `${shown}${parts}${fact?.note ? `, ${fact.note}` : ''}`
}

/** Where a fact comes from, in words. */
export const sourceWords = (fact: KeptFact | undefined, input: Input | undefined, lang: Lang): string => {
  const t = ratingTexts[lang].sheet
  if (!fact) return ''
  if (fact.value === null) return fact.from === 'typed' ? t.byHand : ''
  if (fact.from !== 'typed') return t.sources[fact.from]
  const typed = t.typedBy(fact.source ?? '', fact.by ?? '', fact.on ? showDate(fact.on, lang) : '')
  if (fact.measured === undefined || fact.measured === null) return typed
  const measured = valueWords({ from: 'typed', value: fact.measured }, input, lang)
  return `${typed}. ${t.instead(measured, fact.reason ?? '')}`
}

const limitWords = (bound: ReturnType<typeof boundsOf>[number], scheme: Scheme, lang: Lang): string => {
  const t = ratingTexts[lang].sheet.needs
  const input = 'input' in bound ? scheme.inputs.find((one) => one.key === bound.input) : undefined
  if (input?.kind === 'flag') return ''
  const shown = (limit: string | number) => figure(String(limit), input, lang)
  if ('min' in bound) return t.min(shown(bound.min))
  if ('max' in bound) return t.max(shown(bound.max))
  if ('above' in bound) return t.above(shown(bound.above))
  return t.below(shown(bound.below))
}

/** What a condition needs, in figures: "cần từ 80%". */
export const needWords = (test: Test, scheme: Scheme, lang: Lang): string =>
  boundsOf(test)
    .map((bound) => limitWords(bound, scheme, lang))
    .filter(Boolean)
    .join(', ')

// as schemes write them, in Vietnamese: "Điều 8 khoản 2, Điều 9 khoản 2"
const articleIn = (article: string, lang: Lang): string =>
  lang === 'vi'
    ? article
    : article
        .replace(/Điều (\d+)/g, 'Article $1')
        .replace(/ khoản (\d+)/g, '($1)')
        .replace(/ điểm (\p{L})(?!\p{L})/gu, '($1)')

/** The article that a condition is of, and whether its wording was compared. */
export const articleWords = (one: Pick<Condition, 'article' | 'basis'>, lang: Lang): string =>
  [articleIn(one.article ?? '', lang), ratingTexts[lang].sheet.basis[one.basis]].filter(Boolean).join(' · ')
