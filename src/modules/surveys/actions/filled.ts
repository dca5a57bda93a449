import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import type { Table } from '#platform/table.ts'
import { formOfCell } from '../facts/form.ts'
import { readFilled } from '../rules/filled.ts'
import * as box from '../store/box.ts'
import { lockedCampaign } from './campaign.ts'
import { needOpen } from './codes.ts'
import { needRunner } from './questionnaire.ts'

/**
 * Takes a table of filled forms of one cell, made by the system for this questionnaire. All or nothing: a line that does
 * not fit is named. The record says how many, and who sent the table; no answer is tied to its line.
 */
export const takeFilled = (ctx: Ctx, campaignId: number, stratumId: number, table: Table): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const campaign = await lockedCampaign(ctx, campaignId)
    const { office } = needRunner(ctx)
    needOpen(campaign, ctx)
    const { cellId, name, questionnaire, pages } = await formOfCell(ctx, campaign, stratumId)
    const read = readFilled(questionnaire, pages, table)
    if (!read) throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'columns-differ' }])
    const [first] = read.findings
    if (first) {
      const params = { line: first.line, text: first.text, more: read.findings.length - 1 }
      throw new Refused('input', 'bad-input', [{ field: 'file', reason: `line-${first.reason}`, params }])
    }
    if (read.forms.length === 0)
      throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'table-empty' }])
    const answers = read.forms.map((one) => ({
      channel: 'file' as const,
      seconds: null,
      answers: one,
    }))
    await box.boxEntered(ctx.db, cellId, answers)
    const after = { stratum: name, forms: answers.length }
    record(ctx, 'survey.file-taken', { kind: 'survey-campaign', id: campaignId }, { office, after })
    return answers.length
  })
