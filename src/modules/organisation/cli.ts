import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { bytesOf } from '#platform/cli-files.ts'
import { importUnits } from './actions.ts'

const input = z.object({ file: z.string(), dryRun: z.boolean().optional(), scheme: z.string().optional() })

/** `canhtan import units FILE`: a CSV of units, checked whole, written whole or not at all. */
export const cli = (program: Command): void => {
  command(
    program,
    {
      name: 'import units <file>',
      summary: 'units from a CSV file (code, name_vi, kind, parent_code, valid_from)',
      options: { '--dry-run': 'check only, write nothing', '--scheme <scheme>': 'code scheme (default gso)' },
      input,
    },
    async (run, { file, ...options }) => {
      const result = await importUnits(run.ctx, await bytesOf(file), options)
      if (result.findings.length > 0) run.fail()
      return result
    },
  )
}
