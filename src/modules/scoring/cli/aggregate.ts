import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { both, jsonOf, refuseLines, tableOf } from '#platform/cli-files.ts'
import { Refused } from '#platform/refused.ts'
import { headKey, readSheetNumber, type Table } from '#platform/table.ts'
import { findingsOf } from '../input/set.ts'
import {
  aggregate,
  type LeafValues,
  readTree,
  type Tree,
  type TreeNode,
  type WeightSet,
} from '../rules/aggregate.ts'
import { Exact, exact, readExact, zero } from '../rules/exact.ts'
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

const treeOf = async (file: string): Promise<{ tree: Tree; codes: Set<string> }> => {
  const read = nodes.safeParse(await jsonOf(file), { reportInput: true })
  if (!read.success) return refuseShape(file, read.error.issues.flatMap(findingsOf))
  const list = read.data.map(
    ({ code, parent, weight }): TreeNode => ({ code, parent: parent || null, weight: exact(weight) }),
  )
  const tree = readTree(list)
  if (!tree.ok)
    throw new Refused('input', 'index-tree', [], { file: basename(file), code: tree.code, why: tree.reason })
  return { tree: tree.tree, codes: new Set(list.map((n) => n.code)) }
}

const missing = (text: string): boolean => text === '' || /^(na|n\/a|nan|null)$/i.test(text)

type UnitValues = { unit: string; values: LeafValues }

const unitsOf = (file: string, { head, rows }: Table, tree: Tree): UnitValues[] => {
  const at = new Map(head.map((h, i) => [h, i]))
  const lost = tree.leaves.filter((code) => !at.has(code))
  if (lost.length > 0)
    throw new Refused('input', 'cli-columns', [], { file: basename(file), columns: lost.join(', ') })
  const name = Math.max(
    0,
    head.findIndex((h) => ['unit', 'don vi', 'code', 'ma don vi'].includes(headKey(h))),
  )
  const bad: { line: number; says: string }[] = []
  const seen = new Set<string>()
  const units = rows.map(({ line, cells }): UnitValues => {
    const unit = cells[name] ?? ''
    if (unit === '') bad.push({ line, says: both('thiếu đơn vị', 'the unit is missing') })
    else if (seen.has(unit))
      bad.push({ line, says: both(`đơn vị trùng: ${unit}`, `the unit stands twice: ${unit}`) })
    seen.add(unit)
    const values = new Map<string, Exact | null>()
    for (const code of tree.leaves) {
      const text = cells[at.get(code) ?? -1] ?? ''
      const value = missing(text) ? null : (readExact(text) ?? readSheetNumber(text))
      if (value === undefined)
        bad.push({ line, says: both(`${code} không phải số: ${text}`, `${code} is not a number: ${text}`) })
      values.set(code, value ?? null)
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

const weightSetsOf = (file: string, { head, rows }: Table, codes: ReadonlySet<string>): WeightSet[] => {
  const keys = head.map(headKey)
  const at = (names: readonly string[]) => keys.findIndex((k) => names.includes(k))
  const [set, code, weight] = [at(weightHeads.set), at(weightHeads.code), at(weightHeads.weight)]
  if (set < 0 || code < 0 || weight < 0)
    throw new Refused('input', 'cli-columns', [], {
      file: basename(file),
      columns: 'weight_set, code, weight',
    })
  const bad: { line: number; says: string }[] = []
  const sets = new Map<string, Map<string, Exact>>()
  for (const { line, cells } of rows) {
    const own = cells[code] ?? ''
    const value = readExact(cells[weight] ?? '') ?? readSheetNumber(cells[weight] ?? '')
    if (!codes.has(own))
      bad.push({ line, says: both(`mã không có trong cây: ${own}`, `no such code in the tree: ${own}`) })
    if (!value || value.sign() < 0)
      bad.push({
        line,
        says: both('trọng số phải là số không âm', 'the weight must be a number of 0 or more'),
      })
    const weights = sets.get(cells[set] ?? '') ?? new Map<string, Exact>()
    weights.set(own, value ?? zero)
    sets.set(cells[set] ?? '', weights)
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
