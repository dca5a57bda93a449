import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import {
  addLetterhead,
  addRecipientList,
  addSigner,
  attachSigned,
  continueSeries,
  draftTyped,
  editTyped,
  endSigner,
  issueDocument,
  receiveDocument,
  reviewDocument,
  sendForReview,
  signDocument,
  withdrawDocument,
} from './actions.ts'
import { listDocuments, papersOf, type RegisterRow, readDocument, unitsToDraftFor } from './facts.ts'
import { fileBody } from './files/field.ts'
import {
  apiRegisterQuery,
  continueInput,
  draftInput,
  editInput,
  endSignerInput,
  issueInput,
  letterheadInput,
  listInput,
  reasonInput,
  receiveInput,
  signedInput,
  signerInput,
  stepInput,
} from './input.ts'

const line = z.object({
  id: z.number(),
  direction: z.enum(['out', 'in']),
  state: z.string(),
  type: z.string(),
  subject: z.string(),
  cited: z.string().nullable(),
  number: z.number().nullable(),
  issuedOn: z.string().nullable(),
  unit: z.object({ id: z.number(), name: z.string() }),
  signer: z.string().nullable(),
  recipients: z.array(z.string()),
  issuer: z.string().nullable(),
  arrivedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  answeredBy: z.string().nullable(),
  corrects: z.string().nullable(),
  correctedBy: z.string().nullable(),
})
const step = z.object({
  kind: z.string(),
  person: z.string(),
  office: z.string().nullable(),
  day: z.string(),
  note: z.string().nullable(),
})
const file = z.object({
  id: z.number(),
  kind: z.string(),
  name: z.string(),
  mime: z.string(),
  size: z.number(),
  hash: z.string(),
})
const whole = z.object({
  id: z.number(),
  direction: z.enum(['out', 'in']),
  state: z.string(),
  type: z.string(),
  subject: z.string(),
  cited: z.string().nullable(),
  number: z.number().nullable(),
  issuedOn: z.string().nullable(),
  unit: z.object({ id: z.number(), name: z.string() }),
  version: z.number(),
  bodyHash: z.string().nullable(),
  body: z.unknown(),
  steps: z.array(step),
  files: z.array(file),
})

const lineOf = (row: RegisterRow): z.output<typeof line> => ({
  id: row.id,
  direction: row.direction,
  state: row.state,
  type: row.type,
  subject: row.subject,
  cited: row.number === null ? null : row.cited,
  number: row.number,
  issuedOn: row.issuedOn,
  unit: { id: row.unitId, name: row.unitName },
  signer: row.signerName,
  recipients: row.recipients,
  issuer: row.issuerName,
  arrivedOn: row.arrivedOn,
  dueOn: row.dueOn,
  answeredBy: row.answeredBy,
  corrects: row.corrects,
  correctedBy: row.correctedBy,
})

/** The registers and one document, as this actor may see them. */
const reads = (api: Api): void => {
  api.get('/documents', {
    summary: 'Outgoing and incoming documents and drafts in sight',
    query: apiRegisterQuery,
    answer: z.object({ items: z.array(line), next: z.number().nullable(), total: z.number() }),
    read: async (ctx, { limit, offset, unit, ...query }) => {
      const { rows, total } = await listDocuments(ctx, { ...query, unitId: unit }, { limit, offset })
      const next = offset + rows.length < total && rows.length > 0 ? offset + rows.length : null
      return { items: rows.map(lineOf), next, total }
    },
  })
  api.get('/documents/:id', {
    summary: 'A document with its steps and files',
    answer: whole,
    read: async (ctx, _query, c) => {
      const read = await readDocument(ctx, idIn(c))
      if (!read) throw new Refused('missing', 'page')
      const { document: doc, steps, files } = read
      const { id, direction, state, type, subject, number, issuedOn, version, bodyHash, body } = doc
      return {
        ...{ id, direction, state, type, subject, number, issuedOn, version, bodyHash, body },
        cited: number === null ? null : doc.cited,
        unit: { id: doc.unitId, name: doc.unitName },
        steps: steps.map(({ kind, person, title_vi, day, note }) => ({
          kind,
          person,
          office: title_vi,
          day,
          note,
        })),
        files,
      }
    },
  })
}
const state = z.object({ id: z.number(), version: z.number(), state: z.string() })
const made = z.object({ id: z.number() })

