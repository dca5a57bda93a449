import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { enqueue } from '#platform/jobs.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { findOwnUpload } from '../../documents/facts.ts'
import * as policy from '../policy.ts'
import { telling, withdrawal } from '../rules/papers.ts'
import { involvedIn } from '../store/involved.ts'
import * as store from '../store/papers.ts'
import { coordinatorsOf, type LockedTask, touchTask } from '../store/task.ts'
import { addToTask, type Done, decide, limitsFor, lockTask, nowOf } from './act.ts'

/** Evidence: a file kept by the documents room, or the number of a document, or both. */
export type EvidenceWish = {
  /** an upload that came with the form */
  file?: File | undefined
  /** an earlier upload of the same person */
  fileId?: number | null
  documentNo?: string | null
  /** the file's name or the document's number when left out */
  title?: string | null
  pageRef?: string | null
}

const writer = (ctx: Ctx, may: policy.May): store.Writer => ({
  personId: ctx.actor.id ?? '',
  mandateId: may.office?.id ?? null,
  day: ctx.today,
  at: ctx.now,
})

/** Keeps the file if there is one and gives the row to be added; nobody names another person's upload. */
async function evidenceRow(ctx: Ctx, wish: EvidenceWish, unitId: number): Promise<store.NewEvidence> {
  const kept = wish.file ? await uploadFile(ctx, wish.file, { unitId }) : await ownUpload(ctx, wish.fileId)
  const documentNo = wish.documentNo?.trim() || null
  const title = wish.title?.trim() || kept?.name || documentNo
  if (!title || (!kept && !documentNo))
    throw new Refused('rule', 'no-product', [{ field: 'documentNo', reason: 'no-product' }])
  return {
    fileId: kept?.id ?? null,
    documentNo,
    title: title.slice(0, 300),
    pageRef: wish.pageRef?.trim() || null,
  }
}

async function ownUpload(
  ctx: Ctx,
  fileId: number | null | undefined,
): Promise<{ id: number; name: string } | undefined> {
  if (!fileId) return undefined
  const file = await findOwnUpload(ctx, fileId)
  if (!file) throw new Refused('missing', 'file')
  return file
}

/** Puts in evidence, by the lead or a coordinating unit, while the task is open. Gives the row's number. */
export async function addEvidence(
  ctx: Ctx,
  taskId: number,
  wish: EvidenceWish,
  version?: number,
): Promise<{ id: number }> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockTask(ctx, taskId, version)
    const may = policy.mayAddEvidence(ctx.actor, locked, await coordinatorsOf(ctx.db, taskId))
    if (!may) throw new Refused('forbidden', 'tasks.evidence')
    if (['completed', 'recalled'].includes(nowOf(locked).state)) throw new Refused('rule', 'finished')
    const row = await evidenceRow(ctx, wish, may.office?.unitId ?? locked.leadUnitId)
    const id = await store.addEvidence(ctx.db, taskId, row, writer(ctx, may))
    await touched(ctx, locked, may, 'task.evidence-added', { id, ...row })
    return { id }
  })
}

/** Withdraws evidence, with a reason; the row stays, marked with who and when. */
export async function withdrawEvidence(
  ctx: Ctx,
  taskId: number,
  evidenceId: number,
  reason: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockTask(ctx, taskId)
    const evidence = await store.findEvidence(ctx.db, taskId, evidenceId)
    if (!evidence) throw new Refused('missing', 'evidence')
    const may = policy.mayWithdrawEvidence(
      ctx.actor,
      locked,
      await coordinatorsOf(ctx.db, taskId),
      evidence.personId,
    )
    if (!may) throw new Refused('forbidden', 'tasks.evidence')
    const decision = withdrawal(nowOf(locked), evidence)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    await store.withdrawEvidence(ctx.db, evidenceId, ctx.actor.id ?? '', ctx.now, reason)
    await touched(ctx, locked, may, 'task.evidence-withdrawn', { id: evidenceId }, reason)
  })
}

export type SubmissionWish = {
  documentNo?: string | null
  note?: string | null
  evidence?: readonly EvidenceWish[]
}

