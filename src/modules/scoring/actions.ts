// The acts of this room, for its doors and for the rooms to the right of it.

export { agreeWithSelf, finishDomain } from './actions/appraise.ts'
export { drawSample, enterBlind } from './actions/calibration.ts'
export { addEvidence } from './actions/evidence.ts'
export { answerRequest, requestExplanation } from './actions/explain.ts'
export { appraiseExtra, claimExtra } from './actions/extra.ts'
export { planImprovement } from './actions/improvement.ts'
export {
  adoptInitiative,
  changeInitiative,
  recogniseInitiative,
  registerInitiative,
  withdrawInitiative,
} from './actions/initiative.ts'
export { askIntervals } from './actions/intervals.ts'
export { answerObjection, fileObjection } from './actions/objection.ts'
export {
  computeResult,
  decideResult,
  draftDecision,
  importPrintedRound,
  publishResult,
} from './actions/result.ts'
export { appointAppraiser, appointCouncil, makeRound, openRound, reopenStage } from './actions/round.ts'
export { cloneSet, issueSet } from './actions/sets.ts'
export { saveNode } from './actions/sets-edit.ts'
export { importSet, keepSetUpload } from './actions/sets-import.ts'
export { signOff } from './actions/sign.ts'
export { saveValue } from './actions/value.ts'
