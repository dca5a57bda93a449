import { type Head, headAt } from './head.ts'
import { roleOf } from './head-roles.ts'
import type { Table } from './table.ts'
import type { GridRow } from './types.ts'
import { fold } from './words.ts'

/**
 * The head as later pages repeat it, its row of numbers "(1) (2) (3)", or another head from here on; null for a row
 * that is none of these.
 */
export function headAgain(
  table: Table,
  head: Head,
  row: GridRow,
  index: number,
): 'same' | 'indexes' | Head | null {
  const texts = [...row.cells].filter(([, c]) => c.text)
  const same = texts.filter(
    ([c, cell]) => fold(head.words.get(c) ?? '').includes(fold(cell.text)) && fold(cell.text).length > 1,
  ).length
  if (same >= 2 && same * 3 >= texts.length * 2) return 'same'
  const indexes =
    texts.length >= 3 &&
    texts.every(([, c]) => /^\(?(?:\d{1,2}|[A-Za-z])\)?(?: ?= ?[\d+ x*-]+)?$/.test(c.text))
  if (indexes) return 'indexes'
  return looksLikeHead(texts.map(([, c]) => c.text)) ? headAt(table, index) : null
}

const looksLikeHead = (texts: string[]): boolean => {
  const roles = new Map(
    texts.filter((t) => t.length <= 60).map((t) => [roleOf(t)?.role, roleOf(t)?.strength ?? 0]),
  )
  return (
    (roles.get('number') ?? 0) >= 3 &&
    (roles.get('title') ?? 0) >= 2 &&
    (roles.has('lead') ||
      roles.has('deadline') ||
      roles.has('product') ||
      (texts.length <= 8 && roles.size >= 3))
  )
}
