import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { openSheet } from '../facts/sheet.ts'
import { type FileFinding, gridsOf, readSheetFile } from '../file/read.ts'
import { markOf } from '../file/write.ts'
import { mayEnter } from '../policy.ts'
import { saveFields } from './value.ts'

export type FileTaken = { taken: number; findings: FileFinding[] }

/** The limits of a file of figures, as the configuration sets them. */
export const fileLimits = (ctx: Ctx) => ({
  rows: ctx.config.IMPORT_MAX_ROWS,
  cellCharacters: 5000,
  unpackedBytes: ctx.config.IMPORT_MAX_UNPACKED_MB * 1_048_576,
})

/**
 * Takes a report's file back: all of it, or nothing where a row cannot be read, overrides a figure of the system without
 * a reason, or stands against what was changed here since the file was made; each is told by its row.
 */
export const takeFile = async (ctx: Ctx, sheetId: number, file: File): Promise<FileTaken> => {
  const open = await openSheet(ctx, sheetId)
  if (!mayEnter(ctx.actor, open.sheet)) throw new Refused('forbidden', 'forbidden')
  const grids = await gridsOf(new Uint8Array(await file.arrayBuffer()), fileLimits(ctx), ctx.lang)
  const { rows, findings } = readSheetFile(grids, markOf(open.sheet))
  if (findings.length > 0) return { taken: 0, findings }
  const at = new Map(rows.map((row) => [row.code, row.row]))
  const wishes = rows.map(({ code, text, seen, why }) => ({ indicator: code, text, seen, why }))
  try {
    const saved = await saveFields(ctx, sheetId, wishes, { source: 'file' })
    return { taken: saved.changed.length, findings: [] }
  } catch (refusal) {
    if (!(refusal instanceof Refused) || refusal.fields.length === 0) throw refusal
    return {
      taken: 0,
      findings: refusal.fields.map(({ field, reason, params }) => {
        const code = field.replace(/^(v|why)\./, '')
        const facts = Object.fromEntries(Object.entries(params ?? {}).map(([k, v]) => [k, String(v)]))
        return { row: at.get(code) ?? 0, code, reason, facts: { indicator: code, ...facts } }
      }),
    }
  }
}
