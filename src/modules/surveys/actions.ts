// The acts of this room, for its doors and for the rooms to the right of it.

export { closeCampaign } from './actions/box.ts'
export { makeCampaign, openCampaign, saveStrata } from './actions/campaign.ts'
export { handOutPaper } from './actions/codes.ts'
export { resultJob, startResult } from './actions/compute.ts'
export { takeFilled } from './actions/filled.ts'
export { decideOnAnswers, lookJob, lookThrough } from './actions/look.ts'
export { draftQuestionnaire, issueQuestionnaire } from './actions/questionnaire.ts'
