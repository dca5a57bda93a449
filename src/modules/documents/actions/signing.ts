import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { askDocumentAct, type DocumentAct, type DocumentState } from '../rules/signing.ts'
import * as store from '../store/document.ts'
import { composeDraft, type DraftWish, ownedBy } from './compose.ts'
import { tellOf } from './telling.ts'

/** What an act came to. */
export type DocumentDone = { id: number; version: number; state: DocumentState }

const sightOf = (ctx: Ctx) => ({ actor: ctx.actor, deskUnits: policy.deskUnits(ctx.actor) })

/** A document in sight, its row locked; what one may not see is not found, what changed meanwhile is told. */
export const lockDocument = async (ctx: Ctx, id: number, version?: number): Promise<store.DocumentRow> => {
  const doc = await store.lockDocument(ctx.db, sightOf(ctx), id)
  if (!doc) throw new Refused('missing', 'page')
  if (version !== undefined && version !== doc.version) throw new Refused('rule', 'changed-meanwhile')
  return doc
}

/** The signer's mandate, as the policy asks for it. */
export const signerOf = (doc: store.DocumentRow): policy.Signer | undefined =>
  doc.signerId === null ? undefined : { mandateId: doc.signerMandateId }

/** Adds the step and the audit entry of an act; the verb is the step's kind. */
export const noteStep = async (
  ctx: Ctx,
  doc: { id: number; unitId: number },
  kind: store.StepKind,
  {
    office,
    note,
    after,
  }: { office: Mandate | undefined; note?: string | undefined; after?: Record<string, unknown> },
): Promise<void> => {
  await store.addStep(ctx.db, doc.id, {
    kind,
    personId: ctx.actor.id ?? '',
    mandateId: office?.id ?? null,
    note,
    day: ctx.today,
    at: ctx.now,
  })
  record(
    ctx,
    `document.${kind}`,
    { kind: 'document', id: doc.id, unitId: doc.unitId },
    { office, reason: note?.trim() || undefined, after },
  )
}

/** What a new document corrects must be issued, what it answers must have come in; both in sight. */
const checkLinks = async (ctx: Ctx, wish: Pick<DraftWish, 'correctsId' | 'replyToId'>): Promise<void> => {
  const found = async (id: number | null | undefined, state: DocumentState, reason: string) => {
    if (!id) return
    const other = await store.findDocument(ctx.db, sightOf(ctx), id)
    if (other?.state !== state) throw new Refused('rule', reason)
  }
  await found(wish.correctsId, 'issued', 'corrects-unissued')
  await found(wish.replyToId, 'received', 'reply-to-unknown')
}

/** Opens a draft on the unit's letterhead for its signer. Gives its number. */
export const draftDocument = (ctx: Ctx, wish: DraftWish): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const owned = await ownedBy(ctx, wish.unitId)
    const office = policy.mayDraft(ctx.actor, owned)
    if (!office || ctx.actor.id === null) throw new Refused('forbidden', 'forbidden')
    await checkLinks(ctx, wish)
    const draft = await composeDraft(ctx, wish, owned)
    const row = { ...draft, source: wish.source, personId: ctx.actor.id, at: ctx.now }
    const id = await store.addDraft(ctx.db, row)
    const { type, subject, correctsId } = draft
    await noteStep(ctx, { id, unitId: wish.unitId }, 'drafted', {
      office,
      after: { type, subject, correctsId },
    })
    return id
  })

export type EditWish = Omit<DraftWish, 'unitId' | 'source' | 'body'> & { body?: DraftWish['body'] }

/** Puts other words into a draft, by whoever may draft; `version` is what the person saw. */
export const editDocument = (ctx: Ctx, id: number, wish: EditWish, version?: number): Promise<DocumentDone> =>
  inTransaction(ctx, async (ctx) => {
    const doc = await lockDocument(ctx, id, version)
    const office = policy.mayDraft(ctx.actor, doc)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const allowed = askDocumentAct('edit', doc.state, undefined)
    if (!allowed.ok) throw new Refused('rule', allowed.reason)
    const links = {
      correctsId: wish.correctsId ?? doc.correctsId,
      replyToId: wish.replyToId ?? doc.replyToId,
    }
    await checkLinks(ctx, { correctsId: wish.correctsId, replyToId: wish.replyToId })
    const body = { ...(doc.body ?? {}), ...(wish.body ?? {}) } as DraftWish['body']
    const draft = await composeDraft(ctx, { ...wish, ...links, unitId: doc.unitId, body }, doc)
    await store.saveDraft(ctx.db, id, draft)
    const { type, subject } = draft
    await noteStep(ctx, doc, 'edited', { office, after: { type, subject } })
    return { id, version: doc.version + 1, state: doc.state }
  })

type PlainAct = Exclude<DocumentAct, 'edit' | 'issue' | 'attach'>

const stepKinds: Record<PlainAct, store.StepKind> = {
  send: 'sent-for-review',
  return: 'returned',
  approve: 'approved',
  sign: 'signed',
  withdraw: 'withdrawn',
}

const officeFor = (ctx: Ctx, act: PlainAct, doc: store.DocumentRow): Mandate | undefined => {
  if (act === 'approve') return policy.mayReview(ctx.actor, doc)
  if (act === 'sign') return policy.maySign(ctx.actor, doc, signerOf(doc))
  if (act === 'return') return policy.mayReturn(ctx.actor, doc, signerOf(doc))
  return policy.mayDraft(ctx.actor, doc)
}

const act = (ctx: Ctx, id: number, name: PlainAct, note?: string, version?: number): Promise<DocumentDone> =>
  inTransaction(ctx, async (ctx) => {
    const doc = await lockDocument(ctx, id, version)
    const office = officeFor(ctx, name, doc)
    if (!office && name === 'approve' && doc.personId === ctx.actor.id) throw new Refused('rule', 'own-draft')
    if (!office) throw new Refused('forbidden', 'forbidden')
    const decision = askDocumentAct(name, doc.state, note)
    if (!decision.ok) throw new Refused('rule', decision.reason)
    await store.setState(ctx.db, id, decision.value)
    await noteStep(ctx, doc, stepKinds[name], { office, note, after: { state: decision.value } })
    await tellOf(ctx, doc, decision.value, note)
    return { id, version: doc.version + 1, state: decision.value }
  })

/** Sends a draft, or a returned one again, to review. */
export const sendForReview = (ctx: Ctx, id: number, note?: string, version?: number) =>
  act(ctx, id, 'send', note, version)

/** Approves a draft for signature, or returns it with a note; never one's own. */
export const reviewDocument = (
  ctx: Ctx,
  id: number,
  verdict: { approve: boolean; note?: string },
  version?: number,
) => act(ctx, id, verdict.approve ? 'approve' : 'return', verdict.note, version)

/** Signs under the signer's own mandate, or as their deputy; the words are fixed from here on. */
export const signDocument = (ctx: Ctx, id: number, note?: string, version?: number) =>
  act(ctx, id, 'sign', note, version)

/** Gives up a document that is not issued, with the reason. */
export const withdrawDocument = (ctx: Ctx, id: number, note: string, version?: number) =>
  act(ctx, id, 'withdraw', note, version)
