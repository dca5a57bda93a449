// The acts of this room, for its doors and for the rooms to the right of it.
export { addByDecision, dropByDecision, mergeByDecision } from './actions/change.ts'
export { type AnnexImport, copyRows, draftPlan, importAnnex, removeRow, saveRow } from './actions/draft.ts'
export {
  correctionOf,
  findSheet,
  readSheet,
  type SheetImport,
  sweepSheets,
  takeSheet,
  takeSheetInChunks,
  tasksOf,
} from './actions/import.ts'
export { issuePlan } from './actions/issue.ts'
export { draftReport } from './actions/report.ts'
export { limitsOf, readAnnexFile } from './actions/rows.ts'
export { addSpending } from './actions/spending.ts'
