import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { draftDocument, issueDocument, sendForReview, withdrawDocument } from '../../documents/actions.ts'
import { findDocument } from '../../documents/facts.ts'
import { documentOf } from '../document.ts'
import { readyFormOf } from '../facts/form.ts'
import { factsOf, type IssueReading, issueReading } from '../facts/issue.ts'
import { needPeriod } from '../facts/period.ts'
import * as policy from '../policy.ts'
import { type NarrativePart, unknownPlaces } from '../rules/narrative.ts'
import { amendmentOutline, periodicOutline } from '../rules/outline.ts'
import { snapshotOf } from '../rules/snapshot.ts'
import * as store from '../store/issue.ts'
import { setPeriodState } from '../store/period.ts'

const subject = (id: number) => ({ kind: 'report-issue', id })

const running = (ctx: Ctx) => {
  const may = policy.mayRun(ctx.actor)
  if (!may) throw new Refused('forbidden', 'forbidden')
  return may
}

/**
 * Begins the province's report of a locked period, in the official outline with its figures bound; after one is issued,
 * an amendment of it, which needs a reason. Gives its number.
 */
export const draftReport = (ctx: Ctx, periodId: number, reason?: string): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const period = await needPeriod(ctx, periodId, 'lock')
    const may = running(ctx)
    if (period.state === 'open') throw new Refused('rule', 'period-open')
    const last = await store.lastIssued(ctx.db, periodId)
    if (last && !reason)
      throw new Refused('input', 'reason-needed', [{ field: 'reason', reason: 'reason-needed' }])
    const { form } = await readyFormOf(ctx.db, period.formId, period.formHash)
    const narrative = last
      ? amendmentOutline(last.cited ?? '', reason ?? '')
      : periodicOutline(form, period.title)
    const id = await store.addIssue(ctx.db, {
      periodId,
      narrative,
      reason: last ? (reason ?? null) : null,
      by: ctx.actor.id,
      at: ctx.now,
    })
    if (id === undefined) throw new Refused('rule', 'issue-being-drafted')
    record(ctx, 'report.issue-drafted', subject(id), {
      office: may.office,
      reason,
      after: { periodId, amends: last?.cited ?? null },
    })
    return id
  })

const drafting = async (ctx: Ctx, id: number, version?: number): Promise<IssueReading> => {
  const reading = await issueReading(ctx, id, 'lock')
  running(ctx)
  if (reading.issue.state !== 'draft') throw new Refused('rule', 'issue-not-draft')
  if (version !== undefined && version !== reading.issue.version)
    throw new Refused('rule', 'changed-meanwhile')
  return reading
}

/** Puts other words into the draft's parts; names in braces that mean nothing are refused at their part. */
export const saveNarrative = (
  ctx: Ctx,
  id: number,
  texts: readonly string[],
  version?: number,
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const reading = await drafting(ctx, id, version)
    const parts: NarrativePart[] = reading.issue.narrative.map((part, i) => ({
      ...part,
      text: texts[i] ?? part.text,
    }))
    const errors = parts.flatMap((part, i) => {
      const unknown = unknownPlaces([part], reading.filling)
      return unknown.length > 0
        ? [{ field: `part.${i}`, reason: 'unknown-place', params: { places: unknown.join(', ') } }]
        : []
    })
    if (errors.length > 0) throw new Refused('input', 'bad-input', errors)
    await store.saveNarrative(ctx.db, id, parts)
    record(ctx, 'report.narrative-saved', subject(id), {
      office: policy.mayRun(ctx.actor)?.office,
      before: { texts: reading.issue.narrative.map((p) => p.text) },
      after: { texts: parts.map((p) => p.text) },
    })
  })

/**
 * Sends the report to be signed: the figures of this moment go into its text and annex, which become a document of the
 * register on its way to review and signature. They are kept with every unit's hand-in that they are made of.
 */
