import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import * as actions from '../actions.ts'
import { readCondition } from '../facts/condition.ts'
import { lookUp } from '../facts/names.ts'
import { itemChoices, mayOf, needDirective } from '../facts/reading.ts'
import { type Directive, itemsOf, paragraphsOf } from '../facts.ts'
import * as input from '../input.ts'
import { ConditionPage } from '../pages/condition.tsx'
import type { ItemForms } from '../pages/item/props.ts'
import { ItemPage, valuesOf } from '../pages/item.tsx'
import { type UnitField, unitFields } from '../rules.ts'
import { texts } from '../texts.ts'
import { paragraphIn } from './draft.tsx'

const mayChange = (ctx: Ctx, directive: Directive): void => {
  if (!mayOf(ctx, directive).draft) throw new Refused('forbidden', 'forbidden')
  if (directive.state !== 'draft' && directive.state !== 'sent') throw new Refused('missing', 'page')
}

/** A draft that the actor may change, for the page of a new item. */
const draftIn = async (c: C): Promise<Directive> => {
  const directive = await needDirective(c.var.ctx, idIn(c))
  mayChange(c.var.ctx, directive)
  return directive
}

/** The item that the address names; what is no item of this directive is not found, whoever asks. */
const itemAt = async (ctx: Ctx, c: C) => {
  const directive = await needDirective(ctx, idIn(c))
  const items = await itemsOf(ctx, directive.id)
  const item = items.find((one) => one.id === idIn(c, 'item'))
  if (!item) throw new Refused('missing', 'page')
  return { directive, item, others: items.filter((one) => one !== item) }
}

/** A draft at the item that the address names, for whoever may change it. */
const itemIn = async (ctx: Ctx, c: C) => {
  const found = await itemAt(ctx, c)
  mayChange(ctx, found.directive)
  return found
}

/** The form as it was typed, with what its names were found to mean; nothing is saved. */
type Looked = { values: Record<string, unknown>; said: string }

const listIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) =>
    one === undefined || one === null ? [] : [String(one)],
  )

/** The names of one list as a refused form brings them again: none where the list itself was refused. */
const namesOf = (value: unknown): string[] => input.typedNames.safeParse(listIn(value).join('\n')).data ?? []

/** The units of a form by number, and those that its typed names may mean, for its lists to show. */
const choicesFor = async (ctx: Ctx, values: Record<string, unknown> | undefined) => {
  const fields = Object.entries(unitFields) as [UnitField, string][]
  const chosen = fields.flatMap(([ids]) =>
    listIn(values?.[ids]).flatMap((id) => (/^\d{1,15}$/.test(id) ? [Number(id)] : [])),
  )
  const typed = Object.fromEntries(fields.map(([ids, names]) => [ids, namesOf(values?.[names])]))
  const { candidates } = await lookUp(ctx, typed as Record<UnitField, string[]>)
  return itemChoices(ctx, chosen, candidates)
}

const showItem = async (c: C, form?: keyof ItemForms, again?: Again, looked?: Looked) => {
  const { ctx, sentence } = c.var
  const { directive, item, others } = await itemIn(ctx, c)
  const state = (name: keyof ItemForms, initial?: Record<string, unknown>) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined, initial)
  const values = state('item', looked?.values ?? valuesOf(item))
  return show(
    c,
    <ItemPage
      frame={await c.var.frame()}
      directive={directive}
      item={item}
      paragraph={undefined}
      others={others}
      choices={await choicesFor(ctx, values.values)}
      forms={{ item: values, split: state('split', { parts: item.text }), merge: state('merge') }}
      said={looked?.said}
    />,
    again?.status,
  )
}

const showNewItem = async (c: C, again?: Again, looked?: Looked) => {
  const { ctx, sentence } = c.var
  const directive = await draftIn(c)
  const typed = again?.typed ?? looked?.values
  const no = typed ? Number(typed.paragraph) : paragraphIn(c)
  const paragraph = (await paragraphsOf(ctx, directive.id)).find((p) => p.no === no)
  const initial = { text: paragraph?.text ?? '', response: directive.defaultResponse, deadlineKind: 'none' }
  const empty = { lang: ctx.lang }
  const item = formState(ctx.lang, 'item', sentence, again, looked?.values ?? initial)
  return show(
    c,
    <ItemPage
      frame={await c.var.frame()}
      directive={directive}
      item={undefined}
      paragraph={paragraph}
      others={[]}
      choices={await choicesFor(ctx, item.values)}
      forms={{ item, split: empty, merge: empty }}
      said={looked?.said}
    />,
    again?.status,
  )
}

