import type { Ctx } from '#platform/context.ts'
import { afterPress, type Sent } from '#platform/form-tree.ts'
import { type Again, type C, idIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { rowsBy } from '#platform/table.ts'
import { formState } from '#ui/refused-form.ts'
import { tableLimits, tableOf } from '../../plans/facts.ts'
import { closeCampaign } from '../actions/box.ts'
import * as actions from '../actions/campaign.ts'
import * as pageFacts from '../facts/campaign-page.ts'
import { needCampaign, readCampaigns } from '../facts/campaigns.ts'
import { readCampaignForm, typedCampaign } from '../input/campaign-form.ts'
import { campaignForm, openInput, tableInput } from '../input/campaigns.ts'
import { nothingInput, versionInput } from '../input/questionnaires.ts'
import { campaignAddress } from '../pages/campaigns/address.ts'
import { CampaignFormPage, TablePage } from '../pages/campaigns/form.tsx'
import { CampaignsPage } from '../pages/campaigns/list.tsx'
import { type CampaignForms, CampaignPage } from '../pages/campaigns/one.tsx'
import { mayRun } from '../policy.ts'
import { listHeads, strataHeads } from '../rules/tables.ts'

const showCampaigns = async (c: C) => {
  const reading = await readCampaigns(c.var.ctx)
  return show(c, <CampaignsPage frame={await c.var.frame()} {...reading} />)
}

/** A campaign's page, with the form that was refused. */
export const showCampaign = async (c: C, which?: keyof CampaignForms, again?: Again) => {
  const { ctx } = c.var
  const reading = await pageFacts.readCampaign(ctx, idIn(c))
  const state = (name: keyof CampaignForms) =>
    formState(ctx.lang, name, c.var.sentence, which === name ? again : undefined)
  const forms = {
    open: state('open'),
    cards: state('cards'),
    replace: state('replace'),
    paper: state('paper'),
    close: state('close'),
  }
  return show(c, <CampaignPage frame={await c.var.frame()} reading={reading} forms={forms} />, again?.status)
}

type Shown = { again?: Again; values?: Sent }

// a form refused because the campaign was opened meanwhile still shows what was typed
const draftFor = (c: C, id: number, again: Again | undefined) =>
  again ? needCampaign(c.var.ctx, id) : pageFacts.needRun(c.var.ctx, id, 'draft')

const showForm = async (c: C, id: number | undefined, { again, values }: Shown = {}) => {
  const { ctx } = c.var
  if (!mayRun(ctx.actor)) throw new Refused('missing', 'page')
  const campaign = id === undefined ? undefined : await draftFor(c, id, again)
  const saved = campaign && typedCampaign(campaign, await pageFacts.groupsOfCampaign(ctx, campaign.id))
  const fresh = { year: String(c.var.year) }
  return show(
    c,
    <CampaignFormPage
      frame={await c.var.frame()}
      state={formState(ctx.lang, 'campaign', c.var.sentence, again, values ?? saved ?? fresh)}
      questionnaires={await pageFacts.campaignChoices(ctx)}
      campaign={campaign}
    />,
    again?.status,
  )
}

/** What the form of a campaign does: a button that changes its rows shows it again, anything else saves. */
const campaignSave =
  (save: (ctx: Ctx, sent: Sent, version: number | undefined, c: C) => Promise<number>) =>
  async (
    ctx: Ctx,
    value: { press?: string | undefined; version?: string | undefined } & Sent,
    c: C,
  ): Promise<{ id: number } | { values: Sent }> => {
    const { press, version, ...sent } = value
    if (press) {
      if (!mayRun(ctx.actor)) throw new Refused('missing', 'page')
      return { values: afterPress(sent, press) }
    }
    return { id: await save(ctx, sent, version === undefined ? undefined : Number(version), c) }
  }

type Saved = { id: number } | { values: Sent }

const showTable =
  (which: 'strata' | 'list') =>
  async (c: C, again?: Again): Promise<Response> => {
    const campaign = await draftFor(c, idIn(c), again)
    const state = formState(c.var.ctx.lang, which, c.var.sentence, again)
    const props = { frame: await c.var.frame(), state, campaign, which }
    return show(c, <TablePage {...props} />, again?.status)
  }

const here = (_: unknown, c: C) => campaignAddress(idIn(c))

const tableRoutes = (web: Web): void => {
  web.get('/surveys/campaigns/:id/strata', (c) => showTable('strata')(c))
  web.post('/surveys/campaigns/:id/strata', {
    input: tableInput,
    act: async (ctx, value, c) => {
      const lines = rowsBy(await tableOf(value, tableLimits(ctx.config)), strataHeads)
      await actions.saveStrata(ctx, idIn(c), lines)
    },
    next: here,
    again: showTable('strata'),
  })
  web.get('/surveys/campaigns/:id/list', (c) => showTable('list')(c))
  web.post('/surveys/campaigns/:id/list', {
    input: tableInput,
    act: async (ctx, value, c) => {
      const lines = rowsBy(await tableOf(value, tableLimits(ctx.config)), listHeads)
      await actions.takeList(ctx, idIn(c), lines)
    },
    next: here,
    again: showTable('list'),
  })
}

/** Campaigns: the list, one campaign, its form, its sample, opening and closing. */
export const campaignRoutes = (web: Web): void => {
  web.get('/surveys', showCampaigns)
  web.get('/surveys/campaigns/new', (c) => showForm(c, undefined))
  web.post('/surveys/campaigns', {
    input: campaignForm,
    act: campaignSave((ctx, sent) => actions.makeCampaign(ctx, readCampaignForm(sent))),
    next: (done: Saved, c) =>
      'id' in done ? campaignAddress(done.id) : showForm(c, undefined, { values: done.values }),
    again: (c, again) => showForm(c, undefined, { again }),
  })
  web.get('/surveys/campaigns/:id', (c) => showCampaign(c))
  web.get('/surveys/campaigns/:id/edit', (c) => showForm(c, idIn(c)))
  web.post('/surveys/campaigns/:id/edit', {
    input: campaignForm,
    act: campaignSave(async (ctx, sent, version, c) => {
      await actions.editCampaign(ctx, idIn(c), readCampaignForm(sent), version)
      return idIn(c)
    }),
    next: (done: Saved, c) =>
      'id' in done ? campaignAddress(done.id) : showForm(c, idIn(c), { values: done.values }),
    again: (c, again) => showForm(c, idIn(c), { again }),
  })
  tableRoutes(web)
  web.post('/surveys/campaigns/:id/sampling', {
    input: nothingInput,
    act: (ctx, _, c) => actions.computeSamples(ctx, idIn(c)),
    next: here,
    again: (c, again) => showCampaign(c, 'open', again),
  })
  web.post('/surveys/campaigns/:id/opening', {
    input: openInput,
    act: (ctx, value, c) => actions.openCampaign(ctx, idIn(c), value),
    next: here,
    again: (c, again) => showCampaign(c, 'open', again),
  })
  web.post('/surveys/campaigns/:id/closing', {
    input: versionInput,
    act: (ctx, { version }, c) => closeCampaign(ctx, idIn(c), version),
    next: here,
    again: (c, again) => showCampaign(c, 'close', again),
  })
}
