// The acts of this room, for its doors, for the rooms to the right of it and for the demonstration.
export { decideRound, draftDecision, prepareDecision } from './actions/decision.ts'
export { enterDiscipline, withdrawDiscipline } from './actions/discipline.ts'
export { castVote, closeMeeting, openMeeting } from './actions/meeting.ts'
export { answerObjection, fileObjection } from './actions/objection.ts'
export { computeProposals, confirmCause, saveFact, setAside, withdrawCause } from './actions/prepare.ts'
export { appointCouncil, editRound, importPrintedRating, makeRound, openRound } from './actions/round.ts'
export { importScheme, issueScheme } from './actions/schemes.ts'
export { assessSelf, comment } from './actions/speak.ts'
