// The acts of this room, for its doors and for the rooms to the right of it.
export { type ActWish, actOnTask, type Done } from './actions/act.ts'
export { actOnTasks, type BulkLine } from './actions/bulk.ts'
export {
  type Assignment,
  type Given,
  giveInstruction,
  giveInstructions,
  giveSigned,
  type NewInstruction,
  type SourceKind,
} from './actions/give.ts'
export { giveOwnTask, giveOwnTasks } from './actions/give-own.ts'
export {
  addEvidence,
  addNote,
  type EvidenceWish,
  type SubmissionWish,
  submitTask,
  tellPart,
  withdrawEvidence,
} from './actions/papers.ts'
export { givePart, type PartWish } from './actions/parts.ts'
export { makeRecurring } from './actions/recurring.ts'
export { remindDue } from './actions/reminders.ts'
export { removeView, saveView } from './actions/views.ts'
