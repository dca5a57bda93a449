import { type ElementKey, elementStyle } from '../format.ts'
import type { RichText } from '../model.ts'
import type { Line, Span } from '../sheet.ts'
import { longestLineMm } from '../typst.ts'

type Place = Partial<Omit<Line, 'kind' | 'key' | 'spans'>>

/** A line in the style of its element; `place` says where it stands and may change its alignment or size. */
export const line = (key: ElementKey, text: RichText, place: Place = {}): Line => {
  const { sizePt, align, color, ...style } = elementStyle(key)
  return {
    kind: 'line',
    key,
    also: [],
    spans: spansOf(text, style),
    sizePt,
    align,
    ...(color ? { color } : {}),
    leftMm: 0,
    firstMm: 0,
    beforePt: 0,
    afterPt: 0,
    spacing: 1,
    keepNext: false,
    ...place,
  }
}

/** Text as spans: a run may add weight and slope to its element's, never take them away. */
export const spansOf = (
  text: RichText,
  style: { bold: boolean; italic: boolean; upper: boolean },
): Span[] => {
  const runs = typeof text === 'string' ? [{ text }] : text
  return merged(
    runs.map((run) => ({
      text: style.upper ? run.text.toLocaleUpperCase('vi') : run.text,
      bold: style.bold || ('bold' in run && run.bold === true),
      italic: style.italic || ('italic' in run && run.italic === true),
    })),
  )
}

/** Neighbours of one weight and slope become one span. */
export const merged = (spans: readonly Span[]): Span[] =>
  spans.reduce<Span[]>((done, span) => {
    const last = done.at(-1)
    if (last && last.bold === span.bold && last.italic === span.italic)
      done[done.length - 1] = { ...last, text: last.text + span.text }
    else if (span.text !== '') done.push(span)
    return done
  }, [])

/** The rule below `above`: `share` of its longest line when set in `roomMm`, centred under it. */
export const centredRule = (above: Line, share: number, roomMm: number, afterPt = 0): Line => ({
  ...above,
  spans: [],
  ruleMm: share * lengthMm(above, roomMm),
  roomMm,
  align: 'center',
  beforePt: 0,
  afterPt,
})

/** Length of a line's longest printed row, in millimetres. */
export const lengthMm = (of: Line, roomMm: number): number => {
  const [first] = of.spans
  const text = of.spans.map((span) => span.text).join('')
  return longestLineMm(
    { text, sizePt: of.sizePt, bold: first?.bold ?? false, italic: first?.italic ?? false },
    roomMm,
  )
}

/** Plain text of rich text. */
export const plain = (text: RichText): string =>
  typeof text === 'string' ? text : text.map((run) => run.text).join('')
