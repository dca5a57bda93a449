import type { Ctx } from '#platform/context.ts'
import { afterPress, type Sent } from '#platform/form-tree.ts'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { cloneSet, draftSet, endSet, issueSet, removeDraft, submitSet } from '../actions/sets.ts'
import { addPlace, orderSet, saveHead } from '../actions/sets-edit.ts'
import { checked } from '../facts/checked.ts'
import {
  frameOf,
  headChoices,
  kindNames,
  mayOfSet,
  needSet,
  type SetRow,
  seenHead,
  setsOf,
  standingOfSet,
} from '../facts/sets.ts'
import { readHeadForm, typedHead } from '../input/head-form.ts'
import {
  addNodeInput,
  cloneInput,
  endSetInput,
  issueSetInput,
  newSetInput,
  noInput,
  orderInput,
  setsQuery,
  submitSetInput,
  type TreeInput,
  treeInput,
} from '../input/sets.ts'
import { HeadPage } from '../pages/sets/head.tsx'
import { SetsPage } from '../pages/sets/list.tsx'
import { NewSetPage } from '../pages/sets/new.tsx'
import { type SetForms, SetPage } from '../pages/sets/set.tsx'
import { mayDraftSet } from '../policy/sets.ts'
import { nextCode } from '../rules/edit.ts'

const showSets = async (c: C) => {
  const { ctx } = c.var
  const sets = await setsOf(ctx)
  const names = new Map((await kindNames(ctx)).map(({ code, name }) => [code, name]))
  return show(
    c,
    <SetsPage
      frame={await c.var.frame()}
      sets={sets.map((set) => ({
        ...set,
        standing: standingOfSet(set, ctx.today),
        blockName: names.get(set.block) ?? set.block,
      }))}
      query={queryIn(c, setsQuery)}
      mayDraft={mayDraftSet(ctx.actor) !== undefined}
    />,
  )
}

const mustDraft = (ctx: Ctx): void => {
  if (!mayDraftSet(ctx.actor)) throw new Refused('forbidden', 'forbidden')
}

const showNew = async (c: C, again?: Again) => {
  const { ctx } = c.var
  mustDraft(ctx)
  const initial = { year: String(c.var.year), level: 'department' }
  return show(
    c,
    <NewSetPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'new', c.var.sentence, again, initial)}
      blocks={await kindNames(ctx)}
      frames={await setsOf(ctx)}
    />,
    again?.status,
  )
}

type Which = keyof SetForms

const formsOf = (c: C, set: SetRow, errors: number, which?: Which, again?: Again): SetForms => {
  const { ctx } = c.var
  const may = mayOfSet(ctx, set)
  const state = (name: Which, initial?: Record<string, string>) =>
    formState(ctx.lang, name, c.var.sentence, which === name ? again : undefined, initial)
  const clone = { code: set.code, year: String((set.year ?? c.var.year) + 1) }
  return {
    ...(set.state === 'draft' && may.issue && set.complete && errors === 0 && { issue: state('issue') }),
    ...(may.clone && { clone: state('clone', clone) }),
    ...(set.state === 'issued' && may.issue && { end: state('end', { effectiveTo: set.effectiveTo ?? '' }) }),
    ...(may.edit && {
      removal: state('removal'),
      domain: state('domain', { code: nextCode(set.content, undefined) }),
    }),
  }
}

const showSet = async (c: C, which?: Which, again?: Again) => {
  const { ctx } = c.var
  const set = await needSet(ctx, idIn(c))
  const { findings, errors } = checked(set.content)
  const choices = await headChoices(ctx)
  const names = new Map([...choices.units, ...choices.kinds].map(({ code, name }) => [code, name]))
  const frame = await frameOf(ctx, set)
  return show(
    c,
    <SetPage
      frame={await c.var.frame()}
      set={set}
      standing={standingOfSet(set, ctx.today)}
      findings={findings}
      errors={errors}
      names={names}
      frameCodes={frame?.codes ?? new Set()}
      may={mayOfSet(ctx, set)}
      forms={formsOf(c, set, errors, which, again)}
    />,
    again?.status,
  )
}

