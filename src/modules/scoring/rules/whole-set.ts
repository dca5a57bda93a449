import { codesOf, type Found, findNode, isSum, recoded } from './edit.ts'
import { Exact, exact, zero } from './exact.ts'
import { outlineOf } from './outline.ts'
import type { CriteriaSet, Criterion, Num } from './set.ts'

/** Codes anew by the order of the tree: 1, 1.1, 1.1.1. What names codes (ties, appraisers) goes along. */
export const renumbered = (set: CriteriaSet): CriteriaSet => {
  const domains = set.domains.map((d, i) => ({
    ...d,
    code: `${i + 1}`,
    criteria: d.criteria.map((node, j) => recoded(node, `${i + 1}.${j + 1}`)),
  }))
  const next = { ...set, domains }
  const before = codesOf(set)
  const after = new Map(codesOf(next).map((code, i) => [before[i] ?? code, code]))
  const now = (code: string) => after.get(code) ?? code
  return {
    ...next,
    ...(set.appraisers && { appraisers: set.appraisers.map((a) => ({ ...a, domain: now(a.domain) })) }),
    ...(set.scoring?.tie_break && {
      scoring: { ...set.scoring, tie_break: set.scoring.tie_break.map(now) },
    }),
  }
}

/** A frame's leaf is the frame's; of its domains and criteria only the maximum may grow with what is added. */
export const frameBreach = (
  set: CriteriaSet,
  frame: CriteriaSet,
): { code: string; reason: 'frame-changed' } | undefined => {
  for (const code of codesOf(frame)) {
    const theirs = findNode(frame, code)
    const ours = findNode(set, code)
    if (!theirs || !ours || theirs.level !== ours.level || theirs.parent !== ours.parent)
      return { code, reason: 'frame-changed' }
    if (own(theirs) !== own(ours)) return { code, reason: 'frame-changed' }
  }
  return undefined
}

const own = ({ level, node }: Found): string => {
  if (level === 'leaf') return JSON.stringify(sorted(node))
  return `${node.name_vi}|${node.name_en ?? ''}`
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

const asNum = (value: Exact): number | string => {
  const text = value.toString()
  return String(Number(text)) === text ? Number(text) : text
}

const sumOf = (maxima: readonly (Num | null)[]): Num | null => {
  if (maxima.some((max) => max === null)) return null
  return asNum(Exact.sum(maxima.map((max) => exact(max as Num))))
}

const summedNode = (node: Criterion): Criterion => {
  if (!isSum(node) || node.children.length === 0) return node
  const children = node.children.map(summedNode)
  return { ...node, children, max: sumOf(children.map((child) => child.max)) }
}

/** Maxima of criteria, domains and the whole, added up from the leaves. Places without children keep theirs. */
export const summed = (set: CriteriaSet): CriteriaSet => {
  const domains = set.domains.map((domain) => {
    const criteria = domain.criteria.map(summedNode)
    return criteria.length === 0 ? domain : { ...domain, criteria, max: sumOf(criteria.map((c) => c.max)) }
  })
  return { ...set, domains, total: sumOf(domains.map((d) => d.max)) }
}

/** What the head of a set repeats of its leaves (points by way of assessment), anew after an edit. */
export const withDerived = (set: CriteriaSet): CriteriaSet => {
  if (!set.points_by_assessment) return set
  const by = new Map<string, Exact>()
  for (const { leaf, assessment: way } of outlineOf(set).leaves)
    if (leaf.max !== null) by.set(way, (by.get(way) ?? zero).plus(exact(leaf.max)))
  return {
    ...set,
    points_by_assessment: Object.fromEntries([...by].map(([way, sum]) => [way, asNum(sum)])),
  }
}
