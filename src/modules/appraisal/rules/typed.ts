import { type Decision, no, yes } from '#platform/decision.ts'
import { exact, readExact } from '#platform/exact.ts'
import type { Input } from './scheme.ts'

export type TypedFault = 'not-a-number' | 'yes-or-no' | 'out-of-range' | 'arises-always'
type Typed = string | boolean | null

const flags: Readonly<Record<string, boolean>> = {
  yes: true,
  no: false,
  true: true,
  false: false,
  '1': true,
  '0': false,
}

/** What somebody typed for an input: a figure, yes or no, `none` (does not arise), `unknown` (takes it back). */
export const typedValue = (input: Input, text: string): Decision<Typed, TypedFault> => {
  if (text === 'unknown') return yes(null)
  if (text === 'none') return input.mayLack ? yes('none') : no('arises-always')
  if (input.kind === 'flag') {
    const flag = flags[text]
    return flag === undefined ? no('yes-or-no') : yes(flag)
  }
  const plain = text.replace(',', '.').replace(/%$/, '').trim()
  const value = /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? readExact(plain) : undefined
  if (!value) return no('not-a-number')
  const most = input.max ?? (input.kind === 'percent' ? 100 : undefined)
  if (value.compare(exact(input.min ?? 0)) < 0 || (most !== undefined && value.compare(exact(most)) > 0))
    return no('out-of-range')
  return input.kind === 'count' && plain.includes('.') ? no('not-a-number') : yes(plain)
}