const againAt = (which: Which) => (c: C, again: Again) => showSet(c, which, again)

/** Drafts alone are edited: an issued one sends back to its page's words. */
const needEditable = async (ctx: Ctx, c: C): Promise<SetRow> => {
  const set = await needSet(ctx, idIn(c))
  mustDraft(ctx)
  if (set.state === 'issued') throw new Refused('rule', 'set-issued')
  return set
}

const showHead = async (c: C, values?: Record<string, unknown>, again?: Again) => {
  const { ctx } = c.var
  const set = await needEditable(ctx, c)
  const initial = values ?? typedHead(set.content, set.unitKinds)
  return show(
    c,
    <HeadPage
      frame={await c.var.frame()}
      set={set}
      state={formState(ctx.lang, 'head', c.var.sentence, again, initial)}
      seen={seenHead(set.content, set.unitKinds)}
      choices={await headChoices(ctx)}
    />,
    again?.status,
  )
}

const sendHead = async (ctx: Ctx, value: TreeInput, c: C): Promise<Sent | undefined> => {
  if (value.press) return value
  const id = idIn(c)
  const set = await needEditable(ctx, c)
  const read = readHeadForm(value, set.content)
  if (!read.ok) throw new Refused('input', 'bad-input', read.fields)
  await saveHead(ctx, id, read.head, read.unitKinds, value.version)
  return undefined
}

const toSet = (_: unknown, c: C) => `/scoring/sets/${idIn(c)}`

/** The list, a new set, one set with its head, and what may be done with it as a whole. */
export const setPageRoutes = (web: Web): void => {
  web.get('/scoring/sets', (c) => showSets(c))
  web.get('/scoring/sets/new', (c) => showNew(c))
  web.post('/scoring/sets', {
    input: newSetInput,
    act: draftSet,
    next: (id) => `/scoring/sets/${id}`,
    again: showNew,
  })
  web.get('/scoring/sets/:id', (c) => showSet(c))
  web.get('/scoring/sets/:id/head', (c) => showHead(c))
  web.post('/scoring/sets/:id/head', {
    input: treeInput,
    act: sendHead,
    next: (pressed, c) =>
      pressed ? showHead(c, afterPress(pressed, String(pressed.press))) : `/scoring/sets/${idIn(c)}`,
    again: (c, again) => showHead(c, undefined, again),
  })
  web.post('/scoring/sets/:id/copies', {
    input: cloneInput,
    act: (ctx, value, c) => cloneSet(ctx, idIn(c), value),
    next: (id) => `/scoring/sets/${id}`,
    again: againAt('clone'),
  })
  web.post('/scoring/sets/:id/submission', {
    input: submitSetInput,
    act: (ctx, value, c) => submitSet(ctx, idIn(c), value),
    next: toSet,
  })
  web.post('/scoring/sets/:id/issuance', {
    input: issueSetInput,
    act: (ctx, value, c) => issueSet(ctx, idIn(c), value),
    next: toSet,
    again: againAt('issue'),
  })
  web.post('/scoring/sets/:id/end', {
    input: endSetInput,
    act: (ctx, value, c) => endSet(ctx, idIn(c), value),
    next: toSet,
    again: againAt('end'),
  })
  web.post('/scoring/sets/:id/removal', {
    input: noInput,
    act: (ctx, _, c) => removeDraft(ctx, idIn(c)),
    next: () => '/scoring/sets',
    again: againAt('removal'),
  })
  web.post('/scoring/sets/:id/order', {
    input: orderInput,
    act: (ctx, { what }, c) => orderSet(ctx, idIn(c), what),
    next: (_, c) => `/scoring/sets/${idIn(c)}#tree`,
  })
  web.post('/scoring/sets/:id/domains', {
    input: addNodeInput,
    act: (ctx, value, c) => addPlace(ctx, idIn(c), { ...value, parent: undefined }),
    next: (_, c) => `/scoring/sets/${idIn(c)}#tree`,
    again: againAt('domain'),
  })
}
