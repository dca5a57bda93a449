import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { gatherAreas } from '#platform/gather.ts'
import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { Field } from '#ui/form.tsx'
import * as mandates from '../actions/mandates.ts'
import {
  accountChoices,
  readAccount,
  readDeputyChoices,
  readManagedMandate,
  readMandate,
  readScopeUnits,
} from '../facts/accounts.ts'
import { deputyInput, endInput, mandateInput, nothingInput, scopeInput } from '../input.ts'
import { ConfirmPage, DeputyPage, MandatePage, ScopePage } from '../pages/account-acts.tsx'
import { areaOptions, officeOptions, unitOptions } from '../pages/accounts.tsx'
import { officeOf } from '../pages/parts.tsx'
import { texts } from '../texts.ts'
import { personIn, stateOf } from './accounts.tsx'

const showMandateForm = async (c: C, again?: Again) => {
  const { account, manages } = await readAccount(c.var.ctx, personIn(c))
  if (!manages) throw new Refused('forbidden', 'account-beyond-own')
  const { units, offices } = await accountChoices(c.var.ctx)
  const choices = { units: unitOptions(units), offices: officeOptions(offices, c.var.ctx.lang) }
  const page = (
    <MandatePage
      frame={await c.var.frame()}
      state={stateOf(c, 'mandate', again)}
      account={account}
      {...choices}
    />
  )
  return show(c, page, again?.status)
}

const showEnding = async (c: C, again?: Again) => {
  const { mandate, holder } = await readManagedMandate(c.var.ctx, idIn(c))
  const t = texts(c.var.ctx.lang)
  const state = stateOf(c, 'confirm', again)
  const frame = await c.var.frame()
  const words = {
    title: t.mandateEnd,
    text: t.mandateEndText(`${officeOf(mandate, c.var.ctx.lang)}, ${mandate.unitName}`),
  }
  return show(
    c,
    <ConfirmPage
      frame={frame}
      state={state}
      account={holder}
      action={`/mandates/${mandate.id}/ending`}
      {...words}
    >
      <Field state={state} name="lastDay" type="date" label={t.lastDay} value={frame.today} />
    </ConfirmPage>,
    again?.status,
  )
}

const showDeputyForm = async (c: C, again?: Again) => {
  const { mandate, holder, own, mayNameDeputy } = await readMandate(c.var.ctx, idIn(c))
  if (!mayNameDeputy) throw new Refused('missing', 'page')
  const people = await readDeputyChoices(c.var.ctx, mandate)
  const options = people.map((person) => ({ value: person.id, label: `${person.name}, ${person.unitName}` }))
  const back = own ? '/account' : `/accounts/${holder.id}`
  const shown = { mandateId: mandate.id, holder: own ? null : holder.name, people: options, back }
  const page = <DeputyPage frame={await c.var.frame()} state={stateOf(c, 'deputy', again)} {...shown} />
  return show(c, page, again?.status)
}

const showScopeForm = async (c: C, again?: Again) => {
  const { mandate, holder } = await readManagedMandate(c.var.ctx, idIn(c))
  const units = await readScopeUnits(c.var.ctx)
  const areas = areaOptions(await gatherAreas(c.var.ctx, c.var.rooms), c.var.ctx.lang)
  const shown = { mandateId: mandate.id, account: holder, areas, units: unitOptions(units) }
  return show(
    c,
    <ScopePage frame={await c.var.frame()} state={stateOf(c, 'scope', again)} {...shown} />,
    again?.status,
  )
}

// in the act's own transaction: a second connection would wait for the first
const holderPage = async (ctx: Ctx, c: C, done: string): Promise<string> => {
  const { holder, own } = await readMandate(ctx, idIn(c))
  return own ? `/account?done=${done}` : `/accounts/${holder.id}?done=${done}`
}

const addScope = async (
  ctx: Ctx,
  id: number,
  { target, ...scope }: z.output<typeof scopeInput>,
  c: C,
): Promise<void> => {
  const areas = target.kind === 'area' ? await gatherAreas(ctx, c.var.rooms) : []
  await mandates.addScope(ctx, id, { ...target, ...scope }, areas)
}

/** A form about a mandate: what it does, and what the page of the mandate's holder says afterwards. */
const mandateForm = <S extends z.ZodType>(
  web: Web,
  path: string,
  input: S,
  act: (ctx: Ctx, id: number, value: z.output<S>, c: C) => Promise<unknown>,
  done: string,
  again?: (c: C, again: Again) => Promise<Response>,
): void =>
  web.post(path, {
    input,
    act: async (ctx, value, c) => {
      await act(ctx, idIn(c), value, c)
      return holderPage(ctx, c, done)
    },
    next: (address) => address,
    ...(again && { again }),
  })

/** Offices given and ended, deputies named, scopes assigned. */
export const mandateRoutes = (web: Web): void => {
  web.get('/accounts/:id/mandates/new', (c) => showMandateForm(c))
  web.post('/accounts/:id/mandates', {
    input: mandateInput,
    act: (ctx, mandate, c) => mandates.giveMandate(ctx, personIn(c), mandate),
    next: (_, c) => `/accounts/${personIn(c)}?done=given`,
    again: showMandateForm,
  })
  web.get('/mandates/:id/ending', (c) => showEnding(c))
  mandateForm(web, '/mandates/:id/ending', endInput, mandates.endMandate, 'ended', showEnding)
  web.get('/mandates/:id/deputies/new', (c) => showDeputyForm(c))
  mandateForm(web, '/mandates/:id/deputies', deputyInput, mandates.nameDeputy, 'deputy', showDeputyForm)
  web.get('/mandates/:id/scopes/new', (c) => showScopeForm(c))
  mandateForm(web, '/mandates/:id/scopes', scopeInput, addScope, 'scope', showScopeForm)
  mandateForm(
    web,
    '/mandates/:id/scopes/:scope/ending',
    nothingInput,
    (ctx, id, _, c) => mandates.endScope(ctx, id, idIn(c, 'scope')),
    'ended',
  )
}
