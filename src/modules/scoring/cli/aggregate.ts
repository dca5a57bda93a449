import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { both, jsonOf, refuseLines, tableOf } from '#platform/cli-files.ts'
import { Refused } from '#platform/refused.ts'
import { headKey, sheetNumbers, type Table } from '#platform/table.ts'
import { findingsOf } from '../input/set.ts'
import {
  aggregate,
  type LeafValues,
  readTree,
  type Tree,
  type TreeNode,
  type TreeReason,
  type WeightSet,
} from '../rules/aggregate.ts'
import { Exact, exact, readExact, zero } from '../rules/exact.ts'
import { figure, tooLong, unitTwice } from './figures.ts'
import { refuseShape } from './shape.ts'

const num = z.union([z.number(), z.string()]).refine((v) => readExact(v) !== undefined, 'not-a-number')
const nodes = z
  .array(
    z.looseObject({
      code: z.string('not-a-text').min(1, 'required'),
      parent: z.string('not-a-text').nullish(),
      weight: num.default(1),
    }),
    'not-a-list',
  )
  .max(5000, 'too-many')

/** What is wrong with a tree, in both languages. */
const treeFaults: Record<TreeReason, string> = {
  'tree-empty': both('cây không có nút nào', 'the tree has no node'),
  'tree-duplicate-code': both('mã đứng hai lần', 'the code stands twice'),
  'tree-unknown-parent': both('nút cha không có trong cây', 'its parent is not in the tree'),
  'tree-negative-weight': both('trọng số âm', 'the weight is negative'),
  'tree-no-root': both('không nút nào là gốc', 'no node is the root'),
  'tree-several-roots': both('nút gốc thứ hai', 'a second root'),
  'tree-circle': both('nút là cha của chính mình qua các nút khác', 'it stands below itself'),
}

const treeOf = async (file: string): Promise<{ tree: Tree; codes: Set<string> }> => {
  const read = nodes.safeParse(await jsonOf(file), { reportInput: true })
  if (!read.success) return refuseShape(file, read.error.issues.flatMap(findingsOf))
  const list = read.data.map(
    ({ code, parent, weight }): TreeNode => ({ code, parent: parent || null, weight: exact(weight) }),
  )
  const tree = readTree(list)
  if (!tree.ok) {
    const fields = [{ field: tree.code || '(file)', reason: treeFaults[tree.reason] }]
    throw new Refused('input', 'index-tree', fields, {
      file: basename(file),
      code: tree.code,
      why: tree.reason,
    })
  }
  return { tree: tree.tree, codes: new Set(list.map((n) => n.code)) }
}

const missing = (text: string): boolean => text === '' || /^(na|n\/a|nan|null)$/i.test(text)

type UnitValues = { unit: string; values: LeafValues }
type BadLine = { line: number; says: string }

/** Where each leaf of the tree stands in the table; refused when one is not there, or there twice. */
const leafColumns = (file: string, { head }: Table, tree: Tree): Map<string, number> => {
  const at = new Map(head.map((h, i) => [h, i]))
  const lost = tree.leaves.filter((code) => !at.has(code))
  if (lost.length > 0)
    throw new Refused('input', 'cli-columns', [], { file: basename(file), columns: lost.join(', ') })
  const twice = tree.leaves.filter((code) => head.indexOf(code) !== at.get(code))
  const says = (code: string) => both(`cột trùng: ${code}`, `the column stands twice: ${code}`)
  return twice.length > 0
    ? refuseLines(
        file,
        twice.map((code) => ({ line: 1, says: says(code) })),
      )
    : at
}

const unitsOf = (file: string, table: Table, tree: Tree): UnitValues[] => {
  const { head, rows } = table
  const at = leafColumns(file, table, tree)
  const textOf = (cells: readonly string[], code: string) => cells[at.get(code) ?? -1] ?? ''
  const read = sheetNumbers(rows.flatMap(({ cells }) => tree.leaves.map((code) => textOf(cells, code))))
  const name = Math.max(
    0,
    head.findIndex((h) => ['unit', 'don vi', 'code', 'ma don vi'].includes(headKey(h))),
  )
  const bad: BadLine[] = []
  const seen = new Set<string>()
  const units = rows.map((row): UnitValues => {
    const { line, cells } = row
    const unit = cells[name] ?? ''
    const long = tooLong(table, row)
    if (long) bad.push({ line, says: long })
    if (unit === '') bad.push({ line, says: both('thiếu đơn vị', 'the unit is missing') })
    else if (seen.has(unit)) bad.push({ line, says: unitTwice(unit) })
    seen.add(unit)
    const values = new Map<string, Exact | null>()
    for (const code of tree.leaves) {
      const text = textOf(cells, code)
      const value = missing(text) ? null : figure(read(text) ?? readExact(text), text, code, code)
      if (typeof value === 'string') bad.push({ line, says: value })
      else values.set(code, value)
    }
    return { unit, values }
  })
  return bad.length > 0 ? refuseLines(file, bad) : units
}

