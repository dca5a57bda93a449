import { readAgencies } from './agencies.ts'
import { readDeadline } from './deadline.ts'
import type { Head } from './head.ts'
import type { Role } from './head-roles.ts'
import type { Table } from './table.ts'
import { fold } from './words.ts'

const agency =
  /^-? ?(?:so|ban|bo|ubnd|uy ban|cong an|van phong|thanh tra|cac|bao|dai|hoi|truong|kho bac|cuc)\b/

/**
 * The columns of rows pasted without their head, told by what they hold: numbers, deadlines, agencies (the first such
 * column leads, the next coordinates), and of the others the wordiest is the task, the next after it the product.
 */
export function guessHead(table: Table, year: number): Head | null {
  const rows = table.rows.filter((r) => r.cells.size >= 4).slice(0, 50)
  if (rows.length === 0) return null
  const columns = [...new Set(rows.flatMap((r) => [...r.cells.keys()]))]
    .filter((c) => c <= 20)
    .sort((a, b) => a - b)
  const texts = (column: number) => rows.map((r) => r.cells.get(column)?.text ?? '').filter(Boolean)
  const mostly = (column: number, test: (text: string) => boolean) => {
    const filled = texts(column)
    return filled.length * 3 >= rows.length && filled.filter(test).length * 10 >= filled.length * 7
  }
  const roles = new Map<Role, number>()
  for (const c of columns) {
    const role = roleByContent(c, mostly, roles, year)
    if (role) roles.set(role, c)
  }
  if (!roles.has('lead') || !roles.has('deadline')) return null
  const free = columns.filter(
    (c) => ![...roles.values()].includes(c) && texts(c).some((t) => /\p{L}/u.test(t)),
  )
  const length = (c: number) => texts(c).join('').length
  const title = free.toSorted((a, b) => length(b) - length(a))[0]
  if (title === undefined) return null
  roles.set('title', title)
  const product = free.find((c) => c > title)
  if (product !== undefined) roles.set('product', product)
  return {
    top: 0,
    bottom: 0,
    columns: roles,
    more: [],
    periods: [],
    shared: false,
    words: new Map(),
    unit: null,
  }
}

function roleByContent(
  column: number,
  mostly: (column: number, test: (text: string) => boolean) => boolean,
  taken: Map<Role, number>,
  year: number,
): Role | null {
  if (!taken.has('number') && taken.size === 0 && mostly(column, (t) => /^\d+(?:\.\d+)*\.?$/.test(t)))
    return 'number'
  if (
    !taken.has('deadline') &&
    mostly(column, (t) => t.length <= 60 && readDeadline(t, { year }).deadline.kind !== 'none')
  )
    return 'deadline'
  const isAgency = (t: string) => agency.test(fold(t)) && readAgencies(t).names.length > 0 && t.length < 200
  if (!mostly(column, isAgency)) return null
  return taken.has('lead') ? (taken.has('coordinators') ? null : 'coordinators') : 'lead'
}
