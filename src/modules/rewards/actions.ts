// The acts of this room, for its doors and for the rooms to the right of it.
export {
  appointRewardCouncil,
  castBallot,
  closeVote,
  giveCouncilReason,
  openVote,
} from './actions/council.ts'
export { decideRewards, draftPaper, revokeCertificate } from './actions/decide.ts'
export { enterEarlier, withdrawEarlier } from './actions/earlier.ts'
export { addRewardForm, changeRewardForm, endRewardForm } from './actions/forms.ts'
export { importAwards, type PrintedAward } from './actions/import.ts'
export {
  draftNomination,
  editNomination,
  listNomination,
  returnNomination,
  sendNomination,
  withdrawNomination,
} from './actions/nomination.ts'
export { editRewardRound, makeRewardRound, openRewardRound, proposeFromResult } from './actions/round.ts'
