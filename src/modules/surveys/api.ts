import type { Api } from '#platform/http.ts'
import { campaignApi } from './api/campaigns.ts'
import { findingsApi } from './api/findings.ts'
import { questionnaireApi } from './api/questionnaires.ts'

/** What programs may ask of the room. */
export const api = (api: Api): void => {
  campaignApi(api)
  questionnaireApi(api)
  findingsApi(api)
}
