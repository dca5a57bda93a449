import { canonical } from '#platform/canonical.ts'
import type { CriteriaSet, LeafInputs, Num } from './set.ts'

export { faultWords } from './words/fault.ts'

/** What a unit brings into the published computation: figures only, no names and no free text. */
export type BundleUnit = {
  code: string
  name: string
  /** false: scored, but ranked with nobody */
  ranked?: boolean
  inputs: { [leaf: string]: LeafInputs }
  notApplicable?: readonly string[]
  /** points that a council or appraiser set by hand in place of the rule's */
  hand?: { [leaf: string]: Num }
  bonus?: Num
  penalty?: Num
}

/** What came out for a unit; numbers are decimal text. */
export type BundleResult = {
  code: string
  points: string
  max: string
  /** bonus and penalty points as they count, after the set's caps */
  bonus: string
  penalty: string
  percent: string | null
  rank: number | null
  class: string | null
  domains: { code: string; points: string; max: string }[]
  /** every leaf that applies is handed in and right */
  complete: boolean
  leaves: BundleLeaf[]
}

/** A leaf's points with the reason and the figures they rest on. */
export type BundleLeaf = {
  code: string
  state: 'scored' | 'excluded' | 'missing' | 'invalid'
  points: string | null
  max: string | null
  rule: string
  reason: string
  facts: { [name: string]: string | number | boolean | null }
}

export type BundleRound = {
  title: string
  year: number
  block: string
  version: number
  /** why this version came after an earlier one; null for the first */
  reason: string | null
}

/** The open data of a result: rules, inputs, results, and the hash of each and of the whole. */
export type Bundle = {
  format: 'canhtan-par-index/1'
  round: BundleRound
  set: CriteriaSet
  units: BundleUnit[]
  results: BundleResult[]
  hashes: { set: string; units: string; results: string }
  hash: string
}

/** SHA-256 in hex: node's on the server, the browser's own there. */
export type Sha256 = (text: string) => Promise<string>

/** How the units of a bundle are computed (rules/compute.ts). */
export type Compute = (set: CriteriaSet, year: number, units: readonly BundleUnit[]) => BundleResult[]

const hashesOf = async (parts: Pick<Bundle, 'set' | 'units' | 'results'>, sha256: Sha256) => ({
  set: await sha256(canonical(parts.set)),
  units: await sha256(canonical(parts.units)),
  results: await sha256(canonical(parts.results)),
})

const wholeHash = ({ hash: _, ...rest }: Bundle, sha256: Sha256): Promise<string> => sha256(canonical(rest))

/** Computes the units and closes all into a bundle with its hashes. */
export const bundleOf = async (
  round: BundleRound,
  set: CriteriaSet,
  units: readonly BundleUnit[],
  compute: Compute,
  sha256: Sha256,
): Promise<Bundle> => {
  const results = compute(set, round.year, units)
  const hashes = await hashesOf({ set, units: [...units], results }, sha256)
  const open: Bundle = {
    format: 'canhtan-par-index/1',
    round,
    set,
    units: [...units],
    results,
    hashes,
    hash: '',
  }
  return { ...open, hash: await wholeHash(open, sha256) }
}

/** The text of a bundle as it is stored and offered: the same bundle always gives the same bytes. */
export const bundleText = (bundle: Bundle): string => `${canonical(bundle)}\n`

/** What does not hold in a bundle: a hash, or a result that comes out otherwise. `unit` where it is one unit's. */
export type BundleFault =
  | { what: 'format' }
  | { what: 'hash'; part: 'set' | 'units' | 'results' | 'bundle' | 'published' }
  | { what: 'result'; unit: string; field: string; published: string; computed: string }
  | { what: 'not-computable' }

const shown = (value: unknown): string => (typeof value === 'string' ? value : canonical(value))

/** The results of each unit: more than one where a code stands twice. */
const byUnit = (list: readonly BundleResult[]): Map<string, BundleResult[]> => {
  // not Map.groupBy: a visitor's browser may be older than that
  const units = new Map<string, BundleResult[]>()
  for (const result of list) units.set(result.code, [...(units.get(result.code) ?? []), result])
  return units
}

/** One unit's differences: every field that either side has, so that nothing published goes unproven. */
const differences = (
  published: readonly BundleResult[],
  computed: readonly BundleResult[],
): BundleFault[] => {
  const [was, is] = [byUnit(published), byUnit(computed)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((code) => {
    const [[a, ...more], [b, ...others]] = [was.get(code) ?? [], is.get(code) ?? []]
    if (!a || !b || more.length > 0 || others.length > 0)
      return [
        {
          what: 'result' as const,
          unit: code,
          field: 'unit',
          published: String(was.get(code)?.length ?? 0),
          computed: String(is.get(code)?.length ?? 0),
        },
      ]
    return ([...new Set([...Object.keys(b), ...Object.keys(a)])] as (keyof BundleResult)[])
      .filter((field) => canonical(a[field]) !== canonical(b[field]))
      .map((field) => ({
        what: 'result' as const,
        unit: code,
        field,
        published: shown(a[field]),
        computed: shown(b[field]),
      }))
  })
}

const isTable = (value: unknown): boolean => typeof value === 'object' && value !== null

const isBundle = (value: unknown): value is Bundle => {
  const b = value as Partial<Bundle> | null
  return (
    isTable(b) &&
    b?.format === 'canhtan-par-index/1' &&
    [b.round, b.set, b.hashes].every(isTable) &&
    Array.isArray(b.units) &&
    Array.isArray(b.results) &&
    typeof b.hash === 'string'
  )
}

/**
 * Everything that does not hold in a bundle; none means that the published results follow from the published rules
 * and inputs. Give `published` (the hash printed in the decision) to know that it is the very bundle that was issued.
 */
export const verifyBundle = async (
  value: unknown,
  compute: Compute,
  sha256: Sha256,
  published?: string,
): Promise<BundleFault[]> => {
  if (!isBundle(value)) return [{ what: 'format' }]
  const faults: BundleFault[] = []
  const hashes = await hashesOf(value, sha256)
  for (const part of ['set', 'units', 'results'] as const)
    if (hashes[part] !== value.hashes[part]) faults.push({ what: 'hash', part })
  if ((await wholeHash(value, sha256)) !== value.hash) faults.push({ what: 'hash', part: 'bundle' })
  if (published !== undefined && published.trim().toLowerCase() !== value.hash)
    faults.push({ what: 'hash', part: 'published' })
  try {
    faults.push(...differences(value.results, compute(value.set, value.round.year, value.units)))
  } catch {
    // what JavaScript says of it tells nobody anything
    faults.push({ what: 'not-computable' })
  }
  return faults
}
