import { type Again, type C, idIn, maxBytes, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { uploadFile } from '../documents/actions.ts'
import { findFile, serveFile } from '../documents/facts.ts'
import * as actions from './actions.ts'
import { mayDraftAtAll, needDirective, readIssued, readLetters, readRoute } from './facts/reading.ts'
import { countDirectives, type Directive, listDirectives } from './facts.ts'
import * as input from './input.ts'
import type { DraftForms } from './pages/draft/props.ts'
import { IssuedPage } from './pages/issued.tsx'
import { LettersPage } from './pages/letters.tsx'
import { ListPage } from './pages/list.tsx'
import { NewPage } from './pages/new.tsx'
import { RoutePage } from './pages/route.tsx'
import { draftRoutes, showDraft } from './routes/draft.tsx'
import { itemRoutes } from './routes/items.tsx'
import { sentBytes } from './routes/sent.ts'

const pageSize = 50

const showList = async (c: C) => {
  const { ctx, year } = c.var
  const query = queryIn(c, input.listQuery)
  const wish = { year, state: query.state, origin: query.origin, words: query.q }
  const { rows, total } = await listDirectives(ctx, { ...wish, limit: pageSize, offset: query.offset ?? 0 })
  return show(
    c,
    <ListPage
      frame={await c.var.frame()}
      year={year}
      query={query}
      rows={rows}
      total={total}
      counts={await countDirectives(ctx, { year, words: query.q })}
      pageSize={pageSize}
      mayDraft={mayDraftAtAll(ctx)}
    />,
  )
}

const showNew = async (c: C, again?: Again) => {
  const { ctx } = c.var
  if (!mayDraftAtAll(ctx))
    throw again ? new Refused('forbidden', 'forbidden') : new Refused('missing', 'page')
  const state = formState(ctx.lang, 'new', c.var.sentence, again)
  return show(c, <NewPage frame={await c.var.frame()} state={state} maxBytes={maxBytes(c)} />, again?.status)
}

const showDirective = async (c: C, form?: keyof DraftForms, again?: Again) => {
  const { ctx } = c.var
  const directive = await needDirective(ctx, idIn(c))
  if (directive.state !== 'issued') return showDraft(c, directive, form, again)
  return show(
    c,
    <IssuedPage frame={await c.var.frame()} reading={await readIssued(ctx, directive)} />,
    again?.status,
  )
}

/** Route and letters exist once it is issued. */
const issuedIn = async (c: C, id = idIn(c)): Promise<Directive> => {
  const directive = await needDirective(c.var.ctx, id)
  if (directive.state !== 'issued') throw new Refused('missing', 'page')
  return directive
}

const showRoute = async (c: C, directive: Directive, stationId?: number, again?: Again) => {
  const { ctx } = c.var
  await actions.openPassages(ctx)
  const form =
    stationId === undefined || !again
      ? undefined
      : { stationId, state: formState(ctx.lang, `s${stationId}`, c.var.sentence, again) }
  return show(
    c,
    <RoutePage frame={await c.var.frame()} reading={await readRoute(ctx, directive)} form={form} />,
    again?.status,
  )
}

const showLetters = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const reading = await readLetters(ctx, await issuedIn(c))
  return show(
    c,
    <LettersPage
      frame={await c.var.frame()}
      reading={reading}
      state={formState(ctx.lang, 'letter', c.var.sentence, again)}
    />,
    again?.status,
  )
}

const answered = (web: Web): void => {
  web.get('/directives/:id/route', async (c) => showRoute(c, await issuedIn(c)))
  web.get('/directives/:id/letters', (c) => showLetters(c))
  web.post('/directives/:id/reminders', {
    input: input.remindInput,
    act: (ctx, value, c) => actions.remindAll(ctx, idIn(c), value),
    next: (_, c) => `/directives/${idIn(c)}`,
    again: (c, again) => showDirective(c, undefined, again),
  })
  web.post('/stations/:id/passages', {
    input: input.stationInput,
    act: (ctx, value, c) => actions.actAtStation(ctx, idIn(c), value),
    next: ({ directiveId }) => `/directives/${directiveId}/route`,
    again: async (c, again) =>
      showRoute(c, await issuedIn(c, await actions.directiveOfStation(c.var.ctx, idIn(c))), idIn(c), again),
  })
  web.post('/directives/:id/letters', {
    input: input.letterInput,
    act: (ctx, value, c) => actions.draftLetter(ctx, idIn(c), value),
    next: (_, c) => `/directives/${idIn(c)}/letters`,
    again: showLetters,
  })
  web.post('/directives/:id/letters/:letter/settlement', {
    input: input.emptyInput,
    act: (ctx, _, c) => actions.settleLetter(ctx, idIn(c, 'letter')),
    next: (_, c) => `/directives/${idIn(c)}/letters`,
    again: showLetters,
  })
}

/** Directives: the list, a new one, a draft, an issued one with its route and letters. */
export const web = (web: Web): void => {
  web.get('/directives', showList)
  web.get('/directives/new', (c) => showNew(c))
  web.post('/directives', {
    input: input.newInput,
    act: async (ctx, { file, pasted, ...value }) => {
      const sent = await sentBytes({ file, pasted })
      if (!sent) return actions.draftTyped(ctx, value)
      const kept = sent.file ? await uploadFile(ctx, sent, { field: 'file' }) : undefined
      return (await actions.draftFromFile(ctx, { ...value, fileId: kept?.id }, sent.bytes, sent.name)).id
    },
    next: (id) => `/directives/${id}`,
    again: showNew,
  })
  web.get('/directives/:id', (c) => showDirective(c))
  web.get('/directives/:id/file', async (c) => {
    const { fileId } = await needDirective(c.var.ctx, idIn(c))
    const file = fileId === null ? undefined : await findFile(c.var.ctx.db, fileId)
    if (!file) throw new Refused('missing', 'page')
    return serveFile(c, file)
  })
  draftRoutes(web, (form) => (c, again) => showDirective(c, form, again))
  itemRoutes(web)
  answered(web)
}
