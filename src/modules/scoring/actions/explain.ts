import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import * as policy from '../policy.ts'
import { explainBegun } from '../rules/phase.ts'
import { seenAnswer } from '../rules/seen.ts'
import * as store from '../store/proof.ts'
import { markExplained } from '../store/sheet.ts'
import { needLeaf, needOpen, needSeen, ofAppraisers, ofUnit, openSheet } from './open.ts'

/** The appraiser asks the unit to explain a leaf; the unit sees it when the explaining begins. Gives its number. */
export const requestExplanation = (
  ctx: Ctx,
  sheetId: number,
  code: string,
  wish: { question: string },
): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const open = await openSheet(ctx, sheetId)
    const { sheet } = open
    const placed = needLeaf(open, code)
    const may =
      policy.mayAppraise(ctx.actor, sheet, placed.domain.code) ?? policy.maySitInCouncil(ctx.actor, sheet)
    if (!may) throw new Refused('forbidden', 'scoring.requests')
    if (placed.assessment !== 'self+appraisal') throw new Refused('rule', 'not-the-units')
    needOpen(ctx, sheet, 'first')
    const standing = await store.requestsOf(ctx.db, sheetId)
    if (standing.some((request) => request.leaf === code && request.answer === null))
      throw new Refused('rule', 'asked-already')
    const by = { personId: ctx.actor.id ?? '', officeId: may.office?.id ?? null, at: ctx.now }
    const id = await store.addRequest(ctx.db, sheetId, { leaf: code, question: wish.question, ...by })
    record(ctx, 'scoring.explanation-asked', ofAppraisers(sheet), {
      office: may.office,
      after: { id, leaf: code, question: wish.question },
    })
    return { id }
  })

const needRequest = async (ctx: Ctx, sheetId: number, requestId: number): Promise<store.Request> => {
  const request = (await store.requestsOf(ctx.db, sheetId)).find((one) => one.id === requestId)
  if (!request) throw new Refused('missing', 'page')
  return request
}

/** Takes a request back while the first appraisal is open. */
export const withdrawRequest = (ctx: Ctx, sheetId: number, requestId: number): Promise<{ leaf: string }> =>
  inTransaction(ctx, async (ctx) => {
    const open = await openSheet(ctx, sheetId)
    const request = await needRequest(ctx, sheetId, requestId)
    const placed = needLeaf(open, request.leaf)
    const may =
      policy.mayAppraise(ctx.actor, open.sheet, placed.domain.code) ??
      policy.maySitInCouncil(ctx.actor, open.sheet)
    if (!may) throw new Refused('forbidden', 'scoring.requests')
    needOpen(ctx, open.sheet, 'first')
    await store.withdrawRequest(ctx.db, requestId, ctx.now)
    record(ctx, 'scoring.request-withdrawn', ofAppraisers(open.sheet), {
      office: may.office,
      before: { id: requestId, leaf: request.leaf },
    })
    return { leaf: request.leaf }
  })

/** The unit answers a request; it may change its answer until its explanation is closed. */
export const answerRequest = (
  ctx: Ctx,
  sheetId: number,
  requestId: number,
  wish: { answer: string; seen?: string | undefined },
): Promise<{ leaf: string }> =>
  inTransaction(ctx, async (ctx) => {
    const { sheet } = await openSheet(ctx, sheetId)
    // the unit knows nothing of a request before the explaining begins
    if (!explainBegun(sheet.round, sheet.clock, ctx.today)) throw new Refused('missing', 'page')
    const request = await needRequest(ctx, sheetId, requestId)
    const may = policy.maySelfScore(ctx.actor, sheet)
    if (!may) throw new Refused('forbidden', 'scoring.explanations')
    needOpen(ctx, sheet, 'explain')
    needSeen(wish.seen, seenAnswer(request))
    const by = { personId: ctx.actor.id ?? '', officeId: may.office?.id ?? null, at: ctx.now }
    await store.answerRequest(ctx.db, requestId, { text: wish.answer, ...by })
    record(ctx, 'scoring.explained', ofUnit(sheet), {
      office: may.office,
      before: { answer: request.answer },
      after: { id: requestId, leaf: request.leaf, answer: wish.answer },
    })
    return { leaf: request.leaf }
  })

/** The head closes the unit's explanation, with its signed letter if there is one; every request must be answered. */
export const closeExplanation = (
  ctx: Ctx,
  sheetId: number,
  wish: { file?: File | undefined },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { sheet } = await openSheet(ctx, sheetId)
    const may = policy.maySignOff(ctx.actor, sheet)
    if (!may) throw new Refused('forbidden', 'scoring.explanations')
    needOpen(ctx, sheet, 'explain')
    const requests = await store.requestsOf(ctx.db, sheetId)
    const left = requests.filter((request) => request.answer === null)
    if (requests.length === 0) throw new Refused('rule', 'nothing-asked')
    if (left.length > 0)
      throw new Refused('rule', 'requests-unanswered', [], {
        n: left.length,
        leaves: left.map((r) => r.leaf).join(', '),
      })
    const file = wish.file ? await uploadFile(ctx, wish.file, { unitId: sheet.unitId }) : undefined
    const by = { at: ctx.now, on: ctx.today, personId: ctx.actor.id ?? '', fileId: file?.id ?? null }
    await markExplained(ctx.db, sheetId, by)
    record(ctx, 'scoring.explanation-closed', ofUnit(sheet), {
      office: may.office,
      after: { requests: requests.length, fileId: file?.id ?? null },
    })
  })
