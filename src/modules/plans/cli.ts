import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { fileOf } from '#platform/cli-files.ts'
import type { Ctx } from '#platform/context.ts'
import { optionalDay } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import { docxOf, pdfOf, toXlsx } from '../documents/facts.ts'
import { importAnnex, readAnnexFile } from './actions.ts'
import { type ReportTimes, readAnnexTable, readReport } from './facts/report.ts'
import { plansOf } from './facts.ts'
import { reportOf } from './report.ts'

const input = z.object({
  file: z.string(),
  year: z.coerce.number().int().min(2000).max(2100),
  dryRun: z.boolean().optional(),
  plan: z.coerce.number().int().positive().optional(),
  replace: z.boolean().optional(),
})

const reportInput = z.object({
  plan: z.coerce.number().int().positive(),
  asOf: optionalDay,
  knownAt: optionalDay,
  from: optionalDay,
  out: z.string().min(1),
})

/** `canhtan export plan-report`: the progress report as the page gives it, by the ending of the file's name. */
const exportReport = (program: Command): void => {
  command(
    program,
    {
      name: 'export plan-report',
      summary: "a plan's progress report as .docx or .pdf, or its annex as .xlsx",
      options: {
        '--plan <id>': 'the plan',
        '--from <day>': 'first day of the period (default: 1 January)',
        '--as-of <day>': 'cut-off (default: today)',
        '--known-at <day>': 'as recorded by this day',
        '--out <file>': 'where to write; its ending says what: .docx, .pdf or .xlsx',
      },
      input: reportInput,
    },
    async (run, { plan, out, ...times }) => {
      await writeFile(out, await reportFile(run.ctx, plan, times, extname(out)))
      return { plan, asOf: times.asOf ?? run.ctx.today, file: out }
    },
  )
}

const reportFile = async (ctx: Ctx, planId: number, times: ReportTimes, ending: string) => {
  if (ending === '.xlsx') return toXlsx(await readAnnexTable(ctx, planId, times))
  const document = reportOf(await readReport(ctx, planId, times))
  if (ending === '.docx') return docxOf(document)
  if (ending === '.pdf') return pdfOf(document)
  throw new Refused('input', 'report-ending')
}

/** Sheets in, reports out. */
export const cli = (program: Command): void => {
  importPlan(program)
  exportReport(program)
}

/**
 * `canhtan import plan FILE --year Y`: with --dry-run what the sheet says, without it into the year's draft plan. A dry
 * run that tells of errors has done its work (exit 0); an import that takes nothing because of them is refused (exit 1).
 */
const importPlan = (program: Command): void => {
  command(
    program,
    {
      name: 'import plan <file>',
      summary: "a plan's annex from .xlsx, .csv or pasted text",
      options: {
        '--year <year>': 'the programme year',
        '--dry-run':
          'read and check only; findings do not make it fail (exit 0), an unreadable file does (exit 1)',
        '--plan <id>': 'the draft that takes it (default: the only draft of the year)',
        '--replace': 'empty the draft first',
      },
      input,
      // what the sheet says needs no database
      open: ({ dryRun }) => ({ pure: dryRun ?? false }),
    },
    async (run, { file, year, dryRun, plan, replace }) => {
      const sheet = await fileOf(file)
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
