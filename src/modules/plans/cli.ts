import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { Refused } from '#platform/refused.ts'
import { importAnnex, readAnnexFile } from './actions.ts'
import { plansOf } from './facts.ts'

const input = z.object({
  file: z.string(),
  year: z.coerce.number().int().min(2000).max(2100),
  dryRun: z.boolean().optional(),
  plan: z.coerce.number().int().positive().optional(),
  replace: z.boolean().optional(),
})

/** `canhtan import plan FILE --year Y`: with --dry-run what the sheet says, without it into the year's draft plan. */
export const cli = (program: Command): void => {
  command(
    program,
    {
      name: 'import plan <file>',
      summary: "a plan's annex from .xlsx, .csv or pasted text",
      options: {
        '--year <year>': 'the programme year',
        '--dry-run': 'read and check only',
        '--plan <id>': 'the draft that takes it (default: the only draft of the year)',
        '--replace': 'empty the draft first',
      },
      input,
    },
    async (run, { file, year, dryRun, plan, replace }) => {
      const sheet = { bytes: new Uint8Array(await readFile(file)), name: basename(file) }
      if (dryRun) {
        const read = await readAnnexFile(run.ctx, sheet, year)
        return read
      }
      const drafts = (await plansOf(run.ctx, year)).filter((p) => p.state === 'draft')
      const id = plan ?? (drafts.length === 1 ? drafts[0]?.id : undefined)
      if (id === undefined) throw new Refused('rule', 'which-draft', [], { drafts: drafts.length })
      const taken = await importAnnex(run.ctx, id, sheet, { replace })
      if (!taken.written) run.fail()
      return taken
    },
  )
}
