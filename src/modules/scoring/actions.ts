// The acts of this room, for its doors and for the rooms to the right of it.

export { planImprovement } from './actions/improvement.ts'
export {
  adoptInitiative,
  changeInitiative,
  recogniseInitiative,
  registerInitiative,
  withdrawInitiative,
} from './actions/initiative.ts'
export { answerObjection, fileObjection } from './actions/objection.ts'
export {
  computeResult,
  decideResult,
  draftDecision,
  importPrintedRound,
  publishResult,
} from './actions/result.ts'
export { cloneSet, issueSet } from './actions/sets.ts'
export { importSet, keepSetUpload } from './actions/sets-import.ts'
