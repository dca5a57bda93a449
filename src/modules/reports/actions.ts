// The acts of this room, for the demonstration and for the rooms to the right of it.
export { acceptReport, acceptSound, returnReport } from './actions/check.ts'
export { decideCorrection, proposeCorrection } from './actions/correction.ts'
export { draftForm, saveIndicator } from './actions/form.ts'
export { draftReport, issueReport, saveNarrative, submitReport } from './actions/issue.ts'
export { takePapers } from './actions/paper.ts'
export { lockPeriod, openPeriod } from './actions/period.ts'
export { signReport } from './actions/sign.ts'
export { saveFields } from './actions/value.ts'
