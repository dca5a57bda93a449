import { randomUUID } from 'node:crypto'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { draftDocument, editDocument, receiveDocument } from '../actions.ts'
import { findDocument, papersOf, unitsToDraftFor } from '../facts.ts'
import { type DraftInput, draftInput, draftQuery, type EditInput, editInput, receiveInput } from '../input.ts'
import { ChooseUnitPage, DraftPage, ReceivePage } from '../pages/draft.tsx'
import { mayDraft } from '../policy.ts'
import { actStates } from '../rules/signing.ts'
import { blocksOf, typedOf } from '../rules/typed.ts'
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

const numberTyped = (again: Again | undefined, name: string): number | undefined => {
  const typed = again?.typed[name]
  return typeof typed === 'string' && /^\d{1,15}$/.test(typed) ? Number(typed) : undefined
}

const showNew = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const units = await unitsToDraftFor(ctx)
  if (units.length === 0) throw new Refused('missing', 'page')
  const query = again ? {} : queryIn(c, draftQuery)
  const about = await aboutOf(
    ctx,
    query.corrects ?? numberTyped(again, 'correctsId'),
    query.answers ?? numberTyped(again, 'replyToId'),
  )
  const wanted = query.unit ?? numberTyped(again, 'unitId') ?? about?.unitId
  const unit = units.length === 1 && wanted === undefined ? units[0] : units.find((one) => one.id === wanted)
  const frame = await c.var.frame()
  if (!unit && wanted !== undefined) throw new Refused('missing', 'page')
  if (!unit) return show(c, <ChooseUnitPage frame={frame} units={units} path="/documents/new" />)
  const state = formState(ctx.lang, 'draft', sentence, again, { type: about?.type ?? 'CV' })
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
      idempotency={randomUUID()}
    />,
    again?.status,
  )
}

const showEdit = async (c: C, again?: Again) => {
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
      state={formState(ctx.lang, 'draft', sentence, again, initial)}
      action={`/documents/${doc.id}/edit`}
      title={texts[ctx.lang].editTitle}
      unit={{ id: doc.unitId, name: doc.unitName }}
      papers={await papersOf(ctx, [doc.unitId])}
      fixedText={text === undefined && doc.body.body.length > 0}
      version={doc.version}
      idempotency={randomUUID()}
    />,
    again?.status,
  )
}

/** What the form's fields make of a wish; a list that was chosen goes after the recipients typed. */
const wishOf = async (ctx: Ctx, unitId: number, input: DraftInput | EditInput) => {
  const { lists } = input.listId ? await papersOf(ctx, [unitId]) : { lists: [] }
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

const draft = async (ctx: Ctx, input: DraftInput) => {
  const { unitId, correctsId, replyToId } = input
  return draftDocument(ctx, { unitId, correctsId, replyToId, ...(await wishOf(ctx, unitId, input)) })
}

const edit = async (ctx: Ctx, input: EditInput, c: C) => {
  const doc = await findDocument(ctx, idIn(c))
  if (!doc) throw new Refused('missing', 'page')
  return editDocument(ctx, doc.id, await wishOf(ctx, doc.unitId, input), input.version)
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
  web.post('/documents', { input: draftInput, act: draft, next: (id) => `/documents/${id}`, again: showNew })
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
    act: edit,
    next: ({ id }) => `/documents/${id}`,
    again: showEdit,
  })
}
