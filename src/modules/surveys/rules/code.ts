// Crockford's base 32: no I, L, O, U, so that nobody reads 1 for l or 0 for O.
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many random bytes a code is made of: 80 bits. */
export const codeBytes = 10

/** A code as printed, "7K3M-9QXT-0AB2-HJ5W", from 10 random bytes. */
export const codeOf = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const text = (bits.match(/.{5}/g) ?? []).map((five) => signs[Number.parseInt(five, 2)]).join('')
  return (text.match(/.{4}/g) ?? []).join('-')
}

/** A code as typed or scanned, made plain: signs that look alike are one. Undefined for what cannot be a code. */
export const plainCode = (typed: string): string | undefined => {
  const plain = typed
    .toUpperCase()
    .replace(/[\s–—-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return plain.length === 16 && [...plain].every((sign) => signs.includes(sign)) ? plain : undefined
}

/** The code of a line as somebody typed or pasted it: the code itself, or the address of a letter or card that ends in it. */
export const codeInLine = (line: string): string =>
  (line.trim().split(/[?#]/)[0] ?? '').split('/').at(-1) ?? ''
