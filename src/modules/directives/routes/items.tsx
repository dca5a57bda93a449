import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import * as actions from '../actions.ts'
import { itemChoices, mayOf, needDirective } from '../facts/reading.ts'
import { itemsOf, paragraphsOf } from '../facts.ts'
import * as input from '../input.ts'
import { type ItemForms, ItemPage, valuesOf } from '../pages/item.tsx'
import { paragraphIn } from './draft.tsx'

/** A draft that the actor may change, for the pages of its items. */
const draftIn = async (c: C) => {
  const directive = await needDirective(c.var.ctx, idIn(c))
  if (!mayOf(c.var.ctx, directive).draft) throw new Refused('forbidden', 'forbidden')
  if (directive.state !== 'draft' && directive.state !== 'sent') throw new Refused('missing', 'page')
  return directive
}

const showItem = async (c: C, form?: keyof ItemForms, again?: Again) => {
  const { ctx, sentence } = c.var
  const directive = await draftIn(c)
  const items = await itemsOf(ctx, directive.id)
  const item = items.find((i) => i.id === idIn(c, 'item'))
  if (!item) throw new Refused('missing', 'page')
  const state = (name: keyof ItemForms, initial?: Record<string, unknown>) =>
    formState(ctx.lang, name, sentence, form === name ? again : undefined, initial)
  return show(
    c,
    <ItemPage
      frame={await c.var.frame()}
      directive={directive}
      item={item}
      paragraph={undefined}
      others={items.filter((other) => other.id !== item.id)}
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
  const inDraft = async (c: C) => {
    const directive = await draftIn(c)
    if (!(await itemsOf(c.var.ctx, directive.id)).some((i) => i.id === idIn(c, 'item')))
      throw new Refused('missing', 'page')
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
    act: async (ctx, value, c) => {
      await inDraft(c)
      return actions.saveItem(ctx, idIn(c, 'item'), value)
    },
    next: (_, c) => home(c),
    again: (c, again) => showItem(c, 'item', again),
  })
  web.post('/directives/:id/items/:item/split', {
    input: input.splitInput,
    act: (ctx, { parts, version }, c) => actions.splitItem(ctx, idIn(c, 'item'), parts, version),
    next: (_, c) => home(c),
    again: (c, again) => showItem(c, 'split', again),
  })
  web.post('/directives/:id/items/:item/merging', {
    input: input.mergeForm,
    act: (ctx, value, c) => actions.mergeItems(ctx, idIn(c), [idIn(c, 'item'), value.with], value.version),
    next: (_, c) => home(c),
    again: (c, again) => showItem(c, 'merge', again),
  })
  web.post('/directives/:id/items/:item/removal', {
    input: input.versionInput,
    act: (ctx, { version }, c) => actions.removeItem(ctx, idIn(c, 'item'), version),
    next: (_, c) => home(c),
    again: (c, again) => showItem(c, 'item', again),
  })
}
