import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command, type Run } from '#platform/cli.ts'
import { fileOf } from '#platform/cli-files.ts'
import { Refused } from '#platform/refused.ts'
import { importSet, readSetUpload } from '../actions/sets-import.ts'
import { annexXlsx } from '../annex/write.ts'
import { findSetByCode } from '../facts/sets.ts'
import { leavesOf } from '../rules/set.ts'
import { ruleWords } from '../rules/words/rule.ts'

/** `canhtan import criteria FILE`: with --dry-run what the file says, without it a draft. */
const importCriteria = (program: Command): void => {
  command(
    program,
    {
      name: 'import criteria <file>',
      summary: 'a criteria set from .xlsx or JSON, as a draft',
      options: { '--dry-run': 'read and check only' },
      input: z.object({ file: z.string(), dryRun: z.boolean().optional() }),
      // what a file says needs no database
      open: ({ dryRun }) => ({ pure: dryRun ?? false }),
    },
    async (run, { file, dryRun }) => {
      const sent = await fileOf(file)
      const { id, reading } = dryRun
        ? { id: undefined, reading: await readSetUpload(run.ctx, sent) }
        : await importSet(run.ctx, sent)
      if (reading.errors > 0) run.fail()
      const { lang } = run.ctx
      return {
        ok: reading.errors === 0,
        id: id ?? null,
        code: reading.set?.id ?? null,
        leaves: reading.set ? leavesOf(reading.set).length : 0,
        file: reading.file,
        findings: reading.checks.map(({ level, code, reason, text }) => ({
          level,
          code,
          row: new Map(reading.rows).get(code) ?? null,
          reason,
          text: text[lang],
        })),
      }
    },
  )
}

/** `canhtan export criteria CODE`: the newest issued version, else the newest draft, by the ending of --out. */
const exportCriteria = (program: Command): void => {
  command(
    program,
    {
      name: 'export criteria <code>',
      summary: 'a criteria set as .xlsx or .json',
      options: { '--out <file>': 'where to write; its ending says what (default: JSON on stdout)' },
      input: z.object({ code: z.string().min(1), out: z.string().optional() }),
      json: (result) => result,
    },
    (run, { code, out }) => exported(run, code, out),
  )
}

const exported = async (run: Run, code: string, out: string | undefined) => {
  const set = await findSetByCode(run.ctx, code)
  if (!set) throw new Refused('missing', 'set-unknown', [], { code })
  if (out === undefined) return set.content
  const ending = extname(out)
  if (ending === '.xlsx')
    await writeFile(out, await annexXlsx(set.content, { rule: (leaf) => ruleWords(leaf, 'vi') }))
  else if (ending === '.json') await writeFile(out, `${JSON.stringify(set.content, null, 1)}\n`)
  else throw new Refused('input', 'set-ending')
  return { code, version: set.version, hash: set.contentHash, file: out }
}

/** Criteria sets from files and to files. */
export const criteriaCli = (program: Command): void => {
  importCriteria(program)
  exportCriteria(program)
}
