// The acts of this room, for rooms to the right of it and for the demonstration.
export { makeAccount } from './actions/accounts.ts'
export { giveDemoPassword, markDemoAccounts } from './actions/demo.ts'
export { type AccountImport, importAccounts } from './actions/import.ts'
export { addScope, giveMandate, nameDeputy } from './actions/mandates.ts'
export { makeTokenFor } from './actions/tokens.ts'
