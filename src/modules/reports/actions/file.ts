import type { Ctx } from '#platform/context.ts'
import type { FieldError } from '#platform/refused.ts'
import { Refused } from '#platform/refused.ts'
import { openSheet, standingsOf } from '../facts/sheet.ts'
import { type FileFinding, gridsOf, readSheetFile } from '../file/read.ts'
import { markOf } from '../file/write.ts'
import { mayEnter } from '../policy.ts'
import { entryRefusal } from '../rules/sheet.ts'
import { fieldText } from '../rules/show.ts'
import { decideFields } from './value.ts'

/** A figure that a file would change, as it would be typed in the asker's language. */
export type FileChange = { indicator: string; text: string; why: string }
export type FileRead = { changes: FileChange[]; findings: FileFinding[] }

/** The limits of a file of figures, as the configuration sets them. */
export const fileLimits = (ctx: Ctx) => ({
  rows: ctx.config.IMPORT_MAX_ROWS,
  cellCharacters: 5000,
  unpackedBytes: ctx.config.IMPORT_MAX_UNPACKED_MB * 1_048_576,
})

const atRow =
  (rows: ReadonlyMap<string, number>) =>
  ({ field, reason, params }: FieldError): FileFinding => {
    const code = field.replace(/^v\./, '')
    const facts = Object.fromEntries(Object.entries(params ?? {}).map(([k, v]) => [k, String(v)]))
    return { row: rows.get(code) ?? 0, code, reason, facts: { indicator: code, ...facts } }
  }

/**
 * Reads a report's file back and says what it would change; nothing is written. A row that cannot be read, or that
 * stands against what was changed here since the file was made, is told by its row: then nothing of it is offered.
 */
export const readFile = async (ctx: Ctx, sheetId: number, file: File): Promise<FileRead> => {
  const open = await openSheet(ctx, sheetId)
  const { sheet } = open
  if (!mayEnter(ctx.actor, sheet)) throw new Refused('forbidden', 'forbidden')
  const closed = entryRefusal(sheet.state, sheet.period.state)
  if (closed) throw new Refused('rule', closed)
  const grids = await gridsOf(new Uint8Array(await file.arrayBuffer()), fileLimits(ctx), ctx.lang)
  const { rows, findings } = readSheetFile(grids, markOf(sheet))
  if (findings.length > 0) return { changes: [], findings }
  const { standings } = await standingsOf(ctx, open)
  const wishes = rows.map(({ code, text, seen, why }) => ({ indicator: code, text, seen, why }))
  // a file is written with Vietnamese signs, whoever sends it
  const decided = decideFields(ctx, open, standings, wishes, { source: 'file', lang: 'vi' })
  const wrong = [...decided.errors, ...decided.clashes]
  if (wrong.length > 0)
    return { changes: [], findings: wrong.map(atRow(new Map(rows.map((row) => [row.code, row.row])))) }
  return {
    changes: decided.saves.map(({ indicator, now, reason }) => ({
      indicator,
      text: fieldText(now, ctx.lang),
      why: reason ?? '',
    })),
    findings: [],
  }
}
