import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { atTerminal } from '#testing/terminal.ts'
import { cli } from '../cli.ts'

/** The commands of the index with no database at all, and a folder for the files of the test file that calls this. */
export const aTerminal = () => {
  const folder = mkdtempSync(join(tmpdir(), 'canhtan-index-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  /** Writes text or bytes as they are, anything else as JSON. */
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name)
    const asItIs = typeof content === 'string' || content instanceof Uint8Array
    writeFileSync(path, asItIs ? content : JSON.stringify(content))
    return path
  }
  const run = async (...args: string[]) => {
    const done = await atTerminal(cli, ['index', ...args])
    return { ...done, answer: args.includes('--json') ? JSON.parse(done.printed) : undefined }
  }
  return { file, run }
}
