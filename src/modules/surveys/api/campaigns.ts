import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { closeCampaign } from '../actions/box.ts'
import { makeCampaign, openCampaign } from '../actions/campaign.ts'
import { needCampaign, readCampaigns } from '../facts/campaigns.ts'
import { campaignInput, openInput } from '../input/campaigns.ts'
import { versionInput } from '../input/questionnaires.ts'

const campaign = z.object({
  id: z.number(),
  year: z.number(),
  title: z.string(),
  block: z.string().nullable(),
  state: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  sample: z.number(),
  issued: z.number(),
  answered: z.number(),
  answeredExact: z.boolean(),
})

const done = z.object({ done: z.boolean() })

/** Campaigns for programs. */
export const campaignApi = (api: Api): void => {
  api.get('/surveys', {
    summary:
      'Survey campaigns, newest first, with how many codes were given and how many answers came (at least, while people are asked)',
    answer: z.object({ items: z.array(campaign) }),
    read: async (ctx) => ({ items: (await readCampaigns(ctx)).campaigns.map((one) => campaign.parse(one)) }),
  })
  api.get('/surveys/:id', {
    summary: 'One survey campaign',
    answer: campaign,
    read: async (ctx, _, c) => campaign.parse(await needCampaign(ctx, idIn(c))),
  })
  api.post('/surveys', {
    summary: 'Drafts a campaign over an issued questionnaire',
    input: campaignInput,
    answer: z.object({ id: z.number() }),
    status: 201,
    act: async (ctx, value) => ({ id: await makeCampaign(ctx, value) }),
  })
  api.post('/surveys/:id/opening', {
    summary: 'Opens a campaign',
    input: openInput,
    answer: done,
    act: async (ctx, value, c) => {
      await openCampaign(ctx, idIn(c), value)
      return { done: true }
    },
  })
  api.post('/surveys/:id/closing', {
    summary: 'Closes a campaign before its last day is over',
    input: versionInput,
    answer: done,
    act: async (ctx, { version }, c) => {
      await closeCampaign(ctx, idIn(c), version)
      return { done: true }
    },
  })
}
