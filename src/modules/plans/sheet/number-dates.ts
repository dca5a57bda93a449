import type { FindingList } from './findings.ts'
import type { Head } from './head.ts'
import type { Table } from './table.ts'
import type { Cell } from './types.ts'

/** Numbers that Excel made days of as they were typed ("1.2" became 1 February) are numbers again, each with a finding. */
export function numbersAgain(table: Table, head: Head, findings: FindingList): void {
  const column = head.columns.get('number')
  if (column === undefined) return
  let above = ''
  for (const { row, cells } of table.rows) {
    const cell = cells.get(column)
    if (row <= head.bottom || !cell?.text) continue
    if (cell.date) {
      const number = numberOf(cell, above)
      findings.add(row, column, 'number-date', { date: cell.text, number })
      cell.text = number
      delete cell.date
    }
    above = cell.text
  }
}

/** Day and month in the order that goes on from the number above: the day first, unless only the other does. */
function numberOf({ text, date }: Cell, above: string): string {
  const [first = 0, second = 0] = (text.match(/\d+/g) ?? []).map(Number)
  // "Tháng 01/2013" was "1.13": no month is the thirteenth
  if (date === 'month') return `${first}.${second % 100}`
  const goesOn = (part: number) => `${above}.`.startsWith(`${part}.`)
  return goesOn(second) && !goesOn(first) ? `${second}.${first}` : `${first}.${second}`
}
