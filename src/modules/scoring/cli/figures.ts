import { both } from '#platform/cli-files.ts'
import { type sheetNumbers, spillsOver, type Table, type TableRow } from '#platform/table.ts'
import type { Exact } from '../rules/exact.ts'

/** Why a line is not taken whose cells run over the head; undefined where they do not. */
export const tooLong = (table: Table, row: TableRow): string | undefined =>
  spillsOver(table, row)
    ? both('dòng có nhiều ô hơn tiêu đề', 'the line has more cells than the head')
    : undefined

/** Why a line is not taken whose unit stands in one before. */
export const unitTwice = (unit: string): string =>
  both(`đơn vị trùng: ${unit}`, `the unit stands twice: ${unit}`)

/** A figure as it was read from `text`, or why it is not taken, under its name in both languages. */
export const figure = (
  value: ReturnType<ReturnType<typeof sheetNumbers>>,
  text: string,
  vi: string,
  en: string,
): Exact | string => {
  if (text === '') return both(`thiếu ${vi}`, `${en} is missing`)
  if (value === 'two-ways')
    return both(`${vi} đọc được hai cách: ${text}`, `${en} can be read in two ways: ${text}`)
  return value ?? both(`${vi} không phải số: ${text}`, `${en} is not a number: ${text}`)
}
