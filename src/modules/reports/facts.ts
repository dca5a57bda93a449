// What other rooms and the demonstration read of this room.
export { readIssue } from './facts/issue.ts'
export { indicatorByUnit } from './facts/measures.ts'
export { consolidatedOf, needPeriod } from './facts/period.ts'
export { askedOf } from './rules/asked.ts'
export type { ReadyForm } from './rules/computed.ts'
export type { Indicator } from './rules/form.ts'
export { type Punctuality, punctualityOf } from './store/punctuality.ts'
export { sheetsOf } from './store/sheet.ts'
