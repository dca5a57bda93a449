import { showDecimal } from '#ui/format.ts'
import type { BlockInput } from '../documents/facts.ts'
import type { NotCompared } from './rules/previous.ts'
import { printedFigure } from './rules/printed.ts'
import type { Rounding } from './rules/set.ts'

/** A line of the annex; figures as the set prints them, null where none. */
export type DecisionRow = {
  rank: number | null
  unitName: string
  points: string | null
  max: string | null
  percent: string | null
  class: string | null
  previousRank: number | null
  previousNote: string | null
  /** what the draws say of the rank, and the bracket of units that cannot be told apart */
  interval?: { low: number; high: number; bracket: number | null } | null
}

export type DecisionFacts = {
  title: string
  year: number
  version: number
  reason: string | null
  synthetic: boolean
  hash: string
  /** decision that issued the criteria set */
  setDecision: string | null
  rounding: Rounding | undefined
  rows: readonly DecisionRow[]
  /** the sentence of how sure the ranks are; null where no intervals were drawn */
  certainty: string | null
}

const notCompared: Record<NotCompared, string> = {
  merged: 'Không so sánh (hợp nhất)',
  split: 'Không so sánh (chia tách)',
  first: 'Không so sánh (lần đầu)',
}

const moved = ({ rank, previousRank, previousNote }: DecisionRow): string => {
  if (previousNote && previousNote in notCompared) return notCompared[previousNote as NotCompared]
  if (rank === null || previousRank === null) return 'Không so sánh'
  if (rank === previousRank) return 'Giữ nguyên'
  return rank < previousRank ? `Tăng ${previousRank - rank}` : `Giảm ${rank - previousRank}`
}

const figure = (value: string | null, rounding: Rounding | undefined): string =>
  value === null ? '' : showDecimal(printedFigure(value, rounding), 'vi')

const rangeCells = ({ interval }: DecisionRow): string[] => {
  if (!interval) return ['', '']
  const { low, high, bracket } = interval
  return [low === high ? `${low}` : `${low}–${high}`, bracket === null ? '' : `${bracket}`]
}

const cells = (row: DecisionRow, { rounding, certainty }: DecisionFacts): string[] => [
  row.rank === null ? '–' : String(row.rank),
  row.unitName,
  figure(row.points, rounding),
  figure(row.max, rounding),
  figure(row.percent, rounding),
  row.class ?? '',
  moved(row),
  ...(certainty ? rangeCells(row) : []),
]

const columns = (ranges: boolean) => {
  const widths = ranges ? [6, 24, 10, 10, 10, 11, 13, 9, 7] : [6, 34, 11, 11, 11, 12, 15]
  const aligned = { 0: 'center', 2: 'right', 3: 'right', 4: 'right', 7: 'center', 8: 'center' } as const
  return widths.map((width, i) => ({
    width,
    ...(i in aligned && { align: aligned[i as keyof typeof aligned] }),
  }))
}

const table = (rows: readonly DecisionRow[], facts: DecisionFacts): BlockInput => ({
  kind: 'table',
  columns: columns(facts.certainty !== null),
  head: [
    [
      ...['Hạng', 'Đơn vị', 'Điểm', 'Điểm tối đa', 'Chỉ số (%)', 'Xếp loại', `So với năm ${facts.year - 1}`],
      ...(facts.certainty ? ['Khoảng hạng', 'Nhóm'] : []),
    ],
  ],
  rows: rows.map((row) => cells(row, facts)),
})

const certaintyNote = ({ certainty }: DecisionFacts): BlockInput[] =>
  certainty
    ? [
        {
          kind: 'paragraph',
          text: `${certainty} Các đơn vị cùng số ở cột “Nhóm” là các đơn vị chưa phân biệt được thứ hạng với nhau.`,
        },
      ]
    : []

const article = (number: number, text: string): BlockInput => ({
  kind: 'item',
  level: 'article',
  number: String(number),
  text,
})

/** The articles and the annex of the decision that announces a result; the wording is the project's own (type QĐ, NĐ 30/2020). */
export const decisionOf = (facts: DecisionFacts) => {
  const ranked = facts.rows.filter((row) => row.rank !== null)
  const apart = facts.rows.filter((row) => row.rank === null)
  const basis = facts.setDecision ? ` theo Bộ tiêu chí ban hành tại ${facts.setDecision}` : ''
  const corrected =
    facts.version > 1 && facts.reason
      ? [
          article(
            2,
            `Kết quả này thay thế kết quả đã công bố trước đó (bản ${facts.version - 1}). Lý do điều chỉnh: ${facts.reason}`,
          ),
        ]
      : []
  const last = 2 + corrected.length
  return {
    subject: `Công bố ${facts.title}${facts.version > 1 ? ` (điều chỉnh lần ${facts.version - 1})` : ''}`,
    body: [
      article(
        1,
        `Công bố kết quả ${facts.title}${basis}, gồm ${ranked.length} đơn vị được xếp hạng${
          apart.length ? ` và ${apart.length} đơn vị chấm điểm nhưng không xếp hạng` : ''
        } (Phụ lục kèm theo).`,
      ),
      ...corrected,
      article(
        last,
        'Các đơn vị có tên trong Phụ lục căn cứ kết quả được công bố, xây dựng kế hoạch khắc phục các tiêu chí mất điểm. Kiến nghị xem xét lại gửi cơ quan thường trực trong thời hạn đã thông báo.',
      ),
      article(last + 1, 'Quyết định này có hiệu lực kể từ ngày ký.'),
    ] satisfies BlockInput[],
    annexes: [
      {
        title: `Kết quả ${facts.title}`,
        orientation: 'landscape' as const,
        body: [
          ...(facts.synthetic
            ? [{ kind: 'paragraph' as const, text: 'Bộ tiêu chí giả lập: kết quả chỉ để trình diễn.' }]
            : []),
          table(ranked, facts),
          ...certaintyNote(facts),
          ...(apart.length
            ? [{ kind: 'paragraph' as const, text: 'Đơn vị chấm điểm, không xếp hạng:' }, table(apart, facts)]
            : []),
          {
            kind: 'paragraph' as const,
            text: `Mã kiểm chứng của gói dữ liệu mở (SHA-256): ${facts.hash}`,
          },
        ] satisfies BlockInput[],
      },
    ],
  }
}