export const submitReport = (ctx: Ctx, id: number, version?: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const reading = await drafting(ctx, id, version)
    const may = running(ctx)
    if (reading.period.state === 'open') throw new Refused('rule', 'period-open')
    if (reading.issue.no > 1 && reading.changes.length === 0) throw new Refused('rule', 'nothing-changed')
    const { sheets, root, whole, figures, changes, period } = reading
    const missing = sheets.filter((s) => s.asked && !s.accepted).map((s) => s.code)
    const facts = factsOf(period, sheets, changes.length)
    const { subject: about, body } = documentOf(reading)
    const documentId = await draftDocument(ctx, {
      unitId: root.unitId,
      type: 'BC',
      subject: about,
      body,
      recipients: ['Bộ Nội vụ', 'Ban Chỉ đạo cải cách hành chính tỉnh', 'Lưu: VT, CCHC'],
      source: { kind: 'report-issue', id },
      ...(reading.previous?.documentId && { correctsId: reading.previous.documentId }),
    })
    await sendForReview(ctx, documentId)
    await store.markSubmitted(ctx.db, id, {
      documentId,
      figures: snapshotOf(root.code, figures, missing, facts),
      sources: Object.fromEntries(whole.sources),
      at: ctx.now,
    })
    record(ctx, 'report.issue-submitted', subject(id), { office: may.office, after: { documentId, missing } })
    return documentId
  })

/** Takes the report back from signature, with the reason; its document is given up, the words stay. */
export const takeBackReport = (ctx: Ctx, id: number, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { issue } = await issueReading(ctx, id, 'lock')
    const may = running(ctx)
    if (issue.state !== 'submitted' || issue.documentId === null)
      throw new Refused('rule', 'issue-not-submitted')
    const document = await findDocument(ctx, issue.documentId)
    if (document?.state === 'issued') throw new Refused('rule', 'issue-has-number')
    if (document && document.state !== 'withdrawn') await withdrawDocument(ctx, issue.documentId, reason)
    await store.markDrafting(ctx.db, id)
    record(ctx, 'report.issue-withdrawn', subject(id), {
      office: may.office,
      reason,
      before: { documentId: issue.documentId },
    })
  })

/**
 * Issues the signed report under the next number of the register, and closes the period. Refused when figures changed
 * since it went to signature: the paper would say something else than the data. Old issues stay as they are.
 */
export const issueReport = (ctx: Ctx, id: number): Promise<{ cited: string }> =>
  inTransaction(ctx, async (ctx) => {
    const { issue, moved, period } = await issueReading(ctx, id, 'lock')
    const may = running(ctx)
    if (issue.state !== 'submitted' || issue.documentId === null)
      throw new Refused('rule', 'issue-not-submitted')
    const document = await findDocument(ctx, issue.documentId)
    if (!document || (document.state !== 'signed' && document.state !== 'issued'))
      throw new Refused('rule', 'issue-not-signed')
    if (document.state === 'signed' && moved.length > 0)
      throw new Refused('rule', 'figures-moved', [], {
        n: moved.length,
        indicators: moved
          .slice(0, 10)
          .map((m) => m.indicator)
          .join(', '),
      })
    const numbered =
      document.state === 'issued'
        ? { cited: document.cited ?? '', issuedOn: document.issuedOn ?? ctx.today }
        : await issueDocument(ctx, issue.documentId)
    await store.markIssued(ctx.db, id, {
      cited: numbered.cited,
      on: numbered.issuedOn,
      by: ctx.actor.id,
      at: ctx.now,
    })
    if (period.state !== 'issued') await setPeriodState(ctx.db, period.id, 'issued', ctx.now)
    record(ctx, 'report.issued', subject(id), {
      office: may.office,
      after: { cited: numbered.cited, on: numbered.issuedOn, no: issue.no, documentId: issue.documentId },
    })
    return { cited: numbered.cited }
  })
