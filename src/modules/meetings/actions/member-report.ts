import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { notify } from '../../notifications/actions.ts'
import { figuresOf, findMemberReport, type MemberReport } from '../facts/member-report.ts'
import type { DraftInput, ProposalInput, ReturnInput } from '../input/member-report.ts'
import { mayRecommendFrom, mayReturnReports, mayWriteReport } from '../policy.ts'
import { askReport, periodOf, type Quarter, romanOf } from '../rules/member-report.ts'
import * as store from '../store/member-report.ts'
import { proposedOf } from '../store/recommendation.ts'
import { recommend } from './recommend.ts'

export type ReportKey = Quarter & { seatId: number }

const subjectOf = (report: MemberReport) => ({
  kind: 'member-report',
  id: report.id ?? 0,
  unitId: report.committeeUnitId,
})

const fits = (act: Parameters<typeof askReport>[0], report: MemberReport): void => {
  const may = askReport(act, report.state)
  if (!may.ok) throw new Refused('rule', may.reason)
}

const saved = async (
  ctx: Ctx,
  key: ReportKey,
  input: DraftInput,
): Promise<{ report: MemberReport; id: number; office: Mandate }> => {
  // who may not know of it is told nothing before a row is made for it
  const seen = await findMemberReport(ctx, key.seatId, key)
  const office = mayWriteReport(ctx.actor, seen)
  if (!office) throw new Refused('forbidden', 'forbidden')
  fits('write', seen)
  await store.holdReport(ctx.db, key, ctx.now)
  const report = await findMemberReport(ctx, key.seatId, key)
  fits('write', report)
  if (report.version !== input.version) throw new Refused('rule', 'changed-meanwhile')
  const id = report.id ?? 0
  await store.saveWords(ctx.db, id, input)
  return { report, id, office }
}

/** Keeps the words of a member's quarterly report; nobody else sees them before it is sent. */
export const saveMemberReport = (ctx: Ctx, key: ReportKey, input: DraftInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { report, office } = await saved(ctx, key, input)
    record(ctx, 'member-report.saved', subjectOf(report), {
      office,
      after: { period: periodOf(key), length: input.done.length + input.difficulties.length },
    })
  })

/** Sends the report with the figures as they stand; from here on neither changes. What is late is late. */
export const sendMemberReport = (ctx: Ctx, key: ReportKey, input: DraftInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { report, id, office } = await saved(ctx, key, input)
    const { done, difficulties, proposals } = input
    await store.addSending(ctx.db, id, {
      ...{ done, difficulties, proposals },
      on: ctx.today,
      at: ctx.now,
      personId: ctx.actor.id ?? '',
      mandateId: office.id,
      holder: report.holder ?? ctx.actor.name,
      figures: await figuresOf(ctx, key.seatId, key),
    })
    record(ctx, 'member-report.sent', subjectOf(report), {
      office,
      after: { period: periodOf(key), holder: report.holder, dueOn: report.dueOn, daysLate: report.late },
    })
  })

/** The report held, and its last sending, for an act that needs it sent. */
const sentReport = async (
  ctx: Ctx,
  key: ReportKey,
  act: 'return' | 'recommend',
  may: (report: MemberReport) => Mandate | undefined,
): Promise<{ report: MemberReport; last: store.Sent; office: Mandate }> => {
  const seen = await findMemberReport(ctx, key.seatId, key)
  const office = may(seen)
  if (!office) throw new Refused('forbidden', 'forbidden')
  fits(act, seen)
  await store.holdReport(ctx.db, key, ctx.now)
  const report = await findMemberReport(ctx, key.seatId, key)
  fits(act, report)
  return { report, last: report.last as store.Sent, office }
}

/** Gives a report back with the reason; what was sent stays on record, and so does its day. */
export const returnMemberReport = (ctx: Ctx, key: ReportKey, { reason }: ReturnInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { report, last, office } = await sentReport(ctx, key, 'return', () => mayReturnReports(ctx.actor))
    await store.returnSending(ctx.db, last.id, { on: ctx.today, personId: ctx.actor.id, reason })
    record(ctx, 'member-report.returned', subjectOf(report), {
      office,
      after: { period: periodOf(key), holder: last.holder },
      reason,
    })
    const name = romanOf(key)
    await notify(ctx, [
      {
        personIds: [report.personId ?? last.personId].filter((personId) => personId !== ctx.actor.id),
        kind: 'meetings.report-returned',
        url: `/meetings/member-reports/${key.seatId}/${periodOf(key)}`,
        occasion: `member-report-returned:${last.id}`,
        text: {
          vi: `Báo cáo quý ${name} được trả lại để bổ sung`,
          en: `The report for quarter ${name} came back to be completed`,
        },
      },
    ])
  })

/** Makes a proposal of a report that was sent a recommendation, once. */
export const recommendProposal = (
  ctx: Ctx,
  key: ReportKey,
  { text, addressedTo }: ProposalInput,
): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const { report, last } = await sentReport(ctx, key, 'recommend', (one) =>
      mayRecommendFrom(ctx.actor, one),
    )
    if (!last.proposals.includes(text))
      throw new Refused('input', 'bad-input', [{ field: 'text', reason: 'not-one-of-these' }])
    const made = await proposedOf(ctx.db, report.id ?? 0)
    if (made.some((one) => one.text === text)) throw new Refused('rule', 'proposal-recommended')
    return recommend(ctx, { committeeId: report.committeeId, text, addressedTo }, report.id ?? undefined)
  })
