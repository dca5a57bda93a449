import { type Again, type C, idIn, maxBytes, queryIn, show, type Web } from '#platform/http.ts'
import type { Lang } from '#platform/lang.ts'
import { Refused } from '#platform/refused.ts'
import type { FormState } from '#ui/form.tsx'
import { formState } from '#ui/refused-form.ts'
import { findFile, serveFile } from '../../documents/facts.ts'
import { agreeWithSelf, finishDomain } from '../actions/appraise.ts'
import { addEvidence, withdrawEvidence } from '../actions/evidence.ts'
import { requestExplanation, withdrawRequest } from '../actions/explain.ts'
import { type SavedValue, saveValue } from '../actions/value.ts'
import { evidenceFile } from '../facts/files.ts'
import { type LeafReading, readSheet } from '../facts/sheets.ts'
import * as input from '../input/round.ts'
import type { Conflict } from '../pages/sheet/judged.ts'
import { controlTexts, savedWords, withOthers } from '../pages/sheet/saved.ts'
import { SheetPage } from '../pages/sheet/sheet.tsx'
import { leafHref } from '../pages/sheet/show.ts'
import { wishOfForm } from './wish.ts'

/** A leaf's code in the address. */
export const codeIn = (c: C, name = 'code'): string => {
  const code = c.req.param(name) ?? ''
  if (!/^[\w.-]{1,40}$/.test(code)) throw new Refused('missing', 'page')
  return code
}

type Form = 'leaf' | 'evidence' | 'ask' | 'answer'

const conflictOf = (again: Again | undefined): Conflict | undefined => {
  if (again?.reason !== 'changed-by-other') return undefined
  const at = new Date(String(again.facts?.at ?? ''))
  return {
    who: String(again.facts?.who ?? ''),
    at: Number.isNaN(at.getTime()) ? null : at,
    version: Number(again.facts?.version ?? 0),
    fields: again.fields.map(({ field, params }) => ({
      name: field,
      mine: String(params?.mine ?? ''),
      theirs: String(params?.theirs ?? ''),
    })),
  }
}

/** While somebody chooses between two values, the fields that the other alone changed show what stands now. */
const chosen = (state: FormState, leaf: LeafReading, again: Again | undefined, lang: Lang): FormState => {
  const standing = leaf.stage && leaf.values[leaf.stage]
  const others = String(again?.facts?.others ?? '').split(' ')
  if (!standing) return { ...state, errors: [] }
  const texts = controlTexts(leaf.placed.leaf, standing, lang)
  return { ...state, errors: [], values: withOthers(state.values ?? {}, texts, others) }
}

/** The sheet with one leaf opened; refused forms come back with what was typed. */
export const showSheet = async (c: C, code?: string, form?: Form, again?: Again) => {
  const { ctx, sentence } = c.var
  const leafCode = code ?? queryIn(c, input.sheetQuery).leaf
  const { reading, leaf } = await readSheet(ctx, idIn(c), leafCode)
  const conflict = form === 'leaf' ? conflictOf(again) : undefined
  const state = (name: Form): FormState => {
    const full = formState(ctx.lang, name, sentence, form === name ? again : undefined)
    return conflict && name === 'leaf' ? chosen(full, leaf, again, ctx.lang) : full
  }
  return show(
    c,
    <SheetPage
      frame={await c.var.frame()}
      reading={reading}
      leaf={leaf}
      state={state('leaf')}
      evidenceState={state('evidence')}
      askState={state('ask')}
      answerState={state('answer')}
      conflict={conflict}
      maxBytes={maxBytes(c)}
    />,
    again?.status,
  )
}

const wantsJson = (c: C): boolean => c.req.header('accept') === 'application/json'

/** A field that was left is answered in a few bytes: what the page needs to go on. */
const afterSave = (saved: SavedValue, c: C) => {
  if (!wantsJson(c)) return leafHref(idIn(c), saved.leaf)
  return Promise.resolve(c.json(savedWords(saved, c.var.ctx.lang)) as Response)
}

const leafRoutes = (web: Web): void => {
  web.post('/scoring/sheets/:id/leaves/:code', {
    input: input.leafForm,
    act: (ctx, value, c) => saveValue(ctx, idIn(c), codeIn(c), wishOfForm(value, ctx.lang)),
    next: afterSave,
    again: (c, again) => showSheet(c, codeIn(c), 'leaf', again),
  })
  web.post('/scoring/sheets/:id/leaves/:code/evidence', {
    input: input.evidenceForm,
    act: (ctx, value, c) => addEvidence(ctx, idIn(c), codeIn(c), value),
    next: (_, c) => leafHref(idIn(c), codeIn(c)),
    again: (c, again) => showSheet(c, codeIn(c), 'evidence', again),
  })
  web.post('/scoring/sheets/:id/leaves/:code/requests', {
    input: input.requestInput,
    act: (ctx, value, c) => requestExplanation(ctx, idIn(c), codeIn(c), value),
    next: (_, c) => leafHref(idIn(c), codeIn(c)),
    again: (c, again) => showSheet(c, codeIn(c), 'ask', again),
  })
}

const evidenceRoutes = (web: Web): void => {
  web.get('/scoring/sheets/:id/evidence/:evidence', async (c) => {
    const { ctx } = c.var
    const fileId = await evidenceFile(ctx, idIn(c), idIn(c, 'evidence'))
    const file = fileId === null ? undefined : await findFile(ctx.db, fileId)
    if (!file) throw new Refused('missing', 'page')
    return serveFile(c, file)
  })
  web.post('/scoring/sheets/:id/evidence/:evidence/withdrawal', {
    input: input.withdrawalInput,
    act: (ctx, value, c) => withdrawEvidence(ctx, idIn(c), idIn(c, 'evidence'), value.reason),
    next: ({ leaf }, c) => leafHref(idIn(c), leaf),
    again: (c, again) => showSheet(c, undefined, undefined, again),
  })
}

/** A unit's sheet: its leaves, their evidence, requests, and the acts on a domain. */
export const sheetRoutes = (web: Web): void => {
  web.get('/scoring/sheets/:id', (c) => showSheet(c))
  leafRoutes(web)
  evidenceRoutes(web)
  web.post('/scoring/sheets/:id/requests/:request/withdrawal', {
    input: input.nothingInput,
    act: (ctx, _, c) => withdrawRequest(ctx, idIn(c), idIn(c, 'request')),
    next: ({ leaf }, c) => leafHref(idIn(c), leaf),
    again: (c, again) => showSheet(c, undefined, undefined, again),
  })
  web.post('/scoring/sheets/:id/domains/:domain/agreement', {
    input: input.nothingInput,
    act: (ctx, _, c) => agreeWithSelf(ctx, idIn(c), codeIn(c, 'domain')),
    next: (_, c) => `/scoring/sheets/${idIn(c)}`,
    again: (c, again) => showSheet(c, undefined, undefined, again),
  })
  web.post('/scoring/sheets/:id/domains/:domain/completion', {
    input: input.nothingInput,
    act: (ctx, _, c) => finishDomain(ctx, idIn(c), codeIn(c, 'domain')),
    next: (_, c) => `/scoring/sheets/${idIn(c)}`,
    again: (c, again) => showSheet(c, undefined, undefined, again),
  })
}
