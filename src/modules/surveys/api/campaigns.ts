import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { needCampaign, readCampaigns } from '../facts/campaigns.ts'

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
})

/** Campaigns for programs. */
export const campaignApi = (api: Api): void => {
  api.get('/surveys', {
    summary: 'Survey campaigns, newest first, with how many codes were given and how many answers came',
    answer: z.object({ items: z.array(campaign) }),
    read: async (ctx) => ({ items: (await readCampaigns(ctx)).campaigns.map((one) => campaign.parse(one)) }),
  })
  api.get('/surveys/:id', {
    summary: 'One survey campaign',
    answer: campaign,
    read: async (ctx, _, c) => campaign.parse(await needCampaign(ctx, idIn(c))),
  })
}
