// The SQL of this room by topic: plans, their rows, changes by decision, spending, the units that rows name.
export * from './store/changes.ts'
export * from './store/plans.ts'
export * from './store/rows.ts'
export * from './store/spending.ts'
export * from './store/units.ts'
