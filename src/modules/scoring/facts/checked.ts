import type { Lang } from '#platform/lang.ts'
import type { FieldError } from '#platform/refused.ts'
import type { Finding } from '../rules/check/finding.ts'
import { checkLeaf, checkSet } from '../rules/check/set.ts'
import { findNode, isSum } from '../rules/edit.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { findingWords } from '../rules/words/finding.ts'

/** What the checks found, in words of both languages; it can be kept as JSON. `code` "set" is the whole. */
export type SetFinding = {
  level: 'error' | 'notice'
  code: string
  reason: string
  text: Record<Lang, string>
}

const said = (finding: Finding): SetFinding => ({
  level: finding.level,
  code: finding.code,
  reason: finding.reason,
  text: { vi: findingWords(finding, 'vi'), en: findingWords(finding, 'en') },
})

const known = new WeakMap<CriteriaSet, { findings: SetFinding[]; errors: number }>()

/** The checks at saving and the set's own examples: all findings, errors first, and how many errors. */
export const checked = (set: CriteriaSet): { findings: SetFinding[]; errors: number } => {
  const before = known.get(set)
  if (before) return before
  const found = checkSet(set).map(said)
  const errors = found.filter((finding) => finding.level === 'error')
  const made = {
    findings: [...errors, ...found.filter((finding) => finding.level !== 'error')],
    errors: errors.length,
  }
  known.set(set, made)
  return made
}

const fieldOf = ({ reason, facts }: Finding): string => {
  if (reason === 'example-fails') return `examples.${Number(facts.number) - 1}.expected`
  if (/band/.test(reason)) return 'rule.bands.0'
  return reason.startsWith('max-') ? 'max' : 'kind'
}

/** The errors of one leaf as errors of its form's fields, in words. None for a place with children. */
export const checkedLeaf = (set: CriteriaSet, code: string, lang: Lang): FieldError[] => {
  const found = findNode(set, code)
  if (!found || found.level === 'domain' || isSum(found.node)) return []
  return checkLeaf(found.node, set.year)
    .filter((finding) => finding.level === 'error')
    .map((finding) => ({
      field: fieldOf(finding),
      reason: 'check-failed',
      params: { text: findingWords(finding, lang) },
    }))
}
