import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { readTable, type Table } from '#platform/table.ts'
import { readyFormOf } from '../facts/form.ts'
import { needPeriod, treeOf } from '../facts/period.ts'
import { gridsOf } from '../file/read.ts'
import { type LineFault, readValues } from '../input/rows.ts'
import * as policy from '../policy.ts'
import { askedOf } from '../rules/asked.ts'
import type { Value } from '../rules/consolidate.ts'
import { plainOf } from '../rules/plain.ts'
import { daysLate, entryRefusal } from '../rules/sheet.ts'
import { addSubmissions, sheetsOf } from '../store/sheet.ts'
import { fileLimits } from './file.ts'
import { ofSheet } from './locked.ts'

export type PaperWish = { file: File; receivedOn: Day; documentNo?: string | undefined }
export type PapersTaken = { units: number; figures: number; faults: LineFault[] }

/** A workbook's first sheet, or a CSV, as a table whose lines are the file's own. */
const tableOf = async (ctx: Ctx, file: File): Promise<Table> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const [grid] = await gridsOf(bytes, { ...fileLimits(ctx), rows: 200_000 }, ctx.lang)
    const lines = (grid?.rows ?? []).map((row) => ({
      line: row.row,
      cells: Array.from({ length: 12 }, (_, i) => row.cells.get(i + 1)?.text.trim() ?? ''),
    }))
    const head = lines.shift()
    if (head) return { head: head.cells.filter((c) => c !== ''), rows: lines }
  } else {
    const read = readTable(new TextDecoder().decode(bytes))
    if (read) return read
  }
  throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'table-unreadable' }])
}

/**
 * Enters reports that came on paper or by mail from units without an account, as one table (unit, indicator, value; CSV or
 * .xlsx), with the day on which they came: each counts as handed in that day. Whoever enters them does not accept them
 * by that. They are kept whole with the hand-in; fields are filled from them only when a report is given back. Nothing is
 * written where a line is wrong.
 */
export const takePapers = (ctx: Ctx, periodId: number, wish: PaperWish): Promise<PapersTaken> =>
  inTransaction(ctx, async (ctx) => {
    const period = await needPeriod(ctx, periodId, 'lock')
    const may = policy.mayRun(ctx.actor)
    if (!may) throw new Refused('forbidden', 'forbidden')
    if (wish.receivedOn > ctx.today || wish.receivedOn < period.openedOn)
      throw new Refused('input', 'bad-input', [{ field: 'receivedOn', reason: 'day-outside-period' }])
    const form = await readyFormOf(ctx.db, period.formId, period.formHash)
    const sheets = await sheetsOf(ctx.db, periodId)
    const read = readValues(await tableOf(ctx, wish.file), treeOf(sheets), form)
    if (!read.ok && 'columns' in read)
      throw new Refused(
        'input',
        'table-columns',
        [{ field: 'file', reason: 'table-columns', params: { columns: read.columns.join(', ') } }],
        {
          columns: read.columns.join(', '),
        },
      )
    if (!read.ok) return { units: 0, figures: 0, faults: read.faults }
    const byCode = new Map(sheets.map((s) => [s.code, s]))
    const faults: LineFault[] = []
    let figures = 0
    const handed: Parameters<typeof addSubmissions>[1][number][] = []
    for (const [code, given] of read.value) {
      const sheet = byCode.get(code)
      const closed = sheet?.asked ? entryRefusal(sheet.state, period.state) : 'unit-not-asked'
      const asked = new Set(sheet ? askedOf(form, sheet.kind, period.to).map((i) => i.code) : [])
      const strange = [...given.keys()].filter((i) => !asked.has(i))
      if (!sheet || closed || sheet.provincial || strange.length > 0) {
        faults.push({
          line: 0,
          reason: closed ?? 'paper-not-asked',
          facts: { unit: code, indicator: strange.slice(0, 8).join(', ') },
        })
        continue
      }
      figures += given.size
      handed.push({
        sheetId: sheet.id,
        figures: plainFigures(given),
        on: wish.receivedOn,
        kind: 'report',
        daysLate: daysLate(wish.receivedOn, period.unitDueOn),
      })
    }
    if (faults.length > 0) return { units: 0, figures: 0, faults }
    const by = { personId: ctx.actor.id, officeId: may.office?.id ?? null, at: ctx.now }
    await addSubmissions(ctx.db, handed, { ...by, onPaper: true })
    const unitOf = new Map(sheets.map((s) => [s.id, s]))
    for (const { sheetId, on, daysLate: late, figures: given } of handed) {
      const sheet = unitOf.get(sheetId)
      if (sheet)
        record(ctx, 'report.received', ofSheet(sheet), {
          office: may.office,
          after: {
            on,
            daysLate: late,
            figures: Object.keys(given).length,
            documentNo: wish.documentNo ?? null,
          },
        })
    }
    return { units: handed.length, figures, faults: [] }
  })

const plainFigures = (given: ReadonlyMap<string, Value>) =>
  Object.fromEntries([...given].map(([code, value]) => [code, plainOf(value)]))
