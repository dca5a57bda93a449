import { z } from 'zod'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { id } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { serveBytes, serveXlsx } from '../../documents/facts.ts'
import { tableLimits, tableOf } from '../../plans/facts.ts'
import { type Filled, fillForCell } from '../actions/answer.ts'
import { handOutPaper, makeCards, replaceCards } from '../actions/codes.ts'
import { takeFilled } from '../actions/filled.ts'
import { invite, remind } from '../actions/letters.ts'
import { needRun, strataOfCampaign } from '../facts/campaign-page.ts'
import { needCampaign } from '../facts/campaigns.ts'
import { type AskedForm, formOfCell } from '../facts/form.ts'
import { tableOf as blankTable, cardsOf } from '../facts/papers.ts'
import { answersIn, type PressInput, pressInput } from '../input/answer.ts'
import { cardsInput, replacementInput } from '../input/campaigns.ts'
import { nothingInput } from '../input/questionnaires.ts'
import { EntryPage } from '../pages/answer/inside.tsx'
import { campaignAddress } from '../pages/campaigns/address.ts'
import { FilledPage } from '../pages/campaigns/filled.tsx'
import { type BadAnswer, readAnswers, type SentForm } from '../rules/read.ts'
import type { Step } from '../rules/step.ts'
import { pageState } from './answer.tsx'
import { showCampaign } from './campaigns.tsx'

const here = (_: unknown, c: C) => campaignAddress(idIn(c))

/** Where this server is reached, when no public address is set. */
const addressOf = (c: C): string => new URL(c.req.url).origin

const channelOf = (text: unknown): 'paper' | 'phone' => (text === 'phone' ? 'phone' : 'paper')

type Entering = {
  form: AskedForm
  step: Extract<Step, { page: number }>
  sent: SentForm
  stratum: number
  channel: 'paper' | 'phone'
}

const showEntry = async (c: C, entering?: Entering, entered = false) => {
  const { ctx } = c.var
  const campaign = await needRun(ctx, idIn(c), 'open')
  const strata = (await strataOfCampaign(ctx, campaign.id)).filter((one) => one.sample > 0)
  const at = entering && {
    ...entering.form,
    page: entering.step.page,
    answers: entering.step.answers,
    sent: entering.sent,
    state: pageState(c, { pages: entering.form.pages, sent: entering.sent }, entering.step.bad),
  }
  const { stratum = 0, channel = 'paper' } = entering ?? {}
  const page = (
    <EntryPage
      frame={await c.var.frame()}
      campaign={campaign}
      strata={strata}
      pick={formState(ctx.lang, 'entry', c.var.sentence)}
      entering={
        at && {
          at,
          hidden: { stratum, channel },
          about: strata.find(({ id: one }) => one === stratum)?.name ?? '',
        }
      }
      entered={entered}
    />
  )
  return show(c, page, (entering?.step.bad.length ?? 0) > 0 ? 422 : 200)
}

const entryQuery = z.object({ stratum: id.optional(), channel: z.string().optional() })

const openEntry = async (c: C) => {
  const { stratum, channel } = queryIn(c, entryQuery)
  const campaign = await needRun(c.var.ctx, idIn(c), 'open')
  if (stratum === undefined) return showEntry(c)
  const form = await formOfCell(c.var.ctx, campaign, stratum)
  const step = { page: 0, bad: [], answers: {} }
  return showEntry(c, { form, step, sent: {}, stratum, channel: channelOf(channel) })
}

const showFilled = (c: C, filled: Filled, value: PressInput): Promise<Response> => {
  if ('thanks' in filled) return showEntry(c, undefined, true)
  const { form, step } = filled
  const channel = channelOf(value.channel)
  return showEntry(c, { form, step, sent: answersIn(value), stratum: value.stratum ?? 0, channel })
}

const showEntryAgain = async (c: C, again: Again): Promise<Response> => {
  const campaign = await needRun(c.var.ctx, idIn(c), 'open')
  const stratum = Number(again.typed.stratum) || 0
  const form = await formOfCell(c.var.ctx, campaign, stratum)
  const sent = answersIn(again.typed)
  const page = Math.min(Number(again.typed.page) || 0, form.pages.length)
  const { answers } = readAnswers(form.questionnaire, form.pages.slice(0, page), sent)
  const bad: BadAnswer[] = again.fields.map(({ field, reason }) => ({ field, reason }))
  const whole = bad.length > 0 ? bad : [{ field: '', reason: again.reason ?? 'bad-input' }]
  const channel = channelOf(again.typed.channel)
  return showEntry(c, { form, step: { page, bad: whole, answers }, sent, stratum, channel })
}

