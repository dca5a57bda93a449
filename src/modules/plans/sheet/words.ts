/** Lower case without Vietnamese marks, blanks single: how words are compared here. */
export const fold = (text: string): string => {
  if (text.length > 200) return folded(text)
  const known = lately.get(text)
  if (known !== undefined) return known
  if (lately.size >= 5000) lately.clear()
  const words = folded(text)
  lately.set(text, words)
  return words
}

// Cells of a sheet are looked at many times, and repeat: of 5,000 rows this saves a third of the reading.
const lately = new Map<string, string>()

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

// Bidirectional marks reverse what a reader sees; control characters hide. Line feed and tab are kept.
const unsafe = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 13) ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  code === 0x200e ||
  code === 0x200f ||
  code === 0x61c ||
  code >= 0xfffe
const withoutUnsafe = (text: string): string => {
  for (let i = 0; i < text.length; i++) {
    if (unsafe(text.charCodeAt(i)))
      return text
        .split('')
        .filter((c) => !unsafe(c.charCodeAt(0)))
        .join('')
  }
  return text
}
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A cell's text made safe to keep: composed marks, plain blanks, no hidden characters; `tamed` when any were. */
export function tame(raw: string): { text: string; tamed: boolean } {
  const safe = withoutUnsafe(raw).replace(loneSurrogate, '')
  const text = safe
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
  return { text, tamed: safe.length !== raw.length }
}

/** One line: the lines of a cell joined by blanks. */
export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim()

/** "A" for column 1, "AA" for 27. */
export function columnLetter(column: number): string {
  let n = column
  let letters = ''
  while (n > 0) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
    n = Math.floor((n - 1) / 26)
  }
  return letters
}
