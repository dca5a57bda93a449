import { type Decision, no, yes } from '#platform/decision.ts'
import type { CriteriaSet, Criterion, Domain, Leaf, SumNode } from './set.ts'

/** A place in the tree: a domain, a node with children, or a scored leaf. */
export type Found =
  | { level: 'domain'; node: Domain; parent: undefined; index: number; of: number }
  | { level: 'criterion' | 'leaf'; node: Criterion; parent: string; index: number; of: number }

export type EditReason =
  | 'node-missing'
  | 'code-taken'
  | 'parent-is-leaf'
  | 'of-the-frame'
  | 'frame-changed'
  | 'cannot-move'
  | 'last-domain'
  | 'has-children'

export const isSum = (node: Criterion): node is SumNode => node.rule_kind === 'sum_children'
const childrenOf = (node: Criterion): Criterion[] => (isSum(node) ? node.children : [])

const within = (nodes: readonly Criterion[], parent: string, code: string): Found | undefined => {
  for (const [index, node] of nodes.entries()) {
    if (node.code === code)
      return { level: isSum(node) ? 'criterion' : 'leaf', node, parent, index, of: nodes.length }
    const below = within(childrenOf(node), node.code, code)
    if (below) return below
  }
  return undefined
}

/** The domain, criterion or leaf of a code; undefined where the set has none. */
export const findNode = (set: CriteriaSet, code: string): Found | undefined => {
  for (const [index, node] of set.domains.entries()) {
    if (node.code === code) return { level: 'domain', node, parent: undefined, index, of: set.domains.length }
    const below = within(node.criteria, node.code, code)
    if (below) return below
  }
  return undefined
}

const codesBelow = (nodes: readonly Criterion[]): string[] =>
  nodes.flatMap((node) => [node.code, ...codesBelow(childrenOf(node))])

/** Every code of the set, in the order of the tree. */
export const codesOf = (set: CriteriaSet): string[] =>
  set.domains.flatMap((domain) => [domain.code, ...codesBelow(domain.criteria)])

const mapNodes = (
  nodes: readonly Criterion[],
  code: string,
  change: (node: Criterion) => Criterion,
): Criterion[] =>
  nodes.map((node) => {
    if (node.code === code) return change(node)
    return isSum(node) ? { ...node, children: mapNodes(node.children, code, change) } : node
  })

/** The set with one criterion or leaf changed; what has no such code stays as it is. */
export const withNode = (
  set: CriteriaSet,
  code: string,
  change: (node: Criterion) => Criterion,
): CriteriaSet => ({
  ...set,
  domains: set.domains.map((d) => ({ ...d, criteria: mapNodes(d.criteria, code, change) })),
})

export const withDomain = (
  set: CriteriaSet,
  code: string,
  change: (domain: Domain) => Domain,
): CriteriaSet => ({ ...set, domains: set.domains.map((d) => (d.code === code ? change(d) : d)) })

const mapSiblings = (
  set: CriteriaSet,
  parent: string,
  change: (nodes: Criterion[]) => Criterion[],
): CriteriaSet => {
  const inside = (node: Criterion) => (isSum(node) ? { ...node, children: change(node.children) } : node)
  return {
    ...set,
    domains: set.domains.map((d) =>
      d.code === parent
        ? { ...d, criteria: change(d.criteria) }
        : { ...d, criteria: mapNodes(d.criteria, parent, inside) },
    ),
  }
}

/** "3" after 1 and 2, "2.4" after 2.1 to 2.3: the next free code of a place. */
export const nextCode = (set: CriteriaSet, parent: string | undefined): string => {
  const taken = new Set(codesOf(set))
  const start = parent === undefined ? '' : `${parent}.`
  let n = 1
  while (taken.has(`${start}${n}`)) n++
  return `${start}${n}`
}

export type NewNode = {
  code: string
  name_vi: string
  name_en?: string
  max: Leaf['max']
  /** a group of further sub-criteria, or scored itself */
  group: boolean
}

const made = ({ group, ...named }: NewNode): Criterion =>
  group
    ? {
        ...named,
        assessment: 'self+appraisal',
        rule_kind: 'sum_children',
        rule: {},
        not_applicable: 'derived',
        evidence_vi: [],
        children: [],
      }
    : {
        ...named,
        assessment: 'self+appraisal',
        rule_kind: 'manual',
        rule: {},
        not_applicable: 'not_allowed',
        evidence_vi: [],
        examples: [],
        children: [],
      }

/** A domain more (no parent), or a criterion or leaf below a domain or criterion, at the end of its place. */
export const addNode = (
  set: CriteriaSet,
  parent: string | undefined,
  node: NewNode,
): Decision<CriteriaSet, EditReason> => {
  if (findNode(set, node.code)) return no('code-taken')
  if (parent === undefined) {
    const { group: _, ...named } = node
    return yes({ ...set, domains: [...set.domains, { ...named, criteria: [] }] })
  }
  const found = findNode(set, parent)
  if (!found) return no('node-missing')
  if (found.level === 'leaf') return no('parent-is-leaf')
  return yes(mapSiblings(set, parent, (nodes) => [...nodes, made(node)]))
}

/** The set without a node and what is below it. */
export const removeNode = (set: CriteriaSet, code: string): Decision<CriteriaSet, EditReason> => {
  const found = findNode(set, code)
  if (!found) return no('node-missing')
  if (found.level !== 'domain')
    return yes(mapSiblings(set, found.parent, (nodes) => nodes.filter((node) => node.code !== code)))
  if (set.domains.length === 1) return no('last-domain')
  return yes({ ...set, domains: set.domains.filter((d) => d.code !== code) })
}

const shifted = <T>(list: readonly T[], index: number, by: number): T[] => {
  const out = [...list]
  const [one] = out.splice(index, 1)
  if (one !== undefined) out.splice(index + by, 0, one)
  return out
}

/** A node one place up (-1) or down (1) among its siblings; its code stays. */
export const shiftNode = (set: CriteriaSet, code: string, by: -1 | 1): Decision<CriteriaSet, EditReason> => {
  const found = findNode(set, code)
  if (!found) return no('node-missing')
  const to = found.index + by
  if (to < 0 || to >= found.of) return no('cannot-move')
  if (found.level === 'domain') return yes({ ...set, domains: shifted(set.domains, found.index, by) })
  return yes(mapSiblings(set, found.parent, (nodes) => shifted(nodes, found.index, by)))
}

/** A criterion or leaf to the end of another place, under a new code; what is below it goes with it. */
export const moveNode = (
  set: CriteriaSet,
  code: string,
  parent: string,
): Decision<CriteriaSet, EditReason> => {
  const found = findNode(set, code)
  const target = findNode(set, parent)
  if (!found || !target) return no('node-missing')
  if (found.level === 'domain' || target.level === 'leaf' || found.parent === parent) return no('cannot-move')
  if (codesBelow([found.node]).includes(parent)) return no('cannot-move')
  const removed = mapSiblings(set, found.parent, (nodes) => nodes.filter((node) => node.code !== code))
  const renamed = recoded(found.node, nextCode(removed, parent))
  return yes(mapSiblings(removed, parent, (nodes) => [...nodes, renamed]))
}

/** A place under another code, with what is below it. */
export const recoded = (node: Criterion, code: string): Criterion =>
  isSum(node)
    ? { ...node, code, children: node.children.map((child, i) => recoded(child, `${code}.${i + 1}`)) }
    : { ...node, code }
