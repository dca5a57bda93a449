import { at, childrenOf, type Element, valOf } from './xml.ts'

type Level = { start: number; format: string; text: string }
type List = { id: string; levels: Map<number, Level> }

/** Word keeps the numbers of automatic lists outside the text: this counts them on and gives each paragraph its label. */
export type WordNumbering = { label: (properties: Element | undefined) => string }

const levelOf = (element: Element): Level => ({
  start: Number(valOf(at(element, 'w:start')) ?? 1),
  format: valOf(at(element, 'w:numFmt')) ?? 'decimal',
  text: valOf(at(element, 'w:lvlText')) ?? '',
})

const romanOf = (n: number): string => {
  const parts: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = Math.min(n, 399)
  return parts.reduce((text, [value, sign]) => {
    const times = Math.floor(left / value)
    left -= times * value
    return text + sign.repeat(times)
  }, '')
}

const letterOf = (n: number): string =>
  String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(3, Math.floor((n - 1) / 26) + 1))

const shown = (n: number, format: string): string => {
  if (format === 'lowerLetter') return letterOf(n)
  if (format === 'upperLetter') return letterOf(n).toUpperCase()
  if (format === 'lowerRoman') return romanOf(n).toLowerCase()
  if (format === 'upperRoman') return romanOf(n)
  return format === 'decimalZero' && n < 10 ? `0${n}` : String(n)
}

const bulletOf = (text: string): string => (/^[-–—]$/u.test(text) ? '-' : text === '+' ? '+' : '•')

function listsOf(numbering: Element | undefined): Map<string, List> {
  const root = at(numbering, 'w:numbering')
  const levels = new Map(
    childrenOf(root, 'w:abstractNum').map((a) => [
      a.attributes['w:abstractNumId'] ?? '',
      new Map(childrenOf(a, 'w:lvl').map((l) => [Number(l.attributes['w:ilvl'] ?? 0), levelOf(l)])),
    ]),
  )
  return new Map(
    childrenOf(root, 'w:num').map((num) => {
      const abstract = valOf(at(num, 'w:abstractNumId')) ?? ''
      const own = new Map(levels.get(abstract))
      const overrides = childrenOf(num, 'w:lvlOverride')
      for (const o of overrides) {
        const n = Number(o.attributes['w:ilvl'] ?? 0)
        const start = valOf(at(o, 'w:startOverride'))
        const base = at(o, 'w:lvl') ? levelOf(at(o, 'w:lvl') as Element) : own.get(n)
        if (base) own.set(n, { ...base, start: start === undefined ? base.start : Number(start) })
      }
      const id = num.attributes['w:numId'] ?? ''
      return [id, { id: overrides.length ? `own ${id}` : `abstract ${abstract}`, levels: own }]
    }),
  )
}

type Place = { list?: string; level?: number }

/** A paragraph's list: its own, or its style's, or that of the style it is based on. */
function placeOf(properties: Element | undefined, styles: Map<string, Element>): Place {
  const own = at(properties, 'w:numPr')
  let place: Place = { list: valOf(at(own, 'w:numId')), level: levelNumber(own) }
  let style = styles.get(valOf(at(properties, 'w:pStyle')) ?? '')
  for (let turn = 0; style && turn < 12 && place.list === undefined; turn++) {
    const from = at(style, 'w:pPr', 'w:numPr')
    place = { list: valOf(at(from, 'w:numId')), level: place.level ?? levelNumber(from) }
    style = styles.get(valOf(at(style, 'w:basedOn')) ?? '')
  }
  return place
}

const levelNumber = (numbers: Element | undefined): number | undefined => {
  const value = valOf(at(numbers, 'w:ilvl'))
  return value === undefined ? undefined : Number(value)
}

/** Counts on through a document: call `label` once for each paragraph, in order. */
export function wordNumbering(
  numbering: Element | undefined,
  stylesPart: Element | undefined,
): WordNumbering {
  const lists = listsOf(numbering)
  const styles = new Map(
    childrenOf(at(stylesPart, 'w:styles'), 'w:style').map((s) => [s.attributes['w:styleId'] ?? '', s]),
  )
  const counts = new Map<string, number[]>()
  return {
    label: (properties) => {
      const { list: id, level = 0 } = placeOf(properties, styles)
      const list = lists.get(id ?? '')
      const own = list?.levels.get(level)
      if (!list || !own || id === '0' || own.format === 'none') return ''
      if (own.format === 'bullet') return bulletOf(own.text)
      const count = counts.get(list.id) ?? []
      counts.set(list.id, count)
      count.length = Math.min(count.length, level + 1)
      for (let i = 0; i < level; i++) count[i] ??= list.levels.get(i)?.start ?? 1
      count[level] = count[level] === undefined ? own.start : (count[level] ?? 0) + 1
      return own.text.replace(/%(\d)/gu, (_, n) =>
        shown(
          count[Number(n) - 1] ?? 1,
          Number(n) - 1 === level ? own.format : (list.levels.get(Number(n) - 1)?.format ?? 'decimal'),
        ),
      )
    },
  }
}
