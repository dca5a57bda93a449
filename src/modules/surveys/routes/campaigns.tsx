import { type C, show, type Web } from '#platform/http.ts'
import { readCampaigns } from '../facts/campaigns.ts'
import { CampaignsPage } from '../pages/campaigns/list.tsx'

const showCampaigns = async (c: C) => {
  const reading = await readCampaigns(c.var.ctx)
  return show(c, <CampaignsPage frame={await c.var.frame()} {...reading} />)
}

/** Campaigns: the list, one campaign, its sample and codes. */
export const campaignRoutes = (web: Web): void => {
  web.get('/surveys', showCampaigns)
}
