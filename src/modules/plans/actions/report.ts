import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { draftDocument } from '../../documents/actions.ts'
import { type ReportTimes, readReport } from '../facts/report.ts'
import * as policy from '../policy.ts'
import { reportOf } from '../report.ts'
import { lockedPlan } from './draft.ts'

/** Puts the progress report on the register as a draft, to be reviewed and signed. Gives the document's number. */
export const draftReport = (ctx: Ctx, planId: number, times: ReportTimes): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const plan = await lockedPlan(ctx, planId)
    const office = policy.mayDraft(ctx.actor, { kind: plan.kind, unitId: plan.unit_id })
    if (!office) throw new Refused('forbidden', 'forbidden')
    const figures = await readReport(ctx, planId, times)
    const body = reportOf(figures)
    const id = await draftDocument(ctx, {
      unitId: plan.unit_id,
      type: 'BC',
      subject: body.subject,
      body,
      recipients: body.recipients,
      source: { kind: 'plan', id: planId },
    })
    record(
      ctx,
      'plan.report-drafted',
      { kind: 'plan', id: planId, unitId: plan.unit_id },
      { office, after: { documentId: id, from: figures.from, asOf: figures.asOf, knownAt: times.knownAt } },
    )
    return id
  })
