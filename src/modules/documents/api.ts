import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { listDocuments, type RegisterRow, readDocument } from './facts.ts'
import { apiRegisterQuery } from './input.ts'

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
export const api = (api: Api): void => {
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