/** A clerk enters a form. `alone`: the key of a form would be kept with the clerk's number, so none is. */
const entryRoutes = (web: Web): void => {
  web.get('/surveys/campaigns/:id/entry', openEntry)
  web.post('/surveys/campaigns/:id/entry', {
    input: pressInput,
    alone: true,
    act: async (ctx, value, c) => {
      if (value.stratum === undefined) throw new Refused('missing', 'page')
      const filling = { sent: answersIn(value), press: { act: value.press, page: value.page }, seconds: null }
      return {
        filled: await fillForCell(ctx, idIn(c), value.stratum, filling, channelOf(value.channel)),
        value,
      }
    },
    next: ({ filled, value }, c) => showFilled(c, filled, value),
    again: showEntryAgain,
  })
}

// a form refused because the campaign was closed meanwhile still shows what was wished
const openFor = (c: C, again: Again | undefined) =>
  again ? needCampaign(c.var.ctx, idIn(c)) : needRun(c.var.ctx, idIn(c), 'open')

const showFilledForm = async (c: C, again?: Again) => {
  const { ctx } = c.var
  const campaign = await openFor(c, again)
  const strata = (await strataOfCampaign(ctx, campaign.id)).filter((one) => one.sample > 0)
  const state = formState(ctx.lang, 'filled', c.var.sentence, again)
  return show(
    c,
    <FilledPage frame={await c.var.frame()} campaign={campaign} strata={strata} state={state} />,
    again?.status,
  )
}

const giveTable = async (c: C) => {
  const { stratum: chosen } = queryIn(c, z.object({ stratum: id.optional() }))
  const campaign = await needRun(c.var.ctx, idIn(c), 'open')
  const strata = chosen ? [] : await strataOfCampaign(c.var.ctx, campaign.id)
  const stratum = chosen ?? strata.find((one) => one.sample > 0)?.id ?? 0
  const form = await formOfCell(c.var.ctx, campaign, stratum)
  return serveXlsx(await blankTable(form), `phieu-${campaign.id}-${stratum}.xlsx`)
}

const filledInput = z.object({
  stratumId: id,
  file: z
    .instanceof(File, { message: 'required' })
    .refine((file) => file.size > 0 || file.name !== '', 'required'),
})

const fileRoutes = (web: Web): void => {
  web.get('/surveys/campaigns/:id/filled', (c) => showFilledForm(c))
  web.get('/surveys/campaigns/:id/table.xlsx', giveTable)
  web.post('/surveys/campaigns/:id/filled', {
    input: filledInput,
    act: async (ctx, { stratumId, file }, c) => {
      const table = await tableOf({ file }, tableLimits(ctx.config))
      await takeFilled(ctx, idIn(c), stratumId, table)
    },
    next: here,
    again: showFilledForm,
  })
}

/** What is done while a campaign asks: letters, cards, paper, telephone, files. */
export const campaignWorkRoutes = (web: Web): void => {
  web.post('/surveys/campaigns/:id/letters', {
    input: nothingInput,
    act: (ctx, _, c) => invite(ctx, idIn(c)),
    next: here,
    again: (c, again) => showCampaign(c, 'close', again),
  })
  web.post('/surveys/campaigns/:id/reminders', {
    input: nothingInput,
    act: (ctx, _, c) => remind(ctx, idIn(c)),
    next: here,
    again: (c, again) => showCampaign(c, 'close', again),
  })
  web.post('/surveys/campaigns/:id/cards', {
    input: cardsInput,
    // printed once, and nothing of it is kept: pressed twice, other cards come
    alone: true,
    act: (ctx, value, c) => makeCards(ctx, idIn(c), value, (sheet) => cardsOf(ctx, addressOf(c), sheet)),
    next: async (pdf) => serveBytes(pdf, 'the-tra-loi.pdf', 'application/pdf'),
    again: (c, again) => showCampaign(c, 'cards', again),
  })
  web.post('/surveys/campaigns/:id/replacements', {
    input: replacementInput,
    alone: true,
    act: (ctx, value, c) =>
      replaceCards(ctx, idIn(c), value.codes, (sheet) => cardsOf(ctx, addressOf(c), sheet)),
    next: async (pdf) => serveBytes(pdf, 'the-thay-the.pdf', 'application/pdf'),
    again: (c, again) => showCampaign(c, 'replace', again),
  })
  web.post('/surveys/campaigns/:id/paper', {
    input: cardsInput,
    act: (ctx, value, c) => handOutPaper(ctx, idIn(c), value),
    next: here,
    again: (c, again) => showCampaign(c, 'paper', again),
  })
  entryRoutes(web)
  fileRoutes(web)
}
