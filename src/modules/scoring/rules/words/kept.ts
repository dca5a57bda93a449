import type { Lang } from '#platform/lang.ts'
import type { BundleLeaf } from '../bundle.ts'
import { readExact } from '../exact.ts'
import type { InputValue, Leaf, LeafInputs } from '../set.ts'
import { groupName, inputName, optionName } from './names.ts'
import { factWords } from './numbers.ts'
import { reasonWords } from './reason.ts'

const decimal = /^-?\d+(\.\d+)?$/

/** Why a leaf has its points, from what the bundle kept. */
export const keptReason = (leaf: Leaf, { reason, facts }: BundleLeaf, lang: Lang): string => {
  const read = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === 'string' && decimal.test(fact) ? (readExact(fact) ?? fact) : fact,
  ])
  return reasonWords(leaf, { reason, facts: Object.fromEntries(read) }, lang)
}

// answers by question stand one level deeper: "Q1 A: 3, B: 1"
const countWords = (option: string, n: unknown): string =>
  typeof n === 'object' && n !== null
    ? `${option} ${Object.entries(n)
        .map(([answer, count]) => `${answer}: ${String(count)}`)
        .join(', ')}`
    : `${option}: ${String(n)}`

const answersInWords = (answers: { [group: string]: InputValue }, lang: Lang): string =>
  Object.entries(answers)
    .map(([group, counts]) => {
      const parts = typeof counts === 'object' && counts !== null ? Object.entries(counts) : []
      return `${groupName(group, lang)} (${parts.map(([option, n]) => countWords(option, n)).join(', ')})`
    })
    .join('; ')

const valueInWords = (leaf: Leaf, value: InputValue | undefined, lang: Lang): string => {
  if (value === null || value === undefined) return lang === 'vi' ? 'không có' : 'none'
  if (typeof value === 'boolean') return lang === 'vi' ? (value ? 'có' : 'không') : value ? 'yes' : 'no'
  if (typeof value === 'object') return answersInWords(value, lang)
  if (leaf.rule_kind === 'choice')
    return optionName(leaf.rule.options.find((o) => o.value === value) ?? { value: String(value) }, lang)
  return factWords(readExact(value) ?? String(value), lang)
}

/** What a unit handed in for a leaf, a line each: "Số nhiệm vụ hoàn thành: 19". */
export const inputsInWords = (leaf: Leaf, inputs: LeafInputs, lang: Lang): string[] =>
  Object.entries(inputs).map(
    ([name, value]) => `${inputName(leaf, name, lang)}: ${valueInWords(leaf, value, lang)}`,
  )
