import type { Web } from '#platform/http.ts'
import { answerRoutes } from './routes/answer.tsx'
import { campaignWorkRoutes } from './routes/campaign-work.tsx'
import { campaignRoutes } from './routes/campaigns.tsx'
import { findingsRoutes } from './routes/findings.tsx'
import { previewRoutes } from './routes/preview.tsx'
import { questionnaireRoutes } from './routes/questionnaires.tsx'

/** The pages of the room. */
export const web = (web: Web): void => {
  campaignRoutes(web)
  campaignWorkRoutes(web)
  questionnaireRoutes(web)
  previewRoutes(web)
  answerRoutes(web)
  findingsRoutes(web)
}
