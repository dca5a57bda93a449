// Read-only figures of this room for the rooms to the right of it, and for the public portal.

export { readCampaigns } from './facts/campaigns.ts'
export { type SurveyAnswers, surveysAbout } from './facts/feeding.ts'
export { readReview } from './facts/findings.ts'
export { formOfCell as askedOf } from './facts/form.ts'
export { readQuestionnaires } from './facts/questionnaires.ts'
export { strataOf } from './store/stratum.ts'
