import type { Figure } from './consolidate.ts'
import type { Indicator } from './form.ts'
import { isNotArising, showSides, showValue } from './show.ts'

/** A part of the report's text. A figure stands in it as {{3.3.1}}, its two sides as {{3.3.1/}}. */
export type NarrativePart = { code: string; title: string; text: string }

const place = /\{\{\s*([^{}\s]{1,60})\s*\}\}/g

/** What a text may be filled with: figures, and what is known of the period ("from", "missing"). */
export type Filling = {
  figures: ReadonlyMap<string, Figure>
  indicators: ReadonlyMap<string, Indicator>
  facts: Readonly<Record<string, string>>
}

const noValue = 'chưa có số liệu'

const filledWith = (name: string, { figures, indicators, facts }: Filling): string | undefined => {
  const fact = facts[name]
  if (fact !== undefined) return fact
  const sides = name.endsWith('/')
  const code = sides ? name.slice(0, -1) : name
  const indicator = indicators.get(code)
  const figure = figures.get(code)
  if (!indicator) return undefined
  if (!figure) return noValue
  if (sides) return showSides(figure, 'vi') || noValue
  if (figure.value !== null) return showValue(figure.value, indicator, 'vi')
  return isNotArising(figure) ? 'không phát sinh' : noValue
}

/** A text with its figures in their places; a name that means nothing stays as it was typed. */
export const fill = (text: string, filling: Filling): string =>
  text.replace(place, (whole, name: string) => filledWith(name, filling) ?? whole)

/** The names in braces, each once, in their order. */
export const placesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(place)].map((m) => m[1] as string)),
]

/** Names in braces that mean nothing: what the text would be issued with as typed. */
export const unknownPlaces = (parts: readonly NarrativePart[], filling: Filling): string[] =>
  parts.flatMap(({ text }) => placesOf(text)).filter((name) => filledWith(name, filling) === undefined)

/** A paragraph as a pattern: what stood in each brace is caught. For a paper that comes back. */
export const patternOf = (text: string): RegExp => {
  const literal = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  const parts = text.trim().split(/\{\{[^{}]*\}\}/)
  return new RegExp(`^${parts.map(literal).join('(.*?)')}$`, 's')
}