/** Looks up the names of a form that is shown again as it was typed, found units ticked. */
const looking =
  (back: (c: C, looked: Looked) => Promise<Response>) =>
  async (value: z.output<typeof input.lookupInput>, c: C): Promise<Response> => {
    const { ctx } = c.var
    const fields = Object.entries(unitFields) as [UnitField, (typeof unitFields)[UnitField]][]
    const typed = Object.fromEntries(fields.map(([ids, names]) => [ids, value[names]]))
    const { found, left } = await lookUp(ctx, typed as Record<UnitField, string[]>)
    const values: Record<string, unknown> = await c.req.parseBody({ all: true })
    for (const [ids, names] of fields) {
      values[ids] = [...new Set([...value[ids], ...(found[ids] ?? [])])]
      values[names] = (left[ids] ?? []).join('\n')
    }
    const count = (lists: Record<string, readonly unknown[]>) => Object.values(lists).flat().length
    return back(c, { values, said: texts[ctx.lang].pages.lookedUp(count(found), count(left)) })
  }

const showCondition = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const { directive, item } = await itemIn(ctx, c)
  if (!item.recipients.some((r) => r.kind === 'condition')) throw new Refused('missing', 'page')
  const query = again ? input.conditionQuery.parse({}) : queryIn(c, input.conditionQuery)
  const values = { ...query, blocks: query.subject ? query.blocks : ['department', 'district'] }
  return show(
    c,
    <ConditionPage
      frame={await c.var.frame()}
      directive={directive}
      item={item}
      reading={await readCondition(ctx, directive.unitId, query)}
      forms={{
        tasks: { lang: ctx.lang, id: 'tasks', values: query },
        register: { lang: ctx.lang, id: 'register', values },
      }}
    />,
    again?.status,
  )
}

/** An item of a draft: its form, its split, its merging, its removal; and a new one. */
export const itemRoutes = (web: Web): void => {
  const home = (c: C) => `/directives/${idIn(c)}#items`
  /** Does something with the item of the address. */
  const withItem =
    <V,>(act: (ctx: Ctx, itemId: number, value: V, directiveId: number) => Promise<unknown>) =>
    async (ctx: Ctx, value: V, c: C): Promise<unknown> => {
      const { item, directive } = await itemAt(ctx, c)
      return act(ctx, item.id, value, directive.id)
    }
  web.get('/directives/:id/items/new', (c) => showNewItem(c))
  web.post('/directives/:id/items', {
    input: input.newItemInput,
    act: (ctx, value, c) => actions.addItem(ctx, idIn(c), value),
    next: (_, c) => home(c),
    again: showNewItem,
  })
  web.post('/directives/:id/items/lookup', {
    input: input.lookupInput,
    act: async (_, value, c) => {
      await draftIn(c)
      return value
    },
    next: looking((c, looked) => showNewItem(c, undefined, looked)),
    again: showNewItem,
    alone: true,
  })
  web.get('/directives/:id/items/:item', (c) => showItem(c))
  web.post('/directives/:id/items/:item/lookup', {
    input: input.lookupInput,
    act: async (ctx, value, c) => {
      await itemIn(ctx, c)
      return value
    },
    next: looking((c, looked) => showItem(c, undefined, undefined, looked)),
    again: (c, again) => showItem(c, 'item', again),
    alone: true,
  })
  web.get('/directives/:id/items/:item/condition', (c) => showCondition(c))
  web.post('/directives/:id/items/:item/resolution', {
    input: input.resolveInput,
    act: withItem((ctx, itemId, value) => actions.resolveCondition(ctx, itemId, value)),
    next: (_, c) => `/directives/${idIn(c)}#i-${idIn(c, 'item')}`,
    again: showCondition,
  })
  web.post('/directives/:id/items/:item', {
    input: input.itemInput,
    act: withItem((ctx, itemId, value) => actions.saveItem(ctx, itemId, value)),
    next: (_, c) => home(c),
    again: (c, again) => showItem(c, 'item', again),
  })
  web.post('/directives/:id/items/:item/split', {
    input: input.splitInput,
    act: withItem((ctx, itemId, { parts, version }) => actions.splitItem(ctx, itemId, parts, version)),
    next: (_, c) => home(c),
    again: (c, again) => showItem(c, 'split', again),
  })
  web.post('/directives/:id/items/:item/merging', {
    input: input.mergeForm,
    act: withItem((ctx, itemId, value, directiveId) =>
      actions.mergeItems(ctx, directiveId, [itemId, value.with], value.version),
    ),
    next: (_, c) => home(c),
    again: (c, again) => showItem(c, 'merge', again),
  })
  web.post('/directives/:id/items/:item/removal', {
    input: input.versionInput,
    act: withItem((ctx, itemId, { version }) => actions.removeItem(ctx, itemId, version)),
    next: (_, c) => home(c),
    again: (c, again) => showItem(c, 'item', again),
  })
}
