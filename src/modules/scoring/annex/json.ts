import { type AnnexFinding, NotASet } from './types.ts'

const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C]/g
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

type Tamed = { value: unknown; findings: AnnexFinding[] }

/** Every text in NFC without control and direction characters; where something was taken out is told. */
export const tameJson = (value: unknown, sheet = ''): Tamed => {
  const findings: AnnexFinding[] = []
  const text = (raw: string, path: string): string => {
    const clean = raw.replace(unsafe, '').replace(loneSurrogate, '').normalize('NFC')
    if (clean.length !== raw.normalize('NFC').length)
      findings.push({ level: 'warning', sheet, row: 0, path, reason: 'characters-taken-out' })
    return clean
  }
  const walk = (part: unknown, path: string, depth: number): unknown => {
    if (typeof part === 'string') return text(part, path)
    if (part === null || typeof part !== 'object') return part
    if (depth > 24) throw new NotASet('not-a-set-file')
    if (Array.isArray(part)) return part.map((item, i) => walk(item, `${path}.${i}`, depth + 1))
    return Object.fromEntries(
      Object.entries(part)
        .filter(([key]) => !forbidden.has(key))
        .map(([key, item]) => [text(key, path), walk(item, path ? `${path}.${key}` : key, depth + 1)]),
    )
  }
  return { value: walk(value, '', 0), findings }
}

/** The JSON of a file, tamed. Throws NotASet. */
export const readJson = (bytes: Uint8Array, maxBytes: number): Tamed => {
  if (bytes.length > maxBytes) throw new NotASet('set-too-large', { limit: Math.round(maxBytes / 1_048_576) })
  try {
    return tameJson(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, '')),
    )
  } catch (fault) {
    if (fault instanceof NotASet) throw fault
    throw new NotASet('not-json')
  }
}
