// What other rooms and the demonstration read of this room.
export { consolidatedOf, needPeriod, readPeriod } from './facts/period.ts'
export { readSheet } from './facts/sheet.ts'
export { type Punctuality, punctualityOf } from './store/punctuality.ts'
