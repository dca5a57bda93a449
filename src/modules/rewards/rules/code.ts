/**
 * Codes of certificates: 19 random signs (95 bits) and one that checks them, in Crockford's base 32 (no I, L, O, U),
 * shown as "7K3M-9QXT-0VBW-4HDZ-R2N6". The last sign is a weighted sum in the field of 32 elements, so that one wrong
 * sign, or two that changed places, never give another valid code.
 */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 20

/** Times x in GF(2^5) over x^5 + x^2 + 1, which makes x an element of order 31: each place has its own weight. */
const timesX = (a: number): number => ((a << 1) & 31) ^ (a & 16 ? 5 : 0)

const checkOf = (values: readonly number[]): number => {
  let sum = 0
  for (const value of values) sum = timesX(sum ^ value)
  return sum
}

/** A code of 19 random bytes, of each of which five bits are taken. */
export const codeOf = (random: Uint8Array): string => {
  if (random.length < length - 1) throw new RangeError('a code takes 19 random bytes')
  const values = [...random.subarray(0, length - 1)].map((byte) => byte & 31)
  return [...values, checkOf(values)].map((value) => signs[value]).join('')
}

/** What somebody typed as a code: blanks and hyphens left out, O read as 0, I and L as 1; undefined when it is none. */
export const readCode = (typed: string): string | undefined => {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const values = [...code].map((sign) => signs.indexOf(sign))
  if (values.length !== length || values.includes(-1)) return undefined
  return checkOf(values.slice(0, -1)) === values.at(-1) ? code : undefined
}

/** "7K3M-9QXT-0VBW-4HDZ-R2N6" */
export const showCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code
