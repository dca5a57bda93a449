import type { BlockInput } from '../documents/facts.ts'
import type { Level } from './rules/scheme.ts'
import { ratingTexts } from './texts/rating.ts'

export type DecisionLine = { name: string; title: string; unitName: string; level: Level }

export type DecisionFacts = {
  title: string
  year: number
  version: number
  reason: string | null
  invented: boolean
  /** the decree or decision that the scheme is of, and the minutes of the council */
  basis: string
  minutesNo: string | null
  lines: readonly DecisionLine[]
}

const article = (number: number, text: string): BlockInput => ({
  kind: 'item',
  level: 'article',
  number: String(number),
  text,
})

const words = ratingTexts.vi.levels

const counted = (lines: readonly DecisionLine[]): string =>
  (['excellent', 'good', 'completed', 'not-completed'] as const)
    .map(
      (level) =>
        `${words[level].toLowerCase()}: ${lines.filter((line) => line.level === level).length} người`,
    )
    .join('; ')

const table = (lines: readonly DecisionLine[]): BlockInput => ({
  kind: 'table',
  columns: [{ width: 6, align: 'center' }, { width: 26 }, { width: 34 }, { width: 34 }],
  head: [['STT', 'Họ và tên', 'Chức vụ, đơn vị', 'Mức xếp loại']],
  rows: lines.map((line, i) => [
    String(i + 1),
    line.name,
    `${line.title}, ${line.unitName}`,
    words[line.level],
  ]),
})

/** The articles and the annex of the decision on ratings; the wording is the project's own (type QĐ, NĐ 30/2020). */
export const decisionOf = (facts: DecisionFacts) => {
  const again = facts.version > 1
  const change = again
    ? [
        article(
          2,
          `Thay thế kết quả đã quyết định trước đó (bản ${facts.version - 1}). Lý do: ${facts.reason ?? ''}`,
        ),
      ]
    : []
  const last = 2 + change.length
  const minutes = facts.minutesNo ? `, theo Biên bản ${facts.minutesNo} của Hội đồng` : ''
  return {
    subject: `${facts.title}${again ? ` (điều chỉnh lần ${facts.version - 1})` : ''}`,
    body: [
      article(
        1,
        `Công nhận kết quả xếp loại năm ${facts.year} đối với ${facts.lines.length} người, căn cứ ${facts.basis}${minutes} (Phụ lục kèm theo). Trong đó: ${counted(facts.lines)}.`,
      ),
      ...change,
      article(
        last,
        'Người được xếp loại không đồng ý với kết quả có quyền kiến nghị trong thời hạn đã thông báo. Kết quả của từng người chỉ gửi cho người đó, Hội đồng và cơ quan quản lý.',
      ),
      article(last + 1, 'Quyết định này có hiệu lực kể từ ngày ký.'),
    ] satisfies BlockInput[],
    annexes: [
      {
        title: facts.title,
        orientation: 'portrait' as const,
        body: [
          ...(facts.invented
            ? [
                {
                  kind: 'paragraph' as const,
                  text: 'Người, đơn vị và kết quả trong bản này chỉ để minh họa.',
                },
              ]
            : []),
          table(facts.lines),
        ] satisfies BlockInput[],
      },
    ],
  }
}
