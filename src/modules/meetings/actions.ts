// The acts of this room, for its doors, the demonstration and the rooms to the right of it.
export {
  addPaper,
  answerInvitation,
  callMeeting,
  cancelMeeting,
  changeMeeting,
  invite,
  makeMeeting,
} from './actions/call.ts'
export {
  addConclusion,
  addOpinion,
  approveMinutes,
  recordAttendance,
  removeConclusion,
  writeMinutes,
} from './actions/hold.ts'
export {
  type ReportKey,
  recommendProposal,
  returnMemberReport,
  saveMemberReport,
  sendMemberReport,
} from './actions/member-report.ts'
export { draftNotice, issueNotice } from './actions/notice.ts'
export {
  answerRecommendation,
  assignRecommendation,
  recommend,
  withdrawRecommendation,
} from './actions/recommend.ts'
export { tellMemberReports } from './actions/tell-reports.ts'
