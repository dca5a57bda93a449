import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { Refused } from '#platform/refused.ts'
import { readBytes } from './actions.ts'

const input = z.object({ file: z.string() })

const bytesOf = async (file: string): Promise<Uint8Array> => {
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    throw new Refused('input', 'file-missing', [], { file })
  }
}

/** `canhtan directive read FILE --json`: what the reader makes of a document, without a database. */
export const cli = (program: Command): void => {
  command(
    program,
    {
      name: 'directive read <file>',
      summary: 'read a document (.docx, .pdf, .md, .txt) into items of work',
      input,
      open: { pure: true },
    },
    async (_run, { file }) => (await readBytes('vi', await bytesOf(file), basename(file))).reading,
  )
}
