import type { Kind } from './kind.ts'
import { type FileLimits, Unfit } from './unfit.ts'
import { looksLikeZip, NotZip, unpackEntry, type ZipEntry, zipEntries } from './zip-sizes.ts'

const megabyte = 1024 * 1024
// Below this, a high ratio costs nothing.
const harmless = megabyte

/** Entries and unpacked size of a ZIP, those of ZIPs within it included; throws Unfit beyond a limit. */
export const zipFacts = (bytes: Uint8Array, limits: FileLimits): { entries: number; unpacked: number } => {
  try {
    return measure(bytes, limits, 0, { entries: 0, unpacked: 0 })
  } catch (error) {
    if (error instanceof NotZip) throw new Unfit('broken', { why: error.message })
    throw error
  }
}

type Sum = { entries: number; unpacked: number }

const measure = (bytes: Uint8Array, limits: FileLimits, depth: number, before: Sum): Sum => {
  const entries = zipEntries(bytes, limits.maxEntries)
  const sum = {
    entries: before.entries + entries.length,
    unpacked: before.unpacked + entries.reduce((total, entry) => total + entry.size, 0),
  }
  if (sum.entries > limits.maxEntries) throw new Unfit('too-many-entries', { limit: limits.maxEntries })
  if (sum.unpacked > limits.maxUnpackedMb * megabyte)
    throw new Unfit('unpacked-too-large', { limit: limits.maxUnpackedMb })
  for (const entry of entries) checkEntry(entry, limits)
  const own = sum.unpacked - before.unpacked
  if (own > harmless && own > bytes.byteLength * limits.maxRatio)
    throw new Unfit('ratio-too-high', { limit: limits.maxRatio })
  return entries.filter(isZip).reduce((total, entry) => within(bytes, entry, limits, depth, total), sum)
}

const isZip = (entry: ZipEntry): boolean => /\.zip$/i.test(entry.name)

const within = (bytes: Uint8Array, entry: ZipEntry, limits: FileLimits, depth: number, sum: Sum): Sum => {
  if (depth >= limits.maxNesting)
    throw new Unfit('nested-too-deep', { limit: limits.maxNesting, entry: entry.name })
  const inner = unpackEntry(bytes, entry, limits.maxUnpackedMb * megabyte)
  return looksLikeZip(inner) ? measure(inner, limits, depth + 1, sum) : sum
}

const harmfulEndings =
  /\.(exe|com|scr|bat|cmd|msi|dll|js|jse|mjs|vbs|vbe|wsf|ps1|hta|jar|sh|lnk|reg|html?|xhtml|svg|docm|xlsm|pptm|dotm|xltm|xlam)$/i

const checkEntry = (entry: ZipEntry, limits: FileLimits): void => {
  const shown = entry.name.replace(/\p{Cc}|\p{Bidi_Control}/gu, '\ufffd').slice(0, 80)
  if (entry.encrypted) throw new Unfit('encrypted', { entry: shown })
  const leaves = entry.name.split(/[/\\]/).includes('..') || /^([/\\]|[a-z]:)/i.test(entry.name)
  if (leaves || entry.name.includes('\0') || harmfulEndings.test(entry.name))
    throw new Unfit('unsafe-entry', { entry: shown })
  if (entry.size > harmless && entry.size > entry.packed * limits.maxRatio)
    throw new Unfit('ratio-too-high', { limit: limits.maxRatio, entry: shown })
}

const mainParts: [RegExp, Kind][] = [
  [/wordprocessingml\.document\.main\+xml/, 'docx'],
  [/spreadsheetml\.sheet\.main\+xml/, 'xlsx'],
  [/presentationml\.presentation\.main\+xml/, 'pptx'],
]

/** Word, Excel or PowerPoint by the list of parts within; undefined for any other ZIP. Throws Unfit for macros. */
export const officeKind = (bytes: Uint8Array): Kind | undefined => {
  const entries = zipEntries(bytes)
  const list = entries.find((entry) => entry.name === '[Content_Types].xml')
  if (!list) return undefined
  const types = readList(bytes, list)
  if (/macroEnabled|vbaProject/i.test(types) || entries.some((entry) => /vbaProject\.bin$/i.test(entry.name)))
    throw new Unfit('macros')
  const kind = mainParts.find(([part]) => part.test(types))?.[1]
  if (!kind) throw new Unfit('not-allowed', { found: 'ooxml' })
  return kind
}

const readList = (bytes: Uint8Array, list: ZipEntry): string => {
  try {
    return new TextDecoder().decode(unpackEntry(bytes, list, megabyte))
  } catch (error) {
    if (error instanceof NotZip) throw new Unfit('broken', { why: error.message })
    throw error
  }
}
