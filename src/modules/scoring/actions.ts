// The acts of this room, for its doors and for the rooms to the right of it.
export { answerObjection, fileObjection } from './actions/objection.ts'
export {
  computeResult,
  decideResult,
  draftDecision,
  importPrintedRound,
  publishResult,
} from './actions/result.ts'
export { issueSet } from './actions/sets.ts'
export { importSet } from './actions/sets-import.ts'
