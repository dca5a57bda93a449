// The acts of this room that rooms to the right of it, the bench and the demonstration call.
export { giveDemoPassword, markDemoAccounts } from './actions/demo.ts'
export { importAccounts } from './actions/import.ts'
export { addScope, endMandate } from './actions/mandates.ts'
export { addSeatScopes, endSeatMandate, endSeatScope, giveSeatMandate } from './actions/seats.ts'
export { makeTokenFor } from './actions/tokens.ts'
