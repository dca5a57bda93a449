import type { Web } from '#platform/http.ts'
import { campaignRoutes } from './routes/campaigns.tsx'

/** The pages of the room. */
export const web = (web: Web): void => {
  campaignRoutes(web)
}
