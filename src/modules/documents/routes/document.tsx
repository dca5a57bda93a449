import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, type PostSpec, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import {
  attachSigned,
  issueDocument,
  reviewDocument,
  sendForReview,
  signDocument,
  withdrawDocument,
} from '../actions.ts'
import {
  type DocumentRow,
  findDocument,
  findDocumentFile,
  previewOf,
  readDocument,
  serveBytes,
  serveFile,
} from '../facts.ts'
import { kinds } from '../files/kind.ts'
import { issueInput, reasonInput, signedInput, stepInput } from '../input.ts'
import { type ActForms, DocumentPage } from '../pages/document.tsx'
import * as policy from '../policy.ts'
import { actStates } from '../rules/signing.ts'

type ActName = keyof ActForms

/** Which acts fit the state and this person's offices. */
const actsFor = (ctx: Ctx, doc: DocumentRow): ActName[] => {
  if (doc.direction === 'in') return []
  const signer = doc.signerId === null ? undefined : { mandateId: doc.signerMandateId }
  const may: Record<ActName, boolean> = {
    send: policy.mayDraft(ctx.actor, doc) !== undefined,
    approve: policy.mayReview(ctx.actor, doc) !== undefined,
    return: policy.mayReturn(ctx.actor, doc, signer) !== undefined,
    sign: policy.maySign(ctx.actor, doc, signer) !== undefined,
    issue: policy.mayKeepRegister(ctx.actor, doc) !== undefined,
    attach: policy.mayKeepRegister(ctx.actor, doc) !== undefined,
    withdraw: policy.mayDraft(ctx.actor, doc) !== undefined,
  }
  return (Object.keys(may) as ActName[]).filter((name) => may[name] && actStates[name].includes(doc.state))
}

const showDocument = async (c: C, refused?: ActName, again?: Again) => {
  const { ctx, sentence } = c.var
  const read = await readDocument(ctx, idIn(c))
  if (!read) throw new Refused('missing', 'page')
  const { document: doc } = read
  const names = actsFor(ctx, doc)
  // what was refused is shown with its reason even where the act has gone meanwhile
  if (refused && !names.includes(refused)) names.push(refused)
  const acts: ActForms = Object.fromEntries(
    names.map((name) => [
      name,
      formState(
        ctx.lang,
        name,
        sentence,
        refused === name ? again : undefined,
        name === 'issue' ? { on: ctx.today } : undefined,
      ),
    ]),
  )
  const drafts = policy.mayDraft(ctx.actor, doc) !== undefined
  return show(
    c,
    <DocumentPage
      frame={await c.var.frame()}
      read={read}
      acts={acts}
      may={{
        edit: drafts && actStates.edit.includes(doc.state),
        correct: drafts && doc.state === 'issued',
        answer: drafts && doc.state === 'received',
      }}
      maxMb={ctx.config.UPLOAD_MAX_MB}
    />,
    again?.status,
  )
}

const act = <S extends z.ZodType>(
  name: ActName,
  input: S,
  work: (ctx: Ctx, id: number, value: z.output<S>) => Promise<unknown>,
): PostSpec<S, unknown> => ({
  input,
  act: (ctx, value, c) => work(ctx, idIn(c), value),
  next: (_, c) => `/documents/${idIn(c)}`,
  again: (c, again) => showDocument(c, name, again),
})

const sendKept = async (c: C) => {
  const file = await findDocumentFile(c.var.ctx, idIn(c), idIn(c, 'fileId'))
  if (!file) throw new Refused('missing', 'page')
  return serveFile(c, file)
}

const sendDraft = (format: 'docx' | 'pdf') => async (c: C) => {
  const doc = await findDocument(c.var.ctx, idIn(c))
  const preview = doc && (await previewOf(doc, format))
  if (!preview) throw new Refused('missing', 'page')
  return serveBytes(preview.bytes, preview.name, kinds[format].mime)
}

/** A document's page, its files, and the acts on it. */
export const documentRoutes = (web: Web): void => {
  web.get('/documents/:id', (c) => showDocument(c))
  web.get('/documents/:id/files/:fileId', sendKept)
  web.get('/documents/:id/draft.docx', sendDraft('docx'))
  web.get('/documents/:id/draft.pdf', sendDraft('pdf'))
  web.post(
    '/documents/:id/sending',
    act('send', stepInput, (ctx, id, { note, version }) => sendForReview(ctx, id, note, version)),
  )
  web.post(
    '/documents/:id/approval',
    act('approve', stepInput, (ctx, id, { note, version }) =>
      reviewDocument(ctx, id, { approve: true, note }, version),
    ),
  )
  web.post(
    '/documents/:id/return',
    act('return', reasonInput, (ctx, id, { note, version }) =>
      reviewDocument(ctx, id, { approve: false, note }, version),
    ),
  )
  web.post(
    '/documents/:id/signature',
    act('sign', stepInput, (ctx, id, { note, version }) => signDocument(ctx, id, note, version)),
  )
  web.post(
    '/documents/:id/issue',
    act('issue', issueInput, (ctx, id, { on, note, version }) =>
      issueDocument(ctx, id, { on, note }, version),
    ),
  )
  web.post(
    '/documents/:id/signed-file',
    act('attach', signedInput, (ctx, id, { file, reason }) => attachSigned(ctx, id, file, { reason })),
  )
  web.post(
    '/documents/:id/withdrawal',
    act('withdraw', reasonInput, (ctx, id, { note, version }) => withdrawDocument(ctx, id, note, version)),
  )
}
