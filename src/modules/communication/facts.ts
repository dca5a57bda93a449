// What rooms to the right, and the gathering rooms, may know of communication.
export { type CommunicationFigures, communicationFigures, countedChannels } from './facts/measures.ts'
export { search, sheet, sheetRows, waitingFor } from './facts/offers.ts'
