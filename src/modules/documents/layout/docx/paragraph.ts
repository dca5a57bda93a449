import { HeadingLevel, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx'
import { ourMm } from '../format.ts'
import type { Line } from '../sheet.ts'
import { aligned, black, border, family, halfPoints, points, twips } from './units.ts'

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

/** An empty paragraph of an exact height: a gap before a table, or after one. */
export const thin = (pt: number, keepNext = false): Paragraph =>
  new Paragraph({
    keepNext,
    spacing: { before: 0, after: 0, line: points(pt), lineRule: LineRuleType.EXACT },
    children: [],
  })

export const paragraphOf = (line: Line, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    ...(line.outline ? { heading: levels[line.outline - 1] } : { style: line.key }),
    alignment: aligned[line.align],
    indent: { left: twips(line.leftMm), firstLine: twips(line.firstMm) },
    spacing: {
      before: points(line.beforePt),
      after: points(line.afterPt),
      line: Math.round(240 * line.spacing),
      lineRule: LineRuleType.AUTO,
    },
    ...(line.keepNext ? { keepNext: true } : {}),
    ...(line.outline ? { keepLines: true } : {}),
    children: runsOf(line),
    ...more,
  })

const runsOf = (line: Line): TextRun[] =>
  line.spans.flatMap((span) =>
    span.text.split('\n').map(
      (text, i) =>
        new TextRun({
          text,
          ...(i > 0 ? { break: 1 } : {}),
          font: family,
          size: halfPoints(line.sizePt),
          bold: span.bold,
          italics: span.italic,
          color: line.color?.slice(1) ?? black,
        }),
    ),
  )

/** The rule under a line: the upper border of an empty paragraph, drawn in from both sides to its length. */
export const ruleOf = (line: Line, ruleMm: number): Paragraph => {
  const side = Math.max(0, Math.round(((((line.roomMm ?? ruleMm) - ruleMm) / 2) * 1440) / 25.4))
  return new Paragraph({
    style: line.key,
    border: { top: { ...border, size: 6 } },
    indent: { left: side, right: side },
    keepNext: line.keepNext,
    spacing: {
      before: points((ourMm.ruleGap / 25.4) * 72),
      after: points(line.afterPt),
      line: 20,
      lineRule: LineRuleType.EXACT,
    },
    children: [],
  })
}
