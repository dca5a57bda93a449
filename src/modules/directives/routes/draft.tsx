import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import * as actions from '../actions.ts'
import { readDraft } from '../facts/reading.ts'
import type { Directive } from '../facts.ts'
import * as input from '../input.ts'
import type { DraftForms } from '../pages/draft/props.ts'
import { DraftPage } from '../pages/draft.tsx'
import { sentBytes } from './sent.ts'

/** The page of a draft, with the one form that was refused. */
export const showDraft = async (c: C, directive: Directive, form?: keyof DraftForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const d = directive
  const head = {
    subject: d.subject,
    issuerName: d.issuerName,
    documentNo: d.documentNo ?? '',
    code: d.code ?? '',
    issuedOn: d.issuedOn ?? '',
    receivedOn: d.receivedOn ?? '',
  }
  const issue = { documentNo: d.documentNo ?? '', issuedOn: d.issuedOn ?? ctx.today, code: d.code ?? '' }
  const state = (name: keyof DraftForms, initial?: Record<string, unknown>) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined, initial)
  return show(
    c,
    <DraftPage
      frame={await c.var.frame()}
      reading={await readDraft(ctx, directive)}
      forms={{
        head: state('head', head),
        reading: state('reading'),
        issue: state('issue', issue),
        return: state('return'),
        paragraph: state('paragraph'),
      }}
      say={sentence}
      paragraphAt={form === 'paragraph' ? idIn(c, 'no') : undefined}
    />,
    again?.status,
  )
}

type Back = (form?: keyof DraftForms) => (c: C, again: Again) => Promise<Response>

/** The acts on a draft that its own page holds. `back` shows that page again after a refusal. */
export const draftRoutes = (web: Web, back: Back): void => {
  const home = (_: unknown, c: C) => `/directives/${idIn(c)}`
  web.post('/directives/:id/head', {
    input: input.headInput,
    act: (ctx, value, c) => actions.saveHead(ctx, idIn(c), value),
    next: home,
    again: back('head'),
  })
  web.post('/directives/:id/reading', {
    input: input.readingForm,
    act: async (ctx, value, c) => {
      const sent = await sentBytes(value)
      if (!sent) throw new Refused('input', 'nothing-to-read', [{ field: 'file', reason: 'nothing-to-read' }])
      return actions.readIntoDraft(ctx, idIn(c), sent.bytes, sent.name)
    },
    next: home,
    again: back('reading'),
  })
  web.post('/directives/:id/paragraphs/:no/no-work', {
    input: input.noWorkInput,
    act: (ctx, { why, version }, c) => actions.markParagraph(ctx, idIn(c), idIn(c, 'no'), why, version),
    next: (_, c) => `/directives/${idIn(c)}#d-${idIn(c, 'no')}`,
    again: back('paragraph'),
  })
  web.post('/directives/:id/confirmation', {
    input: input.confirmInput,
    act: async (ctx, { itemIds, sure, version }, c) => {
      if (sure) await actions.confirmSure(ctx, idIn(c), version)
      else await actions.confirmItems(ctx, idIn(c), itemIds, version)
    },
    next: (_, c) => `/directives/${idIn(c)}#items`,
    again: back(),
  })
  web.post('/directives/:id/sending', {
    input: input.versionInput,
    act: (ctx, { version }, c) => actions.sendDraft(ctx, idIn(c), version),
    next: home,
    again: back(),
  })
  web.post('/directives/:id/return', {
    input: input.returnInput,
    act: (ctx, { reason, version }, c) => actions.returnDraft(ctx, idIn(c), reason, version),
    next: home,
    again: back('return'),
  })
  web.post('/directives/:id/issuance', {
    input: input.issueInput,
    act: (ctx, value, c) => actions.issueDirective(ctx, idIn(c), value),
    next: home,
    again: back('issue'),
  })
  web.post('/directives/:id/passing-down', {
    input: input.passDownInput,
    act: (ctx, value, c) => actions.passDown(ctx, idIn(c), value),
    next: (id) => `/directives/${id}`,
    again: back(),
  })
}

/** The paragraph that the address names for a new item. */
export const paragraphIn = (c: C): number | undefined => queryIn(c, input.paragraphQuery).paragraph
