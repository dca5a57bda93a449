// The acts of this room, for its doors and for the rooms to the right of it.

export {
  copyChecklist,
  issueChecklist,
  loadInspectionsReference,
  putItem,
  removeItem,
} from './actions/checklist.ts'
export {
  changeFinding,
  noteFinding,
  remedyFinding,
  startRemedy,
  taskFinding,
  verifyFinding,
  withdrawFinding,
} from './actions/finding.ts'
export {
  beginVisit,
  cancelInspection,
  closeInspection,
  conclude,
  giveNotice,
  noteRefusal,
  orderInspection,
  recordMinutes,
  reopenVisit,
  reportOnSelf,
  saveSummary,
  signMinutes,
} from './actions/flow.ts'
export { draftPaper, draftPlanPaper } from './actions/papers.ts'
export { addTeam, draftPlan, drawVisits, issuePlan, planVisits, tellSelfInspection } from './actions/plan.ts'
export { savePhoto, saveVisit } from './actions/visit.ts'
