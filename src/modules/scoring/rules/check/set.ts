import { exact, readExact, zero } from '../exact.ts'
import { compileLeaf } from '../kinds/compile.ts'
import type { Outcome } from '../outcome.ts'
import { outlineOf } from '../outline.ts'
import { type CriteriaSet, type Criterion, type Leaf, leavesOf, type Num } from '../set.ts'
import { factWords } from '../words/numbers.ts'
import { reasonWords } from '../words/reason.ts'
import { classBandFindings } from './bands.ts'
import { error, type Finding, type Level } from './finding.ts'
import { inputFindings } from './inputs.ts'
import { ruleFindings } from './rules.ts'

const nodesOf = (nodes: readonly Criterion[]): Criterion[] =>
  nodes.flatMap((n) => (n.rule_kind === 'sum_children' ? [n, ...nodesOf(n.children)] : [n]))
const allNodes = (set: CriteriaSet): Criterion[] => set.domains.flatMap((d) => nodesOf(d.criteria))

const codeFindings = (set: CriteriaSet): Finding[] => {
  const seen = new Set<string>()
  return [...set.domains, ...allNodes(set)].flatMap(({ code }) => {
    const again = seen.has(code)
    seen.add(code)
    return again ? [error(code, 'duplicate-code')] : []
  })
}

/** In a set known to be incomplete what is lacking is a notice; too much is an error all the same. */
const lacking = (set: CriteriaSet): Level => (set.complete === false ? 'notice' : 'error')

const sumFindings = (
  set: CriteriaSet,
  code: string,
  stated: Num | null,
  parts: readonly (Num | null)[],
): Finding[] => {
  const level = lacking(set)
  if (stated === null) return [{ level, code, reason: 'max-unknown', facts: {} }]
  if (parts.length === 0) return [{ level, code, reason: 'no-children', facts: {} }]
  const known = parts.flatMap((p) => (p === null ? [] : exact(p)))
  const sum = known.reduce((a, b) => a.plus(b), zero)
  const order = sum.compare(exact(stated))
  if (order === 0 && known.length === parts.length) return []
  const facts = { stated: exact(stated), found: sum }
  if (order > 0) return [error(code, 'maxima-sum', facts)]
  // an unknown maximum is named at its own code; here only what cannot be its fault
  return known.length < parts.length ? [] : [{ level, code, reason: 'maxima-sum', facts }]
}

const maximaFindings = (set: CriteriaSet): Finding[] => [
  ...sumFindings(
    set,
    'set',
    set.total,
    set.domains.map((d) => d.max),
  ),
  ...set.domains.flatMap((d) =>
    sumFindings(
      set,
      d.code,
      d.max,
      d.criteria.map((c) => c.max),
    ),
  ),
  ...allNodes(set).flatMap((node) => {
    if (node.rule_kind === 'sum_children')
      return sumFindings(
        set,
        node.code,
        node.max,
        node.children.map((c) => c.max),
      )
    return node.max === null
      ? [{ level: lacking(set), code: node.code, reason: 'max-unknown', facts: {} }]
      : []
  }),
]

const exampleFindings = (leaf: Leaf, year: number): Finding[] => {
  if (!leaf.examples?.length || leaf.max === null) return []
  const score = compileLeaf(leaf)
  return leaf.examples.flatMap(({ inputs, expected }, i) => {
    const outcome = score({ inputs, setAside: false }, year)
    const facts = { number: i + 1, ...exampleWords(leaf, expected, outcome) }
    if (expected === 'N/A')
      return outcome.state === 'excluded' ? [] : [error(leaf.code, 'example-fails', facts)]
    const right = outcome.state === 'scored' && readExact(expected)?.equals(outcome.points)
    return right ? [] : [error(leaf.code, 'example-fails', facts)]
  })
}
/** What an example expects and what the leaf's rule gave, in both languages: points, "N/A", or why there are none. */
const exampleWords = (leaf: Leaf, expected: Num | 'N/A', outcome: Outcome): Record<string, string> =>
  Object.fromEntries(
    (['vi', 'en'] as const).flatMap((lang) => {
      const why = lang === 'vi' ? 'không có điểm' : 'no points'
      const got = outcome.points
        ? factWords(outcome.points, lang)
        : outcome.state === 'excluded'
          ? 'N/A'
          : `${why} (${reasonWords(leaf, outcome, lang)})`
      const wanted = factWords(readExact(expected) ?? String(expected), lang)
      return [
        [`expected_${lang}`, wanted],
        [`got_${lang}`, got],
      ]
    }),
  )

/** Examples are run by a leaf's rule; written above the leaves they would be thought proved. */
const idleExamples = (set: CriteriaSet): Finding[] =>
  allNodes(set).flatMap(({ code, rule_kind, examples = [] }) =>
    rule_kind === 'sum_children' && examples.length > 0 ? [error(code, 'examples-not-run')] : [],
  )

const shareFindings = (set: CriteriaSet): Finding[] => {
  const stated = new Map(Object.entries(set.points_by_assessment ?? {}))
  if (set.scoring?.survey_share !== undefined) stated.set('survey', set.scoring.survey_share)
  const { leaves } = outlineOf(set)
  return [...stated].flatMap(([assessment, share]) => {
    const found = leaves
      .filter((placed) => placed.assessment === assessment)
      .reduce((sum, { leaf }) => sum.plus(exact(leaf.max ?? 0)), zero)
    const facts = { assessment, stated: exact(share), found }
    return found.equals(exact(share))
      ? []
      : [{ level: lacking(set), code: 'set', reason: 'share-sum', facts }]
  })
}

const settingFindings = (set: CriteriaSet): Finding[] => {
  const { scoring } = set
  const codes = new Set([...set.domains, ...allNodes(set)].map((n) => n.code))
  const domains = new Set(set.domains.map((d) => d.code))
  const caps = [scoring?.bonus?.cap, scoring?.penalty?.cap, scoring?.percent_cap]
  const blocks = Object.entries(scoring?.bands_by_block ?? {})
  return [
    ...classBandFindings(scoring?.bands ?? []),
    ...blocks.flatMap(([block, bands]) => classBandFindings(bands, block)),
    ...caps.flatMap((cap) => (cap != null && exact(cap).sign() < 0 ? [error('set', 'negative-cap')] : [])),
    ...(scoring?.tie_break ?? []).flatMap((code) =>
      codes.has(code) ? [] : [error('set', 'unknown-code', { code })],
    ),
    ...(set.appraisers ?? []).flatMap(({ domain }) =>
      domains.has(domain) ? [] : [error('set', 'unknown-domain', { domain })],
    ),
  ]
}

/** The checks at saving: codes, maxima, shares, settings, every rule, and the set's own worked examples. */
export const checkSet = (set: CriteriaSet): Finding[] => [
  ...codeFindings(set),
  ...maximaFindings(set),
  ...shareFindings(set),
  ...settingFindings(set),
  ...idleExamples(set),
  ...leavesOf(set).flatMap((leaf) => [
    ...ruleFindings(leaf),
    ...inputFindings(leaf),
    ...exampleFindings(leaf, set.year),
  ]),
]

/** The checks of one leaf alone, as its form shows them. */
export const checkLeaf = (leaf: Leaf, year: number): Finding[] => [
  ...ruleFindings(leaf),
  ...inputFindings(leaf),
  ...exampleFindings(leaf, year),
]
