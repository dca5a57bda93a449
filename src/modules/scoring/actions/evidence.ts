import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { uploadFile } from '../../documents/actions.ts'
import { findOwnUpload, readDocument } from '../../documents/facts.ts'
import * as policy from '../policy.ts'
import { stageOpen } from '../rules/phase.ts'
import * as store from '../store/proof.ts'
import type { Sheet } from '../store/sheet.ts'
import { needLeaf, ofUnit, openSheet } from './open.ts'

/** What proves a value: a file, an earlier one of this sheet, or a document of the register; with the page to look at. */
export type EvidenceWish = {
  file?: File | undefined
  /** an earlier upload of the same person */
  fileId?: number | undefined
  /** evidence of another leaf of this sheet: the same file counts here too */
  sameAsId?: number | undefined
  documentId?: number | undefined
  title?: string | undefined
  pages?: string | undefined
}

type Kept = { fileId: number | null; documentId: number | null; name: string }

async function keptOf(ctx: Ctx, sheet: Sheet, wish: EvidenceWish): Promise<Kept> {
  if (wish.file) {
    const kept = await uploadFile(ctx, wish.file, { unitId: sheet.unitId })
    return { fileId: kept.id, documentId: null, name: kept.name }
  }
  if (wish.sameAsId !== undefined) {
    const same = await store.findEvidence(ctx.db, sheet.id, wish.sameAsId)
    if (!same || same.withdrawnAt) throw new Refused('missing', 'evidence')
    return { fileId: same.fileId, documentId: same.documentId, name: same.title }
  }
  if (wish.documentId !== undefined) return documentOf(ctx, wish.documentId)
  if (wish.fileId !== undefined) {
    const file = await findOwnUpload(ctx, wish.fileId)
    if (!file) throw new Refused('missing', 'file')
    return { fileId: file.id, documentId: null, name: file.name }
  }
  throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'evidence-empty' }])
}

async function documentOf(ctx: Ctx, documentId: number): Promise<Kept> {
  const read = await readDocument(ctx, documentId)
  if (!read) throw new Refused('input', 'bad-input', [{ field: 'documentId', reason: 'no-such-document' }])
  const { document, files } = read
  return { fileId: files[0]?.id ?? null, documentId, name: document.subject }
}

/** The stage that the unit may bring evidence to now: its self-score, or its explanation. */
const stageOf = (ctx: Ctx, sheet: Sheet): 'self' | 'explanation' => {
  if (stageOpen(sheet.round, sheet.clock, 'self', ctx.today)) return 'self'
  if (stageOpen(sheet.round, sheet.clock, 'explain', ctx.today)) return 'explanation'
  throw new Refused('rule', sheet.clock.signedOn ? 'sheet-signed' : 'stage-closed')
}

const needOffice = (ctx: Ctx, sheet: Sheet): Mandate | undefined => {
  const may = policy.maySelfScore(ctx.actor, sheet)
  if (!may) throw new Refused('forbidden', 'scoring.evidence')
  return may.office
}

/** Adds evidence to a leaf. The same file elsewhere or last year is noticed (facts), not refused. Gives its number. */
export const addEvidence = (
  ctx: Ctx,
  sheetId: number,
  code: string,
  wish: EvidenceWish,
): Promise<{ id: number }> =>
  inTransaction(ctx, async (ctx) => {
    const open = await openSheet(ctx, sheetId)
    const { sheet } = open
    const placed = needLeaf(open, code)
    const office = needOffice(ctx, sheet)
    const stage = stageOf(ctx, sheet)
    const { fileId, documentId, name } = await keptOf(ctx, sheet, wish)
    const title = (wish.title ?? name).slice(0, 300)
    const evidence = { leaf: placed.leaf.code, stage, fileId, documentId, title, pages: wish.pages ?? null }
    const by = { personId: ctx.actor.id ?? '', at: ctx.now }
    const id = await store.addEvidence(ctx.db, sheetId, evidence, by)
    record(ctx, 'scoring.evidence-added', ofUnit(sheet), { office, after: { id, ...evidence } })
    return { id }
  })

/** Withdraws evidence with a reason while its stage is open; it stays on record, marked. */
export const withdrawEvidence = (
  ctx: Ctx,
  sheetId: number,
  evidenceId: number,
  reason: string,
): Promise<{ leaf: string }> =>
  inTransaction(ctx, async (ctx) => {
    const { sheet } = await openSheet(ctx, sheetId)
    const evidence = await store.findEvidence(ctx.db, sheetId, evidenceId)
    if (!evidence) throw new Refused('missing', 'evidence')
    const office = needOffice(ctx, sheet)
    if (evidence.withdrawnAt) throw new Refused('rule', 'already-withdrawn')
    if (evidence.stage !== stageOf(ctx, sheet)) throw new Refused('rule', 'stage-closed')
    await store.withdrawEvidence(ctx.db, evidenceId, ctx.now, reason)
    record(ctx, 'scoring.evidence-withdrawn', ofUnit(sheet), {
      office,
      before: { id: evidenceId, leaf: evidence.leaf, title: evidence.title },
      reason,
    })
    return { leaf: evidence.leaf }
  })
