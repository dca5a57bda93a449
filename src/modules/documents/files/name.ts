const longestBytes = 255

// Control characters, direction marks, zero-width characters, the byte order mark, half characters.
const unseen = /\p{Cc}|\p{Cf}|\p{Surrogate}|[\u2028\u2029\ufffe\uffff]/gu
// What Windows forbids in a name.
const forbidden = /[<>:"|?*]/g
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name of a file that is safe to store, show and send: NFC, without folders, unseen or direction-turning
 * characters, at most 255 bytes with its extension kept, never empty.
 */
export const tameFileName = (name: string): string => {
  const last = name.normalize('NFC').replace(unseen, '').split(/[/\\]/).at(-1) ?? ''
  const tidy = last
    .replace(forbidden, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const named = tidy === '' ? 'tep' : reserved.test(tidy) ? `_${tidy}` : tidy
  return shortened(named)
}

/** "pdf" of "Báo cáo.PDF"; an empty string when there is none. */
export const extensionOf = (name: string): string =>
  /[^.]\.([\p{L}\p{N}]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? ''

const bytes = (text: string): number => Buffer.byteLength(text)

const shortened = (name: string): string => {
  if (bytes(name) <= longestBytes) return name
  const extension = extensionOf(name)
  const end = extension ? name.slice(-extension.length - 1) : ''
  let stem = ''
  let size = bytes(end)
  for (const { segment } of new Intl.Segmenter('vi').segment(name.slice(0, name.length - end.length))) {
    size += bytes(segment)
    if (size > longestBytes) break
    stem += segment
  }
  return `${stem.trimEnd()}${end}`
}
