import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { annexLines, figureColumn } from '../document.ts'
import { issueReading } from '../facts/issue.ts'
import { readPaper } from '../file/paper.ts'
import { type Mismatch, mismatches } from '../rules/handed-back.ts'

/** Which figures of an issued report a Word file no longer says. Nothing is kept of the file. */
export const checkPaper = async (
  ctx: Ctx,
  issueId: number,
  file: File,
): Promise<{ fileName: string; found: Mismatch[] }> => {
  const reading = await issueReading(ctx, issueId)
  if (reading.issue.state !== 'issued') throw new Refused('rule', 'issue-not-issued')
  const paper = readPaper(
    new Uint8Array(await file.arrayBuffer()),
    ctx.config.IMPORT_MAX_UNPACKED_MB * 1_048_576,
  )
  const found = mismatches(
    {
      parts: reading.issue.narrative,
      filling: reading.filling,
      annex: annexLines(reading),
      column: figureColumn,
    },
    paper,
  )
  return { fileName: file.name.slice(0, 200), found }
}
