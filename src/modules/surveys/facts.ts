// Read-only figures of this room for the rooms to the right of it, and for the public portal.

export { type SurveyAnswers, surveysAbout } from './facts/feeding.ts'
