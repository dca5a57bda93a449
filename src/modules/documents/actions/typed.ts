import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import type { DraftInput, EditInput } from '../input.ts'
import type { ReadyDocument } from '../layout/model.ts'
import * as policy from '../policy.ts'
import { blocksOf } from '../rules/typed.ts'
import { findDocument } from '../store/document.ts'
import { recipientLists } from '../store/papers.ts'
import { composeDraft, ownedBy } from './compose.ts'
import { type DocumentDone, draftDocument, editDocument } from './signing.ts'

type Typed = Omit<EditInput, 'version'>

/** What a form's or a body's fields make of a wish; a list that was chosen goes after the recipients typed. */
const wishOf = async (ctx: Ctx, unitId: number, input: Typed) => {
  const lists = input.listId ? await recipientLists(ctx.db, [unitId]) : []
  const list = lists.find((one) => one.id === input.listId)
  return {
    type: input.type,
    subject: input.subject,
    recipients: [...new Set([...input.recipients, ...(list?.entries ?? [])])],
    letterheadId: input.letterheadId,
    signerId: input.signerId,
    copies: input.copies,
    body: {
      addressees: input.addressees,
      legalGrounds: input.grounds,
      archive: input.archive,
      ...(input.text === undefined ? {} : { body: blocksOf(input.text) }),
    },
  }
}

/** Opens a draft whose text is typed, line by line. Gives its number. */
export const draftTyped = async (ctx: Ctx, input: DraftInput): Promise<number> => {
  const { unitId, correctsId, replyToId } = input
  return draftDocument(ctx, { unitId, correctsId, replyToId, ...(await wishOf(ctx, unitId, input)) })
}

/** Puts other typed words into a draft; a text left out stays as it is (one with bold words is not typed). */
export const editTyped = async (ctx: Ctx, id: number, input: EditInput): Promise<DocumentDone> => {
  const doc = await findDocument(ctx.db, { actor: ctx.actor, deskUnits: policy.deskUnits(ctx.actor) }, id)
  if (!doc) throw new Refused('missing', 'page')
  return editDocument(ctx, id, await wishOf(ctx, doc.unitId, input), input.version)
}

/** The document that typed words would become, without keeping anything; only for who may draft for the unit. */
export const previewTyped = async (ctx: Ctx, unitId: number, input: Typed): Promise<ReadyDocument> => {
  const owned = await ownedBy(ctx, unitId)
  if (!policy.mayDraft(ctx.actor, owned)) throw new Refused('forbidden', 'forbidden')
  return (await composeDraft(ctx, { unitId, ...(await wishOf(ctx, unitId, input)) }, owned)).body
}