const drafting = (api: Api): void => {
  api.post('/documents', {
    summary: 'Open a draft; its text is typed line by line, as in the form',
    input: draftInput,
    answer: made,
    status: 201,
    act: async (ctx, value) => ({ id: await draftTyped(ctx, value) }),
  })
  api.post('/documents/received', {
    summary: 'Enter a document that came in, under the next arrival number',
    input: receiveInput.extend({ file: fileBody.optional() }),
    answer: z.object({ id: z.number(), arrivalNumber: z.number() }),
    status: 201,
    act: (ctx, value) => receiveDocument(ctx, value),
  })
  api.post('/documents/:id/wording', {
    summary: 'Put other words into a draft or a returned one; a text left out stays',
    input: editInput,
    answer: state,
    act: (ctx, value, c) => editTyped(ctx, idIn(c), value),
  })
}

const signing = (api: Api): void => {
  api.post('/documents/:id/sending', {
    summary: 'Send a draft, or a returned one again, to review',
    input: stepInput,
    answer: state,
    act: (ctx, { note, version }, c) => sendForReview(ctx, idIn(c), note, version),
  })
  api.post('/documents/:id/approval', {
    summary: 'Approve a draft for signature; never one’s own',
    input: stepInput,
    answer: state,
    act: (ctx, { note, version }, c) => reviewDocument(ctx, idIn(c), { approve: true, note }, version),
  })
  api.post('/documents/:id/return', {
    summary: 'Return a document to whoever drafted it, with the reason as note',
    input: reasonInput,
    answer: state,
    act: (ctx, { note, version }, c) => reviewDocument(ctx, idIn(c), { approve: false, note }, version),
  })
  api.post('/documents/:id/signature', {
    summary: 'Sign, under the signer’s own mandate or as their deputy; the words are fixed from here on',
    input: stepInput,
    answer: state,
    act: (ctx, { note, version }, c) => signDocument(ctx, idIn(c), note, version),
  })
  api.post('/documents/:id/issuance', {
    summary: 'Issue a signed document under the next number of its series',
    input: issueInput,
    answer: state.extend({
      number: z.number(),
      symbol: z.string(),
      cited: z.string(),
      issuedOn: z.string(),
    }),
    act: (ctx, { on, note, version }, c) => issueDocument(ctx, idIn(c), { on, note }, version),
  })
  api.post('/documents/:id/signed-file', {
    summary:
      'Attach the signed PDF, compared with what was issued word by word; one that differs needs a reason',
    input: signedInput.extend({ file: fileBody }),
    answer: z.object({ fileId: z.number(), agrees: z.boolean() }),
    status: 201,
    act: async (ctx, { file, reason }, c) => {
      const { fileId, agrees } = await attachSigned(ctx, idIn(c), file, { reason })
      return { fileId, agrees }
    },
  })
  api.post('/documents/:id/withdrawal', {
    summary: 'Give up a document that is not issued, with the reason as note',
    input: reasonInput,
    answer: state,
    act: (ctx, { note, version }, c) => withdrawDocument(ctx, idIn(c), note, version),
  })
}

const named = z.looseObject({ id: z.number() })

const papers = (api: Api): void => {
  api.get('/documents/papers', {
    summary: 'Letterheads, signers and recipient lists in force today, of the units one drafts for',
    answer: z.object({ letterheads: z.array(named), signers: z.array(named), lists: z.array(named) }),
    read: async (ctx) => {
      const units = await unitsToDraftFor(ctx)
      if (units.length === 0) throw new Refused('missing', 'page')
      return papersOf(
        ctx,
        units.map((unit) => unit.id),
      )
    },
  })
  api.post('/documents/papers/letterheads', {
    summary: 'Add a letterhead; it takes the place of the one before it in its series',
    input: letterheadInput,
    answer: made,
    status: 201,
    act: async (ctx, value) => ({ id: await addLetterhead(ctx, value) }),
  })
  api.post('/documents/papers/signers', {
    summary: 'Add a signer of a unit',
    input: signerInput,
    answer: made,
    status: 201,
    act: async (ctx, value) => ({ id: await addSigner(ctx, value) }),
  })
  api.post('/documents/papers/signers/:id/end', {
    summary: 'End a signer today; what they signed keeps the name',
    input: endSignerInput,
    answer: z.object({ unitId: z.number() }),
    act: (ctx, _, c) => endSigner(ctx, idIn(c)),
  })
  api.post('/documents/papers/lists', {
    summary: 'Add a list of recipients to choose in drafts',
    input: listInput,
    answer: made,
    status: 201,
    act: async (ctx, value) => ({ id: await addRecipientList(ctx, value) }),
  })
  api.post('/documents/papers/series', {
    summary: 'Go on from the last number given on paper',
    input: continueInput,
    answer: z.object({ unitId: z.number() }),
    act: async (ctx, value) => {
      await continueSeries(ctx, value)
      return { unitId: value.unitId }
    },
  })
}

/** The registers, drafting and signing, and the papers that drafts are written on. */
export const api = (api: Api): void => {
  papers(api)
  reads(api)
  drafting(api)
  signing(api)
}
