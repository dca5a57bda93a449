import { type Decision, no, yes } from '#platform/decision.ts'
import { exact, readExact } from '#platform/exact.ts'
import type { Input } from './scheme.ts'

export type TypedFault = 'not-a-number' | 'yes-or-no' | 'fact-out-of-range' | 'arises-always'
type Typed = string | boolean | null

const yesWords = ['yes', 'có', 'true', '1']
const noWords = ['no', 'không', 'false', '0']
const noneWords = ['none', 'không phát sinh', 'does not arise']
const unknownWords = ['unknown', 'chưa biết', 'not known']

/** What somebody typed for an input, in either language: a figure, yes or no, that it does not arise, or that it is not known. */
export const typedValue = (input: Input, text: string): Decision<Typed, TypedFault> => {
  const word = text.trim().toLowerCase()
  if (unknownWords.includes(word)) return yes(null)
  if (noneWords.includes(word)) return input.mayLack ? yes('none') : no('arises-always')
  if (input.kind === 'flag') {
    if (yesWords.includes(word)) return yes(true)
    return noWords.includes(word) ? yes(false) : no('yes-or-no')
  }
  const plain = text.replace(',', '.').replace(/%$/, '').trim()
  const value = /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? readExact(plain) : undefined
  if (!value) return no('not-a-number')
  const most = input.max ?? (input.kind === 'percent' ? 100 : undefined)
  if (value.compare(exact(input.min ?? 0)) < 0 || (most !== undefined && value.compare(exact(most)) > 0))
    return no('fact-out-of-range')
  return input.kind === 'count' && plain.includes('.') ? no('not-a-number') : yes(plain)
}
