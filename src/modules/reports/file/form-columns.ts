import { headKey } from '#platform/table.ts'
import type { Area, Indicator } from '../rules/form.ts'
import { optionLine, readOption } from '../rules/option.ts'
import { reportTexts } from '../texts/reports.ts'

const [vi, en] = [reportTexts.vi.formsPage, reportTexts.en.formsPage]

/** The columns of a form as a table, in their order. */
export const formColumns = [
  { head: 'Mã', width: 10 },
  { head: 'Thuộc chỉ tiêu', width: 10 },
  { head: 'Lĩnh vực', width: 8 },
  { head: 'Tên chỉ tiêu', width: 60 },
  { head: 'Tên tiếng Anh', width: 40 },
  { head: 'Đơn vị tính', width: 14 },
  { head: 'Loại số', width: 14 },
  { head: 'Cách tổng hợp', width: 20 },
  { head: 'Ai báo cáo', width: 26 },
  { head: 'Lũy kế từ đầu kỳ', width: 10 },
  { head: 'Công thức', width: 24 },
  { head: 'Bằng tổng của', width: 18 },
  { head: 'Các lựa chọn', width: 30 },
  { head: 'Thôi dùng từ', width: 12 },
  { head: 'Cấp trên cộng thêm số của mình', width: 12 },
  { head: 'Lấy từ hệ thống', width: 20 },
] as const

const wordOf = (words: Record<string, string>, code: string): string => words[code] ?? code
/** A word of a column as its code; what is none of them is left as it was typed, to be refused by name. */
const codeOf = (text: string, ...all: Record<string, string>[]): string => {
  const key = headKey(text)
  for (const words of all)
    for (const [code, word] of Object.entries(words))
      if (headKey(word) === key || headKey(code) === key) return code
  return text
}
const [yes, no] = ['có', 'không']
const isYes = (text: string): boolean => ['co', 'x', 'yes', 'true', '1'].includes(headKey(text))
const isNo = (text: string): boolean => ['khong', 'no', 'false', '0'].includes(headKey(text))
const listOf = (text: string, sign: RegExp): string[] =>
  text
    .split(sign)
    .map((part) => part.trim())
    .filter(Boolean)

/** An indicator as a row of the table. */
export const rowOf = (i: Indicator): string[] => [
  i.code,
  i.parent ?? '',
  i.area ?? '',
  i.name_vi,
  i.name_en ?? '',
  i.unit ?? '',
  wordOf(vi.kindWords, i.kind),
  wordOf(vi.aggregationWords, i.aggregation),
  (i.reported_by ?? []).map((one) => wordOf(vi.blocks, one)).join('; '),
  i.cumulative_from_period_start === undefined ? '' : i.cumulative_from_period_start ? yes : no,
  i.formula ?? '',
  (i.total_of ?? []).join(' '),
  (i.options ?? []).map(optionLine).join('\n'),
  i.retired_from ?? '',
  i.own === 'add' ? yes : '',
  i.system ?? '',
]

/** A row of the table as an indicator not yet checked; empty cells say nothing. */
export const indicatorOf = (cells: readonly string[]): Record<string, unknown> => {
  const at = (n: number) => (cells[n] ?? '').trim()
  const given = {
    code: at(0),
    parent: at(1) || null,
    area: at(2),
    name_vi: at(3),
    name_en: at(4),
    unit: at(5),
    kind: codeOf(at(6), vi.kindWords, en.kindWords),
    aggregation: codeOf(at(7), vi.aggregationWords, en.aggregationWords),
    reported_by: listOf(at(8), /;|\n/).map((one) => codeOf(one, vi.blocks, en.blocks)),
    cumulative_from_period_start: isYes(at(9)) || (isNo(at(9)) ? false : undefined),
    formula: at(10),
    total_of: listOf(at(11), /[\s,;]+/),
    options: listOf(at(12), /\n/).map(readOption),
    retired_from: at(13),
    own: isYes(at(14)) ? 'add' : undefined,
    system: at(15),
  }
  return Object.fromEntries(
    Object.entries(given).filter(
      ([, value]) => value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

/** The line above the indicators of an area: "1. Tên | Name". */
export const areaLine = ({ code, name_vi, name_en }: Area): string =>
  `${code}. ${name_vi}${name_en ? ` | ${name_en}` : ''}`

/** An area from its line; undefined for any other text. */
export const areaOf = (text: string): Area | undefined => {
  const [, code, name_vi, name_en] = /^(\S+)\.\s+([^|]+?)\s*(?:\|\s*(.+))?$/.exec(text.trim()) ?? []
  return code && name_vi ? { code, name_vi, ...(name_en && { name_en }) } : undefined
}
