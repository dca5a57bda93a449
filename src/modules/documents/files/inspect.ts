import { readFile, stat } from 'node:fs/promises'
import { no, yes } from '#platform/decision.ts'
import { type Kind, kinds } from './kind.ts'
import { extensionOf, tameFileName } from './name.ts'
import { pdfFacts } from './pdf-facts.ts'
import { kindOf } from './sniff.ts'
import { defaultLimits, type FileLimits, type FileProblem, Unfit } from './unfit.ts'
import { zipFacts } from './zip-facts.ts'

export type { Kind } from './kind.ts'

export type { FileLimits, FileProblem } from './unfit.ts'

/** What is known of a file that is taken; `name` is tamed. */
export interface FileFacts {
  name: string
  kind: Kind
  mime: string
  size: number
  /** Of a PDF. */
  pages?: number
  /** Of a ZIP and of Office files. */
  entries?: number
  unpacked?: number
}

/** Why a file is refused, with what fills the sentence (`fileProblem` of texts.vi.ts and texts.en.ts). */
export interface FileRefusal {
  problem: FileProblem
  name: string
  facts: Record<string, string | number>
}

/** The facts of a file that is taken, or why it is refused. */
export type FileFound =
  | { readonly ok: true; readonly value: FileFacts }
  | { readonly ok: false; readonly reason: FileProblem; readonly refusal: FileRefusal }

const megabyte = 1024 * 1024

/**
 * Looks into a file before anything is kept: its type by its content, which its name's ending must agree with,
 * and the dangers of its kind. Nothing is unpacked before the ZIP directory's sizes are known to be within limits.
 */
export const inspectFile = async (
  file: Uint8Array | string,
  { fileName, limits = {} }: { fileName: string; limits?: Partial<FileLimits> },
): Promise<FileFound> => {
  const name = tameFileName(fileName)
  const bounds = { ...defaultLimits, ...limits }
  try {
    const size = typeof file === 'string' ? (await stat(file)).size : file.byteLength
    if (size === 0) throw new Unfit('empty')
    if (size > bounds.maxMb * megabyte)
      throw new Unfit('too-large', { limit: bounds.maxMb, size: inMb(size) })
    const bytes = typeof file === 'string' ? new Uint8Array(await readFile(file)) : file
    return yes(await factsOf(bytes, name, bounds))
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return { ...no(error.problem), refusal: { problem: error.problem, name, facts: error.facts } }
  }
}

const inMb = (size: number): number => Math.ceil((size / megabyte) * 10) / 10

const factsOf = async (bytes: Uint8Array, name: string, limits: FileLimits): Promise<FileFacts> => {
  const kind = await kindOf(bytes, limits)
  const { extensions, mime } = kinds[kind]
  const extension = extensionOf(name)
  if (!extensions.includes(extension))
    throw new Unfit('wrong-extension', { extension: extension || '–', kind, allowed: extensions.join(', ') })
  const facts = { name, kind, mime: extension === 'csv' ? 'text/csv' : mime, size: bytes.byteLength }
  if (kind === 'pdf') return { ...facts, ...(await pdfFacts(bytes)) }
  if (kind === 'zip' || kind === 'docx' || kind === 'xlsx' || kind === 'pptx')
    return { ...facts, ...zipFacts(bytes, limits) }
  return facts
}
