// The acts of this room, for its doors and the demonstration.
export { acknowledge, returnAcknowledgement } from './actions/acknowledge.ts'
export {
  addActivityFile,
  correctActivity,
  mostFiles,
  recordActivity,
  withdrawActivity,
  withdrawActivityFile,
} from './actions/activity.ts'
export { addChannel, endChannel, loadCommunicationReference } from './actions/channel.ts'
export { findImport, importLimits, readImport, sweepImports, takeImport } from './actions/import.ts'
export { addUnits, askUnits, extendRequest, remindUnits, withdrawRequest } from './actions/request.ts'
