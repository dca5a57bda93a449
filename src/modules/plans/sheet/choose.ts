import type { Breath } from '#platform/breath.ts'
import { textReadings } from './csv.ts'
import type { FindingList } from './findings.ts'
import { findHead, type Head } from './head.ts'
import { guessHead } from './head-guess.ts'
import type { Role } from './head-roles.ts'
import { fromTcvn3, fromVni } from './legacy.ts'
import { SheetRefused } from './refusals.ts'
import { type Table, tableOf } from './table.ts'
import type { Grid, GridRow, Limits } from './types.ts'
import { columnLetter } from './words.ts'

/** The table that is read, and where it begins. */
export type Found = { table: Table; head: Head }

function tableWithHead(grid: Grid): Found | null {
  const table = tableOf(grid)
  const head = findHead(table)
  return head && { table, head }
}

async function mapped(grid: Grid, change: (text: string) => string, breathe: Breath): Promise<Grid> {
  const rows: GridRow[] = []
  for (const row of grid.rows) {
    const pause = breathe()
    if (pause) await pause
    const cells = [...row.cells].map(([c, cell]) => [c, { ...cell, text: change(cell.text) }] as const)
    rows.push({ ...row, cells: new Map(cells) })
  }
  return { ...grid, rows }
}

const telling: Role[] = ['title', 'lead', 'coordinators', 'product', 'deadline']

/** The sheet whose head is most a plan's; of equals the one not named after another year, visible before hidden ones. */
function likeliest(plans: (Found | null)[], year: number): Found | null {
  const weight = ({ table: { grid }, head }: Found): number => {
    const kinds = telling.filter((role) => head.columns.has(role)).length + (head.periods.length > 0 ? 1 : 0)
    const named = /(?<!\d)20\d{2}(?!\d)/.exec(grid.name)?.[0]
    return (grid.hidden ? 0 : 100) + kinds * 2 - (named && Number(named) !== year ? 1 : 0)
  }
  let best: Found | null = null
  for (const plan of plans) if (plan && (!best || weight(plan) > weight(best))) best = plan
  return best
}

/** The visible sheet that is most a plan; the others get a finding. Old fonts are tried when no head is found. */
export async function chooseSheet(
  grids: Grid[],
  year: number,
  findings: FindingList,
  breathe: Breath,
): Promise<Found> {
  const filled = grids.filter((g) => g.rows.length > 0)
  if (filled.length === 0) throw new SheetRefused('empty')
  const order = [...filled.filter((g) => !g.hidden), ...filled.filter((g) => g.hidden)]
  const plans = order.map((g) => tableWithHead(g))
  const found =
    likeliest(plans, year) ?? (await oldFonts(order, findings, breathe)) ?? guessed(order, year, findings)
  if (!found) throw new SheetRefused('head-missing')
  const { name } = found.table.grid
  if (found.table.grid.hidden) findings.add(0, null, 'sheet-hidden', { name })
  order.forEach((g, i) => {
    if (g.name === name) return
    findings.add(0, null, plans[i] ? 'sheet-also-plan' : 'sheet-left', { name: g.name, read: name })
  })
  return found
}

async function oldFonts(grids: Grid[], findings: FindingList, breathe: Breath): Promise<Found | null> {
  for (const [encoding, change] of [
    ['TCVN3', fromTcvn3],
    ['VNI', fromVni],
  ] as const) {
    for (const grid of grids) {
      const found = tableWithHead(await mapped(grid, change, breathe))
      if (!found) continue
      findings.add(0, null, 'legacy-font', { encoding })
      return found
    }
  }
  return null
}

/** Rows pasted without their head: the columns are guessed by what they hold, and it is said. */
function guessed(grids: Grid[], year: number, findings: FindingList): Found | null {
  for (const table of grids.map(tableOf)) {
    const head = guessHead(table, year)
    if (!head) continue
    findings.add(0, null, 'head-guessed', {
      names: [...head.columns].map(([role, c]) => `${columnLetter(c)}=${role}`).join(', '),
    })
    return { table, head }
  }
  return null
}

/** The reading of a text file, by encoding and delimiter, whose head is known best. */
export async function chooseReading(
  bytes: Uint8Array,
  year: number,
  limits: Limits,
  findings: FindingList,
  breathe: Breath,
): Promise<Found> {
  let best: { found: Found; encoding: string; quotesBroken: boolean } | null = null
  const grids: Grid[] = []
  for await (const { grid, encoding, quotesBroken } of textReadings(bytes, limits, breathe)) {
    grids.push(grid)
    const found = tableWithHead(grid)
    if (!found || (best && best.found.head.columns.size >= found.head.columns.size)) continue
    best = { found, encoding, quotesBroken }
  }
  if (grids.every((g) => g.rows.length === 0)) throw new SheetRefused('empty')
  if (!best) {
    const found = (await oldFonts(grids, findings, breathe)) ?? guessed(grids, year, findings)
    if (!found) throw new SheetRefused('head-missing')
    return found
  }
  if (!best.encoding.startsWith('utf'))
    findings.add(0, null, 'encoding', {
      encoding: best.encoding === 'tcvn3' ? 'TCVN3' : best.encoding === 'vni' ? 'VNI' : 'Windows-1258',
    })
  if (best.quotesBroken) findings.add(0, null, 'quotes-broken')
  return best.found
}
