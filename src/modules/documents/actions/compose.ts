import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { installationUnit } from '../../organisation/facts.ts'
import { documentTypes } from '../layout/format.ts'
import { type OfficialDocument, officialDocument } from '../layout/model.ts'
import { subjectTyped, symbolText } from '../layout/numbering.ts'
import type { Owned } from '../policy.ts'
import type { NewDraft } from '../store/document.ts'
import * as papers from '../store/papers.ts'

/**
 * A draft as it is wished. `body` is the document's model, whole or in part: what letterhead and signer say goes
 * over it, and type, subject and recipients come from here. Without a letterhead or signer in force (or named), the
 * body must say agency, symbol, place and signature itself.
 */
export type DraftWish = {
  unitId: number
  type: string
  subject: string
  body: Partial<OfficialDocument>
  letterheadId?: number | null
  signerId?: number | null
  recipients?: readonly string[]
  copies?: number | null
  source?: { kind: string; id: number }
  correctsId?: number | null
  replyToId?: number | null
}

/** Whether a unit is the installation's own, for which the standing agency and the issuers act. */
export const ownedBy = async (ctx: Ctx, unitId: number): Promise<Owned> => ({
  unitId,
  provincial: (await installationUnit(ctx.db))?.unitId === unitId,
})

const chosen = <T extends { id: number }>(
  all: readonly T[],
  id: number | null | undefined,
  field: string,
) => {
  if (id === null || id === undefined) return all[0]
  const found = all.find((one) => one.id === id)
  if (!found)
    throw new Refused('input', `${field}-not-in-force`, [{ field, reason: `${field}-not-in-force` }])
  return found
}

const headOf = (letter: papers.Letterhead, type: string): Partial<OfficialDocument> => ({
  agency: letter.agency,
  parentAgency: letter.parentAgency ?? undefined,
  place: letter.place,
  contact: letter.contact,
  symbol: { agency: letter.symbol, unit: type === 'CV' ? (letter.subSymbol ?? undefined) : undefined },
})

/** The whole model of a draft, without number and day; a bad one is refused at the form's field. */
export const composeDraft = async (ctx: Ctx, wish: DraftWish, owned: Owned): Promise<NewDraft> => {
  const { type } = wish
  const subject = subjectTyped(type, wish.subject)
  if (!documentTypes.includes(type)) refuseField('type', 'not-one-of-these')
  const letter = chosen(
    await papers.lettersOn(ctx.db, ctx.today, [wish.unitId]),
    wish.letterheadId,
    'letterheadId',
  )
  const signer = chosen(await papers.signersOn(ctx.db, ctx.today, [wish.unitId]), wish.signerId, 'signerId')
  const whole = officialDocument.safeParse({
    body: [],
    ...wish.body,
    ...(letter ? headOf(letter, type) : {}),
    ...(signer ? { signature: { authority: signer.authority, name: signer.name } } : {}),
    recipients: [...(wish.recipients ?? wish.body.recipients ?? [])],
    type,
    subject,
    number: null,
    date: null,
    draftYear: Number(ctx.today.slice(0, 4)),
  })
  if (!whole.success) throw refusedModel(whole.error.issues, letter !== undefined, signer !== undefined)
  const body = whole.data
  return {
    ...owned,
    type,
    subject: body.subject,
    body,
    letterheadId: letter?.id ?? null,
    signerId: signer?.id ?? null,
    recipients: body.recipients,
    signerName: body.signature.name,
    copies: wish.copies ?? null,
    series: `${letter?.series ?? ''}${letter?.byType ? `:${type}` : ''}`,
    symbol: symbolText({ type, ...body.symbol }),
    correctsId: wish.correctsId ?? null,
    replyToId: wish.replyToId ?? null,
  }
}

const refuseField = (field: string, reason: string): never => {
  throw new Refused('input', reason, [{ field, reason }])
}

const letterFields = ['agency', 'symbol', 'place']

const refusedModel = (
  issues: readonly { path: PropertyKey[]; message: string }[],
  letter: boolean,
  signer: boolean,
): Refused => {
  const first = String(issues[0]?.path[0] ?? 'body')
  if (!letter && letterFields.includes(first))
    return new Refused('input', 'letterhead-missing', [
      { field: 'letterheadId', reason: 'letterhead-missing' },
    ])
  if (!signer && first === 'signature')
    return new Refused('input', 'signer-missing', [{ field: 'signerId', reason: 'signer-missing' }])
  const where = issues[0]?.path.map(String).join('.') ?? ''
  const field = ['subject', 'type', 'recipients'].includes(first) ? first : 'body'
  return new Refused('input', 'bad-document', [{ field, reason: 'bad-document', params: { where } }], {
    where,
  })
}
