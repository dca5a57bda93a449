import type { Ctx } from '#platform/context.ts'
import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import * as actions from '../actions.ts'
import { itemChoices, mayOf, needDirective } from '../facts/reading.ts'
import { type Directive, itemsOf, paragraphsOf } from '../facts.ts'
import * as input from '../input.ts'
import { type ItemForms, ItemPage, valuesOf } from '../pages/item.tsx'
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

/** A draft at the item that the address names; what is no item of this draft is not found, whoever asks. */
const itemIn = async (ctx: Ctx, c: C) => {
  const directive = await needDirective(ctx, idIn(c))
  const items = await itemsOf(ctx, directive.id)
  const item = items.find((one) => one.id === idIn(c, 'item'))
  if (!item) throw new Refused('missing', 'page')
  mayChange(ctx, directive)
  return { directive, item, others: items.filter((one) => one !== item) }
}

const showItem = async (c: C, form?: keyof ItemForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const { directive, item, others } = await itemIn(ctx, c)
  const state = (name: keyof ItemForms, initial?: Record<string, unknown>) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined, initial)
  return show(
    c,
    <ItemPage
      frame={await c.var.frame()}
      directive={directive}
      item={item}
      paragraph={undefined}
      others={others}
      choices={await itemChoices(ctx)}
      forms={{
        item: state('item', valuesOf(item)),
        split: state('split', { parts: item.text }),
        merge: state('merge'),
      }}
    />,
    again?.status,
  )
}

const showNewItem = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const directive = await draftIn(c)
  const no = again ? Number(again.typed.paragraph) : paragraphIn(c)
  const paragraph = (await paragraphsOf(ctx, directive.id)).find((p) => p.no === no)
  const initial = { text: paragraph?.text ?? '', response: directive.defaultResponse, deadlineKind: 'none' }
  const empty = { lang: ctx.lang }
  return show(
    c,
    <ItemPage
      frame={await c.var.frame()}
      directive={directive}
      item={undefined}
      paragraph={paragraph}
      others={[]}
      choices={await itemChoices(ctx)}
      forms={{ item: formState(ctx.lang, 'item', sentence, again, initial), split: empty, merge: empty }}
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
      const { item, directive } = await itemIn(ctx, c)
      return act(ctx, item.id, value, directive.id)
    }
  web.get('/directives/:id/items/new', (c) => showNewItem(c))
  web.post('/directives/:id/items', {
    input: input.newItemInput,
    act: (ctx, value, c) => actions.addItem(ctx, idIn(c), value),
    next: (_, c) => home(c),
    again: showNewItem,
  })
  web.get('/directives/:id/items/:item', (c) => showItem(c))
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
