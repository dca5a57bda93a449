import { gatherAreas } from '#platform/gather.ts'
import { type Again, type C, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { pagerOf } from '#ui/pager.ts'
import { formState } from '#ui/refused-form.ts'
import * as accounts from '../actions/accounts.ts'
import { linkAddress, makeLink } from '../actions/links.ts'
import { accountChoices, makerChoices, readAccount, readAccounts } from '../facts/accounts.ts'
import { accountInput, accountsQuery, correctInput, nothingInput, reasonInput } from '../input.ts'
import { AccountCardPage } from '../pages/account.tsx'
import { ConfirmPage, CorrectPage, LinkMadePage } from '../pages/account-acts.tsx'
import { AccountsPage, areaOptions, NewAccountPage, officeOptions, unitOptions } from '../pages/accounts.tsx'
import { texts } from '../texts.ts'

const pageSize = 50

/** The number of a person in the address; what cannot be one is not found. */
export const personIn = (c: C): string => {
  const id = c.req.param('id') ?? ''
  if (!/^[\w-]{1,64}$/.test(id)) throw new Refused('missing', 'page')
  return id
}

export const stateOf = (c: C, id: string, again?: Again) =>
  formState(c.var.ctx.lang, id, c.var.sentence, again)

const showAccounts = async (c: C) => {
  const { ctx } = c.var
  const { q, state, unit, offset } = queryIn(c, accountsQuery)
  const filter = { ...(q && { q }), ...(state && { state }), ...(unit && { unitId: unit }) }
  const { rows, total } = await readAccounts(ctx, filter, offset, pageSize)
  const { units, all } = await accountChoices(ctx)
  const frame = await c.var.frame()
  const makes = ctx.actor.mandates.some((m) => m.roles.includes('unit-administrator'))
  return show(
    c,
    <AccountsPage
      frame={frame}
      rows={rows}
      total={total}
      pager={pagerOf(frame.path, offset, pageSize, rows.length, total)}
      filter={{ q, state, unit }}
      units={unitOptions(units)}
      may={{ make: all || makes, import: all }}
      state={stateOf(c, 'filter')}
    />,
  )
}

const showNew = async (c: C, again?: Again) => {
  const { units, offices, all } = await makerChoices(c.var.ctx)
  const choices = {
    units: unitOptions(units),
    offices: officeOptions(offices, c.var.ctx.lang),
    needsOffice: !all,
  }
  const page = (
    <NewAccountPage frame={await c.var.frame()} state={stateOf(c, 'account', again)} {...choices} />
  )
  return show(c, page, again?.status)
}

const showAccount = async (c: C) => {
  const { ctx } = c.var
  const facts = await readAccount(ctx, personIn(c))
  const named = facts.scopes.some((scope) => scope.kind === 'area')
  const areas = areaOptions(named ? await gatherAreas(ctx, c.var.rooms) : [], ctx.lang)
  const shown = { facts, areas, done: c.req.query('done') }
  return show(c, <AccountCardPage frame={await c.var.frame()} {...shown} />)
}

const managed = async (c: C) => {
  const { account, manages } = await readAccount(c.var.ctx, personIn(c))
  if (!manages) throw new Refused('forbidden', 'account-beyond-own')
  return account
}

const showCorrection = async (c: C, again?: Again) => {
  const account = await managed(c)
  const page = (
    <CorrectPage frame={await c.var.frame()} state={stateOf(c, 'correction', again)} account={account} />
  )
  return show(c, page, again?.status)
}

/** The acts that are said once more before they are done: path, words, what is done, the word of the notice. */
const acts = [
  {
    path: 'disabling',
    title: 'disable',
    text: 'disableText',
    act: accounts.disableAccount,
    done: 'disabled',
    danger: true,
  },
  {
    path: 'enabling',
    title: 'enable',
    text: 'enableText',
    act: accounts.enableAccount,
    done: 'enabled',
    danger: false,
  },
  {
    path: 'second-factor/removal',
    title: 'dropSecondFactor',
    text: 'dropText',
    act: accounts.dropSecondFactor,
    done: 'dropped',
    danger: true,
  },
] as const

const confirmRoutes = (web: Web): void => {
  for (const { path, title, text, act, done, danger } of acts) {
    const showAct = async (c: C, again?: Again) => {
      const account = await managed(c)
      const t = texts(c.var.ctx.lang)
      const words = {
        title: t[title],
        text: t[text](account.name),
        action: `/accounts/${account.id}/${path}`,
      }
      const state = stateOf(c, 'confirm', again)
      const page = (
        <ConfirmPage frame={await c.var.frame()} state={state} account={account} danger={danger} {...words} />
      )
      return show(c, page, again?.status)
    }
    web.get(`/accounts/:id/${path}`, (c) => showAct(c))
    web.post(`/accounts/:id/${path}`, {
      input: reasonInput,
      act: (ctx, { reason }, c) => act(ctx, personIn(c), reason),
      next: (_, c) => `/accounts/${personIn(c)}?done=${done}`,
      again: showAct,
    })
  }
}

const showLinkForm = async (c: C, again?: Again) => {
  const account = await managed(c)
  const t = texts(c.var.ctx.lang)
  const words = { title: t.link, text: t.linkText(account.name), action: `/accounts/${account.id}/link` }
  const state = stateOf(c, 'confirm', again)
  const page = (
    <ConfirmPage
      frame={await c.var.frame()}
      state={state}
      account={account}
      plain
      danger={false}
      {...words}
    />
  )
  return show(c, page, again?.status)
}

/** The address under which the browser reaches us, for links when PUBLIC_URL is not set. */
export const hereOf = (c: C): string => new URL(c.req.url).origin

const linkRoutes = (web: Web): void => {
  web.get('/accounts/:id/link', (c) => showLinkForm(c))
  web.post('/accounts/:id/link', {
    input: nothingInput,
    act: (ctx, _, c) => makeLink(ctx, personIn(c)),
    next: async ({ token, minutes }, c) => {
      const account = await managed(c)
      const address = linkAddress(c.var.ctx.config, token, hereOf(c))
      const shown = { account, address, hours: Math.round(minutes / 60) }
      return show(c, <LinkMadePage frame={await c.var.frame()} {...shown} />)
    },
    again: showLinkForm,
  })
}

/** The accounts of the installation, or of a unit: list, one account, what may be done with it. */
export const accountRoutes = (web: Web): void => {
  web.get('/accounts', showAccounts)
  web.get('/accounts/new', (c) => showNew(c))
  web.post('/accounts', {
    input: accountInput,
    act: (ctx, account) => accounts.makeAccount(ctx, account),
    next: ({ id }) => `/accounts/${id}?done=made`,
    again: showNew,
  })
  web.get('/accounts/:id', showAccount)
  web.get('/accounts/:id/correction', (c) => showCorrection(c))
  web.post('/accounts/:id/correction', {
    input: correctInput,
    act: (ctx, change, c) => accounts.correctAccount(ctx, personIn(c), change),
    next: (_, c) => `/accounts/${personIn(c)}?done=corrected`,
    again: showCorrection,
  })
  confirmRoutes(web)
  linkRoutes(web)
}
