import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { fileOf } from '#platform/cli-files.ts'
import { readBytes } from './actions.ts'

const input = z.object({ file: z.string() })

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
    async (_run, { file }) => {
      const { bytes, name } = await fileOf(file)
      return (await readBytes('vi', bytes, name)).reading
    },
  )
}
