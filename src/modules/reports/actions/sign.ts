import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { beforeOf, figuresOfStandings, findingsOf, standingsOf } from '../facts/sheet.ts'
import * as policy from '../policy.ts'
import { numericOf } from '../rules/plain.ts'
import { daysLate, entryRefusal } from '../rules/sheet.ts'
import { acceptSheets, addSubmissions, saveValues } from '../store/sheet.ts'
import { lockedSheet, ofSheet } from './locked.ts'

const listed = (codes: readonly string[]): string =>
  codes.length > 12 ? `${codes.slice(0, 12).join(', ')} …` : codes.join(', ')

/**
 * The head signs a report and hands it in, with its figures as they stand; from then on it is closed. Refused while the
 * check finds errors or nothing at all was entered. The first hand-in's day stays on record, late or not. The province's
 * own figures are accepted with the signature: nobody stands above to check them.
 */
export const signReport = (ctx: Ctx, sheetId: number, version?: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const open = await lockedSheet(ctx, sheetId, (sheet) => policy.maySign(ctx.actor, sheet))
    const { sheet, office } = open
    const closed = entryRefusal(sheet.state, sheet.period.state)
    if (closed) throw new Refused('rule', closed)
    if (version !== undefined && version !== sheet.version) throw new Refused('rule', 'changed-meanwhile')
    const { standings, rows } = await standingsOf(ctx, open)
    const figures = figuresOfStandings(standings)
    if (Object.keys(figures).length === 0) throw new Refused('rule', 'report-empty')
    const errors = findingsOf(open, figures, await beforeOf(ctx, open)).filter((f) => f.severity === 'error')
    if (errors.length > 0) {
      const codes = [...new Set(errors.map((f) => f.indicator))]
      throw new Refused('rule', 'report-has-errors', [], { n: codes.length, indicators: listed(codes) })
    }
    const by = { personId: ctx.actor.id, officeId: office?.id ?? null, at: ctx.now }
    const unsaved = [...standings].filter(
      ([code, s]) =>
        s.source === 'system' && s.value !== null && rows.get(code)?.value !== numericOf(s.value),
    )
    await saveValues(
      ctx.db,
      unsaved.map(([indicator, s]) => ({
        sheetId,
        indicator,
        before: rows.get(indicator)?.value ?? null,
        value: numericOf(s.value),
        source: 'system' as const,
        systemValue: numericOf(s.value),
        reason: null,
      })),
      by,
    )
    // the province's own figures are due with its report
    const due = sheet.provincial ? sheet.period.ministryDueOn : null
    const late = daysLate(ctx.today, due ?? sheet.period.unitDueOn)
    await addSubmissions(ctx.db, [{ sheetId, figures, on: ctx.today, kind: 'report', daysLate: late }], {
      ...by,
      onPaper: false,
    })
    if (sheet.provincial) await acceptSheets(ctx.db, [sheetId], { ...by, on: ctx.today, reason: null })
    record(ctx, 'report.signed', ofSheet(sheet), {
      office,
      after: { on: ctx.today, daysLate: sheet.daysLate ?? late, figures: Object.keys(figures).length },
    })
  })
