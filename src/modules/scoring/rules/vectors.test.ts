import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSet } from '../input/set.ts'
import { computeSet } from './compute.ts'
import { showDecimal } from './exact.ts'
import type { LeafInputs } from './set.ts'

type Vector = { inputs: LeafInputs; expected: number | 'N/A' }
type Kind = { kind: string; example_rule: unknown; example_max: number; test_vectors: Vector[] }
const { kinds } = JSON.parse(
  readFileSync(new URL('./testdata/rule-kinds.json', import.meta.url), 'utf8'),
) as { kinds: Kind[] }

/** A set of one leaf, as a caller of the engine would write it. */
const setOf = ({ kind, example_rule, example_max }: Kind) => ({
  id: 'one',
  year: 2025,
  level: 'department',
  title_vi: 'một tiêu chí',
  total: example_max,
  domains: [
    {
      code: '1',
      name_vi: 'một',
      max: example_max,
      criteria: [
        { code: '1.1', name_vi: 'một', max: example_max, rule_kind: kind, rule: example_rule, children: [] },
      ],
    },
  ],
})

const pointsOf = (kind: Kind, inputs: LeafInputs): string => {
  const read = readSet(setOf(kind))
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  const { units } = computeSet(read.set, { year: 2025, units: [{ code: 'u', inputs: { '1.1': inputs } }] })
  const leaf = units[0]?.leaves[0]
  if (leaf?.state === 'excluded') return 'N/A'
  return leaf?.points ? showDecimal(leaf.points) : `${leaf?.state}: ${leaf?.reason}`
}

test('the file holds seventeen kinds', () => expect(kinds).toHaveLength(17))

describe.each(kinds)('vectors of $kind', (kind) => {
  test.each(kind.test_vectors)('$inputs gives $expected', ({ inputs, expected }) =>
    expect(pointsOf(kind, inputs)).toBe(String(expected)),
  )
})
