import type { Ctx } from '#platform/context.ts'
import { notify, type Telling } from '../../notifications/actions.ts'
import { holdersOf, holdersOfRole } from '../../notifications/facts.ts'
import type { DocumentState } from '../rules/signing.ts'
import type { DocumentRow } from '../store/document.ts'
import { handsOf } from '../store/papers.ts'

type Words = Telling['text']
type Roles = Parameters<typeof holdersOf>[2]

/** What waits for whom once a document has come to this state. */
const asks: Partial<Record<DocumentState, (subject: string) => Words>> = {
  'in-review': (subject) => ({
    vi: `Dự thảo chờ xem xét: ${subject}`,
    en: `A draft waits for your review: ${subject}`,
  }),
  approved: (subject) => ({
    vi: `Văn bản trình ký: ${subject}`,
    en: `A document waits for your signature: ${subject}`,
  }),
  signed: (subject) => ({
    vi: `Văn bản đã ký, chờ cấp số: ${subject}`,
    en: `A signed document waits for its number: ${subject}`,
  }),
}

/** What whoever drafted it hears. */
const drafter: Partial<Record<DocumentState, (subject: string, more: string) => Words>> = {
  returned: (subject, note) => ({
    vi: `Dự thảo bị trả lại: ${subject}. Lý do: ${note}`,
    en: `Your draft was returned: ${subject}. Reason: ${note}`,
  }),
  signed: (subject) => ({
    vi: `Văn bản bạn soạn đã được ký: ${subject}`,
    en: `The document you drafted is signed: ${subject}`,
  }),
  issued: (subject, cited) => ({
    vi: `Văn bản bạn soạn đã ban hành, số ${cited}: ${subject}`,
    en: `The document you drafted is issued as ${cited}: ${subject}`,
  }),
}

const inUnit = async (ctx: Ctx, doc: DocumentRow, provincial: Roles, own: Roles): Promise<string[]> =>
  doc.provincial
    ? holdersOfRole(ctx.db, provincial, ctx.today)
    : (await holdersOf(ctx.db, [doc.unitId], own, ctx.today)).map((holder) => holder.person_id)

/** Whose step is next; the policy's roles, asked the other way round. */
const nextOf = async (ctx: Ctx, doc: DocumentRow, state: DocumentState): Promise<string[]> => {
  if (state === 'in-review')
    return (await inUnit(ctx, doc, ['issuer', 'standing-agency'], ['head'])).filter(
      (id) => id !== doc.personId,
    )
  if (state === 'approved')
    return doc.signerMandateId === null
      ? inUnit(ctx, doc, ['issuer'], ['head'])
      : handsOf(ctx.db, doc.signerMandateId, ctx.today)
  return state === 'signed' ? inUnit(ctx, doc, ['standing-agency'], ['focal', 'standing-agency']) : []
}

const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text

/**
 * Tells whose step is next that the document waits for them, and who drafted it that it was returned, signed or
 * issued; nobody hears of their own act. `more` is the reason, or the number.
 */
export const tellOf = async (ctx: Ctx, doc: DocumentRow, state: DocumentState, more = ''): Promise<void> => {
  const about = { url: `/documents/${doc.id}`, occasion: `document-${state}:${doc.id}:${doc.version}` }
  const subject = short(doc.subject, 200)
  const [ask, told] = [asks[state], drafter[state]]
  const next = ask ? (await nextOf(ctx, doc, state)).filter((id) => id !== ctx.actor.id) : []
  await notify(ctx, [
    ...(told && doc.personId !== ctx.actor.id
      ? [
          {
            ...about,
            personIds: [doc.personId],
            kind: `document-${state}`,
            text: told(subject, short(more, 300)),
          },
        ]
      : []),
    ...(ask
      ? [
          {
            ...about,
            occasion: `${about.occasion}:next`,
            personIds: next,
            kind: 'document-waits',
            text: ask(subject),
          },
        ]
      : []),
  ])
}
