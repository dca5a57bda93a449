import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { readSet } from '../input/set.ts'
import { checkSet } from './check/set.ts'
import { type CriteriaSet, type Leaf, leavesOf } from './set.ts'
import { findingWords } from './words/finding.ts'

const folder = join(projectRoot, 'db/reference/criteria')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const load = (name: string): CriteriaSet => {
  const read = readSet(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return read.set
}

describe('the six sets', () => {
  test('are all there', () => expect(files).toHaveLength(6))
  test.each(files)('%s loads and has no errors', (name) => {
    const set = load(name)
    const findings = checkSet(set)
    expect(findings.filter((f) => f.level === 'error')).toEqual([])
    // what is lacking in a real, partial set is said; a complete one has nothing to say
    expect(findings.length > 0).toBe(set.complete === false)
    expect(set.synthetic).toBe(name.startsWith('synthetic'))
  })
})

const tell = (findings: ReturnType<typeof checkSet>): string[] => findings.map((f) => `${f.code} ${f.reason}`)

describe('what a set may not have', () => {
  const changed = (change: (set: CriteriaSet) => void): string[] => {
    const set = structuredClone(load('synthetic-commune-100.json'))
    change(set)
    return tell(checkSet(set))
  }
  const criteria = (set: CriteriaSet, domain: number) => set.domains[domain]?.criteria ?? []
  const leaf = (set: CriteriaSet): Leaf => {
    const node = criteria(set, 0)[0]
    return (node?.rule_kind === 'sum_children' ? node.children[0] : node) as Leaf
  }
  test.each<[string, (set: CriteriaSet) => void, string[]]>([
    [
      'a total that the domains do not make',
      (s) => {
        s.total = 99
      },
      ['set maxima-sum'],
    ],
    [
      'a domain that its criteria do not make',
      (s) => {
        ;(s.domains[0] as { max: number }).max = 13
      },
      ['set maxima-sum', '1 maxima-sum'],
    ],
    [
      'a code twice',
      (s) => {
        ;(s.domains[1] as { code: string }).code = '1'
      },
      ['1 duplicate-code'],
    ],
    [
      'an unknown maximum in a complete set',
      (s) => {
        s.total = null
      },
      ['set max-unknown'],
    ],
    [
      'an empty criterion',
      (s) => {
        Object.assign(criteria(s, 0)[0] as object, { children: [] })
      },
      ['1.1 no-children', 'set share-sum'],
    ],
    [
      'a survey share that is another',
      (s) => {
        Object.assign(s.scoring ?? {}, { survey_share: 30 })
      },
      ['set share-sum'],
    ],
    [
      'a leaf that leaves its way of assessment to what holds anyway',
      (s) => {
        for (const leaf of leavesOf(s))
          if (leaf.assessment === 'self+appraisal') Object.assign(leaf, { assessment: undefined })
      },
      [],
    ],
    [
      'classes that leave a gap',
      (s) => {
        s.scoring?.bands?.pop()
      },
      ['set class-gap'],
    ],
    [
      'classes out of order',
      (s) => {
        s.scoring?.bands?.reverse()
      },
      Array(4).fill('set classes-unsorted').concat('set class-gap'),
    ],
    [
      'a class twice',
      (s) => {
        s.scoring?.bands?.splice(1, 0, { label_vi: 'x', min: '90.0' })
      },
      ['set class-overlap'],
    ],
    [
      'a gap in the classes of one block',
      (s) => {
        Object.assign(s.scoring ?? {}, { bands_by_block: { xã: [{ label_vi: 'tốt', min: 50 }] } })
      },
      ['set class-gap'],
    ],
    [
      'a tie-break of an unknown code',
      (s) => {
        Object.assign(s.scoring ?? {}, { tie_break: ['1', '9.9'] })
      },
      ['set unknown-code'],
    ],
    [
      'an appraiser of an unknown domain',
      (s) => {
        s.appraisers = [{ domain: '77', unit: 'x' }]
      },
      ['set unknown-domain'],
    ],
    [
      'worked examples on a criterion whose parts are scored, where no rule runs them',
      (s) => {
        Object.assign(criteria(s, 0)[0] as object, { examples: [{ inputs: {}, expected: 99 }] })
      },
      ['1.1 examples-not-run'],
    ],
    [
      'a negative cap',
      (s) => {
        s.scoring = { ...s.scoring, bonus: { cap: -1 } }
      },
      ['set negative-cap'],
    ],
    [
      'an example that fails',
      (s) => {
        leaf(s).examples = [{ inputs: { issued_at: '2025-02-01' }, expected: 1 }]
      },
      ['1.1.1 example-fails'],
    ],
  ])('%s', (_, change, expected) => expect(changed(change)).toEqual(expected))

  test('what an example gave stands in words, also when it gave no points', () => {
    const set = structuredClone(load('synthetic-commune-100.json'))
    leaf(set).examples = [
      { inputs: { issued_at: '2025-02-01' }, expected: 1 },
      { inputs: {}, expected: 1 },
      { inputs: { issued_at: '2025-02-31' }, expected: 1 },
    ]
    const found = checkSet(set).filter(({ reason }) => reason === 'example-fails')
    expect(found.map((one) => findingWords(one, 'vi'))).toEqual([
      'Ví dụ 1: mong đợi 1, tính ra 0,5',
      'Ví dụ 2: mong đợi 1, tính ra không có điểm (Chưa nhập: ngày ban hành)',
      'Ví dụ 3: mong đợi 1, tính ra không có điểm (Không phải một ngày có thật: ngày ban hành)',
    ])
    expect(findingWords(found[1] ?? { reason: '', facts: {} }, 'en')).toMatch(
      /^Example 2: 1 expected, no points \(/,
    )
  })

  test('examples that hold say nothing', () =>
    expect(
      changed((s) => {
        leaf(s).examples = [
          { inputs: { issued_at: '2025-01-31' }, expected: '1.0' },
          { inputs: { issued_at: null }, expected: 0 },
          { inputs: { issued_at: '2024-02-01', _year: 2024 }, expected: 0.5 },
        ]
      }),
    ).toEqual([]))
})

test('every finding has a sentence in both languages', () => {
  const sources = ['bands', 'cases', 'inputs', 'rules', 'set'].map((name) =>
    readFileSync(new URL(`./check/${name}.ts`, import.meta.url), 'utf8'),
  )
  const reasons = sources.flatMap((s) =>
    [...s.matchAll(/(?:error|notice|twice)\([\w.']+, '([a-z-]+)'|reason: '([a-z-]+)'/g)].map(
      (m) => m[1] ?? m[2] ?? '',
    ),
  )
  expect(reasons.length).toBeGreaterThan(40)
  for (const reason of new Set(reasons)) {
    expect(findingWords({ reason, facts: {} }, 'vi'), reason).not.toBe(reason)
    expect(findingWords({ reason, facts: {} }, 'en'), reason).not.toBe(reason)
  }
})

test('the share of a way of assessment is told by its name, not by its code', () => {
  const facts = { assessment: 'self+appraisal', stated: 70, found: 60 }
  expect(findingWords({ reason: 'share-sum', facts }, 'vi')).toBe(
    'Tỷ trọng “Tự chấm và thẩm định” ghi 70, cộng lại 60',
  )
  expect(findingWords({ reason: 'share-sum', facts }, 'en')).toContain('“Self-score and appraisal”')
})
