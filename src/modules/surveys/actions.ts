// The acts of this room, for its doors and for the rooms to the right of it.

export { fillForCell } from './actions/answer.ts'
export { closeCampaign } from './actions/box.ts'
export { makeCampaign, openCampaign, saveStrata, takeList } from './actions/campaign.ts'
export { handOutPaper, makeCards } from './actions/codes.ts'
export { resultJob, startResult } from './actions/compute.ts'
export { takeFilled } from './actions/filled.ts'
export { decideOnAnswers, lookJob, lookThrough } from './actions/look.ts'
export { draftQuestionnaire, issueQuestionnaire } from './actions/questionnaire.ts'
