import { Readable } from 'node:stream'
import { type Options, parse } from 'csv-parse'
import type { Breath } from '#platform/breath.ts'
import { fromTcvn3, fromVni } from './legacy.ts'
import { SheetRefused } from './refusals.ts'
import type { Grid, GridRow, Limits } from './types.ts'
import { textCell } from './xlsx.ts'
import { megabytes } from './zip.ts'

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1258' | 'tcvn3' | 'vni'
export type TextReading = { grid: Grid; encoding: Encoding; delimiter: string; quotesBroken: boolean }

/** The text in each encoding it may be in, likeliest first. */
function decodings(bytes: Uint8Array): { text: string; encoding: Encoding }[] {
  const decode = (as: string, encoding: Encoding) => ({ text: new TextDecoder(as).decode(bytes), encoding })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return [decode('utf-16le', 'utf-16')]
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return [decode('utf-16be', 'utf-16')]
  const head = bytes.subarray(0, 2000)
  const zeros = (odd: number) => head.filter((b, i) => i % 2 === odd && b === 0).length
  if (zeros(1) > head.length / 8) return [decode('utf-16le', 'utf-16')]
  if (zeros(0) > head.length / 8) return [decode('utf-16be', 'utf-16')]
  try {
    return [{ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }]
  } catch {
    const western = new TextDecoder('latin1').decode(bytes)
    return [
      decode('windows-1258', 'windows-1258'),
      { text: fromTcvn3(western), encoding: 'tcvn3' },
      { text: fromVni(western), encoding: 'vni' },
    ]
  }
}

/** Every way a text file can be read as a table; the caller takes the one whose head it knows. Throws SheetRefused. */
export async function* textReadings(
  bytes: Uint8Array,
  limits: Limits,
  breathe: Breath,
): AsyncGenerator<TextReading> {
  if (bytes.length > limits.unpackedBytes)
    throw new SheetRefused('too-large-unpacked', {
      limit: megabytes(limits.unpackedBytes),
      size: megabytes(bytes.length),
    })
  for (const { text, encoding } of decodings(bytes)) {
    const separator = /^\ufeff?sep=(.)\r?\n/.exec(text)?.[1]
    for (const delimiter of separator ? [separator] : delimitersOf(text)) {
      const { records, quotesBroken } = await recordsOf(text, delimiter, limits.rows * 4 + 10_000, breathe)
      yield { grid: await gridOf(records, limits, breathe), encoding, delimiter, quotesBroken }
    }
  }
}

/** Delimiters that occur, commonest first: the likeliest is tried first, any other when no head is found with it. */
function delimitersOf(text: string): string[] {
  const sample = text.slice(0, 20_000)
  const count = (d: string) => sample.split(d).length - 1
  const found = ['\t', ';', ',', '|'].filter((d) => count(d) > 0)
  return found.length ? found : [',']
}

async function recordsOf(
  text: string,
  delimiter: string,
  most: number,
  breathe: Breath,
): Promise<{ records: string[][]; quotesBroken: boolean }> {
  try {
    return {
      records: await parsed(text, { delimiter, relax_quotes: true }, most, breathe),
      quotesBroken: false,
    }
  } catch {
    return { records: await parsed(text, { delimiter, quote: null }, most, breathe), quotesBroken: true }
  }
}

const slice = 65_536

async function parsed(text: string, options: Options, most: number, breathe: Breath): Promise<string[][]> {
  const bytes = Buffer.from(text)
  const slices = function* () {
    for (let at = 0; at < bytes.length; at += slice) yield bytes.subarray(at, at + slice)
  }
  const parser = parse({
    ...options,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  const records: string[][] = []
  for await (const record of Readable.from(slices()).pipe(parser)) {
    records.push(record as string[])
    if (records.length >= most) break
    const pause = breathe()
    if (pause) await pause
  }
  return records
}

async function gridOf(records: string[][], limits: Limits, breathe: Breath): Promise<Grid> {
  const most = limits.rows * 2 + 1000
  const rows: GridRow[] = []
  const farRows: number[] = []
  for (const [i, record] of records.entries()) {
    const pause = breathe()
    if (pause) await pause
    const cells = new Map<number, ReturnType<typeof textCell>>()
    for (const [c, value] of record.entries()) {
      if (value.trim() === '') continue
      if (c >= 256) {
        farRows.push(i + 1)
        break
      }
      const cell = textCell(value, limits)
      if (cell.text || cell.tamed) cells.set(c + 1, cell)
    }
    if (cells.size > 0) rows.push({ row: i + 1, hidden: false, cells })
    if (rows.length > most) break
  }
  return {
    name: '',
    hidden: false,
    rows: rows.slice(0, most),
    merges: [],
    hiddenColumns: new Set(),
    tooManyRows: rows.length > most,
    farRows,
  }
}
