import { z } from 'zod'
import { type Api, idIn, onRow, rowAnswer } from '#platform/http.ts'
import { decideCorrection, proposeCorrection } from '../actions/correction.ts'
import { draftReport, issueReport, saveNarrative, submitReport, takeBackReport } from '../actions/issue.ts'
import { readCorrection } from '../facts/correction.ts'
import { figuresDocument } from '../facts/export.ts'
import { readIssue } from '../facts/issue.ts'
import { correctionBody, narrativeBody } from '../input/api.ts'
import * as input from '../input/issue.ts'
import { nothingInput } from '../input/period.ts'
import { keptFigure } from '../rules/snapshot.ts'

const change = z.object({ indicator: z.string(), before: z.unknown(), after: z.unknown() })

/** What the province issues of a period, and corrections of what units gave. */
export const issueApi = (door: Api): void => {
  const at = '/report-issues/:id'
  door.post('/report-periods/:id/issues', {
    summary:
      'Drafts the province’s report of a locked period, or an amendment of an issued one with its reason',
    input: input.draftIssueInput,
    answer: rowAnswer,
    status: 201,
    act: async (ctx, { reason }, c) => ({ id: await draftReport(ctx, idIn(c), reason) }),
  })
  door.get(at, {
    summary: 'A report of the province: its text, its figures, what it amends',
    answer: z.object({
      id: z.number(),
      no: z.number(),
      state: z.string(),
      number: z.string().nullable(),
      issuedOn: z.string().nullable(),
      documentId: z.number().nullable(),
      version: z.number(),
      narrative: z.array(z.object({ code: z.string(), title: z.string(), text: z.string() })),
      changes: z.array(change),
      figures: z.unknown(),
    }),
    read: async (ctx, _, c) => {
      const reading = await readIssue(ctx, idIn(c))
      const { id, no, state, cited, issuedOn, documentId, version, narrative } = reading.issue
      return {
        id,
        no,
        state,
        number: cited,
        issuedOn,
        documentId,
        version,
        narrative: narrative.map((part) => ({ code: part.code, title: part.title, text: part.text })),
        changes: reading.changes.map((one) => ({
          indicator: one.indicator,
          before: one.before ? keptFigure(one.before) : null,
          after: one.after ? keptFigure(one.after) : null,
        })),
        figures: figuresDocument({
          period: reading.period,
          form: reading.whole.form,
          unit: reading.root,
          figures: reading.figures,
          names: new Map(reading.sheets.map((s) => [s.code, s])),
        }),
      }
    },
  })
  door.post(`${at}/narrative`, {
    summary: 'Saves the parts of the text, in their order; figures stand as {{indicator}}',
    input: narrativeBody,
    answer: rowAnswer,
    act: onRow((ctx, id, { parts, version }) => saveNarrative(ctx, id, parts, version)),
  })
  door.post(`${at}/submission`, {
    summary: 'Fills the figures in and sends the document to signature',
    input: input.submitInput,
    answer: z.object({ documentId: z.number() }),
    act: async (ctx, { version }, c) => ({ documentId: await submitReport(ctx, idIn(c), version) }),
  })
  door.post(`${at}/withdrawal`, {
    summary: 'Takes the report back from signature, with the reason',
    input: input.takeBackInput,
    answer: rowAnswer,
    act: onRow((ctx, id, { reason }) => takeBackReport(ctx, id, reason)),
  })
  door.post(`${at}/issuing`, {
    summary: 'Issues the signed report under the next number of the register',
    input: nothingInput,
    answer: z.object({ number: z.string() }),
    act: async (ctx, _, c) => ({ number: (await issueReport(ctx, idIn(c))).cited }),
  })
  door.post('/report-sheets/:id/corrections', {
    summary: 'Asks for figures of an accepted report to be corrected',
    input: correctionBody,
    answer: rowAnswer,
    status: 201,
    act: async (ctx, { reason, changes }, c) => ({
      id: await proposeCorrection(ctx, idIn(c), {
        reason,
        lang: 'vi',
        changes: changes.map(({ indicator, value }) => ({
          indicator,
          text: String(value).replace('.', ','),
        })),
      }),
    }),
  })
  door.get('/report-corrections/:id', {
    summary: 'A correction with the figures that it changes at each level',
    answer: z.object({
      id: z.number(),
      unit: z.string(),
      state: z.string(),
      reason: z.string(),
      changes: z.record(z.string(), z.unknown()),
      levels: z.array(z.object({ unit: z.string(), issued: z.boolean(), changes: z.array(change) })),
    }),
    read: async (ctx, _, c) => {
      const { correction, sheet, levels } = await readCorrection(ctx, idIn(c))
      return {
        id: correction.id,
        unit: sheet.code,
        state: correction.state,
        reason: correction.reason,
        changes: correction.changes,
        levels: levels.map((level) => ({
          unit: level.unit.code,
          issued: level.printed,
          changes: level.changes.map((one) => ({
            indicator: one.indicator,
            before: one.before ? keptFigure(one.before) : null,
            after: one.after ? keptFigure(one.after) : null,
          })),
        })),
      }
    },
  })
  door.post('/report-corrections/:id/decision', {
    summary: 'Accepts or refuses a correction; a refusal says why',
    input: input.decideInput,
    answer: rowAnswer,
    act: onRow((ctx, id, { verdict, reason }) =>
      decideCorrection(ctx, id, { accept: verdict === 'accept', reason }),
    ),
  })
}
