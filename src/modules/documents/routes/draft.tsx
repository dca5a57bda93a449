import { randomUUID } from 'node:crypto'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { draftTyped, editTyped, previewTyped, receiveDocument } from '../actions.ts'
import { findDocument, papersOf, unitsToDraftFor } from '../facts.ts'
import { draftInput, draftQuery, type EditInput, editInput, receiveInput } from '../input.ts'
import type { ReadyDocument } from '../layout/model.ts'
import { ChooseUnitPage, DraftPage, ReceivePage } from '../pages/draft.tsx'
import { mayDraft } from '../policy.ts'
import { actStates } from '../rules/signing.ts'
import { typedOf } from '../rules/typed.ts'
import { texts } from '../texts.ts'

const linesOf = (list: readonly string[] | undefined): string => (list ?? []).join('\n')

const aboutOf = async (ctx: Ctx, corrects: number | undefined, answers: number | undefined) => {
  const id = corrects ?? answers
  const other = id === undefined ? undefined : await findDocument(ctx, id)
  if (!other) return undefined
  const t = texts[ctx.lang]
  const cited = other.cited ?? String(other.id)
  return corrects
    ? {
        words: t.correcting(cited),
        name: 'correctsId' as const,
        id: other.id,
        unitId: other.unitId,
        type: other.type,
      }
    : {
        words: t.answering(cited),
        name: 'replyToId' as const,
        id: other.id,
        unitId: other.unitId,
        type: 'CV',
      }
}

/** A preview: the document, and the fields as they were typed. */
type Seen = { body: ReadyDocument; values: Record<string, unknown> }

const numberTyped = (fields: Record<string, unknown> | undefined, name: string): number | undefined => {
  const typed = fields?.[name]
  if (typeof typed === 'number') return typed
  return typeof typed === 'string' && /^\d{1,15}$/.test(typed) ? Number(typed) : undefined
}

const showNew = async (c: C, again?: Again, seen?: Seen) => {
  const { ctx, sentence } = c.var
  const units = await unitsToDraftFor(ctx)
  if (units.length === 0) throw new Refused('missing', 'page')
  const typed = again?.typed ?? seen?.values
  const query = typed ? {} : queryIn(c, draftQuery)
  const about = await aboutOf(
    ctx,
    query.corrects ?? numberTyped(typed, 'correctsId'),
    query.answers ?? numberTyped(typed, 'replyToId'),
  )
  const wanted = query.unit ?? numberTyped(typed, 'unitId') ?? about?.unitId
  const unit = units.length === 1 && wanted === undefined ? units[0] : units.find((one) => one.id === wanted)
  const frame = await c.var.frame()
  if (!unit && wanted !== undefined) throw new Refused('missing', 'page')
  if (!unit) return show(c, <ChooseUnitPage frame={frame} units={units} path="/documents/new" />)
  const state = formState(ctx.lang, 'draft', sentence, again, seen?.values ?? { type: about?.type ?? 'CV' })
  const papers = await papersOf(ctx, [unit.id])
  return show(
    c,
    <DraftPage
      frame={frame}
      state={state}
      action="/documents"
      title={texts[ctx.lang].draftTitle}
      unit={unit}
      papers={papers}
      about={about}
      preview={seen?.body}
      idempotency={randomUUID()}
    />,
    again?.status,
  )
}

const showEdit = async (c: C, again?: Again, seen?: Seen) => {
  const { ctx, sentence } = c.var
  const doc = await findDocument(ctx, idIn(c))
  if (!doc?.body || !mayDraft(ctx.actor, doc)) throw new Refused('missing', 'page')
  if (!actStates.edit.includes(doc.state)) throw new Refused('rule', 'document-not-in-state')
  const text = doc.body.annexes.length > 0 ? undefined : typedOf(doc.body.body)
  const initial = {
    type: doc.type,
    subject: doc.subject,
    addressees: linesOf(doc.body.addressees),
    grounds: linesOf(doc.body.legalGrounds),
    text: text ?? '',
    recipients: linesOf(doc.recipients),
    archive: doc.body.archive.join(', '),
    letterheadId: String(doc.letterheadId ?? ''),
    signerId: String(doc.signerId ?? ''),
    copies: String(doc.copies ?? ''),
  }
  return show(
    c,
    <DraftPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'draft', sentence, again, seen?.values ?? initial)}
      action={`/documents/${doc.id}/edit`}
      title={texts[ctx.lang].editTitle}
      unit={{ id: doc.unitId, name: doc.unitName }}
      papers={await papersOf(ctx, [doc.unitId])}
      fixedText={text === undefined && doc.body.body.length > 0}
      version={seen ? Number(seen.values.version) : doc.version}
      preview={seen?.body}
      idempotency={randomUUID()}
    />,
    again?.status,
  )
}

/** What the draft would look like, under the form as it was typed; nothing is kept. */
const showPreview = async (c: C, body: ReadyDocument, unitId?: number) => {
  const typed = await c.req.parseBody({ all: true })
  const seen: Seen = { body, values: { ...typed, unitId } }
  return unitId === undefined ? showEdit(c, undefined, seen) : showNew(c, undefined, seen)
}

const previewOfEdit = async (ctx: Ctx, input: EditInput, c: C): Promise<ReadyDocument> => {
  const doc = await findDocument(ctx, idIn(c))
  if (!doc?.body) throw new Refused('missing', 'page')
  const body = await previewTyped(ctx, doc.unitId, input)
  return input.text === undefined ? { ...body, body: doc.body.body, annexes: doc.body.annexes } : body
}

const showReceive = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const units = await unitsToDraftFor(ctx)
  if (units.length === 0) throw new Refused('missing', 'page')
  const state = formState(ctx.lang, 'receive', sentence, again, {
    type: 'CV',
    arrivedOn: ctx.today,
    unitId: String(units[0]?.id ?? ''),
  })
  return show(
    c,
    <ReceivePage
      frame={await c.var.frame()}
      state={state}
      units={units}
      maxMb={ctx.config.UPLOAD_MAX_MB}
      idempotency={randomUUID()}
    />,
    again?.status,
  )
}

/** Drafting, editing, and the incoming register's form. */
export const draftRoutes = (web: Web): void => {
  web.get('/documents/new', (c) => showNew(c))
  web.post('/documents', {
    input: draftInput,
    act: draftTyped,
    next: (id) => `/documents/${id}`,
    again: showNew,
  })
  // a preview keeps nothing, so the form's key stays good for the saving
  web.post('/documents/preview', {
    input: draftInput,
    act: async (ctx, input) => ({ body: await previewTyped(ctx, input.unitId, input), unitId: input.unitId }),
    next: ({ body, unitId }, c) => showPreview(c, body, unitId),
    again: showNew,
    alone: true,
  })
  web.get('/documents/receive', (c) => showReceive(c))
  web.post('/documents/received', {
    input: receiveInput,
    act: receiveDocument,
    next: ({ id }) => `/documents/${id}`,
    again: showReceive,
  })
  web.get('/documents/:id/edit', (c) => showEdit(c))
  web.post('/documents/:id/edit', {
    input: editInput,
    act: (ctx, input, c) => editTyped(ctx, idIn(c), input),
    next: ({ id }) => `/documents/${id}`,
    again: showEdit,
  })
  web.post('/documents/:id/preview', {
    input: editInput,
    act: previewOfEdit,
    next: (body, c) => showPreview(c, body),
    again: showEdit,
    alone: true,
  })
}