/** Submits the product: the evidence put in before, and what comes with it, is this submission's. */
export async function submitTask(
  ctx: Ctx,
  taskId: number,
  wish: SubmissionWish,
  version?: number,
): Promise<Done> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockTask(ctx, taskId, version)
    const { documentNo, note } = wish
    const brought = (wish.evidence ?? []).filter((e) => e.file || e.fileId || e.documentNo?.trim())
    const files = (await store.countUnsubmitted(ctx.db, taskId)) + brought.length
    const limits = await limitsFor(ctx, 'submit')
    const decided = decide(ctx, locked, 'submit', { documentNo, note, files }, limits)
    if (decided instanceof Refused) throw decided
    for (const evidence of brought.length > 0 ? brought : byNumber(documentNo))
      await store.addEvidence(
        ctx.db,
        taskId,
        await evidenceRow(ctx, evidence, locked.leadUnitId),
        writer(ctx, decided.may),
      )
    const done = await addToTask(ctx, decided)
    await store.markSubmitted(ctx.db, taskId, nowOf(locked).submissions)
    return done
  })
}

/** A product named by its number alone is listed among the evidence under that number. */
const byNumber = (documentNo: string | null | undefined): EvidenceWish[] =>
  documentNo?.trim() ? [{ documentNo }] : []

/** A note among the people involved; `mentions` are those of them who get word of it. */
export async function addNote(
  ctx: Ctx,
  taskId: number,
  wish: { text: string; mentions?: readonly string[] },
): Promise<{ id: number }> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockTask(ctx, taskId)
    const may = policy.mayNote(ctx.actor)
    if (!may) throw new Refused('forbidden', 'tasks.notes')
    const mentions = [...new Set(wish.mentions)]
    const involved = new Set((await involvedIn(ctx.db, taskId, ctx.today)).map((person) => person.id))
    if (mentions.some((id) => !involved.has(id)))
      throw new Refused('rule', 'not-involved', [{ field: 'mentions', reason: 'not-involved' }])
    const id = await store.addNote(ctx.db, taskId, wish.text, mentions, writer(ctx, may))
    record(
      ctx,
      'task.noted',
      { kind: 'task', id: taskId, unitId: locked.leadUnitId },
      { office: may.office, after: { note: id } },
    )
    await enqueue(ctx, 'tasks.tell', { taskId, noteId: id, kind: 'noted' })
    return { id }
  })
}

/** A coordinating unit tells that its part is done, or is not after all. Only the lead's state decides the task. */
export async function tellPart(
  ctx: Ctx,
  taskId: number,
  wish: { unitId: number; done: boolean; note?: string | null },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockTask(ctx, taskId)
    const part = await store.findPart(ctx.db, taskId, wish.unitId)
    if (!part) throw new Refused('missing', 'part')
    const may = policy.mayTellPart(ctx.actor, wish.unitId)
    if (!may) throw new Refused('forbidden', 'tasks.part')
    if (['completed', 'recalled'].includes(nowOf(locked).state)) throw new Refused('rule', 'finished')
    const decision = telling(part, { done: wish.done, note: wish.note }, ctx.today)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    const { doneOn } = decision.value
    const partId = await store.tellPart(ctx.db, taskId, wish.unitId, decision.value, writer(ctx, may))
    await enqueue(ctx, 'tasks.tell', { taskId, partId, kind: 'part-told' })
    await touched(
      ctx,
      locked,
      may,
      'task.part-told',
      { unitId: wish.unitId, doneOn },
      wish.note ?? undefined,
      {
        doneOn: part.doneOn,
      },
    )
  })
}

async function touched(
  ctx: Ctx,
  locked: LockedTask,
  may: policy.May,
  verb: string,
  after: Record<string, unknown>,
  reason?: string,
  before?: Record<string, unknown>,
): Promise<void> {
  await touchTask(ctx.db, locked.id, ctx.today)
  record(
    ctx,
    verb,
    { kind: 'task', id: locked.id, unitId: locked.leadUnitId },
    { office: may.office, before, after, reason },
  )
}
