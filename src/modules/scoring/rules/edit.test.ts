import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { addNode, codesOf, findNode, moveNode, nextCode, removeNode, shiftNode, withNode } from './edit.ts'
import { type CriteriaSet, type Criterion, leavesOf } from './set.ts'
import { frameBreach, renumbered, summed, withDerived } from './whole-set.ts'

const set = JSON.parse(
  readFileSync(join(projectRoot, 'db/reference/criteria/synthetic-commune-100.json'), 'utf8'),
) as CriteriaSet
const codes = codesOf(set)
const names = (one: CriteriaSet) =>
  leavesOf(one)
    .map((leaf) => leaf.name_vi)
    .sort()

type Edit = { what: 'up' | 'down' | 'move' | 'renumber' | 'sum'; a: string; b: string }
const edits = fc.array(
  fc.record({
    what: fc.constantFrom('up', 'down', 'move', 'renumber', 'sum') as fc.Arbitrary<Edit['what']>,
    a: fc.constantFrom(...codes),
    b: fc.constantFrom(...codes),
  }),
  { maxLength: 12 },
)
const edited = (one: CriteriaSet, { what, a, b }: Edit): CriteriaSet => {
  if (what === 'renumber') return renumbered(one)
  if (what === 'sum') return summed(one)
  const made = what === 'move' ? moveNode(one, a, b) : shiftNode(one, a, what === 'up' ? -1 : 1)
  return made.ok ? made.value : one
}

test('whatever is moved, no leaf is lost, none stands twice, and codes stay single', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const after = list.reduce(edited, set)
      expect(names(after)).toEqual(names(set))
      const now = codesOf(after)
      expect(new Set(now).size).toBe(now.length)
    }),
    { numRuns: 60 },
  )
})

test('maxima added up from the leaves are what they were, exactly', () => {
  expect(summed(set).total).toBe(100)
  expect(summed(set).domains.map((d) => d.max)).toEqual(set.domains.map((d) => d.max))
  const thirds = withNode(set, leavesOf(set)[0]?.code ?? '', (node) => ({ ...node, max: '1.1' }))
  const fourths = withNode(thirds, leavesOf(set)[1]?.code ?? '', (node) => ({ ...node, max: 2.2 }))
  // 1,1 + 2,2 is 3.3000000000000003 in doubles
  expect(findNode(summed(fourths), '1.1')?.node.max).toBe(3.3)
})

test('codes anew: in order, and what names them goes along', () => {
  const named = {
    ...set,
    appraisers: [{ domain: '2', unit: 'SNV' }],
    scoring: { ...set.scoring, tie_break: ['2.1.1'] },
  }
  const swapped = shiftNode(named, '2', -1)
  if (!swapped.ok) throw new Error(swapped.reason)
  const after = renumbered(swapped.value)
  expect(after.domains[0]).toMatchObject({ code: '1', name_vi: set.domains[1]?.name_vi })
  expect(after.appraisers).toEqual([{ domain: '1', unit: 'SNV' }])
  expect(after.scoring?.tie_break).toEqual(['1.1.1'])
})

describe('places', () => {
  test('a code that is taken, a leaf that holds others, a place inside itself are refused', () => {
    const node = { code: '1.1.1', name_vi: 'A', max: 1, group: false }
    expect(addNode(set, '1.1', node)).toEqual({ ok: false, reason: 'code-taken' })
    expect(addNode(set, '1.1.1', { ...node, code: '9' })).toEqual({ ok: false, reason: 'parent-is-leaf' })
    expect(addNode(set, 'x', { ...node, code: '9' })).toEqual({ ok: false, reason: 'node-missing' })
    expect(moveNode(set, '1.1', '1.1')).toEqual({ ok: false, reason: 'cannot-move' })
    expect(shiftNode(set, '1', -1)).toEqual({ ok: false, reason: 'cannot-move' })
    const alone = { ...set, domains: set.domains.slice(0, 1) }
    expect(removeNode(alone, '1')).toEqual({ ok: false, reason: 'last-domain' })
  })
  test('what is removed takes what is below along', () => {
    const after = removeNode(set, '1.1')
    expect(after.ok && codesOf(after.value).some((code) => code.startsWith('1.1'))).toBe(false)
  })
  test('the next free code', () => {
    expect(nextCode(set, undefined)).toBe('8')
    expect(nextCode(set, '1.1')).toBe('1.1.3')
  })
})

test('points by way of assessment follow the leaves', () => {
  const first = leavesOf(set).find((leaf) => leaf.assessment === 'self+appraisal')
  const more = withNode(set, first?.code ?? '', (node) => ({ ...node, max: Number(node.max) + 0.5 }))
  expect(withDerived(more).points_by_assessment).toMatchObject({ 'self+appraisal': 48.5 })
  const unsaid = withNode(more, '1.1.1', ({ assessment: _, ...leaf }) => leaf as typeof leaf & Criterion)
  expect(withDerived(unsaid).points_by_assessment).toMatchObject({ 'self+appraisal': 48.5 })
})

test('a frame stays as it is; what is added to it is no breach', () => {
  const node = { code: '1.1.9', name_vi: 'Của tỉnh', max: 2, group: false }
  const added = addNode(set, '1.1', node)
  if (!added.ok) throw new Error(added.reason)
  expect(frameBreach(summed(added.value), set)).toBeUndefined()
  const changed = withNode(added.value, '1.1.1', (leaf) => ({ ...leaf, max: 5 }))
  expect(frameBreach(changed, set)).toEqual({ code: '1.1.1', reason: 'frame-changed' })
  const removed = removeNode(set, '2.1')
  expect(removed.ok && frameBreach(removed.value, set)?.code).toBe('2.1')
})
