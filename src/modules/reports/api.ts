import { z } from 'zod'
import { yearOf } from '#platform/day.ts'
import { Exact, showDecimal } from '#platform/exact.ts'
import { type Api, idIn, onRow, rowAnswer } from '#platform/http.ts'
import { acceptReport, acceptSound, returnReport } from './actions/check.ts'
import { lockPeriod, movePeriod, openPeriod, remindUnits, unlockPeriod } from './actions/period.ts'
import { signReport } from './actions/sign.ts'
import { saveFields } from './actions/value.ts'
import { formApi } from './api/forms.ts'
import { issueApi } from './api/issues.ts'
import { figuresDocument } from './facts/export.ts'
import { readPeriod, readPeriods } from './facts/period.ts'
import { readSheet } from './facts/sheet.ts'
import { returnBody } from './input/api.ts'
import * as input from './input/period.ts'
import { fieldText } from './rules/show.ts'

const anything = z.record(z.string(), z.unknown())
const yearQuery = z.object({ year: z.coerce.number('not-a-number').int('not-a-number').optional() })

const plainText = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'boolean'
      ? String(value)
      : String(value).replace('.', ',')

/** What the standing agency does with a period. */
const periodActs = (door: Api): void => {
  const at = '/report-periods/:id'
  door.post(`${at}/days`, {
    summary: 'Moves the days by which units and the province hand in',
    input: input.moveInput,
    answer: rowAnswer,
    act: onRow(movePeriod),
  })
  door.post(`${at}/reminder`, {
    summary:
      'Reminds the units without a report, once a day; says how many were, and who has nobody to hear of it',
    input: input.nothingInput,
    answer: z.object({ units: z.number(), unheard: z.array(z.string()) }),
    act: async (ctx, _, c) => {
      const { units, unheard } = await remindUnits(ctx, idIn(c))
      return { units, unheard: unheard.map((one) => one.unit) }
    },
  })
  door.post(`${at}/acceptances`, {
    summary: 'Accepts these reports, or all that came, as far as the check finds no error in them',
    input: input.acceptInput,
    answer: z.object({ accepted: z.number(), left: z.number() }),
    act: (ctx, { sheetIds }, c) => acceptSound(ctx, idIn(c), sheetIds.length > 0 ? sheetIds : 'all'),
  })
  door.post(`${at}/lock`, {
    summary: 'Locks a period',
    input: input.nothingInput,
    answer: rowAnswer,
    act: onRow(lockPeriod),
  })
  door.post(`${at}/unlock`, {
    summary: 'Opens a locked period again, with the reason; not once its report is issued',
    input: input.reasonInput,
    answer: rowAnswer,
    act: onRow((ctx, id, { reason }) => unlockPeriod(ctx, id, reason)),
  })
}

/** Periodic reports as data: periods with their figures, a unit's report to be filled in, signed and checked. */
export const api = (door: Api): void => {
  door.get('/report-periods', {
    summary: 'Reporting periods of a year (this one when left out), with how far each is',
    query: yearQuery,
    answer: z.object({ items: z.array(anything) }),
    read: async (ctx, { year }) => ({
      items: (await readPeriods(ctx, year ?? yearOf(ctx.today))).periods.map((p) => ({ ...p })),
    }),
  })
  door.post('/report-periods', {
    summary: 'Opens a period of a form in use',
    input: input.periodInput,
    answer: rowAnswer,
    status: 201,
    act: async (ctx, value) => ({ id: await openPeriod(ctx, value) }),
  })
  door.get('/report-periods/:id', {
    summary: 'The figures of a period, each with the units it is made of and those that are missing',
    query: input.periodQuery,
    answer: anything,
    read: async (ctx, { at }, c) => figuresDocument(await readPeriod(ctx, idIn(c), { at })),
  })
  periodActs(door)
  door.get('/report-sheets/:id', {
    summary: 'A unit’s report: its figures, what the check says of them, what was handed in',
    answer: anything,
    read: async (ctx, _, c) => {
      const { sheet, figures, computed, findings, submissions } = await readSheet(ctx, idIn(c))
      return {
        id: sheet.id,
        unit: { code: sheet.code, name: sheet.name },
        period: sheet.period.id,
        state: sheet.state,
        submittedOn: sheet.submittedOn,
        daysLate: sheet.daysLate,
        figures,
        computed: Object.fromEntries(
          [...computed].map(([code, v]) => [code, v instanceof Exact ? showDecimal(v) : v]),
        ),
        findings,
        submissions,
      }
    },
  })
  door.post('/report-sheets/:id/values', {
    summary: 'Saves figures of a report; one that differs from the system’s needs a reason',
    input: input.fieldsBody,
    answer: z.object({ changed: z.array(z.string()), figures: z.record(z.string(), z.string()) }),
    act: async (ctx, { values }, c) => {
      const saved = await saveFields(
        ctx,
        idIn(c),
        values.map((one) => ({
          indicator: one.indicator,
          text: plainText(one.value),
          ...(one.seen !== undefined && { seen: plainText(one.seen) }),
          why: one.reason,
        })),
      )
      return {
        changed: saved.changed,
        figures: Object.fromEntries(
          [...saved.standings].flatMap(([code, s]) =>
            s.value === null ? [] : [[code, fieldText(s.value, 'en')]],
          ),
        ),
      }
    },
  })
  door.post('/report-sheets/:id/signature', {
    summary: 'The head signs the report and hands it in',
    input: input.signInput,
    answer: rowAnswer,
    act: onRow((ctx, id, { version }) => signReport(ctx, id, version)),
  })
  door.post('/report-sheets/:id/acceptance', {
    summary: 'Accepts a report that was handed in',
    input: input.nothingInput,
    answer: rowAnswer,
    act: onRow(acceptReport),
  })
  door.post('/report-sheets/:id/return', {
    summary: 'Gives a report back, with notes by indicator',
    input: returnBody,
    answer: rowAnswer,
    act: onRow(returnReport),
  })
  issueApi(door)
  formApi(door)
}
