import type { Ctx } from '#platform/context.ts'
import type { Lang } from '#platform/lang.ts'
import { type FieldError, Refused } from '#platform/refused.ts'
import { openSheet, standingsOf } from '../facts/sheet.ts'
import { type FileFinding, gridsOf, readSheetFile } from '../file/read.ts'
import { markOf } from '../file/write.ts'
import { mayEnter } from '../policy.ts'
import type { Indicator } from '../rules/form.ts'
import { entryRefusal } from '../rules/sheet.ts'
import { fieldText } from '../rules/show.ts'
import { decideFields, readTyped } from './value.ts'

/** A figure that a file would change, as it would be typed in the asker's language; `since`: somebody changed it here after the file was made. */
export type FileChange = { indicator: string; text: string; why: string; since: boolean }
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

/** A figure of the file as it would be typed in a language. */
const inSigns = (text: string, indicator: Indicator | undefined, lang: Lang): string => {
  const value = indicator ? readTyped(text, indicator, 'vi') : null
  return value === null || (typeof value === 'object' && 'reason' in value) ? '' : fieldText(value, lang)
}

/**
 * Reads a report's file back and says what it would change; nothing is written. A row that cannot be read is told by
 * its row: then nothing of the file is offered. What was changed here since the file was made is offered to choose.
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
  if (decided.errors.length > 0)
    return {
      changes: [],
      findings: decided.errors.map(atRow(new Map(rows.map((row) => [row.code, row.row])))),
    }
  const since = new Set(decided.clashes.map(({ field }) => field.slice(2)))
  const saved = new Set(decided.saves.map((save) => save.indicator))
  return {
    changes: rows
      .filter(({ code }) => since.has(code) || saved.has(code))
      .map(({ code, text, why }) => ({
        indicator: code,
        text: inSigns(text, open.form.indicators.get(code), ctx.lang),
        why,
        since: since.has(code),
      })),
    findings: [],
  }
}
