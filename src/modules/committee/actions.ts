// The acts of this room, for its doors, the demonstration and the rooms to the right of it.
export { assignSeat, endAssignment } from './actions/assign.ts'
export { addDuty, addSeat, endSeat, foundCommittee } from './actions/found.ts'
export { passOn, seatHolder } from './actions/holder.ts'
