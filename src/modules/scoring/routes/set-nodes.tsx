import type { Ctx } from '#platform/context.ts'
import { afterPress, type Sent } from '#platform/form-tree.ts'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { addPlace, movePlace, removePlace, saveNode } from '../actions/sets-edit.ts'
import { checked } from '../facts/checked.ts'
import { frameOf, mayOfSet, needNode, needSet, type SetRow, seenOf } from '../facts/sets.ts'
import { tried } from '../facts/trial.ts'
import { fieldsTyped, labelsTyped, readNodeForm, typedNode } from '../input/node-form.ts'
import { addNodeInput, noInput, placeInput, type TreeInput, treeInput } from '../input/sets.ts'
import { type NodeForms, NodePage } from '../pages/sets/node.tsx'
import { TrialPage } from '../pages/sets/trial.tsx'
import { nameOf } from '../pages/sets/words.tsx'
import { codesOf, type Found, findNode, isSum, nextCode } from '../rules/edit.ts'
import { fieldsOf } from '../rules/fields.ts'

const codeIn = (c: C): string => c.req.param('code') ?? ''

type Shown = { which?: keyof NodeForms; values?: Record<string, unknown>; again?: Again }

const formsOf = (c: C, set: SetRow, found: Found, locked: boolean, shown: Shown): NodeForms => {
  const { ctx } = c.var
  if (!mayOfSet(ctx, set).edit) return {}
  const state = (name: keyof NodeForms, initial?: Record<string, unknown>) =>
    formState(ctx.lang, name, c.var.sentence, shown.which === name ? shown.again : undefined, initial)
  const holds = found.level === 'domain' || isSum(found.node)
  return {
    ...(!(locked && found.level === 'leaf') && {
      edit: state('edit', shown.values ?? typedNode(found.node)),
    }),
    ...(holds && { child: state('child', { code: nextCode(set.content, found.node.code) }) }),
    move: state('move'),
    ...(!locked && { removal: state('removal') }),
  }
}

/** Domains and criteria that may hold this place: not its own parent, nothing inside it. */
const placesFor = (ctx: Ctx, set: SetRow, { node, parent, level }: Found) =>
  level === 'domain'
    ? []
    : codesOf(set.content).flatMap((code) => {
        const found = findNode(set.content, code)
        const inside = code === node.code || code.startsWith(`${node.code}.`)
        if (!found || found.level === 'leaf' || inside || code === parent) return []
        return [{ code, name: nameOf(found.node, ctx.lang) }]
      })

const showNode = async (c: C, shown: Shown = {}) => {
  const { ctx } = c.var
  const set = await needSet(ctx, idIn(c))
  const found = needNode(set.content, codeIn(c))
  const frame = await frameOf(ctx, set)
  const locked = frame?.codes.has(found.node.code) ?? false
  const forms = formsOf(c, set, found, locked, shown)
  const values = forms.edit?.values ?? {}
  return show(
    c,
    <NodePage
      frame={await c.var.frame()}
      set={set}
      found={found}
      seen={seenOf(found)}
      locked={locked}
      findings={checked(set.content).findings.filter((f) => f.code === found.node.code)}
      forms={forms}
      fields={found.level === 'domain' ? [] : fieldsTyped(values, labelsTyped(values as Sent))}
      places={placesFor(ctx, set, found)}
    />,
    shown.again?.status,
  )
}

const againAt = (which: keyof NodeForms) => (c: C, again: Again) => showNode(c, { which, again })

const sendNode = async (ctx: Ctx, value: TreeInput, c: C): Promise<Sent | undefined> => {
  const set = await needSet(ctx, idIn(c))
  const found = needNode(set.content, codeIn(c))
  if (value.press) return value
  const read = readNodeForm(found.level, value)
  if (!read.ok) throw new Refused('input', 'bad-input', read.fields)
  await saveNode(ctx, set.id, found.node.code, read.change, value.version)
  return undefined
}

const showTrial = async (c: C) => {
  const { ctx } = c.var
  const set = await needSet(ctx, idIn(c))
  const found = needNode(set.content, codeIn(c))
  if (found.level === 'domain' || isSum(found.node)) throw new Refused('missing', 'page')
  const query = queryIn(c, treeInput)
  const trial = tried(ctx, set.content, found.node, query)
  const state = formState(ctx.lang, 'trial', c.var.sentence, undefined, query)
  return show(
    c,
    <TrialPage
      frame={await c.var.frame()}
      set={set}
      leaf={found.node}
      fields={fieldsOf(found.node)}
      state={{
        ...state,
        ...(trial.bad.length > 0 && {
          errors: trial.bad.map(({ field, reason }) => ({ field, message: c.var.sentence(reason) })),
        }),
      }}
      tried={query.shown ? trial.tried : undefined}
    />,
    trial.bad.length > 0 ? 422 : 200,
  )
}

const here = (c: C, code = codeIn(c)) => `/scoring/sets/${idIn(c)}/nodes/${encodeURIComponent(code)}`

/** One place of a set: seen, changed, moved, tried. */
export const nodeRoutes = (web: Web): void => {
  web.get('/scoring/sets/:id/nodes/:code', (c) => showNode(c))
  web.post('/scoring/sets/:id/nodes/:code', {
    input: treeInput,
    act: sendNode,
    next: (pressed, c) =>
      pressed
        ? showNode(c, { values: afterPress(pressed, String(pressed.press)) })
        : `/scoring/sets/${idIn(c)}/nodes/${encodeURIComponent(codeIn(c))}`,
    again: againAt('edit'),
  })
  web.get('/scoring/sets/:id/nodes/:code/trial', (c) => showTrial(c))
  web.post('/scoring/sets/:id/nodes/:code/children', {
    input: addNodeInput,
    act: (ctx, value, c) => addPlace(ctx, idIn(c), { ...value, parent: codeIn(c) }),
    next: (_, c) => here(c),
    again: againAt('child'),
  })
  web.post('/scoring/sets/:id/nodes/:code/place', {
    input: placeInput,
    act: (ctx, { to }, c) => movePlace(ctx, idIn(c), codeIn(c), to),
    next: (_, c) => `/scoring/sets/${idIn(c)}#tree`,
    again: againAt('move'),
  })
  web.post('/scoring/sets/:id/nodes/:code/removal', {
    input: noInput,
    act: (ctx, _, c) => removePlace(ctx, idIn(c), codeIn(c)),
    next: (_, c) => `/scoring/sets/${idIn(c)}#tree`,
    again: againAt('removal'),
  })
}
