import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { deeperThan } from './depth.ts'
import { linesOfPaths } from './json-lines.ts'
import { Refused } from './refused.ts'
import { readTable, type Table } from './table.ts'

const megabyte = 1024 * 1024
const largest = 200 * megabyte

/** The same in both languages: whoever is at the terminal has set none. */
export const both = (vi: string, en: string): string => `${vi} / ${en}`

/** A file's bytes; refused in words when it cannot be read or is larger than `most` bytes. */
export const bytesOf = async (file: string, most = largest): Promise<Uint8Array> => {
  try {
    const { size } = await stat(file)
    if (size > most)
      throw new Refused('input', 'cli-file-too-large', [], { file: basename(file), max: most / megabyte })
    return new Uint8Array(await readFile(file))
  } catch (fault) {
    if (fault instanceof Refused) throw fault
    throw new Refused('input', 'cli-file-missing', [], { file })
  }
}

/** The same with its name, as an upload brings it. */
export const fileOf = async (file: string): Promise<{ bytes: Uint8Array; name: string }> => ({
  bytes: await bytesOf(file),
  name: basename(file),
})

/** A file's text; refused besides when it is none in UTF-8. */
export const textOf = async (file: string, most = largest): Promise<string> => {
  const bytes = await bytesOf(file, most)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('input', 'cli-not-utf8', [], { file: basename(file) })
  }
}

type Revive = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown

/** Numbers that a double would change keep their digits, as decimal strings. */
const keepDigits: Revive = (_key, value, context) => {
  if (typeof value !== 'number' || context.source === undefined) return value
  const { source } = context
  if (String(value) === source) return value
  const digits = source.replace(/[eE].*$/, '').replace(/^-?0*\.?0*|[.]/g, '')
  return digits.length <= 15 && Number.isFinite(value) ? value : source
}

/** What JSON.parse says of a text that only stops too early. */
const unfinished = /end of JSON|Unterminated|after minus/

const parses = (text: string): 'whole' | 'unfinished' | 'wrong' => {
  try {
    JSON.parse(text)
    return 'whole'
  } catch (fault) {
    const at = Number(/position (\d+)/.exec(String(fault))?.[1])
    return unfinished.test(String(fault)) || at >= text.trimEnd().length ? 'unfinished' : 'wrong'
  }
}

/** The line on which a text stops being JSON: its shortest beginning that no ending could mend is searched. */
const brokenLine = (text: string): number => {
  let [good, bad] = [0, text.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (parses(text.slice(0, middle)) === 'wrong') bad = middle
    else good = middle
  }
  return text.slice(0, bad).split('\n').length
}

/** No file of ours stands deeper in itself; the shapes are read by functions that call themselves. */
const deepest = 200

/** A JSON file of at most so many bytes; refused with its line when it is none, and when it is nested without end. */
export const jsonOf = async (file: string, most = largest): Promise<unknown> => {
  const text = (await textOf(file, most)).replace(/^\ufeff/, '')
  const tooDeep = new Refused('input', 'cli-too-deep', [], { file: basename(file), max: deepest })
  try {
    const value = JSON.parse(text, keepDigits as (this: unknown, key: string, value: unknown) => unknown)
    if (deeperThan(value, deepest)) throw tooDeep
    return value
  } catch (fault) {
    // keepDigits goes down by calls: a RangeError is the end of the stack
    if (fault === tooDeep || fault instanceof RangeError) throw tooDeep
    throw new Refused('input', 'cli-not-json', [], { file: basename(file), line: brokenLine(text) })
  }
}

/** The lines on which places of a JSON file stand, by their paths; none of a pipe, which can be read only once. */
export const placesIn = async (file: string, paths: readonly string[]): Promise<Map<string, number>> =>
  (await stat(file)).isFile() ? linesOfPaths(await textOf(file, Number.POSITIVE_INFINITY), paths) : new Map()

/** A CSV file; refused when it is none, or holds no row where one is needed. */
export const tableOf = async (file: string, mayBeEmpty = false): Promise<Table> => {
  const table = readTable(await textOf(file))
  if (!table) throw new Refused('input', 'cli-not-a-table', [], { file: basename(file) })
  if (table.rows.length === 0 && !mayBeEmpty)
    throw new Refused('input', 'cli-no-rows', [], { file: basename(file) })
  return table
}

/** Refuses lines of a table, each with what is wrong with it. */
export const refuseLines = (file: string, lines: readonly { line: number; says: string }[]): never => {
  const fields = lines
    .slice(0, 200)
    .map(({ line, says }) => ({ field: `dòng ${line} / line ${line}`, reason: says }))
  throw new Refused('input', 'cli-lines', fields, { file: basename(file), count: lines.length })
}