const weightHeads = {
  set: ['weight set', 'set', 'bo trong so'],
  code: ['code', 'ma'],
  weight: ['weight', 'trong so'],
}

/** What is wrong with a line of weights; undefined for a right one. */
const wrongWeight = (
  codes: ReadonlySet<string>,
  set: string,
  code: string,
  weight: Exact | string,
  known: ReadonlyMap<string, Exact>,
): string | undefined => {
  if (set === '') return both('thiếu tên bộ trọng số', 'the name of the weight set is missing')
  if (!codes.has(code)) return both(`mã không có trong cây: ${code}`, `no such code in the tree: ${code}`)
  if (typeof weight === 'string') return weight
  if (weight.sign() < 0) return both('trọng số âm', 'the weight is negative')
  if (known.has(code))
    return both(
      `mã đứng hai lần trong bộ ${set}: ${code}`,
      `the code stands twice in the set ${set}: ${code}`,
    )
  return undefined
}

const weightSetsOf = (file: string, table: Table, codes: ReadonlySet<string>): WeightSet[] => {
  const { head, rows } = table
  const keys = head.map(headKey)
  const at = (names: readonly string[]) => keys.findIndex((k) => names.includes(k))
  const [set, code, weight] = [at(weightHeads.set), at(weightHeads.code), at(weightHeads.weight)]
  if (set < 0 || code < 0 || weight < 0)
    throw new Refused('input', 'cli-columns', [], {
      file: basename(file),
      columns: 'weight_set, code, weight',
    })
  const read = sheetNumbers(rows.map(({ cells }) => cells[weight] ?? ''))
  const bad: BadLine[] = []
  const sets = new Map<string, Map<string, Exact>>()
  for (const row of rows) {
    const { line, cells } = row
    const [name, own, text] = [cells[set] ?? '', cells[code] ?? '', cells[weight] ?? '']
    const value = figure(read(text) ?? readExact(text), text, 'trọng số', 'the weight')
    const weights = sets.get(name) ?? new Map<string, Exact>()
    const wrong = tooLong(table, row) ?? wrongWeight(codes, name, own, value, weights)
    if (wrong !== undefined) bad.push({ line, says: wrong })
    weights.set(own, typeof value === 'string' ? zero : value)
    sets.set(name, weights)
  }
  if (bad.length > 0) return refuseLines(file, bad)
  return [...sets].map(([name, weights]) => ({ set: name, weights }))
}

type Shown = { units: { unit: string; scores: Record<string, string | null>; rank: number | null }[] }
const shown = (value: unknown) => (value instanceof Exact ? String(value) : null)

/** `canhtan index aggregate`: a weighted tree over a table of leaves, with ranks, and ranks under other weights. */
export const aggregateCommand = (program: Command): void => {
  command(
    program,
    {
      name: 'index aggregate',
      summary: 'weighted means of a tree of indicators, and their ranks',
      options: {
        '--tree <file>': 'nodes with code, parent and weight (JSON)',
        '--leaves <file>': 'one line per unit, one column per leaf; empty is missing (CSV)',
        '--weights <file>': 'other weights: weight_set, code, weight (CSV)',
      },
      input: z.object({
        tree: z.string().min(1),
        leaves: z.string().min(1),
        weights: z.string().min(1).optional(),
      }),
      show: ({ units }: Shown) =>
        [...units]
          .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
          .map(
            (u) =>
              `${u.rank ?? '–'}\t${u.unit}\t${Object.entries(u.scores)
                .map(([k, v]) => `${k} ${v ?? '–'}`)
                .join('\t')}`,
          )
          .join('\n'),
      open: { pure: true },
    },
    async (_run, { tree: treeFile, leaves, weights }) => {
      const { tree, codes } = await treeOf(treeFile)
      const units = unitsOf(leaves, await tableOf(leaves), tree)
      const sets = weights === undefined ? [] : weightSetsOf(weights, await tableOf(weights), codes)
      const result = aggregate(tree, units, sets)
      return {
        units: result.units.map(({ unit, scores, rank }) => ({
          unit,
          scores: Object.fromEntries([...scores].map(([code, value]) => [code, shown(value)])),
          rank,
        })),
        sets: result.sets.map(({ set, ranks }) => ({ set, ranks: Object.fromEntries(ranks) })),
      }
    },
  )
}
