// Read-only figures of this room for the rooms to the right of it, and for the public portal.

export { readCampaigns } from './facts/campaigns.ts'
export { askedPopulations, type SurveyAnswers, surveysAbout } from './facts/feeding.ts'
export { readReview } from './facts/findings.ts'
export { formOfCell as askedOf } from './facts/form.ts'
export { readQuestionnaires } from './facts/questionnaires.ts'
export { isShown, pagesOf } from './rules/branch.ts'
export { filledColumns } from './rules/filled.ts'
export { fieldName } from './rules/read.ts'
export { strataOf } from './store/stratum.ts'
