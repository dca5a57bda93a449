import type { Lang } from '#platform/lang.ts'
import { withSigns } from '../rules/show.ts'
import { findingTexts } from './findings.ts'
import { formTexts, lineTexts } from './lines.ts'

// the terminal prints both languages at once, with a stroke between them
const half = (text: string, lang: Lang): string => {
  const [vi = text, en = vi] = text.split(' / ')
  return lang === 'vi' ? vi : en
}

const filled = (text: string, facts: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '–'))

type Facts = Record<string, string | number>

/** Facts of the check that are figures; the others name indicators. */
const figures = new Set(['value', 'sum', 'total', 'whole', 'before', 'numerator', 'stated', 'computed'])

/** What the check says of an indicator, its figures with the signs of the language. */
export const findingWords = (reason: string, facts: Facts, lang: Lang): string => {
  const shown = Object.entries(facts).map(([name, fact]): [string, string | number] => [
    name,
    figures.has(name) && /^-?\d+(\.\d+)?$/.test(String(fact)) ? withSigns(String(fact), lang) : fact,
  ])
  return filled(half(findingTexts[reason] ?? reason, lang), Object.fromEntries(shown))
}

/** What is wrong with a line of a table; undefined for a reason of another kind. */
export const lineWords = (reason: string, facts: Facts, lang: Lang): string | undefined => {
  const text = lineTexts[reason]
  return text === undefined ? undefined : filled(half(text, lang), facts)
}

/** What is wrong with a form. */
export const formWords = (reason: string, facts: Facts, lang: Lang): string =>
  filled(half(formTexts[reason] ?? reason, lang), facts)
